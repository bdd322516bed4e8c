import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { goodCards, readCategories, readGoods } from "../../views/goods";
import { readShop } from "../../views/shop";

const named = (value: unknown): string | undefined =>
  typeof value === "string" && value ? value : undefined;

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const shop = await readShop(req.scope);
  const [goods, categories] = await Promise.all([
    readGoods(req.scope, shop, req.query.lang, {
      coop: named(req.query.coop),
      category: named(req.query.category),
    }),
    readCategories(req.scope, req.query.lang),
  ]);
  res.json({ goods: await goodCards(req.scope, shop, goods, req.query.lang), categories });
}
