import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { endGrantWorkflow } from "../../../../../workflows/pay/keep-coop-book";
import { staffOf } from "../../../../coop-gate";
import { readBook } from "../../../../views/coop-book";

/** The network reads the book no longer. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  await endGrantWorkflow(req.scope).run({ input: { coop_id } });
  res.json(await readBook(req.scope, coop_id));
}
