import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { refundPieceAndSendWorkflow } from "../../../../../workflows/card/send-refund";
import { books } from "../../../../../workflows/services";
import type { refund } from "../../../../validators";
import { refundView } from "../../../../views/ledger";

export async function POST(req: MedusaRequest<z.infer<typeof refund>>, res: MedusaResponse): Promise<void> {
  const { result } = await refundPieceAndSendWorkflow(req.scope).run({
    input: { consignment_id: req.params.id ?? "", ...req.validatedBody },
  });
  const refunds = await books(req.scope).refundsOfOrder(result.order_id);
  res.json({ refund: refunds.filter(({ id }) => id === result.refund_id).map(refundView)[0] });
}
