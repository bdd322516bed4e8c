import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { attestRuleSetWorkflow } from "../../../../../workflows/rules/attest";
import { staffOf } from "../../../../coop-gate";
import type { attest } from "../../../../coop-validators/rules";
import { attestationOf } from "../../../../views/rules";

/** An officer attests a rule set as it was read. */
export async function POST(req: MedusaRequest<z.infer<typeof attest>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { result } = await attestRuleSetWorkflow(req.scope).run({
    input: { ...req.validatedBody, coop_id, rule_set_id: req.params.id ?? "", made_by },
  });
  res.json({ attestation: await attestationOf(req.scope, coop_id, result.attestation_id) });
}
