import type { MedusaContainer } from "@medusajs/framework/types";
import { foodSelling } from "../adapters/env";
import { rows } from "../adapters/rows";
import { refuse } from "../domain/errors";
import { foodFactsOf, lockOfFood, type FoodFacts, type MaybeFood } from "../domain/trade/food";

/** See `lockOfFood`. Refuses `good.locked`. */
export function checkFoodMayBeSold(title: string, facts: FoodFacts): void {
  const lock = lockOfFood(facts, foodSelling());
  if (lock === null) return;
  const { missing } = lock;
  refuse(
    "good.locked",
    missing === ""
      ? `"${title}" is food, and this shop does not sell food yet. The network turns it on with LIVE_SELLING.`
      : `"${title}" is food and lacks what has to be said before it is sold: ${missing}. Add it to its details.`,
    { title, missing },
  );
}

/** The same for everything in a basket. Refuses `good.locked`. */
export async function checkFoodInBasket(
  container: MedusaContainer,
  filters: { id: string[] } | { variants: { id: string[] } },
): Promise<void> {
  if (foodSelling() === "all") return;
  const products = await rows<MaybeFood & { title: string }>(container, {
    entity: "product",
    fields: ["title", "categories.handle", "good.net_g", "good.details"],
    filters,
  });
  for (const product of products) checkFoodMayBeSold(product.title, foodFactsOf(product));
}
