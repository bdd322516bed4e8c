import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { stockView } from "../../views/stock";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ items: await stockView(req.scope) });
}
