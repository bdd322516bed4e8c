import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { acceptInvitationWorkflow } from "../../../../workflows/staff/accept-invitation";
import type { accept } from "../../../coop-validators/staff";
import { visitorOf } from "../../../coop-gate";
import { loggedInView } from "../../../views/staff";

export async function POST(req: MedusaRequest<z.infer<typeof accept>>, res: MedusaResponse): Promise<void> {
  const { result } = await acceptInvitationWorkflow(req.scope).run({
    input: { ...req.validatedBody, visitor: visitorOf(req) },
  });
  res.json(await loggedInView(req.scope, result));
}
