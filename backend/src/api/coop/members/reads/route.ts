import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../../coop-gate";
import { readsView } from "../../../views/members";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const asked = Number(req.query.offset ?? 0);
  const offset = Number.isSafeInteger(asked) && asked > 0 ? asked : 0;
  res.json({ reads: await readsView(req.scope, staffOf(req).coop_id, offset) });
}
