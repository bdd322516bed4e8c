import { z } from "@medusajs/framework/zod";
import { generateJwtToken } from "@medusajs/framework/utils";
import { minutesAfter } from "./clock";
import { settings } from "./env";

/** The kind of actor that somebody with an account is to Medusa. */
export const CUSTOMER = "customer";

/** How long somebody stays signed in without coming back: long enough for a basket, short enough for a café's computer. */
const TOKEN_HOURS = 24 * 7;

/** A token of this age is answered with a new one. */
const RENEWED_AFTER_MS = 24 * 60 * 60_000;

export type CustomerToken = { token: string; expires_at: string };

/**
 * A bearer token for an account. It tells to the millisecond when it was made, so that *sign out everywhere* and a new
 * password end the ones before. Medusa's own tokens do not say it and open nothing here.
 */
export function customerToken(
  who: { customer_id: string; auth_identity_id: string },
  now: Date,
): CustomerToken {
  const token = generateJwtToken(
    {
      actor_id: who.customer_id,
      actor_type: CUSTOMER,
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
  made_at_ms: z.number(),
});

export type CustomerClaims = { customer_id: string; auth_identity_id: string; made_at_ms: number };

/** What a verified token says of its person; null when it was not made above. */
export function readCustomerClaims(verified: unknown): CustomerClaims | null {
  const read = claims.safeParse(verified);
  if (!read.success) return null;
  const { actor_id, auth_identity_id, made_at_ms } = read.data;
  return { customer_id: actor_id, auth_identity_id, made_at_ms };
}

/** A new token for whoever shows one that is no longer young; null while it is. */
export function renewedCustomerToken(shown: CustomerClaims, now: Date): CustomerToken | null {
  return now.getTime() - shown.made_at_ms < RENEWED_AFTER_MS ? null : customerToken(shown, now);
}
