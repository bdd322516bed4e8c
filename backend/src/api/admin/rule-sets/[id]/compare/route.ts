import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { compareDocuments } from "../../../../../domain/pay/compare";
import { ruleSets } from "../../../../../workflows/services";
import { whole } from "../../../../query";

/** What one version says otherwise than another. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params.id ?? "";
  const [before, after] = await Promise.all([
    ruleSets(req.scope).version(id, whole(req.query.from, 0)),
    ruleSets(req.scope).version(id, whole(req.query.to, 0)),
  ]);
  res.json({ changes: compareDocuments(before.document, after.document) });
}
