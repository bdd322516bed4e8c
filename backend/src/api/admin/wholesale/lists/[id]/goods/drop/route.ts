import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { dropWholesaleGoodWorkflow } from "../../../../../../../workflows/wholesale/lists";
import type { dropGood } from "../../../../../../customer-validators";

/** Takes a good off a list. Refuses `wholesale.no_list`, `good.not_found`. */
export async function POST(req: MedusaRequest<z.infer<typeof dropGood>>, res: MedusaResponse): Promise<void> {
  const { result } = await dropWholesaleGoodWorkflow(req.scope).run({
    input: { price_list_id: req.params.id ?? "", ...req.validatedBody },
  });
  res.json(result);
}
