import type { Currency } from "../currency";
import { refuse } from "../errors";
import { checkRecipe, type Recipe } from "../books/recipe";

/** From so many units on, each unit costs this much without tax. */
export type Tier = { from: number; unit_minor: bigint };

/** How one good is sold to companies of a group. */
export type WholesaleGood = {
  variant_id: string;
  /** Units are taken in whole cases of this many. */
  case_pack: number;
  /** Ascending; the first tier is also the least that is sold. */
  tiers: readonly Tier[];
  recipe: Recipe;
};

/** A price list of one group in one currency. Amounts are minor units without tax. */
export type WholesaleTerms = {
  currency: Currency;
  /** The goods of an order come to this much or more. */
  minimum_minor: bigint;
  goods: ReadonlyMap<string, WholesaleGood>;
};

/** The most units of one good in one wholesale order. */
export const WHOLESALE_MOST = 9999;

/** The tier that a quantity reaches; null below the first. */
export function tierAt(tiers: readonly Tier[], quantity: number): Tier | null {
  return tiers.filter((tier) => tier.from <= quantity).at(-1) ?? null;
}

/** The first unit of the tier after this quantity's, for whoever wants to know what more would cost. */
export function nextTier(tiers: readonly Tier[], quantity: number): Tier | null {
  return tiers.find((tier) => tier.from > quantity) ?? null;
}

/** The rate of tax that all of these have; null when they differ, or there are none. */
export function sharedRate(pieces: readonly { tax_rate_bps: number }[]): number | null {
  const [first, ...others] = new Set(pieces.map(({ tax_rate_bps }) => tax_rate_bps));
  return first === undefined || others.length > 0 ? null : first;
}

/**
 * Whether a good can be sold like this: whole cases, tiers that ascend in whole cases, and no tier dearer than the one
 * before it. Refuses `wholesale.list_invalid`, `books.recipe_invalid`.
 */
export function checkGood({ case_pack, tiers, recipe }: Omit<WholesaleGood, "variant_id">): void {
  checkRecipe(recipe);
  if (!isCount(case_pack)) return invalid(`${case_pack} is not a case pack. Use a whole number from 1.`);
  if (tiers.length === 0) return invalid("A good without a price cannot be sold. Give it one tier or more.");
  tiers.forEach(({ from, unit_minor }, index) => {
    const before = tiers[index - 1];
    if (!isCount(from) || from % case_pack !== 0)
      invalid(`A tier from ${from} is not in whole cases of ${case_pack}.`);
    if (unit_minor <= 0n) invalid(`The tier from ${from} has no price. Write an amount above zero.`);
    if (before && from <= before.from)
      invalid(`The tier from ${from} comes after the one from ${before.from}. Write the smaller one first.`);
    if (before && unit_minor > before.unit_minor)
      invalid(
        `The tier from ${from} is dearer than the one from ${before.from}. More units may not cost more.`,
      );
  });
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= WHOLESALE_MOST;
}

function invalid(message: string): never {
  return refuse("wholesale.list_invalid", message, {});
}
