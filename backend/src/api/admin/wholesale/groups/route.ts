import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { keepWholesaleGroupWorkflow } from "../../../../workflows/wholesale/lists";
import type { keepGroup } from "../../../customer-validators";

/** A group of companies; the one of that name if there is one. */
export async function POST(
  req: MedusaRequest<z.infer<typeof keepGroup>>,
  res: MedusaResponse,
): Promise<void> {
  const { result } = await keepWholesaleGroupWorkflow(req.scope).run({ input: req.validatedBody });
  res.json({ group: { id: result } });
}
