import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import type { z } from "@medusajs/framework/zod";
import type { chooseShipping } from "../../../../validators";

/**
 * How each co-op sends, all at once: Medusa's own route takes one at a time and works the whole basket out anew for each. One
 * wrong choice changes nothing. Refuses `shipping.foreign`.
 */
export async function POST(
  req: MedusaRequest<z.infer<typeof chooseShipping>>,
  res: MedusaResponse,
): Promise<void> {
  const options = req.validatedBody.option_ids.map((id) => ({ id }));
  await addShippingMethodToCartWorkflow(req.scope).run({
    input: { cart_id: req.params.id ?? "", options },
  });
  res.json({ shipping: "chosen" });
}
