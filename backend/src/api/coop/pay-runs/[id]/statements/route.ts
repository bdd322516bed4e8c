import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { coopFacts } from "../../../../../workflows/pay/coop-facts";
import { books, ruleSets } from "../../../../../workflows/services";
import { staffOf } from "../../../../coop-gate";
import { paidKinds } from "../../../../views/paid-kinds";
import { statementsView } from "../../../../views/statements";

/** What each member's sheet says. There are none before the run is approved: nobody is owed what is only proposed. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const [run, coop, rule_sets] = await Promise.all([
    books(req.scope).approvedPayRun({ coop_id, run_id: req.params.id ?? "" }),
    coopFacts(req.scope, coop_id),
    ruleSets(req.scope).versions(),
  ]);
  const [sums, kinds] = await Promise.all([books(req.scope).statementSums(run), paidKinds(req.scope, run)]);
  res.json(statementsView(run, coop, sums, kinds, rule_sets));
}
