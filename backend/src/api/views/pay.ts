import type { MedusaContainer } from "@medusajs/framework/types";
import { toWire } from "../../adapters/money";
import { PURPOSES } from "../../domain/books/coop-accounts";
import { PARTS, type Parts } from "../../domain/books/cutting";
import type { Currency } from "../../domain/currency";
import { payeeFor } from "../../domain/members";
import { daysInMonth } from "../../domain/pay/months";
import type { Grade, GradedWork } from "../../domain/pay/grades";
import { counted } from "../../domain/pay/grades";
import { formatCounted, formatQuantity } from "../../domain/pay/quantity";
import type {
  BookGrant,
  CoopSettlement,
  PayLine,
  PayRun,
  PayRunDraft,
  PayRunRow,
  WorkMonth,
  WorkMonthSummary,
} from "../../modules/books/pay-types";
import type { SinceLast } from "../../modules/books/pay-last";
import type { Balance, Posting } from "../../modules/books/types";
import type { PayeeInForce } from "../../modules/member/types";
import type { StoredVersion } from "../../modules/rule-set/types";
import { members, ruleSets, staff } from "../../workflows/services";
import { partsView } from "./breakdown";

/** Ids in a co-op's own words: a member's code, a colleague's e-mail address. */
export type CoopWords = { codes: Map<string, string>; people: Map<string, string> };

export async function coopWords(container: MedusaContainer, coop_id: string): Promise<CoopWords> {
  const [known, people] = await Promise.all([
    members(container).listMembers(coop_id),
    staff(container).staffOfCoop(coop_id),
  ]);
  return {
    codes: new Map(known.map(({ id, code }) => [id, code])),
    people: new Map(people.map(({ id, email }) => [id, email])),
  };
}

/** With these a run says whom to pay: whose account it is and whether somebody checked it, never which account. */
export type RunWords = CoopWords & { payees: PayeeInForce[]; rule_sets: StoredVersion[] };

export async function runWords(container: MedusaContainer, coop_id: string): Promise<RunWords> {
  const [words, payees, rule_sets] = await Promise.all([
    coopWords(container, coop_id),
    members(container).payeesInForce(coop_id),
    ruleSets(container).versions(),
  ]);
  return { ...words, payees, rule_sets };
}

export function coopSettlementRow(settlement: CoopSettlement) {
  const { id, status, total, currency, created_at, paid_at, credit } = settlement;
  return {
    id,
    status,
    total: toWire(total, currency),
    created_at,
    paid_at,
    credit: credit && {
      amount: toWire(credit.amount, credit.currency),
      credited_on: credit.credited_on,
      parts: Object.fromEntries(
        PURPOSES.map((purpose) => [purpose, toWire(credit.parts[purpose], credit.currency)]),
      ),
    },
  };
}

export function coopSettlementPage(settlement: CoopSettlement) {
  const { lines, currency } = settlement;
  return {
    ...coopSettlementRow(settlement),
    lines: lines.map(({ order_display_id, kind, amount, parts }) => ({
      order_display_id,
      kind,
      amount: toWire(amount, currency),
      parts: partsView(parts, currency),
    })),
    parts: partsView(sumOf(lines), currency),
  };
}

function sumOf(lines: readonly { parts: Parts }[]): Parts {
  const sum = Object.fromEntries(PARTS.map((part) => [part, 0n])) as Parts;
  for (const { parts } of lines) for (const part of PARTS) sum[part] += parts[part];
  return sum;
}

/** The co-op's own accounts always, and those of members and payments while they hold something. */
export function bookView(
  balances: readonly Balance[],
  currency: Currency,
  grant: BookGrant | null,
  words: CoopWords,
) {
  const own = ["bank", ...PURPOSES].map((account) => {
    const found = balances.find((one) => one.account === account && one.currency === currency);
    return { account, label: found?.label ?? account, balance: toWire(found?.balance ?? 0n, currency) };
  });
  const others = balances
    .filter(({ account, balance }) => account.includes(":") && balance !== 0n)
    .map(({ account, label, balance, currency: of }) => ({
      account: accountName(account, words),
      label,
      balance: toWire(balance, of),
    }));
  return { currency_code: currency, accounts: [...own, ...others], grant };
}

