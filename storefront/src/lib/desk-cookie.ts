import type { AstroCookies } from "astro";
import { settings } from "./env.ts";

const DESK = "desk";
/** The backend's word on how long a token lasts counts; the cookie only must not end before it. */
const LONGEST_S = 12 * 60 * 60;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The bearer token of whoever is signed in here. Whether it is still good, the backend says. */
export function deskTokenFrom(cookies: AstroCookies): string | null {
  const token = cookies.get(DESK)?.value ?? "";
  return TOKEN.test(token) && token.length < 4096 ? token : null;
}

/** Lax and not Strict: a link in a mail to a page of the desk must find its reader signed in. */
export function keepDeskToken(cookies: AstroCookies, token: string): void {
  cookies.set(DESK, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: settings().secure_cookies,
    maxAge: LONGEST_S,
  });
}

export function forgetDeskToken(cookies: AstroCookies): void {
  cookies.delete(DESK, { path: "/" });
}
