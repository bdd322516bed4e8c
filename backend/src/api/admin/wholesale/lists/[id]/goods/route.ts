import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { keepWholesaleGoodWorkflow } from "../../../../../../workflows/wholesale/lists";
import type { keepGood } from "../../../../../customer-validators";

/** How a good is sold by a list. Refuses `wholesale.no_list`, `wholesale.list_invalid`, `good.not_found`. */
export async function POST(req: MedusaRequest<z.infer<typeof keepGood>>, res: MedusaResponse): Promise<void> {
  const { result } = await keepWholesaleGoodWorkflow(req.scope).run({
    input: { price_list_id: req.params.id ?? "", ...req.validatedBody },
  });
  res.json(result);
}
