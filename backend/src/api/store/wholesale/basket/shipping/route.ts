import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import type { z } from "@medusajs/framework/zod";
import { answerBasket, basketOf } from "../../../../buyer-basket";
import type { chooseShipping } from "../../../../customer-validators";

/** One choice for each co-op, one after the other, since each takes the basket's lock. Refuses `shipping.foreign`. */
export async function POST(
  req: MedusaRequest<z.infer<typeof chooseShipping>>,
  res: MedusaResponse,
): Promise<void> {
  const { buying, cart_id } = await basketOf(req);
  for (const id of req.validatedBody.option_ids)
    await addShippingMethodToCartWorkflow(req.scope).run({ input: { cart_id, options: [{ id }] } });
  await answerBasket(req, res, buying);
}
