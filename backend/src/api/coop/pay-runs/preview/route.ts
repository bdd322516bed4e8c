import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { toWire } from "../../../../adapters/money";
import { coopFacts } from "../../../../workflows/pay/coop-facts";
import { previewPayRun } from "../../../../workflows/pay/pay-runs";
import { previewPayroll } from "../../../../workflows/pay/payrolls";
import { books, members, ruleSets } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";
import { sharingOf, type previewRun } from "../../../coop-validators/pay";
import { draftView, sinceLastView } from "../../../views/pay";

/** What a proposal would be, or every reason why there can be none, and every cell of what was typed that is wrong. */
export async function POST(
  req: MedusaRequest<z.infer<typeof previewRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const asked = req.validatedBody;
  const by = { coop_id, made_by, month: asked.month };
  const { currency } = await coopFacts(req.scope, coop_id);
  const [preview, fund, rule_sets, payees] = await Promise.all([
    asked.method === "payroll"
      ? previewPayroll(req.scope, { ...by, rows: asked.rows, reason: asked.reason ?? null })
      : previewPayRun(req.scope, { ...by, ...sharingOf(asked) }),
    books(req.scope).workFund(coop_id, currency),
    ruleSets(req.scope).versions(),
    members(req.scope).payeesInForce(coop_id),
  ]);
  const { run, refusals, cells } = preview;
  const since = run && (await books(req.scope).sinceLastRun(coop_id, run));
  res.json({
    run: run && draftView(run, { rule_sets, payees }),
    since: sinceLastView(since, currency),
    fund: toWire(fund, currency),
    refusals,
    cells,
  });
}
