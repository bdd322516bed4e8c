import { z } from "@medusajs/framework/zod";
import { generateJwtToken } from "@medusajs/framework/utils";
import { TOKEN_HOURS } from "../domain/staff/access";
import { minutesAfter } from "./clock";
import { settings } from "./env";

/** The kind of actor that a co-op's person is to Medusa. */
export const COOP_STAFF = "coop_staff";

export type StaffToken = { token: string; expires_at: string };

/**
 * A bearer token for the desk. It tells to the millisecond when it was made, since a token's own `iat` counts seconds, and
 * one made in the second of *sign out everywhere* would live on. Medusa's own tokens do not say it and open nothing here.
 */
export function staffToken(who: { staff_id: string; auth_identity_id: string }, now: Date): StaffToken {
  const token = generateJwtToken(
    {
      actor_id: who.staff_id,
      actor_type: COOP_STAFF,
      auth_identity_id: who.auth_identity_id,
      app_metadata: {},
      user_metadata: {},
      made_at_ms: now.getTime(),
    },
    { secret: settings().JWT_SECRET, expiresIn: `${TOKEN_HOURS}h` },
  );
  return { token, expires_at: minutesAfter(now, TOKEN_HOURS * 60).toISOString() };
}

const claims = z.object({
  actor_id: z.string().min(1),
  auth_identity_id: z.string().min(1),
  iat: z.number(),
  made_at_ms: z.number(),
});

/** A token of this age is answered with a new one, so that nobody is sent away from a form they are filling in. */
const RENEWED_AFTER_MS = 30 * 60_000;

/** A new token for whoever shows one that is no longer young; null while it is. */
export function renewedToken(verified: unknown, now: Date): StaffToken | null {
  const read = claims.safeParse(verified);
  if (!read.success || now.getTime() - read.data.made_at_ms < RENEWED_AFTER_MS) return null;
  return staffToken({ staff_id: read.data.actor_id, auth_identity_id: read.data.auth_identity_id }, now);
}

/** What a verified token says of its person; null when it was not made above. */
export function readStaffClaims(verified: unknown): { staff_id: string; made_at_ms: number } | null {
  const read = claims.safeParse(verified);
  return read.success ? { staff_id: read.data.actor_id, made_at_ms: read.data.made_at_ms } : null;
}
