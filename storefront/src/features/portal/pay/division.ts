import { LOCALES, type Dictionary, type Lang } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/money.ts";
import type { Division } from "../wire.ts";

/** How a share was divided, in a sentence. */
export function divisionWords(division: Division, t: Dictionary, lang: Lang): string {
  const words = t.portal.sharing.divided;
  return division.by === "rate" ? words.rate(formatMoney(division.rate, LOCALES[lang])) : words[division.by];
}
