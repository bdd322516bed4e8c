import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ruleSets } from "../../../../../../workflows/services";
import { whole } from "../../../../../query";
import { wholeVersionView } from "../../../../../views/rules";

/** One version with all that is written in it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const found = await ruleSets(req.scope).version(req.params.id ?? "", whole(req.params.version, 0));
  res.json(wholeVersionView(found));
}
