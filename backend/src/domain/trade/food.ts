/** Categories whose goods are eaten or drunk, and so fall under the law of food. */
const FOOD = new Set(["chocolate", "coffee", "honey", "biscuits"]);

export function isFood(category: string | null | undefined): boolean {
  return FOOD.has(category ?? "");
}

/** How the labels of a good's details begin, in the languages they are written in. */
const LABELS = {
  ingredients: /^(ingredients|ingredienti|ingredientes)\b/i,
  allergens: /^(allergens|allergeni|al[ée]rgenos)/i,
  origin: /^(country of (origin|harvest)|origin|paese d[i’'] ?origine|origine|pa[ií]s de origen|origen)/i,
} as const;

export type FoodFacts = { category: string; net_g: number | null; details: string };

/** A product as it is stored, eaten or not. */
export type MaybeFood = {
  categories: { handle: string }[];
  good?: { net_g: number | null; details: string } | null;
};

export function foodFactsOf({ categories, good }: MaybeFood): FoodFacts {
  return {
    category: categories.find(({ handle }) => isFood(handle))?.handle ?? "",
    net_g: good?.net_g ?? null,
    details: good?.details ?? "",
  };
}

/** Which food a shop sells: all of it in a demonstration, none until its network opens it, then what says enough of itself. */
export type FoodSelling = "all" | "none" | "complete";

/** Why a basket refuses it: what it does not say, or nothing where no food is sold yet. Null for what may be sold. */
export function lockOfFood(facts: FoodFacts, selling: FoodSelling): { missing: string } | null {
  if (selling === "all" || !isFood(facts.category)) return null;
  if (selling === "none") return { missing: "" };
  const missing = missingOfFood(facts).join(", ");
  return missing === "" ? null : { missing };
}

/**
 * What the law wants said of food before it is bought and is not there: the list of ingredients and allergens (Regulation
 * (EU) 1169/2011, articles 9 and 14), the net content, from which the price by the kilogram follows (Directive 98/6/EC),
 * and of honey where it was harvested (Directive (EU) 2024/1438). `details` are lines of the form "Label: value".
 */
export function missingOfFood({ category, net_g, details }: FoodFacts): string[] {
  const said = (label: RegExp) =>
    details.split("\n").some((line) => label.test(line.trim()) && /:\s*\S/.test(line));
  return [
    ...(said(LABELS.ingredients) ? [] : ["ingredients"]),
    ...(said(LABELS.allergens) ? [] : ["allergens"]),
    ...(net_g ? [] : ["net content"]),
    ...(category !== "honey" || said(LABELS.origin) ? [] : ["country of harvest"]),
  ];
}
