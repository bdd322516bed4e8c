export const LANGS = ["en", "it", "es"] as const;
export type Lang = (typeof LANGS)[number];

export function isLang(text: string): text is Lang {
  return (LANGS as readonly string[]).includes(text);
}

/** Locales for formats, and the names by which each language calls itself. */
export const LOCALES: Record<Lang, string> = { en: "en-GB", it: "it-IT", es: "es-ES" };
export const LANG_NAMES: Record<Lang, string> = { en: "English", it: "Italiano", es: "Español" };
