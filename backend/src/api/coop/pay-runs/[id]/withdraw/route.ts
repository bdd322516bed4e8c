import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { endPayRunWorkflow } from "../../../../../workflows/pay/pay-runs";
import { staffOf } from "../../../../coop-gate";
import { readRun } from "../../../../views/coop-book";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  await endPayRunWorkflow(req.scope).run({ input: { ...of, made_by, end: "withdrawn", reason: null } });
  res.json({ run: await readRun(req.scope, of) });
}
