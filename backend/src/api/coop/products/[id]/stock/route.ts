import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../../domain/errors";
import { readProduct } from "../../../../../workflows/products/read-product";
import { setStockWorkflow } from "../../../../../workflows/set-stock";
import { staffOf } from "../../../../coop-gate";
import { stockView } from "../../../../views/desk-products";

/** Sets what one variant of the co-op's product may sell. Less than is held or sold is refused. */
export async function POST(
  req: MedusaRequest<{ variant_id: string; sellable: number }>,
  res: MedusaResponse,
): Promise<void> {
  const { variant_id, sellable } = req.validatedBody;
  const { content } = await readProduct(req.scope, staffOf(req).coop_id, req.params.id ?? "");
  if (!content.variants.some(({ id }) => id === variant_id))
    refuse("stock.variant_not_found", `This product has no variant ${variant_id}.`, {});
  const { result } = await setStockWorkflow(req.scope).run({ input: { variant_id, sellable } });
  res.json({ stock: stockView(result) });
}
