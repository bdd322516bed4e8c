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
  res.json({ refund: await refundView(req.scope, await books(req.scope).getRefund(result.refund_id)) });
}
