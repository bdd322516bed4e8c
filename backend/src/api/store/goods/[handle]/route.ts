import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { placeFrom } from "../../../place";
import { goodCards, goodPage, placeOfGood, readGoods } from "../../../views/goods";
import { destination, readShop } from "../../../views/shop";

/** One good as it is sold in its own place, wherever the visitor is: `coop.sells_in` tells a page that it is not here. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const handle = req.params.handle ?? "";
  const { lang } = req.query;
  const place = await placeOfGood(req.scope, handle);
  const shop = await readShop(req.scope, place ?? placeFrom(req));
  const [good] = await readGoods(req.scope, shop, lang, { handle });
  if (!good)
    return refuse("good.not_found", `There is nothing called "${handle}" here. See the list of goods.`, {});
  const siblings = await readGoods(req.scope, shop, lang, { coop: good.coop.handle });
  res.json({
    good: await goodPage(req.scope, shop, good, { lang, country: destination(shop, req.query.country) }),
    more: await goodCards(
      req.scope,
      shop,
      siblings.filter((other) => other.id !== good.id),
      lang,
    ),
  });
}
