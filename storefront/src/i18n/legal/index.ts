import { languageOf, type Lang, type Language } from "../langs.ts";
import { en, LEGAL_PAGES, type LegalPage, type LegalWords } from "./en.ts";
import { es } from "./es.ts";
import { it } from "./it.ts";

export { LEGAL_PAGES, type LegalPage } from "./en.ts";

const WORDS: Record<Language, LegalWords> = { en, it, es };

/** The words of the pages that the law asks for. They are long, and only their own pages and a few lines need them. */
export function legalWords(lang: Lang): LegalWords {
  return WORDS[languageOf(lang)];
}

export function isLegalPage(text: string | undefined): text is LegalPage {
  return LEGAL_PAGES.some((page) => page === text);
}
