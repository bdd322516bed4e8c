import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { signOutEverywhereWorkflow } from "../../../workflows/staff/people";
import { staffOf } from "../../coop-gate";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await signOutEverywhereWorkflow(req.scope).run({ input: { id: staffOf(req).id } });
  res.json({ ok: true });
}
