import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { setStockWorkflow } from "../../../../workflows/set-stock";
import type { stock } from "../../../validators";
import { stockView } from "../../../views/stock";

export async function POST(req: MedusaRequest<z.infer<typeof stock>>, res: MedusaResponse): Promise<void> {
  const variant_id = req.params.variant_id ?? "";
  await setStockWorkflow(req.scope).run({ input: { variant_id, sellable: req.validatedBody.sellable } });
  res.json({ item: (await stockView(req.scope)).find((item) => item.variant_id === variant_id) });
}
