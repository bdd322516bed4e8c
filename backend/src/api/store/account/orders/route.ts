import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { readOrderToken } from "../../../../adapters/order-link";
import { refuse } from "../../../../domain/errors";
import { keepOrderWorkflow } from "../../../../workflows/account/keep";
import { customerOf } from "../../../customer-gate";
import type { keepOrder } from "../../../customer-validators";
import { ordersView } from "../../../views/account";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ orders: await ordersView(req.scope, customerOf(req).id) });
}

/** Keeps a guest's order in the account of whoever has its private link. Refuses `order.not_found`. */
export async function POST(
  req: MedusaRequest<z.infer<typeof keepOrder>>,
  res: MedusaResponse,
): Promise<void> {
  const order_id = readOrderToken(req.validatedBody.follow_token);
  if (!order_id) return refuse("order.not_found", "This link leads to no order. Use the whole link.", {});
  const { result } = await keepOrderWorkflow(req.scope).run({
    input: { customer_id: customerOf(req).id, order_id },
  });
  res.json({ kept: result });
}
