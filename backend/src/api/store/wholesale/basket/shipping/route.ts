import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import type { z } from "@medusajs/framework/zod";
import { answerBasket, basketOf } from "../../../../buyer-basket";
import type { chooseShipping } from "../../../../validators";

/** One choice for each co-op, all at once. Refuses `shipping.foreign`. */
export async function POST(
  req: MedusaRequest<z.infer<typeof chooseShipping>>,
  res: MedusaResponse,
): Promise<void> {
  const { buying, cart_id } = await basketOf(req);
  const options = req.validatedBody.option_ids.map((id) => ({ id }));
  await addShippingMethodToCartWorkflow(req.scope).run({ input: { cart_id, options } });
  await answerBasket(req, res, buying);
}
