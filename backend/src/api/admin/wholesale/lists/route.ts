import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { keepWholesaleListWorkflow } from "../../../../workflows/wholesale/lists";
import type { keepList } from "../../../customer-validators";

/** The price list of a group in a currency, with the least that an order by it comes to. */
export async function POST(req: MedusaRequest<z.infer<typeof keepList>>, res: MedusaResponse): Promise<void> {
  const { result } = await keepWholesaleListWorkflow(req.scope).run({ input: req.validatedBody });
  res.json({ list: { id: result.price_list_id } });
}
