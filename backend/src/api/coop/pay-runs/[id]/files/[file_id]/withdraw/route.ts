import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { withdrawPayFileWorkflow } from "../../../../../../../workflows/pay/pay-files";
import { staffOf } from "../../../../../../coop-gate";
import type { reverseRun } from "../../../../../../coop-validators/pay";
import { readRun } from "../../../../../../views/coop-book";

/** A file that nobody was handed: its payments are open again (C4 reversed). */
export async function POST(
  req: MedusaRequest<z.infer<typeof reverseRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { id: run_id = "", file_id = "" } = req.params;
  await withdrawPayFileWorkflow(req.scope).run({
    input: { coop_id, run_id, file_id, made_by, ...req.validatedBody },
  });
  res.json({ run: await readRun(req.scope, { coop_id, run_id }) });
}
