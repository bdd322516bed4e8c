import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { signAccountOutEverywhereWorkflow } from "../../../../workflows/account/sign-in";
import { customerOf } from "../../../customer-gate";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await signAccountOutEverywhereWorkflow(req.scope).run({ input: { customer_id: customerOf(req).id } });
  res.json({ done: true });
}
