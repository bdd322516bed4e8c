import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { orderToken } from "../../../../../adapters/order-link";
import { placeOrderWorkflow } from "../../../../../workflows/place-order";

/** Our handler on Medusa's path. Twice, or from two tabs: one order, the same answer. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await placeOrderWorkflow(req.scope).run({ input: { cart_id: req.params.id ?? "" } });
  res.json({ order: { display_id: result.display_id, follow_token: orderToken(result.order_id) } });
}
