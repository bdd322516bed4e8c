import { z } from "@medusajs/framework/zod";
import { PASSWORD_MOST } from "../../domain/staff/access";
import { ROLES } from "../../domain/staff/roles";
import { body } from "../body";

const email = z.string().trim().max(200).pipe(z.email());
/** Its length is a rule with words of its own, told when a password is chosen. */
const password = z.string().min(1).max(PASSWORD_MOST);
const token = z.string().min(1).max(200);
const language = z.enum(["en", "it", "es"]);
const roles = z
  .array(z.enum(ROLES))
  .min(1)
  .max(ROLES.length)
  .refine((given) => new Set(given).size === given.length, "names a role twice");
const requestId = z.string().min(8).max(100);

export const logIn = z.strictObject({ email, password });
export const look = z.strictObject({ token });
export const accept = z.strictObject({ token, password, language });
export const changePassword = z.strictObject({ current: password, password });
export const changeMe = z.strictObject({ language });
export const changeRoles = z.strictObject({ roles });
export const invite = z.strictObject({ email, roles, request_id: requestId });
/** The network brings a co-op's first person, who is of the board and invites the others. */
export const inviteForCoop = invite.extend({
  coop_id: z.string().max(100),
  roles: z.tuple([z.literal("board")]),
});
const nothing = z.strictObject({});

export const STAFF_BODIES = [
  body("/coop/login", logIn),
  body("/coop/invitations/look", look),
  body("/coop/invitations/accept", accept),
  body("/coop/me", changeMe),
  body("/coop/password", changePassword),
  body("/coop/sign-out-everywhere", nothing),
  body("/coop/staff/:id", changeRoles),
  body("/coop/staff/:id/leave", nothing),
  body("/coop/invitations", invite),
  body("/coop/invitations/:id/withdraw", nothing),
  body("/admin/coop-invitations", inviteForCoop),
];
