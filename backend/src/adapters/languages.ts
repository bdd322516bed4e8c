/** The shop's languages and Medusa's exact locale code for each: the one place where they are written down. */
export const LOCALES = { en: "en-GB", it: "it-IT", es: "es-ES" } as const;

export type Language = keyof typeof LOCALES;

/** What records are written in; the others are kept as translations. */
const SOURCE_LANGUAGE: Language = "en";

export const TRANSLATED_LANGUAGES: readonly Language[] = ["it", "es"];

/** One text in every language. */
export type Texts = Record<Language, string>;

/** The language a caller asked for; the source language when it asked for none of ours. */
export function languageOf(language: unknown): Language {
  return typeof language === "string" && Object.hasOwn(LOCALES, language)
    ? (language as Language)
    : SOURCE_LANGUAGE;
}

/** The language of a locale that was written down; the source language for one we do not know. */
export function languageOfLocale(locale: string): Language {
  return languageOf(locale.slice(0, 2));
}

/** The locale for what a caller asked. */
export function localeOf(language: unknown): string {
  return LOCALES[languageOf(language)];
}
