import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../../coop-gate";
import type { ProductBody } from "../../../coop-validators/products";
import { saveFor } from "../../../save-product";
import { draftOf, productPage } from "../../../views/desk-products";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ product: await productPage(req.scope, staffOf(req).coop_id, req.params.id ?? "") });
}

/** Saves the whole form. Whoever saves an old version gets the present state beside the refusal. */
export async function POST(
  req: MedusaRequest<ProductBody & { version: number }>,
  res: MedusaResponse,
): Promise<void> {
  const { version, ...body } = req.validatedBody;
  await saveFor(req, res, version, { draft: draftOf(body) });
}
