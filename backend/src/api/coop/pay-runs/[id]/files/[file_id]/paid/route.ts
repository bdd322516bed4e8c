import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { paidByFileWorkflow } from "../../../../../../../workflows/pay/pay-files";
import { staffOf } from "../../../../../../coop-gate";
import type { payAll } from "../../../../../../coop-validators/pay";
import { readRun } from "../../../../../../views/coop-book";

/** Everything in a file that was not answered is paid (C5). */
export async function POST(req: MedusaRequest<z.infer<typeof payAll>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { id: run_id = "", file_id = "" } = req.params;
  await paidByFileWorkflow(req.scope).run({
    input: { coop_id, run_id, file_id, made_by, ...req.validatedBody },
  });
  res.json({ run: await readRun(req.scope, { coop_id, run_id }) });
}
