import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { whole } from "../../../../query";
import { companyOf } from "../../../../../workflows/wholesale/cart";
import { customerOf } from "../../../../customer-gate";
import { proformaView } from "../../../../views/proforma";

/** Refuses `wholesale.not_a_buyer`, `wholesale.order_not_found`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const company = await companyOf(req.scope, customerOf(req).id);
  const display_id = whole(req.params.display_id, 0);
  res.json({ order: await proformaView(req.scope, { company, display_id, lang: req.query.lang }) });
}
