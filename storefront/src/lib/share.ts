import { langOf, type Alternate } from "./paths.ts";
import { LOCALES, type Lang } from "../i18n/langs.ts";

/** The picture that stands for a page where it is shared. All of them are JPEG: not every reader of links knows WebP. */
type Card = { path: string; width: number; height: number };

/** Printed pictures have a lying card of their own; of an upload there is the upright JPEG that is made with its sizes. */
export function cardOf(base: string): Card {
  return base.startsWith("/pictures/u/")
    ? { path: `${base}-800.jpg`, width: 800, height: 1000 }
    : { path: `${base}-og.jpg`, width: 1200, height: 630 };
}

/** For pages without a picture of their own. */
export const HOME_CARD = cardOf("/pictures/home");

/** The locale of a page as Open Graph writes it, such as "es_AR". */
export function ogLocale(lang: Lang): string {
  return LOCALES[lang].replace("-", "_");
}

/** Those of the page's other addresses, each once. */
export function otherLocales(lang: Lang, alternates: readonly Alternate[]): string[] {
  const all = alternates.flatMap(({ path }) => langOf(path) ?? []).map(ogLocale);
  return [...new Set(all)].filter((locale) => locale !== ogLocale(lang));
}
