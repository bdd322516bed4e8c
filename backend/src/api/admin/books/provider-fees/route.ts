import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { providerMovementWorkflow } from "../../../../workflows/settlements";
import type { providerMovement } from "../../../validators";

export async function POST(
  req: MedusaRequest<z.infer<typeof providerMovement>>,
  res: MedusaResponse,
): Promise<void> {
  await providerMovementWorkflow(req.scope).run({ input: { kind: "fee", ...req.validatedBody } });
  res.json({ recorded: req.validatedBody.reference });
}
