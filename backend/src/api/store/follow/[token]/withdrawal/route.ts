import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { readOrderToken } from "../../../../../adapters/order-link";
import { refuse } from "../../../../../domain/errors";
import { withdrawWorkflow } from "../../../../../workflows/withdraw";
import type { withdrawal } from "../../../../validators";

/** Whoever has the order's private link may withdraw: the law asks for no more than what names the contract. */
export async function POST(
  req: MedusaRequest<z.infer<typeof withdrawal>>,
  res: MedusaResponse,
): Promise<void> {
  const order_id = readOrderToken(req.params.token ?? "");
  if (!order_id)
    return refuse("order.not_found", "This link leads to no order. Use the whole link you were given.", {});
  const { lines, said, request_id } = req.validatedBody;
  const { result } = await withdrawWorkflow(req.scope).run({
    input: {
      order_id,
      request_id,
      said: said ?? null,
      lines: lines.map(({ id, quantity }) => ({ piece_id: id, quantity })),
    },
  });
  res.json({ withdrawal: { at: result.at } });
}
