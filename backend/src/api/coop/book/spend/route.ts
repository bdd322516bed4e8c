import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { moveCoopMoneyWorkflow } from "../../../../workflows/pay/keep-coop-book";
import { staffOf } from "../../../coop-gate";
import type { spend } from "../../../coop-validators/pay";
import { readBook } from "../../../views/coop-book";

/** Something was bought, or tax was paid (C7). Answers the book as it then is. */
export async function POST(req: MedusaRequest<z.infer<typeof spend>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { account, ...money } = req.validatedBody;
  await moveCoopMoneyWorkflow(req.scope).run({
    input: { coop_id, made_by, move: { spend: account }, ...money },
  });
  res.json(await readBook(req.scope, coop_id));
}
