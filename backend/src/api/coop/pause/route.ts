import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { pauseCoopWorkflow } from "../../../workflows/pause-coop";
import { staffOf } from "../../coop-gate";
import type { pause } from "../../coop-validators/pause";

export async function POST(req: MedusaRequest<z.infer<typeof pause>>, res: MedusaResponse): Promise<void> {
  const message = req.validatedBody.message || null;
  const { result: coop } = await pauseCoopWorkflow(req.scope).run({
    input: { coop_id: staffOf(req).coop_id, paused: true, message },
  });
  res.json({ coop });
}
