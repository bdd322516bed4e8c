import { en, type Dictionary } from "./en.ts";
import { es } from "./es.ts";
import { it } from "./it.ts";
import { languageOf, LOCALES, type Lang, type Language } from "./langs.ts";

export type { Dictionary } from "./en.ts";
export { LANGS, LANG_NAMES, languageOf, LOCALES, type Lang, type Language } from "./langs.ts";

export const DICTIONARIES: Record<Language, Dictionary> = { en, it, es };

/** The words for a page. */
export function wordsFor(lang: Lang): Dictionary {
  return DICTIONARIES[languageOf(lang)];
}

/** "21 November 2026", written out, as a day of the shop's own calendar. */
export function formatDate(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeZone: "Europe/Rome" }).format(
    new Date(instant),
  );
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
