import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { now } from "../../../adapters/clock";
import { staff } from "../../../workflows/services";
import { staffOf } from "../../coop-gate";
import { invitationView, personView } from "../../views/staff";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { coop_id } = staffOf(req);
  const [people, invitations] = await Promise.all([
    staff(req.scope).staffOfCoop(coop_id),
    staff(req.scope).invitationsOfCoop(coop_id),
  ]);
  const at = now();
  res.json({
    staff: people.map(personView),
    invitations: invitations.map((invitation) => invitationView(invitation, at)),
  });
}
