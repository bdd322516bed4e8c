/** What the shop speaks. */
export const LANGS = ["en", "it", "es"] as const;
export type Language = (typeof LANGS)[number];

/** Where it sells: the European Union, Argentina, Peru, Puerto Rico. */
export const PLACE_CODES = ["eu", "ar", "pe", "pr"] as const;
export type PlaceCode = (typeof PLACE_CODES)[number];

/**
 * How an address begins: the language, and behind a hyphen the place unless it is Europe. It is a language tag (BCP 47)
 * as well, so that pages, number formats and `hreflang` take it as it stands.
 */
export type Lang = Language | `${Language}-${Exclude<PlaceCode, "eu">}`;

/** All twelve: every language in every place. */
export const PAGE_LANGS: readonly Lang[] = PLACE_CODES.flatMap((place) =>
  LANGS.map((language) => langIn(language, place)),
);

export function isLanguage(text: string): text is Language {
  return (LANGS as readonly string[]).includes(text);
}

export function isPlaceCode(text: string): text is PlaceCode {
  return (PLACE_CODES as readonly string[]).includes(text);
}

export function isLang(text: string): text is Lang {
  return (PAGE_LANGS as readonly string[]).includes(text);
}

/** The words of a page: "es" of "es-ar". */
export function languageOf(lang: Lang): Language {
  return lang.slice(0, 2) as Language;
}

/** The place of a page: "ar" of "es-ar", Europe when it names none. */
export function placeOf(lang: Lang): PlaceCode {
  const place = lang.slice(3);
  return isPlaceCode(place) ? place : "eu";
}

/** The same language elsewhere, or the same place in another language. */
export function langIn(language: Language, place: PlaceCode): Lang {
  return place === "eu" ? language : `${language}-${place}`;
}

/**
 * Locales for numbers and dates. Spanish is written as in the place; Italian nowhere differs; English follows Britain
 * except in Puerto Rico, where the month comes first.
 */
export const LOCALES: Record<Lang, string> = {
  en: "en-GB",
  it: "it-IT",
  es: "es-ES",
  "en-ar": "en-GB",
  "it-ar": "it-IT",
  "es-ar": "es-AR",
  "en-pe": "en-GB",
  "it-pe": "it-IT",
  "es-pe": "es-PE",
  "en-pr": "en-US",
  "it-pr": "it-IT",
  "es-pr": "es-PR",
};

/** Whose day it is, when a page says on which day something happened. */
export const TIME_ZONES: Record<PlaceCode, string> = {
  eu: "Europe/Rome",
  ar: "America/Argentina/Buenos_Aires",
  pe: "America/Lima",
  pr: "America/Puerto_Rico",
};

/** The names by which each language calls itself. */
export const LANG_NAMES: Record<Language, string> = { en: "English", it: "Italiano", es: "Español" };
