import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { retireRuleSetWorkflow } from "../../../../../../../workflows/rules/keep-rule-sets";
import { ruleSets } from "../../../../../../../workflows/services";
import type { because } from "../../../../../../customer-validators";
import { whole } from "../../../../../../query";
import { wholeVersionView } from "../../../../../../views/rules";

/** It pays nothing any more; what was approved by it stays. */
export async function POST(
  req: AuthenticatedMedusaRequest<z.infer<typeof because>>,
  res: MedusaResponse,
): Promise<void> {
  const of = { rule_set_id: req.params.id ?? "", version: whole(req.params.version, 0) };
  const made_by = req.auth_context.actor_id;
  await retireRuleSetWorkflow(req.scope).run({
    input: { ...of, made_by, reason: req.validatedBody.reason },
  });
  res.json(wholeVersionView(await ruleSets(req.scope).version(of.rule_set_id, of.version)));
}
