import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pauseCoopWorkflow } from "../../../workflows/pause-coop";
import { staffOf } from "../../coop-gate";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result: coop } = await pauseCoopWorkflow(req.scope).run({
    input: { coop_id: staffOf(req).coop_id, paused: false, message: null },
  });
  res.json({ coop });
}
