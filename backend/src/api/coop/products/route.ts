import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createProductWorkflow } from "../../../workflows/products/save-product";
import { staffOf } from "../../coop-gate";
import type { ProductBody } from "../../coop-validators/products";
import { draftOf, productList, productPage } from "../../views/desk-products";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ products: await productList(req.scope, staffOf(req).coop_id, req.query.state) });
}

type Body = ProductBody & { request_id: string };

/** Makes a draft, once for each request id. */
export async function POST(req: AuthenticatedMedusaRequest<Body>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: staff_id } = staffOf(req);
  const { request_id, ...body } = req.validatedBody;
  const { result } = await createProductWorkflow(req.scope).run({
    input: { coop_id, staff_id, request_id, draft: draftOf(body) },
  });
  res.json({ product: await productPage(req.scope, coop_id, result) });
}
