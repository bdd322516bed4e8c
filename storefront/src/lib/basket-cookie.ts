import type { AstroCookies } from "astro";
import { PLACE_CODES, type PlaceCode } from "../i18n/langs.ts";
import { settings } from "./env.ts";
import { sign, unsign } from "./signed-text.ts";

/** `count` is kept beside the id so that a page with nothing else to ask need not ask for the basket. */
export type BasketRef = { cart_id: string; count: number };

const PLACED = "placed";
const THIRTY_DAYS_S = 30 * 24 * 60 * 60;
const ONE_HOUR_S = 60 * 60;

/** One basket for each place, so that looking around elsewhere loses nothing. Europe's is the one without a name. */
function basketName(place: PlaceCode): string {
  return place === "eu" ? "basket" : `basket-${place}`;
}

export function writeBasketRef(ref: BasketRef): string {
  return `${ref.cart_id}~${ref.count}`;
}

export function readBasketRef(text: string | null): BasketRef | null {
  const match = text === null ? null : /^([A-Za-z0-9_]{4,80})~(\d{1,5})$/.exec(text);
  return match?.[1] && match[2] ? { cart_id: match[1], count: Number(match[2]) } : null;
}

function options(max_age_s: number) {
  return {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: settings().secure_cookies,
    maxAge: max_age_s,
  } as const;
}

/** A cookie that is foreign, altered or of another shape counts as no cookie at all, and is cleared. */
export function basketFrom(cookies: AstroCookies, place: PlaceCode): BasketRef | null {
  return readCookie(cookies, basketName(place), readBasketRef);
}

/** The baskets that wait in other places, with something in them. */
export function basketsElsewhere(
  cookies: AstroCookies,
  here: PlaceCode,
): { place: PlaceCode; count: number }[] {
  return PLACE_CODES.filter((place) => place !== here)
    .map((place) => ({ place, count: basketFrom(cookies, place)?.count ?? 0 }))
    .filter(({ count }) => count > 0);
}

export function placedFrom(cookies: AstroCookies): string | null {
  return readCookie(cookies, PLACED, (text) => text);
}

function readCookie<T>(
  cookies: AstroCookies,
  name: string,
  read: (text: string | null) => T | null,
): T | null {
  const raw = cookies.get(name)?.value;
  if (raw === undefined) return null;
  const value = read(unsign(name, raw, settings().basket_secret));
  if (value === null) cookies.delete(name, { path: "/" });
  return value;
}

export function keepBasket(cookies: AstroCookies, place: PlaceCode, ref: BasketRef): void {
  const name = basketName(place);
  cookies.set(name, sign(name, writeBasketRef(ref), settings().basket_secret), options(THIRTY_DAYS_S));
}

export function forgetBasket(cookies: AstroCookies, place: PlaceCode): void {
  cookies.delete(basketName(place), { path: "/" });
}

/** Remembers for an hour which order was placed here, so that *back* and *reload* lead to it. */
export function keepPlaced(cookies: AstroCookies, follow_token: string): void {
  cookies.set(PLACED, sign(PLACED, follow_token, settings().basket_secret), options(ONE_HOUR_S));
}
