/**
 * What a part of a member's pay is for. So far a member has one account of their own; the heads of a statutory split
 * (locked savings, reparation, what is withheld) join this list together with the rule set that names them.
 */
export const HEADS = ["own"] as const;
export type Head = (typeof HEADS)[number];

/** Minor units by head, in the order of `HEADS`. They add up to what is split. */
export type HeadAmount = { head: Head; amount: bigint };

/** Heads that reach the member; what else there is goes to somebody for them. */
const TO_THE_MEMBER: ReadonlySet<Head> = new Set(["own"]);

/** What of a pay reaches the member. */
export function netOf(heads: readonly HeadAmount[]): bigint {
  return heads.reduce((sum, { head, amount }) => (TO_THE_MEMBER.has(head) ? sum + amount : sum), 0n);
}
