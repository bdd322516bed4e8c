import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { resetPasswordWorkflow } from "../../../../workflows/account/reset-password";
import type { reset } from "../../../customer-validators";

/** Refuses `account.reset_over`, `staff.password_short`. */
export async function POST(req: MedusaRequest<z.infer<typeof reset>>, res: MedusaResponse): Promise<void> {
  await resetPasswordWorkflow(req.scope).run({ input: req.validatedBody });
  res.json({ done: true });
}
