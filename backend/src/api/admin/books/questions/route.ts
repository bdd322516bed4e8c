import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { now } from "../../../../adapters/clock";
import { askAll } from "../../../../workflows/questions";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const asked_at = now();
  res.json({ questions: await askAll(req.scope, asked_at), asked_at });
}
