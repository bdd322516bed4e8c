import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readImpact } from "../../views/impact";

/** The same for everybody: sums over all co-ops, of no co-op and of no member. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ years: await readImpact(req.scope) });
}