export function coopPostingView(posting: Posting, words: CoopWords) {
  const { id, kind, amount, currency, note, made_by, member_id } = posting;
  return {
    id,
    /** The day the bank credited a settlement; otherwise the moment it was recorded. */
    at: posting.occurred_at,
    recorded_at: posting.recorded_at,
    kind,
    reference: posting.reference,
    debit: accountName(posting.debit, words),
    credit: accountName(posting.credit, words),
    amount: toWire(amount, currency),
    note,
    made_by: made_by && (words.people.get(made_by) ?? null),
    member_code: member_id && (words.codes.get(member_id) ?? null),
  };
}

/** `member:P-01:own` in place of the member's id. */
function accountName(account: string, { codes }: CoopWords): string {
  const [kind, id = "", head] = account.split(":");
  return kind === "member" ? `member:${codes.get(id) ?? id}:${head}` : account;
}

export function workMonthRow({ month, kind, total, members: count, run }: WorkMonthSummary) {
  return { month, kind, total: formatQuantity(total), members: count, run };
}

/** In the order of the codes, as it is typed. */
export function workMonthView(work: WorkMonth, { codes }: CoopWords) {
  const { month, kind, version, closed, entries } = work;
  return {
    month,
    kind,
    grades: work.grades.map(gradeView),
    version,
    closed,
    entries: entries
      .map(({ member_id, quantity, grades }) => ({
        member_id,
        code: codes.get(member_id) ?? member_id,
        quantity: formatQuantity(quantity),
        grades: grades.map(gradedView),
      }))
      .sort((left, right) => (left.code < right.code ? -1 : 1)),
    days_in_month: daysInMonth(month),
  };
}

function gradeView({ grade, weight }: Grade) {
  return { grade, weight: formatQuantity(weight) };
}

export function gradedView({ quantity, ...grade }: GradedWork) {
  return { ...gradeView(grade), quantity: formatQuantity(quantity) };
}

/** What is paid for one hour or one full piece is told where that decides. */
export function divisionView({ division, currency }: Pick<PayRunDraft, "division" | "currency">) {
  return (
    division && { by: division.by, rate: division.rate === null ? null : toWire(division.rate, currency) }
  );
}

/** `rule_sets` give the name in three languages, of which a run keeps one; `payees` whom each part goes to. */
export function draftView(draft: PayRunDraft, { rule_sets, payees }: Pick<RunWords, "rule_sets" | "payees">) {
  return { ...draftHead(draft, rule_sets), lines: linesView(draft, payees) };
}

function linesView({ lines, currency, method }: PayRunDraft, payees: readonly PayeeInForce[]) {
  const of_member = new Map<string, PayeeInForce[]>();
  for (const payee of payees)
    of_member.set(payee.member_id, [...(of_member.get(payee.member_id) ?? []), payee]);
  return lines.map((line) => lineView(line, currency, of_member.get(line.member_id) ?? [], method));
}

function draftHead(draft: Omit<PayRunDraft, "lines">, rule_sets: readonly StoredVersion[]) {
  const { month, kind, currency, amount, work_version, method, rule_set, demo_split } = draft;
  return {
    month,
    kind,
    amount: toWire(amount, currency),
    work_version,
    method,
    division: divisionView(draft),
    rule_set: {
      ...rule_set,
      name: rule_sets.find(({ rule_set_id }) => rule_set_id === rule_set.id)?.document.name ?? null,
    },
    demo_split,
    /** What the co-op's own money brings where pay that is due is above the work fund. */
    top_up: toWire(draft.top_up, currency),
    /** The amount above which the network signs too; null where it does not. */
    third_above: draft.third_above === null ? null : toWire(draft.third_above, currency),
  };
}

export function payRunView(run: PayRun, words: RunWords) {
  const { lines, method } = run;
  return {
    ...payRunRow({ ...run, code: method === "locked" ? (lines[0]?.code ?? null) : null }, words),
    lines: linesView(run, words.payees),
  };
}

const NOT_APPROVED: ReadonlySet<PayRun["status"]> = new Set([
  "proposed",
  "awaiting_network",
  "rejected",
  "withdrawn",
]);

