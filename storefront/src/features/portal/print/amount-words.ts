import { toCardinal as inEnglish } from "n2words/en-GB";
import { toCardinal as inSpanish } from "n2words/es-ES";
import { toCardinal as inItalian } from "n2words/it-IT";
import { languageOf, LOCALES, type Lang, type Language } from "../../../i18n/langs.ts";
import { currencyName } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";

const CARDINALS: Record<Language, (whole: bigint) => string> = {
  en: inEnglish,
  it: inItalian,
  es: inSpanish,
};
const AND: Record<Language, string> = { en: " and ", it: " e ", es: " con " };

/**
 * An amount as cheques write it, so that no digit can be added: "mil doce con 07/100 (sol peruano)". The currency stands apart
 * in its own name, since languages bend it after a number.
 */
export function amountInWords({ amount, currency_code }: Money, lang: Lang): string {
  const language = languageOf(lang);
  const [whole = "0", fraction] = amount.replace("-", "").split(".");
  const words = CARDINALS[language](BigInt(whole));
  const cents = fraction ? `${AND[language]}${fraction}/1${"0".repeat(fraction.length)}` : "";
  return `${words}${cents} (${currencyName(currency_code, LOCALES[lang])})`;
}
