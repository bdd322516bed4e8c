import { refuse } from "./errors";
import { type PayeeKind, payeeFor } from "./members";

/**
 * Who may be paid: somebody whom the member chose or the law names, whose account another person compared with a paper, and
 * who has not taken another's place a moment ago.
 */

/** The paper that an account was compared with. What it says is kept nowhere. */
export const PROOFS = ["bank_letter", "court_order", "institution_letter", "family_paper", "other"] as const;
export type Proof = (typeof PROOFS)[number];

/** Where a court's order or the institution's rules say who is paid, nobody asks the member. */
export function needsConsent(kind: PayeeKind): boolean {
  return kind !== "court" && kind !== "institution";
}

/**
 * Whether a new payee takes a place that pay went to: another of its kind has it, or it would get the member's own part
 * where somebody checked gets that now. What was never checked was never paid, but one kind has one payee and a second is a
 * change of it, however it came.
 */
export function takesAPlace(
  kind: PayeeKind,
  in_force: readonly { kind: PayeeKind; verified: boolean }[],
): boolean {
  if (in_force.some((one) => one.kind === kind)) return true;
  const before = payeeFor("member_account", in_force);
  return before?.verified === true && payeeFor("member_account", [{ kind }, ...in_force])?.kind === kind;
}

export type PayeeFault = "pay.payee_missing" | "pay.payee_unverified" | "pay.payee_changed";

/** Why a payee in force cannot be paid on a day; null when it can. `good_from`: after a change, the day it may be paid. */
export function payeeFault(
  payee: { verified: boolean; good_from: string | null } | null,
  today: string,
): PayeeFault | null {
  if (!payee) return "pay.payee_missing";
  if (!payee.verified) return "pay.payee_unverified";
  return payee.good_from !== null && today < payee.good_from ? "pay.payee_changed" : null;
}

type Part<To> = { amount: bigint; paid_to: To; waits: boolean };

/** Of which kinds somebody has to be paid: what the co-op keeps, and what waits for an account, needs nobody. */
export function payeesNeeded<To extends string>(heads: readonly Part<To | "coop">[]): To[] {
  const paid = heads.filter(
    (part): part is Part<To> => part.paid_to !== "coop" && !part.waits && part.amount > 0n,
  );
  return [...new Set(paid.map(({ paid_to }) => paid_to))];
}

/** Two pairs of eyes on every account, as on every pay run. */
export function refuseSamePerson(): never {
  return refuse(
    "member.same_person",
    "Whoever wrote a payee down cannot verify it. Somebody else has to compare it with the paper.",
  );
}
