import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { earningsView } from "../../views/earnings";
import { senderOf } from "../../views/parcels";

/** What the co-op's sales have come to, per currency, as the network's book has it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const { time_zone } = await senderOf(req.scope, coop_id);
  const earned = await books(req.scope).earnings({ coop_id, time_zone });
  res.json({ currencies: earned.map(earningsView) });
}
