import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { refuse } from "../../../../../domain/errors";
import { issueCertificateWorkflow } from "../../../../../workflows/pay/certificates";
import { books } from "../../../../../workflows/services";
import { staffOf } from "../../../../coop-gate";
import type { certify } from "../../../../coop-validators/members";
import { ownCertificateView } from "../../../../views/certificates";
import { memberCode } from "../../../../views/members";

/** Newest first, withdrawn ones too. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const member_id = req.params.id ?? "";
  if (!(await memberCode(req.scope, coop_id, member_id)))
    refuse("member.not_found", `This co-op has no member ${member_id}.`, { member_id });
  const found = await books(req.scope).certificatesOf({ coop_id, member_id });
  res.json({ certificates: found.map(ownCertificateView) });
}

/** What the book says of these months, frozen. */
export async function POST(req: MedusaRequest<z.infer<typeof certify>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { training_hours = null, ...months } = req.validatedBody;
  const { result } = await issueCertificateWorkflow(req.scope).run({
    input: { coop_id, member_id: req.params.id ?? "", training_hours, ...months, made_by },
  });
  const made = await books(req.scope).certificate({ coop_id, certificate_id: result.id });
  res.json({ certificate: ownCertificateView(made) });
}
