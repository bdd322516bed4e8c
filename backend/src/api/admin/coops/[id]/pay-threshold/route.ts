import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { setPayThresholdWorkflow } from "../../../../../workflows/pay/sign";
import type { payThreshold } from "../../../../validators";
import { payToSign } from "../../../../views/pay-to-sign";

/** What the network and a co-op agreed: above which amount it signs the co-op's pay too; null for never. */
export async function POST(
  req: AuthenticatedMedusaRequest<z.infer<typeof payThreshold>>,
  res: MedusaResponse,
): Promise<void> {
  const made_by = req.auth_context.actor_id;
  await setPayThresholdWorkflow(req.scope).run({
    input: { coop_id: req.params.id ?? "", amount: req.validatedBody.amount, made_by },
  });
  res.json(await payToSign(req.scope));
}
