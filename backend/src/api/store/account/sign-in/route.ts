import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { now } from "../../../../adapters/clock";
import { customerToken } from "../../../../adapters/customer-token";
import { signInWorkflow } from "../../../../workflows/account/sign-in";
import { visitorOf } from "../../../coop-gate";
import type { signIn } from "../../../customer-validators";
import { accountView } from "../../../views/account";

export async function POST(req: MedusaRequest<z.infer<typeof signIn>>, res: MedusaResponse): Promise<void> {
  const { result } = await signInWorkflow(req.scope).run({
    input: { ...req.validatedBody, visitor: visitorOf(req) },
  });
  res.json({ ...customerToken(result, now()), account: await accountView(req.scope, result.customer_id) });
}
