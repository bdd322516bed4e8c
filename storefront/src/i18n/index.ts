import { en, type Dictionary } from "./en.ts";
import { es } from "./es.ts";
import { it } from "./it.ts";
import { languageOf, LOCALES, PAGE_LANGS, placeOf, TIME_ZONES, type Lang, type Language } from "./langs.ts";

export type { Dictionary } from "./en.ts";
export { LANGS, LANG_NAMES, languageOf, LOCALES, type Lang, type Language } from "./langs.ts";

export const DICTIONARIES: Record<Language, Dictionary> = { en, it, es };

/**
 * The words of a language as they are said in a place: the tax has another name there, and so have the parts of an
 * address. Pages need not know.
 */
function localized(lang: Lang): Dictionary {
  const t = DICTIONARIES[languageOf(lang)];
  if (placeOf(lang) === "eu") return t;
  const { tax, address_1, address_2, postal_code, city, province } = t.places.local[placeOf(lang)];
  return {
    ...t,
    good: { ...t.good, tax_included: (rate, country) => t.places.tax_included(rate, tax, country) },
    breakdown: { ...t.breakdown, tax },
    buyer: { ...t.buyer, wholesale: renamed(t.buyer.wholesale, (text) => text.replaceAll(/\bIVA\b/g, tax)) },
    basket: { ...t.basket, tax: t.places.tax_in(tax) },
    checkout: { ...t.checkout, address_1, address_2, postal_code, city, province },
  };
}

/** Words with something in them called otherwise, those made of numbers too. */
function renamed<Words>(words: Words, rename: (text: string) => string): Words {
  const of = (value: unknown): unknown => {
    if (typeof value === "string") return rename(value);
    if (typeof value === "function")
      return (...given: unknown[]) => rename((value as (...given: unknown[]) => string)(...given));
    if (Array.isArray(value)) return value.map(of);
    return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, of(inner)]));
  };
  return of(words) as Words;
}

const WORDS = new Map(PAGE_LANGS.map((lang) => [lang, localized(lang)]));

/** The words for a page. */
export function wordsFor(lang: Lang): Dictionary {
  return WORDS.get(lang) ?? DICTIONARIES[languageOf(lang)];
}

/** "21 November 2026", written out, as a day of the place's own calendar. */
export function formatDate(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], {
    dateStyle: "long",
    timeZone: TIME_ZONES[placeOf(lang)],
  }).format(new Date(instant));
}

/** "21 November 2026 at 09:15", as the clock of the place shows it. */
export function formatMoment(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: TIME_ZONES[placeOf(lang)],
  }).format(new Date(instant));
}

/** "November 2026" from "2026-11". */
export function formatMonth(month: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}

/** The country's name in the reader's language, or its code when the language has no name for it. */
export function countryName(code: string, lang: Lang): string {
  try {
    return (
      new Intl.DisplayNames([LOCALES[lang]], { type: "region" }).of(code.toUpperCase()) ?? code.toUpperCase()
    );
  } catch {
    return code.toUpperCase();
  }
}
