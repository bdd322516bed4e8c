import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { placeFrom } from "../../place";
import { goodCards, readCategories, readGoods } from "../../views/goods";
import { readShop } from "../../views/shop";

const named = (value: unknown): string | undefined =>
  typeof value === "string" && value ? value : undefined;

/** The goods of the visitor's place, and the categories that hold any of them. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { lang } = req.query;
  const shop = await readShop(req.scope, placeFrom(req));
  const [coop, category] = [named(req.query.coop), named(req.query.category)];
  const [all, categories] = await Promise.all([
    readGoods(req.scope, shop, lang, {}),
    readCategories(req.scope, lang),
  ]);
  const held = new Set(all.flatMap((good) => good.categories.map(({ handle }) => handle)));
  const goods = all.filter(
    (good) =>
      (!coop || good.coop.handle === coop) &&
      (!category || good.categories.some(({ handle }) => handle === category)),
  );
  res.json({
    goods: await goodCards(req.scope, shop, goods, lang),
    categories: categories.filter(({ handle }) => held.has(handle)),
  });
}
