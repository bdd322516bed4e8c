import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { verifyPayeeWorkflow } from "../../../../../../../workflows/members/payees";
import { staffOf } from "../../../../../../coop-gate";
import type { verifyPayee } from "../../../../../../coop-validators/members";
import { payeeCard } from "../../../../../../views/members";

export async function POST(
  req: MedusaRequest<z.infer<typeof verifyPayee>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: by } = staffOf(req);
  const { id: member_id = "", payee_id = "" } = req.params;
  const { result: payee } = await verifyPayeeWorkflow(req.scope).run({
    input: { coop_id, by, member_id, payee_id, proof: req.validatedBody.proof },
  });
  res.json({ payee: payeeCard(payee) });
}
