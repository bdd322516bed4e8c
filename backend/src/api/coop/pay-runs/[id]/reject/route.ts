import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { endPayRunWorkflow } from "../../../../../workflows/pay/pay-runs";
import { staffOf } from "../../../../coop-gate";
import type { rejectRun } from "../../../../coop-validators/pay";
import { readRun } from "../../../../views/coop-book";

export async function POST(
  req: MedusaRequest<z.infer<typeof rejectRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  const { reason } = req.validatedBody;
  await endPayRunWorkflow(req.scope).run({ input: { ...of, made_by, end: "rejected", reason } });
  res.json({ run: await readRun(req.scope, of) });
}
