import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { recordReceiptWorkflow } from "../../../workflows/receipts";
import { books } from "../../../workflows/services";
import type { receipt } from "../../validators";
import { receiptView } from "../../views/ledger";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const receipts = await books(req.scope).receipts({
    state: req.query.state === "all" ? "all" : "unmatched",
  });
  res.json({ receipts: await Promise.all(receipts.map((receipt) => receiptView(req.scope, receipt))) });
}

/** One line of the bank statement; the same line typed twice is recorded once. */
export async function POST(req: MedusaRequest<z.infer<typeof receipt>>, res: MedusaResponse): Promise<void> {
  const { payer_note, order_display_id, ...rest } = req.validatedBody;
  const { result } = await recordReceiptWorkflow(req.scope).run({
    input: { ...rest, payer_note: payer_note ?? null, order_display_id: order_display_id ?? null },
  });
  res.json({ receipt: await receiptView(req.scope, await books(req.scope).receipt(result.receipt_id)) });
}
