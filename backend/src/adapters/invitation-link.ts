import { createHash, createHmac } from "node:crypto";
import { settings } from "./env";

/**
 * The secret end of an invitation's link. It is worked out from the id, so that a form sent twice shows the same link, and
 * the database keeps its fingerprint alone: who reads a copy of it cannot join.
 */
export function invitationToken(invitation_id: string): string {
  return createHmac("sha256", settings().JWT_SECRET)
    .update(`coop invitation ${invitation_id}`)
    .digest("base64url");
}

export function fingerprintOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
