import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../../../coop-gate";
import { memberExport } from "../../../../views/member-export";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.setHeader("cache-control", "no-store");
  res.json({ export: await memberExport(req.scope, staffOf(req), req.params.id ?? "") });
}
