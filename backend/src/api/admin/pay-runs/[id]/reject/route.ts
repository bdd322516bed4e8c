import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { refuseToSignWorkflow } from "../../../../../workflows/pay/sign";
import type { refuseToSign } from "../../../../validators";
import { payToSign } from "../../../../views/pay-to-sign";

/** Does not sign, and tells the co-op why. */
export async function POST(
  req: AuthenticatedMedusaRequest<z.infer<typeof refuseToSign>>,
  res: MedusaResponse,
): Promise<void> {
  const made_by = req.auth_context.actor_id;
  await refuseToSignWorkflow(req.scope).run({
    input: { ...req.validatedBody, run_id: req.params.id ?? "", made_by },
  });
  res.json(await payToSign(req.scope));
}
