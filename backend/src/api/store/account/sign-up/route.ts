import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { signUpWorkflow } from "../../../../workflows/account/sign-in";
import { visitorOf } from "../../../coop-gate";
import type { signUp } from "../../../customer-validators";

/** The same answer whether the address was known or not. */
export async function POST(req: MedusaRequest<z.infer<typeof signUp>>, res: MedusaResponse): Promise<void> {
  const { result } = await signUpWorkflow(req.scope).run({
    input: { ...req.validatedBody, visitor: visitorOf(req) },
  });
  res.json(result);
}
