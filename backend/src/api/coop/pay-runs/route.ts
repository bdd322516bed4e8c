import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { proposePayRunWorkflow } from "../../../workflows/pay/pay-runs";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import type { proposeRun } from "../../coop-validators/pay";
import { readRun } from "../../views/coop-book";
import { payRunView, runWords } from "../../views/pay";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const [runs, words] = await Promise.all([books(req.scope).payRuns(coop_id), runWords(req.scope, coop_id)]);
  res.json({ runs: runs.map((run) => payRunView(run, words)) });
}

/**
 * Freezes a run for somebody else to approve. Without an amount it is the whole work fund; with the work's version that
 * the preview told, it is that preview or a refusal.
 */
export async function POST(
  req: MedusaRequest<z.infer<typeof proposeRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { month, amount, work_version, request_id } = req.validatedBody;
  const { result } = await proposePayRunWorkflow(req.scope).run({
    input: {
      coop_id,
      made_by,
      month,
      amount: amount ?? null,
      work_version: work_version ?? null,
      request_id,
    },
  });
  res.json({ run: await readRun(req.scope, { coop_id, run_id: result.run_id }) });
}
