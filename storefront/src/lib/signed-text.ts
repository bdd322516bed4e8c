import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Text that only we can have written: `value.signature`, HMAC-SHA256. The purpose is signed with it, so that a
 * value made for one cookie is worthless in another.
 */
export function sign(purpose: string, value: string, secret: string): string {
  return `${value}.${signature(purpose, value, secret)}`;
}

/** The value, or null when the text was not written by us for this purpose. */
export function unsign(purpose: string, text: string, secret: string): string | null {
  const at = text.lastIndexOf(".");
  if (at < 1) return null;
  const value = text.slice(0, at);
  const given = Buffer.from(text.slice(at + 1));
  const expected = Buffer.from(signature(purpose, value, secret));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

function signature(purpose: string, value: string, secret: string): string {
  return createHmac("sha256", secret).update(`${purpose}\n${value}`).digest("base64url");
}
