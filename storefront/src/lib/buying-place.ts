import type { APIContext } from "astro";
import { langIn, languageOf, placeOf } from "../i18n/langs.ts";
import { placeOfCurrency } from "./places.ts";

/**
 * A company buys in its own country's place, whatever address it came by: the same page there, or null when this is it. An
 * address form asks what people of a place write, and money is shown as they write it.
 */
export function pageInPlaceOf(
  currency_code: string,
  { locals: { lang }, url }: Pick<APIContext, "locals" | "url">,
): string | null {
  const place = placeOfCurrency(currency_code);
  if (!place || place === placeOf(lang)) return null;
  return `/${langIn(languageOf(lang), place)}${url.pathname.slice(lang.length + 1)}${url.search}`;
}
