import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { coopSettlementRow } from "../../views/pay";

/** What the network settled with this co-op, newest first. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const settlements = await books(req.scope).coopSettlements(staffOf(req).coop_id);
  res.json({ settlements: settlements.map(coopSettlementRow) });
}
