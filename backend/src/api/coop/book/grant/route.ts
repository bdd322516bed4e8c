import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { grantBookWorkflow } from "../../../../workflows/pay/keep-coop-book";
import { staffOf } from "../../../coop-gate";
import type { grant } from "../../../coop-validators/pay";
import { readBook } from "../../../views/coop-book";

/** Lets the network read the book until the end of a day. */
export async function POST(req: MedusaRequest<z.infer<typeof grant>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id: made_by } = staffOf(req);
  await grantBookWorkflow(req.scope).run({ input: { coop_id, made_by, ...req.validatedBody } });
  res.json(await readBook(req.scope, coop_id));
}
