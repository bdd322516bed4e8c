/**
 * What a part of a member's pay is for: the closed list of heads that a rule set may name, in the order in which they are
 * shown. A book has an account for each of them, so a new head is a change to the books and not to a rule set alone.
 */
export const HEADS = [
  "withheld",
  "damages",
  "maintenance",
  "costs",
  "property_damage",
  "upkeep",
  "family",
  "savings",
  "locked",
  "own",
  "entrusted",
] as const;
export type Head = (typeof HEADS)[number];

/** Minor units by head. They add up to what is split. */
export type HeadAmount = { head: Head; amount: bigint };

/**
 * Heads that are the member's own money, at once or on the day they leave. What else there is goes to somebody else, and
 * what is entrusted to an institution reaches the member only in part.
 */
const OF_THE_MEMBER: ReadonlySet<Head> = new Set(["savings", "locked", "own"]);

export function isOfTheMember(head: Head): boolean {
  return OF_THE_MEMBER.has(head);
}

/** What of a pay is the member's own. */
export function netOf(heads: readonly HeadAmount[]): bigint {
  return heads.reduce((sum, { head, amount }) => (isOfTheMember(head) ? sum + amount : sum), 0n);
}
