import { refuse } from "../errors";

/** How what remains for the co-op is cut, in basis points that sum to 10000. It belongs to a product. */
export type Recipe = { work_bps: number; materials_bps: number; funds_bps: number };

/** What a co-op's agreement with the network says. Frozen with the order, never read again for it. */
export type Terms = {
  coop_id: string;
  /** The network's fee on the net price of goods, below 5000. */
  fee_bps: number;
  /** The value added tax on that fee: the domestic rate, or 0 where the co-op accounts for it. */
  fee_tax_bps: number;
  /** Who pays the buyer's tax to the state. */
  tax_remitter: "coop" | "network";
  /** Days after sending before the money is the co-op's. */
  hold_days: number;
};

/** Refuses `books.recipe_invalid` unless the three shares are whole basis points that sum to 10000. */
export function checkRecipe(recipe: Recipe): void {
  const { work_bps, materials_bps, funds_bps } = recipe;
  const sum = work_bps + materials_bps + funds_bps;
  if ([work_bps, materials_bps, funds_bps].every(isRate) && sum === 10_000) return;
  refuse(
    "books.recipe_invalid",
    `The recipe ${work_bps}/${materials_bps}/${funds_bps} sums to ${sum}. Use whole basis points that sum to 10000.`,
    recipe,
  );
}

/**
 * Refuses `books.terms_invalid`. The fee stays below one half and its tax at most doubles it, so that fee and tax,
 * each rounded up, can never exceed the net price they are taken from, however small that is.
 */
export function checkTerms(terms: Terms): void {
  const sound =
    isRate(terms.fee_bps) &&
    terms.fee_bps < 5_000 &&
    isRate(terms.fee_tax_bps) &&
    ["coop", "network"].includes(terms.tax_remitter) &&
    Number.isSafeInteger(terms.hold_days) &&
    terms.hold_days >= 0;
  if (sound) return;
  refuse(
    "books.terms_invalid",
    `The terms of ${terms.coop_id} cannot be used. The fee is 0 to 4999 basis points, its tax 0 to 10000, the hold whole days.`,
    terms,
  );
}

/** Whether a number is a rate of basis points between nothing and the whole. */
export function isRate(rate_bps: number): boolean {
  return Number.isInteger(rate_bps) && rate_bps >= 0 && rate_bps <= 10_000;
}
