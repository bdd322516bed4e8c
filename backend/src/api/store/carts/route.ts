import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createCartWorkflow } from "@medusajs/medusa/core-flows";
import { placeOfRegion } from "../../../workflows/places";
import { readShop } from "../../views/shop";
import { createCart } from "../../validators";
import { readBody } from "../../read-body";

/** Our handler on Medusa's path: a cart begins empty, in one place's region, bound to nobody. Refuses `place.unknown`. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const body = readBody(createCart, req.body);
  const shop = await readShop(req.scope, await placeOfRegion(req.scope, body.region_id));
  const { result } = await createCartWorkflow(req.scope).run({
    input: {
      region_id: body.region_id,
      locale: body.locale,
      shipping_address: { country_code: shop.default_country },
    },
  });
  res.json({ cart: { id: result.id } });
}