/** A run as a list shows it: its lines are on its own page. */
export function payRunRow(run: PayRunRow, { people, rule_sets }: Pick<RunWords, "people" | "rule_sets">) {
  const { id, status, hash, reason, code } = run;
  const decided_by = run.decided_by && (people.get(run.decided_by) ?? null);
  const approved = !NOT_APPROVED.has(status);
  return {
    ...draftHead(run, rule_sets),
    id,
    /** Of whom it is, where it is of one member. */
    code,
    status,
    hash,
    proposed_by: people.get(run.proposed_by) ?? null,
    proposed_by_id: run.proposed_by,
    proposed_at: run.proposed_at,
    approved_by: approved ? decided_by : null,
    approved_at: approved ? run.decided_at : null,
    /** Who of the co-op approved what the network signs, and when the network signed or refused it. */
    seconded_by: run.seconded_by && (people.get(run.seconded_by) ?? null),
    seconded_at: run.seconded_at,
    third_at: run.third_at,
    decided_by,
    decided_at: run.decided_at,
    reason,
    /** Why, as who proposed it said; a month's pay has none. */
    note: run.note ?? null,
    reversed_by: run.reversed_by && (people.get(run.reversed_by) ?? null),
    reversed_at: run.reversed_at,
    closed_by: run.closed_by && (people.get(run.closed_by) ?? null),
    closed_at: run.closed_at,
  };
}

function lineView(
  line: PayLine,
  currency: Currency,
  payees: readonly PayeeInForce[],
  method: PayRun["method"],
) {
  const { member_id, code, quantity, amount, heads, carried, payments } = line;
  return {
    member_id,
    code,
    quantity: formatQuantity(quantity),
    grades: line.grades.map(gradedView),
    /** What the quantity counts when a fund is divided by it. */
    counted: formatCounted(counted(line)),
    amount: toWire(amount, currency),
    adjustment: adjustmentView(line, currency),
    /** `payee`: of which kind whoever would be paid today is; null for what the co-op keeps, and where there is nobody. */
    heads: heads.map(({ amount: part, ...head }) => ({
      ...head,
      amount: toWire(part, currency),
      payee: payeeView(payeeFor(head.paid_to, payees)),
    })),
    payroll: payrollView(line, currency, method),
    estimate: partsOf(line.estimate, currency),
    carried: Object.entries(carried).map(([head, left]) => ({ head, amount: toWire(left, currency) })),
    payments: payments.map(({ id, paid_to, amount: part, state, waits }) => ({
      ...{ id, paid_to, state, waits },
      amount: toWire(part, currency),
      payee: payeeView(payeeFor(paid_to, payees)),
    })),
  };
}

export function adjustmentView({ adjustment }: PayLine, currency: Currency) {
  return adjustment && { amount: toWire(adjustment.amount, currency), reason: adjustment.reason };
}

/** What is withheld of a gross and what it leaves; null where pay is no payroll's. */
export function payrollView({ amount, heads }: PayLine, currency: Currency, method: PayRun["method"]) {
  if (method !== "payroll") return null;
  const withheld = heads.reduce((sum, part) => (part.head === "withheld" ? sum + part.amount : sum), 0n);
  return { withheld: toWire(withheld, currency), net: toWire(amount - withheld, currency) };
}

export function partsOf(parts: PayLine["heads"], currency: Currency) {
  return parts.map(({ amount, ...part }) => ({ ...part, amount: toWire(amount, currency) }));
}

/** What is new in a run for whoever signs it; null where there is nothing to compare it with. */
export function sinceLastView(since: SinceLast | null, currency: Currency) {
  return (
    since && {
      month: since.month,
      change: toWire(since.change, currency),
      lines: since.lines.map(({ member_id, change }) => ({
        member_id,
        change: change === null ? null : toWire(change, currency),
      })),
      gone: since.gone.map(({ code, amount }) => ({ code, amount: toWire(amount, currency) })),
    }
  );
}

function payeeView(payee: PayeeInForce | null) {
  return payee && { kind: payee.kind, rail: payee.rail, verified: payee.verified };
}
