import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { placeFrom } from "../../place";
import { readQuestion } from "../../search/question";
import { goodsSearchView } from "../../views/goods-search";
import { readShop } from "../../views/shop";

/** The goods of a place: searched, narrowed, sorted, a page at a time, with how many there are of each kind. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const question = readQuestion(req.query);
  res.json(await goodsSearchView(req.scope, await readShop(req.scope, placeFrom(req)), question));
}
