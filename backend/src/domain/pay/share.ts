import { allocate } from "../allocate";
import type { Work } from "./work-record";

/** A member with the code that orders the list and stands on the statement. */
export type MemberWork = Work & { code: string };
export type PayShare = MemberWork & { amount: bigint };

/**
 * The method *share*: `fund` minor units are divided in proportion to recorded work. Every unit is handed out; where two
 * have the same claim to the last one, the first by code has it, so the order of the rows decides nothing.
 * Refuses `money.no_weights` when nobody worked.
 */
export function shareFund(fund: bigint, work: readonly MemberWork[]): PayShare[] {
  const ordered = [...work].sort((left, right) => compareCodes(left, right));
  const amounts = allocate(
    fund,
    ordered.map(({ quantity }) => quantity),
  );
  return ordered.map((member, at) => ({ ...member, amount: amounts[at] ?? 0n }));
}

/** By code unit and not by language: the order must be the same on every machine. */
function compareCodes(left: MemberWork, right: MemberWork): number {
  if (left.code === right.code) return left.member_id < right.member_id ? -1 : 1;
  return left.code < right.code ? -1 : 1;
}
