import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { buyingOf } from "../../../../workflows/wholesale/cart";
import { customerOf } from "../../../customer-gate";
import { priceListView } from "../../../views/wholesale";

/** Refuses `wholesale.not_a_buyer`, `wholesale.no_list`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const buying = await buyingOf(req.scope, customerOf(req).id);
  res.json({ list: await priceListView(req.scope, buying, req.query.lang) });
}
