import type { Currency } from "../currency";
import { refuse } from "../errors";
import { formatDecimal, money } from "../money";

/**
 * What a co-op holds for a member and what of it may be let go. Nothing here tells why: whether somebody came out, was moved or
 * died is nowhere written down.
 */

/** The heads that are held for the member, in the order in which they are let go. */
export const LOCKED_HEADS = ["locked", "savings"] as const;
export type LockedHead = (typeof LOCKED_HEADS)[number];

/** Whom it may be paid to. */
export const LOCKED_PAYEES = ["member_account", "family", "institution"] as const;
export type LockedPayee = (typeof LOCKED_PAYEES)[number];

export type ByLockedHead = Partial<Record<LockedHead, bigint>>;

/**
 * What may be let go now: all that is held or, while the law lets go only a part, that part of everything that was ever locked
 * less what was let go of it already, rounded down. What is saved is not locked.
 */
export function mayLetGo(
  { held, let_go }: { held: ByLockedHead; let_go: ByLockedHead },
  releasable_bps: number | null,
): ByLockedHead {
  const { locked = 0n, savings = 0n } = held;
  if (releasable_bps === null) return { locked, savings };
  const gone = let_go.locked ?? 0n;
  const may = ((locked + gone) * BigInt(releasable_bps)) / 10_000n - gone;
  return { locked: may > 0n ? may : 0n, savings };
}

type Known = { held: ByLockedHead; may: ByLockedHead };

/**
 * Cuts an amount over what may be let go, in the order of the heads; null is all of it. Refuses `pay.locked_none` where
 * nothing is held, and `pay.locked_too_much` above what may be let go.
 */
export function cutLetGo(known: Known, asked: bigint | null, currency: Currency): ByLockedHead {
  const { held, may } = known;
  if (sum(held) === 0n) refuse("pay.locked_none", "The co-op holds nothing for this member.");
  const most = sum(may);
  if (most === 0n || (asked !== null && (asked <= 0n || asked > most))) refuseTooMuch(known, currency);
  let left = asked ?? most;
  const cut: ByLockedHead = {};
  for (const head of LOCKED_HEADS) {
    const there = may[head] ?? 0n;
    const taken = there < left ? there : left;
    if (taken > 0n) cut[head] = taken;
    left -= taken;
  }
  return cut;
}

export function refuseTooMuch({ held, may }: Known, currency: Currency): never {
  const [there, most] = [sum(held), sum(may)].map((minor) => formatDecimal(money(minor, currency)));
  return refuse(
    "pay.locked_too_much",
    `The co-op holds ${there} ${currency} for this member, and ${most} may be let go now. Let go that or less.`,
    { held: there ?? "", may: most ?? "", currency },
  );
}

export function sum(by: ByLockedHead): bigint {
  return LOCKED_HEADS.reduce((total, head) => total + (by[head] ?? 0n), 0n);
}
