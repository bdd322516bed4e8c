import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";
import { coopSettlementPage } from "../../../views/pay";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const settlement = await books(req.scope).coopSettlement(staffOf(req).coop_id, req.params.id ?? "");
  res.json({ settlement: coopSettlementPage(settlement) });
}
