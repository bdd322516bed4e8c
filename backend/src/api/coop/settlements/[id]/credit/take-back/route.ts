import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { takeBackCreditWorkflow } from "../../../../../../workflows/pay/keep-coop-book";
import { books } from "../../../../../../workflows/services";
import { staffOf } from "../../../../../coop-gate";
import type { takeBackCredit } from "../../../../../coop-validators/pay";
import { coopSettlementPage } from "../../../../../views/pay";

/** What was recorded as credited was typed wrong: it is taken back, and can be recorded anew. */
export async function POST(
  req: MedusaRequest<z.infer<typeof takeBackCredit>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const settlement_id = req.params.id ?? "";
  await takeBackCreditWorkflow(req.scope).run({
    input: { coop_id, settlement_id, made_by, ...req.validatedBody },
  });
  const settlement = await books(req.scope).coopSettlement(coop_id, settlement_id);
  res.json({ settlement: coopSettlementPage(settlement) });
}
