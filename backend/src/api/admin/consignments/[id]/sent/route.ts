import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { books } from "../../../../../workflows/services";
import { sendConsignmentWorkflow } from "../../../../../workflows/send-consignment";
import type { sent } from "../../../../validators";
import { consignmentView, coopNames } from "../../../../views/ledger";

/** All that is left has been sent, says the network. Again: nothing changes but the last parcel's tracking number. */
export async function POST(req: MedusaRequest<z.infer<typeof sent>>, res: MedusaResponse): Promise<void> {
  const consignment_id = req.params.id ?? "";
  await sendConsignmentWorkflow(req.scope).run({
    input: {
      consignment_id,
      pieces: null,
      tracking: req.validatedBody.tracking ?? null,
      sent_by: "network",
      request_id: null,
      parcels_seen: null,
    },
  });
  const [consignment, names] = await Promise.all([
    books(req.scope).consignment(consignment_id),
    coopNames(req.scope),
  ]);
  res.json({ consignment: consignmentView(consignment, names) });
}
