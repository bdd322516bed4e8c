import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { refundOutcomeWorkflow } from "../../../../../workflows/refunds";
import { books } from "../../../../../workflows/services";
import type { refundOutcome } from "../../../../validators";
import { refundView } from "../../../../views/ledger";

export async function POST(
  req: MedusaRequest<z.infer<typeof refundOutcome>>,
  res: MedusaResponse,
): Promise<void> {
  const { order_id, id } = await books(req.scope).getRefund(req.params.id ?? "");
  await refundOutcomeWorkflow(req.scope).run({
    input: { refund_id: id, order_id, outcome: req.validatedBody.outcome, said_by: "person" },
  });
  res.json({ refund: await refundView(req.scope, await books(req.scope).getRefund(id)) });
}
