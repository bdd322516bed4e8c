import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseRuleSet } from "../../../adapters/rule-sets";
import { draftRuleSetWorkflow } from "../../../workflows/rules/keep-rule-sets";
import { ruleSets } from "../../../workflows/services";
import { networkRulesView, wholeVersionView } from "../../views/rules";

/** Every rule set with its versions, and the places for which there is none. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await networkRulesView(req.scope));
}

/** Drafts the next version. The document's own shape is judged by who knows it, so that the fault's place is named. */
export async function POST(req: MedusaRequest<{ document: unknown }>, res: MedusaResponse): Promise<void> {
  const document = parseRuleSet(req.validatedBody.document);
  const { result } = await draftRuleSetWorkflow(req.scope).run({ input: { document } });
  const drafted = await ruleSets(req.scope).version(result.rule_set_id, result.version);
  res.json(wholeVersionView(drafted));
}
