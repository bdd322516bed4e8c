import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { whole } from "../../../../query";
import { buyingOf } from "../../../../../workflows/wholesale/cart";
import { customerOf } from "../../../../customer-gate";
import { proformaView } from "../../../../views/proforma";

/** Refuses `wholesale.order_not_found`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { company } = await buyingOf(req.scope, customerOf(req).id);
  const display_id = whole(req.params.display_id, 0);
  res.json({ order: await proformaView(req.scope, { company, display_id, lang: req.query.lang }) });
}
