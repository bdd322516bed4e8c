/**
 * What a part of a member's pay is for. So far a member has one account of their own; the heads of a statutory split
 * (locked savings, reparation, what is withheld) join this list together with the rule set that names them.
 */
export const HEADS = ["own"] as const;
export type Head = (typeof HEADS)[number];

/** Minor units by head, in the order of `HEADS`. They add up to what is split. */
export type HeadAmount = { head: Head; amount: bigint };
