import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { coopPage, readCoops } from "../../../views/coops";
import { goodCards, readGoods } from "../../../views/goods";
import { sellsIn } from "../../../../workflows/places";
import { readShop } from "../../../views/shop";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const handle = req.params.handle ?? "";
  const [coop] = await readCoops(req.scope, req.query.lang, handle);
  if (!coop) return refuse("coop.not_found", `There is no co-op "${handle}". See the list of co-ops.`, {});
  // Its goods as they are sold where it works, wherever the visitor is.
  const shop = await readShop(req.scope, sellsIn(coop));
  const goods = await readGoods(req.scope, shop, req.query.lang, { coop_id: coop.id });
  res.json({ coop: coopPage(coop), goods: await goodCards(req.scope, shop, goods, req.query.lang) });
}
