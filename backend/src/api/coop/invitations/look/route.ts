import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { now } from "../../../../adapters/clock";
import { fingerprintOfToken } from "../../../../adapters/invitation-link";
import { row } from "../../../../adapters/rows";
import { refuseUnlessOpen } from "../../../../domain/staff/access";
import { staff } from "../../../../workflows/services";
import { isInUse, loginOf } from "../../../../workflows/staff/login";
import type { look } from "../../../coop-validators/staff";

/** Reads with a body: a token has no business in an address, which logs keep. */
export async function POST(req: MedusaRequest<z.infer<typeof look>>, res: MedusaResponse): Promise<void> {
  const invitation = await staff(req.scope).invitationByHash(fingerprintOfToken(req.validatedBody.token));
  refuseUnlessOpen(invitation, now());
  const [coop, login] = await Promise.all([
    row<{ name: string }>(req.scope, {
      entity: "coop",
      fields: ["name"],
      filters: { id: invitation.coop_id },
    }),
    loginOf(req.scope, invitation.email),
  ]);
  res.json({
    coop: { name: coop?.name ?? "" },
    email: invitation.email,
    roles: invitation.roles,
    expires_at: invitation.expires_at.toISOString(),
    has_login: login !== null && (await isInUse(req.scope, login)),
  });
}
