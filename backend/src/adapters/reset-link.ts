import { createHmac, timingSafeEqual } from "node:crypto";
import { instantAt } from "./clock";
import { settings } from "./env";

/** How long a link to a new password works. */
export const RESET_MINUTES = 60;

type Reset = { customer_id: string; tokens_valid_from: Date; expires_at: Date };

/** Signed over when the account's tokens last ended: a new password ends them, so a link works once. */
function sign({ customer_id, tokens_valid_from, expires_at }: Reset): string {
  const said = ["reset", customer_id, tokens_valid_from.getTime(), expires_at.getTime()].join(" ");
  return createHmac("sha256", settings().JWT_SECRET).update(said).digest("base64url");
}

/** The secret end of a link to a new password. */
export function resetToken(reset: Reset): string {
  const { customer_id, expires_at } = reset;
  return [Buffer.from(customer_id).toString("base64url"), expires_at.getTime(), sign(reset)].join(".");
}

/** Whose link it says it is, and until when. Not to be believed before `isResetToken`. */
export function readResetToken(token: string): { customer_id: string; expires_at: Date } {
  const [encoded = "", expires = ""] = token.split(".");
  return {
    customer_id: Buffer.from(encoded, "base64url").toString(),
    expires_at: instantAt(Number(expires)),
  };
}

/** Whether we made it, for this account as it is now, and its time is not over. */
export function isResetToken(token: string, tokens_valid_from: Date, now: Date): boolean {
  const claimed = readResetToken(token);
  if (!(now < claimed.expires_at)) return false;
  const wanted = Buffer.from(sign({ ...claimed, tokens_valid_from }));
  const given = Buffer.from(token.split(".")[2] ?? "");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
