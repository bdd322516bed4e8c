import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { sendConsignmentWorkflow } from "../../../../../workflows/send-consignment";
import { books } from "../../../../../workflows/services";
import { staffOf } from "../../../../coop-gate";
import type { sendParcel } from "../../../../coop-validators/parcels";
import { ownConsignmentView } from "../../../../views/parcels";

/** A parcel has left with some pieces, or with all that is left. The same request again: nothing changes. */
export async function POST(
  req: MedusaRequest<z.infer<typeof sendParcel>>,
  res: MedusaResponse,
): Promise<void> {
  const staff = staffOf(req);
  const { pieces, tracking, request_id, parcels_seen } = req.validatedBody;
  const of = { coop_id: staff.coop_id, consignment_id: req.params.id ?? "" };
  const { id } = await books(req.scope).consignmentOfCoop(of);
  await sendConsignmentWorkflow(req.scope).run({
    input: {
      consignment_id: id,
      pieces: pieces ?? null,
      // An empty field of a form is no tracking number.
      tracking: tracking || null,
      sent_by: staff.id,
      request_id,
      parcels_seen: parcels_seen ?? null,
    },
  });
  res.json({ consignment: await ownConsignmentView(req.scope, staff, id) });
}
