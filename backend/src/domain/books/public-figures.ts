import type { Currency } from "../currency";
import { HEADS, type Head } from "../pay/heads";

/**
 * What the books of all co-ops together may say in public. A figure is shown only where ten members share it, and none
 * may follow from the others by subtraction.
 */

/** How many members have to share a figure before anybody may see it. */
const ENOUGH = 10;

/** How many co-ops have to share one: of two, each could take its own away and read the other's. */
const ENOUGH_COOPS = 3;

/**
 * A year is shown from April after it on, when its last month has long been paid. Shown while it goes on, it would tell
 * whoever looks twice what a small co-op paid in between.
 */
const SHOWN_FROM = "04-01";

/** An amount, and how many members it is of. */
export type Share = { amount: bigint; members: number };

/** What was paid under one head, and what of it was paid to a court and to anybody else. */
export type HeadShares = { head: Head; all: Share; to_court: Share; elsewhere: Share };

/** The pay of a year's runs in one currency. Every amount is in a head. */
export type YearOfPay = {
  year: string;
  currency: Currency;
  coops: number;
  pay: Share;
  heads: readonly HeadShares[];
};

/** `to_court` is null where it may not be shown, and where nothing was paid to a court. */
export type PublicFigures = {
  year: string;
  currency: Currency;
  coops: number;
  pay: bigint;
  heads: { head: Head; amount: bigint }[];
  to_court: bigint | null;
};

/**
 * What may be shown on a day (`YYYY-MM-DD`), newest year first. A year in a currency that fewer than ten members or three
 * co-ops were paid in is left out.
 */
export function publicFigures(years: readonly YearOfPay[], today: string): PublicFigures[] {
  return years
    .filter(({ pay, coops, year }) => isEnough(pay) && coops >= ENOUGH_COOPS && isOver(year, today))
    .map((of) => {
      const shown = shownHeads(of.heads);
      return {
        year: of.year,
        currency: of.currency,
        coops: of.coops,
        pay: of.pay.amount,
        heads: HEADS.flatMap((head) => {
          const found = shown.find((one) => one.head === head);
          return found ? [{ head, amount: found.all.amount }] : [];
        }),
        to_court: toCourt(of.heads, shown),
      };
    })
    .toSorted((a, b) => b.year.localeCompare(a.year) || a.currency.localeCompare(b.currency));
}

/**
 * The total less the heads that are shown is what is hidden. So the smallest of the others are hidden along with a head of
 * too few, until they are at least as much: then that rest is of ten members or more and says little of the few.
 */
function shownHeads(heads: readonly HeadShares[]): HeadShares[] {
  const few = sumOf(heads.filter(({ all }) => !isEnough(all)));
  const others = heads.filter(({ all }) => isEnough(all)).toSorted(bySize);
  if (few === 0n) return others;
  let along = 0;
  while (along < others.length && (along === 0 || sumOf(others.slice(0, along)) < few)) along += 1;
  return others.slice(along);
}

function bySize(a: HeadShares, b: HeadShares): number {
  if (a.all.amount !== b.all.amount) return a.all.amount < b.all.amount ? -1 : 1;
  return HEADS.indexOf(a.head) - HEADS.indexOf(b.head);
}

function sumOf(heads: readonly HeadShares[]): bigint {
  return heads.reduce((sum, { all }) => sum + all.amount, 0n);
}

/**
 * What was paid into courts' accounts. It is a sum over heads, so it would give away a head that is hidden, and a part of
 * one that few members have: then it is not shown at all.
 */
function toCourt(heads: readonly HeadShares[], shown: readonly HeadShares[]): bigint | null {
  const concerned = heads.filter(({ to_court }) => to_court.members > 0);
  const safe = concerned.every(
    (one) =>
      shown.includes(one) &&
      isEnough(one.to_court) &&
      (one.elsewhere.members === 0 || isEnough(one.elsewhere)),
  );
  if (concerned.length === 0 || !safe) return null;
  return concerned.reduce((sum, { to_court }) => sum + to_court.amount, 0n);
}

function isOver(year: string, today: string): boolean {
  return today >= `${Number(year) + 1}-${SHOWN_FROM}`;
}

function isEnough({ members }: Share): boolean {
  return members >= ENOUGH;
}
