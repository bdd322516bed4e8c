import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { sendConfirmationWorkflow } from "../../../../workflows/account/confirm-email";
import { visitorOf } from "../../../coop-gate";
import { customerOf } from "../../../customer-gate";
import type { confirmationMail } from "../../../customer-validators";

/** Sends the link that proves an address once more. Refuses `staff.too_many_attempts`. */
export async function POST(
  req: MedusaRequest<z.infer<typeof confirmationMail>>,
  res: MedusaResponse,
): Promise<void> {
  const { language } = req.validatedBody;
  const input = { customer_id: customerOf(req).id, language, visitor: visitorOf(req) };
  const { result } = await sendConfirmationWorkflow(req.scope).run({ input });
  res.json({ sent: result });
}
