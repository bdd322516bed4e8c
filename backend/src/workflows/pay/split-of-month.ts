import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import { isDomainError, refuse } from "../../domain/errors";
import { type AttestedAmount, amountsOn, balancesOf } from "../../domain/pay/amounts";
import {
  checkOrders,
  factsFrom,
  orderMissing,
  splitMember,
  type LegalSplit,
} from "../../domain/pay/legal-split";
import { daysInMonth, parseMonth } from "../../domain/pay/months";
import { cutPeriod, type MemberHistory, type Stretch } from "../../domain/pay/pay-period";
import { handedOverIn, requireMethod, type PayMethod, type RuleSet } from "../../domain/pay/rule-set";
import type { PayRun } from "../../modules/books/pay-types";
import { coopRules, requireRules, type AttestedRules } from "../rules/coop-rules";
import { members } from "../services";
import { coopFacts } from "./coop-facts";

/** How pay is divided by law in one month of one co-op, by what its officers attested and what was attested of each member. */

type Of = { coop_id: string; month: string; made_by: string; method: PayMethod };

/**
 * The look at the members' flags is written down as the treasurer's. Refuses `work.month_invalid`,
 * `pay.rule_set_not_attested`, `pay.method_not_allowed`; and, when it divides, as `cutPeriod`, `checkOrders` and `split` do,
 * naming the member's code.
 */
export async function splitOfMonth(container: MedusaContainer, of: Of): Promise<LegalSplit> {
  const month = parseMonth(of.month);
  const period = { from: `${month}-01`, to: `${month}-${daysInMonth(month)}` };
  const [coop, rules, known] = await Promise.all([
    coopFacts(container, of.coop_id),
    coopRules(container, of.coop_id),
    members(container).readMembers(of.coop_id, { by: of.made_by, now: now() }),
  ]);
  const { id, version, hash, rules: last } = requireRules(rules, period.to);
  requireMethod(last, of.method);
  const histories = new Map<string, MemberHistory & { code: string; amounts: AttestedAmount[] }>(
    known.map((member) => [member.id, member]),
  );
  return {
    rule_set: { id, version, hash, name: last.name.en },
    demo_split: settings().ARNIA_MODE === "demo",
    split(member_id, pay, carried, taken, withheld = 0n) {
      const member = histories.get(member_id);
      if (!member) return refuse("member.not_found", `There is no member ${member_id}.`);
      return named(member.code, () => {
        const marks = new Map<RuleSet, AttestedRules>();
        const stretches = cutPeriod(period, member, (day) => {
          const found = rules.on(day);
          if (found) marks.set(found.rules, found);
          return found?.rules ?? null;
        });
        const { ordered, ...attested } = amountsOn(member.amounts, period.to, coop.currency);
        const is_handed_over = ({ rules: of_day, regime }: Stretch): boolean =>
          handedOverIn(of_day, regime) !== null;
        checkOrders(
          stretches.filter((stretch) => !is_handed_over(stretch)),
          ordered,
        );
        const facts = {
          ...{ currency: coop.currency, pay, withheld, ordered, carried },
          ...balancesOf(attested, taken),
          ...(isEmpty(attested.owed) && isEmpty(attested.held) ? {} : { attested }),
          stretches: stretches.map((stretch) => ({ ...stretch, rules: markOf(marks, stretch.rules) })),
        };
        const done = splitMember(facts, (mark) => rulesOfMark([...marks.values()], mark.hash));
        // Whoever pay is handed over to knows the order. The wage is due all the same; only our estimate cannot be made.
        const guessed = orderMissing(stretches.filter(is_handed_over), ordered) !== null;
        return guessed ? { ...done, estimate: [], carried } : done;
      });
    },
  };
}

function isEmpty(by: object): boolean {
  return Object.keys(by).length === 0;
}

function markOf(marks: ReadonlyMap<RuleSet, AttestedRules>, rules: RuleSet) {
  const found = marks.get(rules);
  if (!found) throw new Error(`No attestation for ${rules.id}.`);
  return { id: found.id, version: found.version, hash: found.hash };
}

function rulesOfMark(known: readonly AttestedRules[], hash: string): RuleSet {
  const found = known.find((one) => one.hash === hash);
  if (!found) throw new Error(`No rule set with the hash ${hash}.`);
  return found.rules;
}

/** A refusal about one member says which: a run is for many. */
function named<T>(code: string, act: () => T): T {
  try {
    return act();
  } catch (refusal) {
    if (!isDomainError(refusal)) throw refusal;
    return refuse(refusal.code, `${code}: ${refusal.message}`, { ...refusal.details, member: code });
  }
}

/** What was attested when a run was proposed must hold when it is approved. Refuses `pay.rule_set_not_attested`. */
export async function checkStillAttested(container: MedusaContainer, run: PayRun): Promise<void> {
  const rules = await coopRules(container, run.coop_id);
  const last_day = `${run.month}-${daysInMonth(run.month)}`;
  const held = requireRules(rules, last_day);
  const hashes = run.lines.flatMap(({ made_from }) =>
    made_from ? factsFrom(made_from).stretches.map(({ rules: { hash }, from }) => ({ hash, from })) : [],
  );
  if (held.hash === run.rule_set.hash && hashes.every(({ hash, from }) => rules.on(from)?.hash === hash))
    return;
  refuse(
    "pay.rule_set_not_attested",
    "Another rule set was attested after this run was proposed. Propose it anew.",
    { run_id: run.id },
  );
}
