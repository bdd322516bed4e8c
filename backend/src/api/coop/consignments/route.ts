import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { whole } from "../../query";
import { coopConsignmentView, goodsNames } from "../../views/parcels";

const STATES = ["to_pack", "packed", "sent", "all"] as const;
const MOST = 200;

/** The co-op's consignments in a state, those that wait longest first; no buyer is in it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, language } = staffOf(req);
  const { consignments, count } = await books(req.scope).consignmentsOfCoop({
    coop_id,
    state: STATES.find((state) => state === req.query.state) ?? "all",
    limit: Math.min(whole(req.query.limit, 50), MOST),
    offset: whole(req.query.offset, 0),
  });
  const names = await goodsNames(
    req.scope,
    consignments.flatMap(({ pieces }) => pieces),
    language,
  );
  res.json({ consignments: consignments.map((one) => coopConsignmentView(one, names)), count });
}
