import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../../coop-gate";
import { ownConsignmentView } from "../../../views/parcels";

/** One of the co-op's own, with whom it is from and, for those who send it, where it goes. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ consignment: await ownConsignmentView(req.scope, staffOf(req), req.params.id ?? "") });
}
