import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { changeAccountPasswordWorkflow } from "../../../../workflows/account/sign-in";
import { visitorOf } from "../../../coop-gate";
import { customerOf } from "../../../customer-gate";
import type { changePassword } from "../../../customer-validators";

/** Every token ends with the old password, the one that asks too. */
export async function POST(
  req: MedusaRequest<z.infer<typeof changePassword>>,
  res: MedusaResponse,
): Promise<void> {
  const { id, email } = customerOf(req);
  await changeAccountPasswordWorkflow(req.scope).run({
    input: { customer_id: id, email, visitor: visitorOf(req), ...req.validatedBody },
  });
  res.json({ done: true });
}
