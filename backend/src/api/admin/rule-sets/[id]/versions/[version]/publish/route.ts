import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { publishRuleSetWorkflow } from "../../../../../../../workflows/rules/keep-rule-sets";
import { ruleSets } from "../../../../../../../workflows/services";
import { whole } from "../../../../../../query";
import { wholeVersionView } from "../../../../../../views/rules";

/** Co-ops may attest it; the version before ends on the day this one takes effect. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const of = { rule_set_id: req.params.id ?? "", version: whole(req.params.version, 0) };
  await publishRuleSetWorkflow(req.scope).run({ input: of });
  res.json(wholeVersionView(await ruleSets(req.scope).version(of.rule_set_id, of.version)));
}
