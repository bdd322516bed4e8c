import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { signPayRunWorkflow } from "../../../../../workflows/pay/sign";
import type { signPayRun } from "../../../../validators";
import { payToSign } from "../../../../views/pay-to-sign";

/** Signs as third what the network saw. */
export async function POST(
  req: AuthenticatedMedusaRequest<z.infer<typeof signPayRun>>,
  res: MedusaResponse,
): Promise<void> {
  const made_by = req.auth_context.actor_id;
  await signPayRunWorkflow(req.scope).run({
    input: { ...req.validatedBody, run_id: req.params.id ?? "", made_by },
  });
  res.json(await payToSign(req.scope));
}
