import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffOf } from "../../coop-gate";
import { readBook } from "../../views/coop-book";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await readBook(req.scope, staffOf(req).coop_id));
}
