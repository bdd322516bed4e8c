import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { makePayFilesWorkflow } from "../../../../../workflows/pay/pay-files";
import { staffOf } from "../../../../coop-gate";
import type { payAll } from "../../../../coop-validators/pay";
import { readRun } from "../../../../views/coop-book";
import { readPayFiles } from "../../../../views/pay-files";

/** The files of a run, newest first, and what became of what is in each. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const of = { coop_id: staffOf(req).coop_id, run_id: req.params.id ?? "" };
  res.json({ files: await readPayFiles(req.scope, of) });
}

/** Makes a file for each road of the payments that are open; they are sent then (C4). */
export async function POST(req: MedusaRequest<z.infer<typeof payAll>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  await makePayFilesWorkflow(req.scope).run({ input: { ...of, made_by, ...req.validatedBody } });
  res.json({ run: await readRun(req.scope, of), files: await readPayFiles(req.scope, of) });
}
