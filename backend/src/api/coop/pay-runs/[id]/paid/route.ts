import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { payRunOutcomeWorkflow } from "../../../../../workflows/pay/pay-runs";
import { staffOf } from "../../../../coop-gate";
import type { payAll } from "../../../../coop-validators/pay";
import { readRun } from "../../../../views/coop-book";

/** The bank paid every payment that was not sent yet (C4 and C5). */
export async function POST(req: MedusaRequest<z.infer<typeof payAll>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  await payRunOutcomeWorkflow(req.scope).run({
    input: { ...of, made_by, payment_id: null, outcome: "paid", ...req.validatedBody },
  });
  res.json({ run: await readRun(req.scope, of) });
}
