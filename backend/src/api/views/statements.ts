import { dayOf } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import type { PayeeKind } from "../../domain/members";
import { type Head, HEADS, netOf } from "../../domain/pay/heads";
import { factsFrom } from "../../domain/pay/legal-split";
import { counted } from "../../domain/pay/grades";
import { formatCounted, formatQuantity } from "../../domain/pay/quantity";
import type { StatementSums } from "../../modules/books/pay-statements";
import type { PayLine, PayRun } from "../../modules/books/pay-types";
import type { StoredVersion } from "../../modules/rule-set/types";
import type { CoopFacts } from "../../workflows/pay/coop-facts";
import { adjustmentView, divisionView, gradedView, partsOf, payrollView } from "./pay";

/**
 * A sheet for each member: their own code and figures, where each part goes, what is kept for them, their year; and, apart
 * from the sheets, which law each part is by.
 */
export function statementsView(
  run: PayRun,
  coop: CoopFacts,
  sums: ReadonlyMap<string, StatementSums>,
  kinds: ReadonlyMap<string, PayeeKind>,
  rule_sets: readonly StoredVersion[],
) {
  const { month, kind, method, currency, amount, demo_split, lines } = run;
  const wire = (minor: bigint) => toWire(minor, currency);
  const heads = (of: readonly { head: Head; amount: bigint }[]) =>
    of.map(({ head, amount: part }) => ({ head, amount: wire(part) }));
  return {
    coop_name: coop.name,
    month,
    kind,
    method,
    division: divisionView(run),
    /** What was divided: all of it but what was adjusted. */
    fund: wire(lines.reduce((sum, { adjustment }) => sum - (adjustment?.amount ?? 0n), amount)),
    all_worked: formatQuantity(lines.reduce((sum, { quantity }) => sum + quantity, 0n)),
    all_counted: formatCounted(lines.reduce((sum, line) => sum + counted(line), 0n)),
    /** How many had work, and so a part. */
    members: lines.filter(({ quantity }) => quantity > 0n).length,
    demo_split,
    key: keyOf(run, rule_sets),
    statements: lines.map((line) => {
      const { held = [], year } = sums.get(line.member_id) ?? {};
      return {
        code: line.code,
        quantity: formatQuantity(line.quantity),
        grades: line.grades.map(gradedView),
        counted: formatCounted(counted(line)),
        adjustment: adjustmentView(line, currency),
        amount: wire(line.amount),
        heads: line.heads.map(({ amount: part, ...head }) => ({ ...head, amount: wire(part) })),
        net: wire(netOf(line.heads)),
        payroll: payrollView(line, currency, method),
        estimate: partsOf(line.estimate, currency),
        carried: Object.entries(line.carried).map(([head, left]) => ({ head, amount: wire(left) })),
        payments: line.payments.map(({ id, paid_to, amount: part, state, waits }) => ({
          ...{ paid_to, state, waits, payee: kinds.get(id) ?? null },
          amount: wire(part),
        })),
        held: heads(held),
        year: { pay: wire(year?.pay ?? 0n), heads: heads(year?.heads ?? []) },
        paid_on: paidOn(line, coop),
      };
    }),
  };
}

/**
 * By head: in which words the rule sets name it, and the citation. Of what the run has, in the order in which it is shown.
 * What was kept is let go as it is: no rule set divides it, so there is nothing to explain.
 */
function keyOf(run: PayRun, rule_sets: readonly StoredVersion[]) {
  if (run.method === "locked") return { rule_sets: [], heads: [] };
  const marks = run.lines.flatMap(({ made_from }) =>
    made_from === null
      ? []
      : factsFrom(made_from).stretches.map(({ rules }) => `${rules.id} ${rules.version}`),
  );
  const used_sets = rule_sets
    .filter(({ rule_set_id, version }) => marks.includes(`${rule_set_id} ${version}`))
    .map(({ document }) => document);
  const rules = used_sets.flatMap(({ heads, regimes }) => [
    ...heads,
    ...Object.values(regimes).flatMap(({ heads: own = [] }) => own),
  ]);
  const used = new Set(run.lines.flatMap(({ heads }) => heads.map(({ head }) => head)));
  return {
    rule_sets: used_sets.map(({ name }) => name),
    heads: HEADS.filter((head) => used.has(head)).map((head) => {
      const rule = rules.find((one) => one.head === head);
      return { head, words: rule?.words ?? null, citation: rule?.citation ?? null };
    }),
  };
}

/** The day on which the last of a line's payees was paid; null while one is not. */
function paidOn({ payments }: PayLine, coop: CoopFacts): string | null {
  const sent = payments.filter(({ waits }) => !waits);
  const days = sent.flatMap(({ state, settled_at }) =>
    state === "paid" && settled_at ? [dayOf(settled_at, coop.time_zone)] : [],
  );
  return days.length === sent.length ? (days.sort().at(-1) ?? null) : null;
}
