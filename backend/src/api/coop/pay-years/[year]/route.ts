import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { toWire } from "../../../../adapters/money";
import { formatQuantity } from "../../../../domain/pay/quantity";
import { books } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";

/** Each member's pay of a year, by code. A year in which nobody was paid is empty. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const year = req.params.year ?? "";
  const members = await books(req.scope).payYear({ coop_id: staffOf(req).coop_id, year });
  res.json({
    year,
    members: members.map(({ currency, pay, paid, quantity, heads, ...member }) => ({
      ...member,
      quantity: formatQuantity(quantity),
      pay: toWire(pay, currency),
      paid: toWire(paid, currency),
      heads: heads.map(({ head, amount }) => ({ head, amount: toWire(amount, currency) })),
    })),
  });
}
