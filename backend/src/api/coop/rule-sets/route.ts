import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../coop-gate";
import { coopRulesView } from "../../views/rules";

/** What this co-op may attest, what it attested, and for which places there is no rule set. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await coopRulesView(req.scope, staffOf(req).coop_id));
}
