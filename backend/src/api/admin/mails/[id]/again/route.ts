import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { sendMailAgainWorkflow } from "../../../../../workflows/mail/send-again";

/** Tries a mail again, under the same Message-ID. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await sendMailAgainWorkflow(req.scope).run({ input: { mail_id: req.params.id ?? "" } });
  res.json({ id: result.mail_id });
}
