import { PLACE_CODES, type PlaceCode } from "../i18n/langs.ts";
import type { Shop } from "./wire.ts";

/** The place a page sells in. A good is sold and sent in one place only. */
export type Place = {
  code: PlaceCode;
  currency_code: string;
  country_default: string;
  /** Where we deliver within it; its own country alone while the backend has not answered. */
  countries: readonly string[];
};

/** What is true of a place even when the backend is silent. The countries are the backend's to say. */
const FIXED: Record<PlaceCode, Omit<Place, "code" | "countries">> = {
  eu: { currency_code: "eur", country_default: "it" },
  ar: { currency_code: "ars", country_default: "ar" },
  pe: { currency_code: "pen", country_default: "pe" },
  pr: { currency_code: "usd", country_default: "pr" },
};

/** The place where something was paid in this currency; null for a currency of none. */
export function placeOfCurrency(currency_code: string): PlaceCode | null {
  return PLACE_CODES.find((code) => FIXED[code].currency_code === currency_code) ?? null;
}

export function placeFor(code: PlaceCode, shop: Shop | null): Place {
  const { currency_code, country_default } = FIXED[code];
  return { code, currency_code, country_default, countries: shop?.countries ?? [country_default] };
}
