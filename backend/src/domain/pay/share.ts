import { allocate } from "../allocate";
import type { Currency } from "../currency";
import { divideHalfUp } from "../decimal";
import { refuse } from "../errors";
import { formatDecimal, money } from "../money";
import type { Adjustment } from "./adjustments";
import { counted } from "./grades";
import type { Work } from "./work-record";

/**
 * The method *share* knows three ways to divide:
 * - `work`: the fund, in proportion to hours, or to pieces by their grades
 * - `equal`: the fund, the same for everybody who worked
 * - `rate`: so much for each hour or full piece that was accepted, whatever the fund holds
 */
export const DIVISIONS = ["work", "equal", "rate"] as const;
export type DivisionKind = (typeof DIVISIONS)[number];
/** `rate` in minor units for one hour or one full piece. */
export type Division = { by: "work" | "equal"; rate: null } | { by: "rate"; rate: bigint };

export const BY_WORK: Division = { by: "work", rate: null };

/** A member with the code that orders the list and stands on the statement. */
export type MemberWork = Work & { code: string };
export type PayShare = MemberWork & {
  amount: bigint;
  adjustment: Pick<Adjustment, "amount" | "reason"> | null;
};

type Shared = {
  /** Minor units to divide, adjustments among them; nothing is asked of it where a rate decides. */
  fund: bigint;
  work: readonly MemberWork[];
  division: Division;
  adjustments: readonly (Adjustment & { code: string })[];
  currency: Currency;
};

/**
 * What each member is paid, by code. Adjustments come first, and what is left of the fund is divided: every unit is handed
 * out, and where two have the same claim to the last one, the first by code has it, so the order of the rows decides nothing.
 * Whoever has an adjustment and no work has a line too. Refuses `money.no_weights` when nobody worked, and
 * `pay.adjustment_too_large` where somebody would be paid less than nothing.
 */
export function shareFund({ fund, work, division, adjustments, currency }: Shared): PayShare[] {
  const worked = new Set(work.map(({ member_id }) => member_id));
  const adjustment_of = new Map(adjustments.map((one) => [one.member_id, one]));
  const without_work = adjustments
    .filter(({ member_id }) => !worked.has(member_id))
    .map(({ member_id, code }) => ({ member_id, code, quantity: 0n, grades: [] }));
  const ordered = [...work, ...without_work].sort(byCode);
  const adjusted = adjustments.reduce((sum, { amount }) => sum + amount, 0n);
  if (division.by !== "rate" && adjusted > fund)
    refuseAdjustment(
      `The adjustments are ${formatDecimal(money(adjusted, currency))} ${currency} in all`,
      "",
    );
  const amounts =
    division.by === "rate"
      ? ordered.map((member) => divideHalfUp(division.rate * counted(member), 10_000n))
      : allocate(fund - adjusted, ordered.map(division.by === "equal" ? present : counted));
  return ordered.map((member, at) => {
    const found = adjustment_of.get(member.member_id);
    const amount = (amounts[at] ?? 0n) + (found?.amount ?? 0n);
    if (amount < 0n)
      refuseAdjustment(`${member.code}: the adjustment takes more than the pay is`, member.code);
    return { ...member, amount, adjustment: found ? { amount: found.amount, reason: found.reason } : null };
  });
}

function present({ quantity }: Work): bigint {
  return quantity > 0n ? 1n : 0n;
}

function refuseAdjustment(what: string, member: string): never {
  return refuse("pay.adjustment_too_large", `${what}. Make it smaller, or take the rest from a later pay.`, {
    ...(member ? { member } : {}),
  });
}

/** By code unit and not by language: the order must be the same on every machine. */
function byCode(left: MemberWork, right: MemberWork): number {
  if (left.code === right.code) return left.member_id < right.member_id ? -1 : 1;
  return left.code < right.code ? -1 : 1;
}
