import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { deleteAccountWorkflow } from "../../../../workflows/account/delete-account";
import { visitorOf } from "../../../coop-gate";
import { customerOf } from "../../../customer-gate";
import type { deleteAccount } from "../../../customer-validators";

export async function POST(
  req: MedusaRequest<z.infer<typeof deleteAccount>>,
  res: MedusaResponse,
): Promise<void> {
  const { id, email } = customerOf(req);
  const { password } = req.validatedBody;
  await deleteAccountWorkflow(req.scope).run({
    input: { customer_id: id, email, password, visitor: visitorOf(req) },
  });
  res.json({ done: true });
}
