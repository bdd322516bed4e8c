import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readOrderToken } from "../../../../adapters/order-link";
import { refuse } from "../../../../domain/errors";
import { followView } from "../../../views/follow";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const order_id = readOrderToken(req.params.token ?? "");
  if (!order_id)
    return refuse("order.not_found", "This link leads to no order. Use the whole link you were given.", {});
  res.json({ order: await followView(req.scope, order_id, req.query.lang) });
}
