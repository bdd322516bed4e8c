import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { goodCards, goodPage, makerOfGood, readGoods } from "../../../views/goods";
import { destination, readShop } from "../../../views/shop";

function unknown(handle: string): never {
  return refuse("good.not_found", `There is nothing called "${handle}" here. See the list of goods.`, {});
}

/** One good as it is sold in its own place, wherever the visitor is: `coop.sells_in` tells a page that it is not here. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const handle = req.params.handle ?? "";
  const { lang } = req.query;
  const maker = await makerOfGood(req.scope, handle);
  if (!maker) return unknown(handle);
  const shop = await readShop(req.scope, maker.place);
  const goods = await readGoods(req.scope, shop, lang, { coop_id: maker.coop_id });
  const good = goods.find((one) => one.handle === handle);
  if (!good) return unknown(handle);
  res.json({
    good: await goodPage(req.scope, shop, good, { lang, country: destination(shop, req.query.country) }),
    more: await goodCards(
      req.scope,
      shop,
      goods.filter((other) => other.id !== good.id),
      lang,
    ),
  });
}
