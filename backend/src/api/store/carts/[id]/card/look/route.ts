import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { orderToken } from "../../../../../../adapters/order-link";
import { carryPagesOfCartWorkflow } from "../../../../../../workflows/card/pages-of-cart";

/** How the card payment of a basket stands. That a browser asks changes nothing; what the provider then says may. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await carryPagesOfCartWorkflow(req.scope).run({
    input: { cart_id: req.params.id ?? "", leave: false },
  });
  const follow_token = result.order_id ? orderToken(result.order_id) : null;
  res.json({ card: { state: result.state, follow_token } });
}
