import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { logInStaffWorkflow } from "../../../workflows/staff/log-in";
import type { logIn } from "../../coop-validators/staff";
import { visitorOf } from "../../coop-gate";
import { loggedInView } from "../../views/staff";

export async function POST(req: MedusaRequest<z.infer<typeof logIn>>, res: MedusaResponse): Promise<void> {
  const { result } = await logInStaffWorkflow(req.scope).run({
    input: { ...req.validatedBody, visitor: visitorOf(req) },
  });
  res.json(await loggedInView(req.scope, result));
}
