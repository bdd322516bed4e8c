import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { withdrawAttestationWorkflow } from "../../../../workflows/rules/attest";
import { staffOf } from "../../../coop-gate";
import type { withdraw } from "../../../coop-validators/rules";
import { attestationOf } from "../../../views/rules";

/** From a day on nothing is attested, and no pay run can be made. */
export async function POST(req: MedusaRequest<z.infer<typeof withdraw>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { result } = await withdrawAttestationWorkflow(req.scope).run({
    input: { ...req.validatedBody, coop_id, made_by },
  });
  res.json({ attestation: await attestationOf(req.scope, coop_id, result.attestation_id) });
}
