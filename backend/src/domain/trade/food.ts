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
