import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { toWire } from "../../../../adapters/money";
import { coopFacts } from "../../../../workflows/pay/coop-facts";
import { previewPayRun } from "../../../../workflows/pay/pay-runs";
import { books, ruleSets } from "../../../../workflows/services";
import { staffOf } from "../../../coop-gate";
import type { previewRun } from "../../../coop-validators/pay";
import { draftView, sinceLastView } from "../../../views/pay";

/** What a proposal would be, or every reason why there can be none. */
export async function POST(
  req: MedusaRequest<z.infer<typeof previewRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { month, amount } = req.validatedBody;
  const { currency } = await coopFacts(req.scope, coop_id);
  const [{ run, refusals }, fund, versions] = await Promise.all([
    previewPayRun(req.scope, { coop_id, month, amount: amount ?? null, made_by }),
    books(req.scope).workFund(coop_id, currency),
    ruleSets(req.scope).versions(),
  ]);
  const since = run && (await books(req.scope).sinceLastRun(coop_id, run));
  res.json({
    run: run && draftView(run, versions),
    since: sinceLastView(since, currency),
    fund: toWire(fund, currency),
    refusals,
  });
}
