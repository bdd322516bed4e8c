import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { statusOf } from "../adapters/errors";
import { isDomainError } from "../domain/errors";
import type { ProductContent, ProductDraft } from "../domain/products/content";
import { saveProductWorkflow } from "../workflows/products/save-product";
import { staffOf } from "./coop-gate";
import { productPage } from "./views/desk-products";

type Change = { draft: ProductDraft } | { status: ProductContent["status"] };

/** Saves for whoever asks and answers with the product: the saved one, or beside `product.changed` the present one. */
export async function saveFor(
  req: MedusaRequest,
  res: MedusaResponse,
  version: number,
  change: Change,
): Promise<void> {
  const { coop_id, id: staff_id } = staffOf(req);
  const product_id = req.params.id ?? "";
  try {
    await saveProductWorkflow(req.scope).run({ input: { coop_id, staff_id, product_id, version, change } });
    res.json({ product: await productPage(req.scope, coop_id, product_id) });
  } catch (fault) {
    if (!isDomainError(fault) || fault.code !== "product.changed") throw fault;
    const { code, message, details } = fault;
    const product = await productPage(req.scope, coop_id, product_id);
    res.status(statusOf(fault)).json({ type: "refused", code, message, details, product });
  }
}
