import type { AstroCookies } from "astro";
import { isPlaceCode, type PlaceCode } from "../i18n/langs.ts";
import { settings } from "./env.ts";

const PLACE = "place";
const A_YEAR_S = 365 * 24 * 60 * 60;

/** The place a visitor chose, for the shop's bare address. Nobody gains by altering it, so it is not signed. */
export function chosenPlace(cookies: AstroCookies): PlaceCode | null {
  const value = cookies.get(PLACE)?.value ?? "";
  return isPlaceCode(value) ? value : null;
}

export function rememberPlace(cookies: AstroCookies, place: PlaceCode): void {
  cookies.set(PLACE, place, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: settings().secure_cookies,
    maxAge: A_YEAR_S,
  });
}
