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

const claims = z.object({ actor_id: z.string().min(1), iat: z.number(), made_at_ms: z.number() });

/** What a verified token says of its person; null when it was not made above. */
export function readStaffClaims(verified: unknown): { staff_id: string; made_at_ms: number } | null {
  const read = claims.safeParse(verified);
  return read.success ? { staff_id: read.data.actor_id, made_at_ms: read.data.made_at_ms } : null;
}
