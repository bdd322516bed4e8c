import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { consentToPayeeWorkflow } from "../../../../../../../workflows/members/payees";
import { staffOf } from "../../../../../../coop-gate";
import { payeeCard } from "../../../../../../views/members";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const { id: member_id = "", payee_id = "" } = req.params;
  const { result: payee } = await consentToPayeeWorkflow(req.scope).run({
    input: { coop_id, by, member_id, payee_id },
  });
  res.json({ payee: payeeCard(payee) });
}
