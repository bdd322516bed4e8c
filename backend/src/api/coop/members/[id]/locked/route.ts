import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { letGoLockedWorkflow } from "../../../../../workflows/pay/locked";
import { staffOf } from "../../../../coop-gate";
import type { letGoLocked } from "../../../../coop-validators/members";
import { readRun } from "../../../../views/coop-book";

/** Proposes to let go what the co-op holds for a member. Without an amount it is all that may be let go. */
export async function POST(
  req: MedusaRequest<z.infer<typeof letGoLocked>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { amount, ...proposal } = req.validatedBody;
  const { result } = await letGoLockedWorkflow(req.scope).run({
    input: { coop_id, made_by, member_id: req.params.id ?? "", amount: amount ?? null, ...proposal },
  });
  res.json({ run: await readRun(req.scope, { coop_id, run_id: result.run_id }) });
}
