import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { forgottenPasswordWorkflow } from "../../../../workflows/account/reset-password";
import { visitorOf } from "../../../coop-gate";
import type { forgotten } from "../../../customer-validators";

/** The same answer whether the address has an account or not. */
export async function POST(
  req: MedusaRequest<z.infer<typeof forgotten>>,
  res: MedusaResponse,
): Promise<void> {
  const { result } = await forgottenPasswordWorkflow(req.scope).run({
    input: { ...req.validatedBody, visitor: visitorOf(req) },
  });
  res.json(result);
}
