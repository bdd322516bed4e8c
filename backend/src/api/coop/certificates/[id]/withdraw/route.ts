import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { withdrawCertificateWorkflow } from "../../../../../workflows/pay/certificates";
import { books } from "../../../../../workflows/services";
import { staffOf } from "../../../../coop-gate";
import { ownCertificateView } from "../../../../views/certificates";

/** From now on its code leads nowhere. Again: nothing changes. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, certificate_id: req.params.id ?? "" };
  await withdrawCertificateWorkflow(req.scope).run({ input: { ...of, made_by } });
  res.json({ certificate: ownCertificateView(await books(req.scope).certificate(of)) });
}
