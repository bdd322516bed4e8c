import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { withdrawInvitationWorkflow } from "../../../../../workflows/staff/people";
import { staffOf } from "../../../../coop-gate";
import { readInvitation } from "../../../../views/staff";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const id = req.params.id ?? "";
  await withdrawInvitationWorkflow(req.scope).run({ input: { coop_id, id } });
  res.json({ invitation: await readInvitation(req.scope, coop_id, id) });
}
