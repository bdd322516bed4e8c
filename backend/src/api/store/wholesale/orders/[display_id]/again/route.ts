import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { toWire } from "../../../../../../adapters/money";
import { buyingOf } from "../../../../../../workflows/wholesale/cart";
import { lookAtReorder } from "../../../../../../workflows/wholesale/wanted-lines";
import { listCurrency } from "../../../../../../workflows/wholesale/lists";
import { customerOf } from "../../../../../customer-gate";
import { whole } from "../../../../../query";
import { nameOf, readVariants } from "../../../../../views/wholesale";

/** What ordering again would put into the basket, line by line; puts nothing there. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { id } = customerOf(req);
  const buying = await buyingOf(req.scope, id);
  const display_id = whole(req.params.display_id, 0);
  const lines = await lookAtReorder(req.scope, { customer_id: id, buying, display_id });
  const currency = listCurrency(buying.list);
  const ids = lines.flatMap(({ variant_id }) => variant_id ?? []);
  const variants = await readVariants(req.scope, ids, req.query.lang);
  res.json({
    lines: lines.map(({ unit_then, unit_now, ...line }) => ({
      ...line,
      title: nameOf(variants.get(line.variant_id ?? ""), line.title),
      unit_then: toWire(unit_then, currency),
      unit_now: unit_now === null ? null : toWire(unit_now, currency),
    })),
  });
}
