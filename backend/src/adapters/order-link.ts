import { createHmac, timingSafeEqual } from "node:crypto";
import { settings } from "./env";

/** 128 bits of the signature: enough against guessing, short enough for a link in a mail. */
function sign(order_id: string): string {
  return createHmac("sha256", settings().ORDER_LINK_SECRET).update(order_id).digest("base64url").slice(0, 22);
}

/** The private link's token: order id and signature. Whoever has it may follow the order; nobody can make one. */
export function orderToken(order_id: string): string {
  return `${Buffer.from(order_id).toString("base64url")}.${sign(order_id)}`;
}

/** The order id inside a token; null for anything that we did not sign. */
export function readOrderToken(token: string): string | null {
  const [encoded = "", signature = ""] = token.split(".");
  const order_id = Buffer.from(encoded, "base64url").toString();
  const wanted = Buffer.from(sign(order_id));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? order_id : null;
}
