import { createHmac, timingSafeEqual } from "node:crypto";
import { instantAt } from "./clock";
import { settings } from "./env";

/** What a link in a mail does for its account. One made for the one thing is worth nothing for the other. */
type Purpose = "reset" | "confirm";

/** How long each works. */
export const LINK_MINUTES: Record<Purpose, number> = { reset: 60, confirm: 7 * 24 * 60 };

/** `bound_to`: what is signed with it and has to be the same still when it is used, such as the account's e-mail. */
type Link = { purpose: Purpose; customer_id: string; bound_to: string; expires_at: Date };
type Claimed = Pick<Link, "customer_id" | "expires_at">;

function sign({ purpose, customer_id, bound_to, expires_at }: Link): string {
  const said = [purpose, customer_id, bound_to, expires_at.getTime()].join(" ");
  return createHmac("sha256", settings().JWT_SECRET).update(said).digest("base64url");
}

/** The secret end of a link. */
export function accountLink(link: Link): string {
  const { customer_id, expires_at } = link;
  return [Buffer.from(customer_id).toString("base64url"), expires_at.getTime(), sign(link)].join(".");
}

/** Whose link it says it is, and until when. Not to be believed before `isAccountLink`. */
export function readAccountLink(token: string): Claimed {
  const [encoded = "", expires = ""] = token.split(".");
  const id = Buffer.from(encoded, "base64url").toString();
  return {
    // Nobody has an id with other signs in it, and a database is not asked for those.
    customer_id: /^\w+$/.test(id) ? id : "",
    expires_at: instantAt(Number(expires)),
  };
}

/** Whether we made it, for this purpose and the account as it is now, and its time is not over. */
export function isAccountLink(token: string, wanted: Pick<Link, "purpose" | "bound_to">, now: Date): boolean {
  const claimed = readAccountLink(token);
  if (!(now < claimed.expires_at)) return false;
  const signed = Buffer.from(sign({ ...claimed, ...wanted }));
  const given = Buffer.from(token.split(".")[2] ?? "");
  return given.length === signed.length && timingSafeEqual(given, signed);
}
