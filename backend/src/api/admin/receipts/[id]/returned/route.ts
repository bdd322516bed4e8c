import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { receiptReturnedWorkflow } from "../../../../../workflows/receipts";
import { books } from "../../../../../workflows/services";
import { receiptView } from "../../../../views/ledger";

/** The bank has sent back to the payer what was given back of this receipt. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const receipt_id = req.params.id ?? "";
  await receiptReturnedWorkflow(req.scope).run({ input: { receipt_id } });
  res.json({ receipt: await receiptView(req.scope, await books(req.scope).receipt(receipt_id)) });
}
