import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { approvePayRunWorkflow } from "../../../../../workflows/pay/pay-runs";
import { staffOf } from "../../../../coop-gate";
import type { approveRun } from "../../../../coop-validators/pay";
import { readRun } from "../../../../views/coop-book";

/** Another person than the proposer approves what they saw: it is posted, and each member has a payment (C3). */
export async function POST(
  req: MedusaRequest<z.infer<typeof approveRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  await approvePayRunWorkflow(req.scope).run({ input: { ...of, made_by, ...req.validatedBody } });
  res.json({ run: await readRun(req.scope, of) });
}
