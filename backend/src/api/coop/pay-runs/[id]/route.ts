import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../../coop-gate";
import { readRunToSign } from "../../../views/coop-book";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const of = { coop_id: staffOf(req).coop_id, run_id: req.params.id ?? "" };
  res.json(await readRunToSign(req.scope, of));
}
