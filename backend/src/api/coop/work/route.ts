import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { workMonthRow } from "../../views/pay";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const months = await books(req.scope).workMonths(staffOf(req).coop_id);
  res.json({ months: months.map(workMonthRow) });
}
