import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { assignReceiptWorkflow } from "../../../../../workflows/receipts";
import { books } from "../../../../../workflows/services";
import type { assignReceipt } from "../../../../validators";
import { receiptView } from "../../../../views/ledger";

export async function POST(
  req: MedusaRequest<z.infer<typeof assignReceipt>>,
  res: MedusaResponse,
): Promise<void> {
  const receipt_id = req.params.id ?? "";
  await assignReceiptWorkflow(req.scope).run({ input: { receipt_id, ...req.validatedBody } });
  res.json({ receipt: await receiptView(req.scope, await books(req.scope).receipt(receipt_id)) });
}
