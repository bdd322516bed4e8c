import type { MedusaContainer } from "@medusajs/framework/types";
import { settings } from "../adapters/env";
import { rows } from "../adapters/rows";
import { refuse } from "../domain/errors";
import { isFood, missingOfFood, type FoodFacts } from "../domain/trade/food";

type ProductRow = {
  title: string;
  categories: { handle: string }[];
  good?: { net_g: number | null; details: string } | null;
};

/**
 * Outside the demo, food stays locked until the network has turned LIVE_SELLING on, and then each food of which something that
 * the law wants said is missing. Refuses `good.locked`.
 */
export function checkFoodMayBeSold(title: string, facts: FoodFacts): void {
  const { ARNIA_MODE, LIVE_SELLING } = settings();
  if (ARNIA_MODE === "demo" || !isFood(facts.category)) return;
  if (LIVE_SELLING !== "on")
    refuse(
      "good.locked",
      `"${title}" is food, and this shop does not sell food yet. The network turns it on with LIVE_SELLING.`,
      { title, missing: "" },
    );
  const missing = missingOfFood(facts).join(", ");
  if (missing !== "")
    refuse(
      "good.locked",
      `"${title}" is food and lacks what has to be said before it is sold: ${missing}. Add it to its details.`,
      { title, missing },
    );
}

/** The same for everything in a basket. Refuses `good.locked`. */
export async function checkFoodInBasket(
  container: MedusaContainer,
  filters: { id: string[] } | { variants: { id: string[] } },
): Promise<void> {
  if (settings().ARNIA_MODE === "demo") return;
  const products = await rows<ProductRow>(container, {
    entity: "product",
    fields: ["title", "categories.handle", "good.net_g", "good.details"],
    filters,
  });
  for (const { title, categories, good } of products)
    checkFoodMayBeSold(title, {
      category: categories.find(({ handle }) => isFood(handle))?.handle ?? "",
      net_g: good?.net_g ?? null,
      details: good?.details ?? "",
    });
}
