import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { moveCoopMoneyWorkflow } from "../../../../workflows/pay/keep-coop-book";
import { staffOf } from "../../../coop-gate";
import type { otherMoney } from "../../../coop-validators/pay";
import { readBook } from "../../../views/coop-book";

/** Money that no settlement brought (C2). Answers the book as it then is. */
export async function POST(
  req: MedusaRequest<z.infer<typeof otherMoney>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  const { ...money } = req.validatedBody;
  await moveCoopMoneyWorkflow(req.scope).run({
    input: { coop_id, made_by, move: "other_money", ...money },
  });
  res.json(await readBook(req.scope, coop_id));
}
