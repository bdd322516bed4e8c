import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { placeFrom } from "../../place";
import { readShop, shopView } from "../../views/shop";

/** What every page needs to know of the shop in its place. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(shopView(await readShop(req.scope, placeFrom(req))));
}
