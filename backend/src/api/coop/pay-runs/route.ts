import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { proposePayRunWorkflow } from "../../../workflows/pay/pay-runs";
import { proposePayrollWorkflow } from "../../../workflows/pay/payrolls";
import { books } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { sharingOf, type proposeRun } from "../../coop-validators/pay";
import { readRun } from "../../views/coop-book";
import { payRunRow, runWords } from "../../views/pay";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const [runs, words] = await Promise.all([
    books(req.scope).payRunList(coop_id),
    runWords(req.scope, coop_id),
  ]);
  res.json({ runs: runs.map((run) => payRunRow(run, words)) });
}

/**
 * Freezes a run for somebody else to approve. Without an amount it is the whole work fund; with the work's version that
 * the preview told, it is that preview or a refusal. A payroll is told row by row.
 */
export async function POST(
  req: MedusaRequest<z.infer<typeof proposeRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const asked = req.validatedBody;
  const by = { coop_id, made_by, month: asked.month, request_id: asked.request_id };
  const { result } =
    asked.method === "payroll"
      ? await proposePayrollWorkflow(req.scope).run({
          input: { ...by, rows: asked.rows, reason: asked.reason ?? null },
        })
      : await proposePayRunWorkflow(req.scope).run({
          input: { ...by, ...sharingOf(asked), work_version: asked.work_version ?? null },
        });
  res.json({ run: await readRun(req.scope, { coop_id, run_id: result.run_id }) });
}
