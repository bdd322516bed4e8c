import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { books } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";
import { ownCertificateView } from "../../../views/certificates";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const found = await books(req.scope).certificate({ coop_id, certificate_id: req.params.id ?? "" });
  res.json({ certificate: ownCertificateView(found) });
}
