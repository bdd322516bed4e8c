import type { AstroCookies } from "astro";
import { settings } from "./env.ts";

const BUYER = "buyer";
/** The backend's word on how long a token lasts counts; the cookie only must not end before it. */
const LONGEST_S = 7 * 24 * 60 * 60;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The bearer token of whoever is signed in to an account. Whether it is still good, the backend says. */
export function customerTokenFrom(cookies: AstroCookies): string | null {
  const token = cookies.get(BUYER)?.value ?? "";
  return TOKEN.test(token) && token.length < 4096 ? token : null;
}

/** Lax and not Strict: a link in a mail to a page of the account must find its reader signed in. */
export function keepCustomerToken(cookies: AstroCookies, token: string): void {
  cookies.set(BUYER, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: settings().secure_cookies,
    maxAge: LONGEST_S,
  });
}

export function forgetCustomerToken(cookies: AstroCookies): void {
  cookies.delete(BUYER, { path: "/" });
}
