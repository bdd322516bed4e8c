import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { coopCard, readCoops } from "../../views/coops";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const coops = await readCoops(req.scope, req.query.lang);
  res.json({ coops: coops.map(coopCard) });
}
