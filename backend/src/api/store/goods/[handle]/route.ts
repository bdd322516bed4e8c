import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { goodCards, goodPage, readGoods } from "../../../views/goods";
import { destination, readShop } from "../../../views/shop";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const handle = req.params.handle ?? "";
  const { lang } = req.query;
  const shop = await readShop(req.scope);
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
