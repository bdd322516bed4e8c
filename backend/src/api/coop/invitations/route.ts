import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { inviteStaffWorkflow } from "../../../workflows/staff/invite";
import type { invite } from "../../coop-validators/staff";
import { staffOf } from "../../coop-gate";
import { invitedView } from "../../views/staff";

export async function POST(req: MedusaRequest<z.infer<typeof invite>>, res: MedusaResponse): Promise<void> {
  const { coop_id, id } = staffOf(req);
  const { result } = await inviteStaffWorkflow(req.scope).run({
    input: { ...req.validatedBody, coop_id, invited_by: id },
  });
  res.json(await invitedView(req.scope, coop_id, result.invitation_id));
}
