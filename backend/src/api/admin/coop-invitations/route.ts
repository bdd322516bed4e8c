import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { inviteStaffWorkflow } from "../../../workflows/staff/invite";
import type { inviteForCoop } from "../../coop-validators/staff";
import { invitedView } from "../../views/staff";

/** How a co-op gets its first person; the others it invites itself. */
export async function POST(
  req: MedusaRequest<z.infer<typeof inviteForCoop>>,
  res: MedusaResponse,
): Promise<void> {
  const { coop_id } = req.validatedBody;
  const { result } = await inviteStaffWorkflow(req.scope).run({
    input: { ...req.validatedBody, invited_by: null },
  });
  res.json(await invitedView(req.scope, coop_id, result.invitation_id));
}
