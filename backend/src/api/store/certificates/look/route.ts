import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { readCode } from "../../../../domain/pay/certificates";
import { countCertificateLookWorkflow } from "../../../../workflows/pay/certificates";
import { books } from "../../../../workflows/services";
import { visitorOf } from "../../../coop-gate";
import type { certificateCode } from "../../../validators";
import { certificateView } from "../../../views/certificates";

/**
 * What a certificate says, to whoever has its code. Null for a code that was never made, that was withdrawn, or that is none
 * at all: nobody learns which. The code comes in the body, so that it stands in no log of addresses.
 */
export async function POST(
  req: MedusaRequest<z.infer<typeof certificateCode>>,
  res: MedusaResponse,
): Promise<void> {
  await countCertificateLookWorkflow(req.scope).run({ input: { visitor: visitorOf(req) } });
  const code = readCode(req.validatedBody.code);
  const found = code && (await books(req.scope).certificateByCode(code));
  res.json({ certificate: found ? certificateView(found) : null });
}
