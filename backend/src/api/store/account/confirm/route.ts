import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { confirmEmailWorkflow } from "../../../../workflows/account/confirm-email";
import type { confirm } from "../../../customer-validators";

/** Whoever has the link of the mail has its mailbox; nobody has to be signed in. Refuses `account.confirm_over`. */
export async function POST(req: MedusaRequest<z.infer<typeof confirm>>, res: MedusaResponse): Promise<void> {
  await confirmEmailWorkflow(req.scope).run({ input: req.validatedBody });
  res.json({ done: true });
}
