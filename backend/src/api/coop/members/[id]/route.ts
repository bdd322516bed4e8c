import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../../coop-gate";
import { memberPage } from "../../../views/members";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ member: await memberPage(req.scope, staffOf(req), req.params.id ?? "") });
}
