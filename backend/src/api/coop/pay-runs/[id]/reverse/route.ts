import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { reversePayRunWorkflow } from "../../../../../workflows/pay/pay-runs";
import { staffOf } from "../../../../coop-gate";
import type { reverseRun } from "../../../../coop-validators/pay";
import { readRun } from "../../../../views/coop-book";

/** An approval was a mistake and nothing was paid: it is posted back, and the month is open again. */
export async function POST(
  req: MedusaRequest<z.infer<typeof reverseRun>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const of = { coop_id, run_id: req.params.id ?? "" };
  await reversePayRunWorkflow(req.scope).run({ input: { ...of, made_by, ...req.validatedBody } });
  res.json({ run: await readRun(req.scope, of) });
}
