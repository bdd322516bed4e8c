import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { parseIban } from "../../../adapters/pay-files/iban";
import { savePayAccountWorkflow } from "../../../workflows/pay/pay-files";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import type { payAccount } from "../../coop-validators/pay";

/** The account that the co-op pays from, or null. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ account_number: await books(req.scope).payAccount(staffOf(req).coop_id) });
}

/** Writes it down. */
export async function POST(
  req: MedusaRequest<z.infer<typeof payAccount>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const account_number = parseIban(req.validatedBody.account_number);
  await savePayAccountWorkflow(req.scope).run({ input: { coop_id, made_by, account_number } });
  res.json({ account_number });
}
