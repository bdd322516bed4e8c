import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { closePayRunWorkflow } from "../../../../../workflows/pay/pay-files";
import { staffOf } from "../../../../coop-gate";
import { readRun } from "../../../../views/coop-book";

/** Nothing of a run that is paid comes back after this. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  await closePayRunWorkflow(req.scope).run({ input: { ...of, made_by } });
  res.json({ run: await readRun(req.scope, of) });
}
