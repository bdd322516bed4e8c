import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { settings } from "../../../adapters/env";
import { rows } from "../../../adapters/rows";
import { staff } from "../../../workflows/services";
import { inviteStaffWorkflow } from "../../../workflows/staff/invite";
import type { inviteForCoop } from "../../coop-validators/staff";
import { invitedView } from "../../views/staff";

/** The co-ops, and how many people each has at its desk. Who they are is the co-op's own business. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const coops = await rows<{ id: string; handle: string; name: string }>(req.scope, {
    entity: "coop",
    fields: ["id", "handle", "name"],
  });
  const people = await Promise.all(coops.map(({ id }) => staff(req.scope).staffOfCoop(id)));
  res.json({
    // Where a link begins; the page adds the token.
    shop_url: settings().SHOP_URL,
    coops: coops.map(({ id, handle, name }, index) => ({
      id,
      handle,
      name,
      people: (people[index] ?? []).filter((person) => !person.left_at).length,
    })),
  });
}

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
