import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { cancelUnpaidOrderWorkflow } from "../../../../../workflows/cancel-order";

/** Our handler on Medusa's path: an order whose money was not captured is cancelled whole, and no other. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params.id ?? "";
  await cancelUnpaidOrderWorkflow(req.scope).run({ input: { order_id: id, outcome: "cancelled" } });
  res.json({ order: { id, status: "canceled" } });
}
