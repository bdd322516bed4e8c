import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import type { WireMoney } from "../../adapters/money";
import { inForce } from "../../domain/members";
import { type ByLockedHead, type LockedPayee, mayLetGo } from "../../domain/pay/locked";
import { type RuleSet, headsOf } from "../../domain/pay/rule-set";
import type { PayRun } from "../../modules/books/pay-types";
import type { MemberRecord } from "../../modules/member/types";
import { coopRules, requireRules } from "../rules/coop-rules";
import { books, members } from "../services";
import { payeeCheck } from "./check-payees";
import { bankAmount, coopFacts } from "./coop-facts";

/** What the co-op holds for a member: what is there, and what of it may be let go on this day. */
export async function lockedOf(
  container: MedusaContainer,
  coop_id: string,
  member: MemberRecord,
): Promise<{ held: ByLockedHead; may: ByLockedHead }> {
  const [coop, rules] = await Promise.all([coopFacts(container, coop_id), coopRules(container, coop_id)]);
  const known = await books(container).lockedHeld({
    ...{ coop_id, member_id: member.id, currency: coop.currency },
  });
  const found = rules.on(coop.today);
  return {
    held: known.held,
    may: mayLetGo(known, found && releasableBps(found.rules, member, coop.today)),
  };
}

/**
 * Locked is until somebody comes out or leaves the co-op. Before that the law lets go the part it names, and nothing where it
 * names none. Null: all of it may go.
 */
function releasableBps(rules: RuleSet, { regimes, left_on }: MemberRecord, day: string): number | null {
  const regime = inForce(regimes, day)?.regime;
  const is_bound = regime === "inside" || regime === "remand";
  if (!is_bound || (left_on !== null && left_on <= day)) return null;
  if (rules.regimes[regime].no_rule) return 0;
  const rule = headsOf(rules, regime).find(({ head }) => head === "locked");
  return rule?.locked ? (rule.releasable_bps ?? 0) : null;
}

/**
 * What of a run that lets go may go on the day it is approved: regime and rules may be others than when it was proposed. The
 * look at the member is written down as that of whoever approves. Refuses `pay.rule_set_not_attested`.
 */
export async function releasableToday(
  container: MedusaContainer,
  { coop_id, lines }: PayRun,
  made_by: string,
): Promise<number | null> {
  const [coop, rules] = await Promise.all([coopFacts(container, coop_id), coopRules(container, coop_id)]);
  const held = requireRules(rules, coop.today);
  const [line] = lines;
  if (!line) return 0;
  const member = await members(container).readMember(coop_id, line.member_id, { by: made_by, now: now() });
  return releasableBps(held.rules, member, coop.today);
}

type LetGoInput = {
  coop_id: string;
  member_id: string;
  /** Null for all that may be let go. */
  amount: WireMoney | null;
  paid_to: LockedPayee;
  reason: string;
  request_id: string;
  made_by: string;
};

const letGoStep = createStep("let-go-locked", async (input: LetGoInput, { container }) => {
  const { coop_id, member_id, amount, paid_to, reason, request_id, made_by } = input;
  const [coop, rules, member] = await Promise.all([
    coopFacts(container, coop_id),
    coopRules(container, coop_id),
    members(container).readMember(coop_id, member_id, { by: made_by, now: now() }),
  ]);
  const held = requireRules(rules, coop.today);
  const account = inForce(
    member.flags.filter(({ flag }) => flag === "account_available"),
    coop.today,
  );
  const waits = paid_to === "member_account" && account?.value === false;
  if (!waits) (await payeeCheck(container, coop_id))(member_id, paid_to);
  const run = await books(container).proposeLocked({
    ...{ coop_id, member_id, code: member.code, month: coop.today.slice(0, 7), currency: coop.currency },
    amount: amount && bankAmount(amount, coop),
    releasable_bps: releasableBps(held.rules, member, coop.today),
    ...{ paid_to, waits },
    rule_set: { id: held.id, name: held.rules.name.en, hash: held.hash, attested: true },
    demo_split: settings().ARNIA_MODE === "demo",
    ...{ note: reason, request_id, made_by, now: now() },
  });
  return new StepResponse({ run_id: run.id });
});

/**
 * Proposes to let go what the co-op held for a member, for another person to approve. It is one transaction of the book that
 * may be asked for twice, so there is nothing to undo. Refuses `member.not_found`, `pay.locked_none`, `pay.locked_too_much`,
 * `pay.locked_proposed`, `pay.rule_set_not_attested`, `money.currency_mismatch`, `book.request_reused`; and as
 * `payeeCheck` does for whoever is paid.
 */
export const letGoLockedWorkflow = createWorkflow(
  "let-go-locked",
  (input: LetGoInput) => new WorkflowResponse(letGoStep(input)),
);
