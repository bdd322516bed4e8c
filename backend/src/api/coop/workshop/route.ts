import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { goodsNames, senderOf, workshopView } from "../../views/parcels";

/** What to make and what stands packed, by product: no buyer, no order number, no address. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, language } = staffOf(req);
  const { time_zone } = await senderOf(req.scope, coop_id);
  const make = await books(req.scope).toMake({ coop_id, time_zone });
  res.json({ make: workshopView(make, await goodsNames(req.scope, make, language)) });
}
