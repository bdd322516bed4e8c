import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { packConsignmentWorkflow } from "../../../../../workflows/pack-consignment";
import { staffOf } from "../../../../coop-gate";
import { ownConsignmentView } from "../../../../views/parcels";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const staff = staffOf(req);
  const consignment_id = req.params.id ?? "";
  await packConsignmentWorkflow(req.scope).run({
    input: { coop_id: staff.coop_id, consignment_id, packed: false },
  });
  res.json({ consignment: await ownConsignmentView(req.scope, staff, consignment_id) });
}
