import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { deleteLineItemsWorkflow, updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows";
import type { z } from "@medusajs/framework/zod";
import { answerBasket, basketOf, checkLine } from "../../../../../buyer-basket";
import type { changeLine } from "../../../../../customer-validators";

/** Sets how many; none takes the line out. Refuses `cart.not_found`, `cart.line_not_found` and what the hook refuses. */
export async function POST(
  req: MedusaRequest<z.infer<typeof changeLine>>,
  res: MedusaResponse,
): Promise<void> {
  const { buying, cart_id } = await basketOf(req);
  const line_id = req.params.line_id ?? "";
  const { quantity } = req.validatedBody;
  await checkLine(req, cart_id, line_id);
  if (quantity === 0) await deleteLineItemsWorkflow(req.scope).run({ input: { cart_id, ids: [line_id] } });
  else
    await updateLineItemInCartWorkflow(req.scope).run({
      input: { cart_id, item_id: line_id, update: { quantity } },
    });
  await answerBasket(req, res, buying);
}
