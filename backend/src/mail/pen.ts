import { instant } from "../adapters/clock";
import { LOCALES, type Language } from "../adapters/languages";
import type { WireMoney } from "../adapters/money";

/** A bare $ is a peso in one place and a dollar in another, and a mail is read anywhere. */
const SIGNS: Record<string, string> = { eur: "€", ars: "AR$", pen: "S/", usd: "US$" };

/** An amount as people of that language write it. The text goes in as it is and is never made a floating number. */
export function moneyIn(lang: Language, { amount, currency_code }: WireMoney): string {
  const currency = currency_code.toUpperCase();
  return new Intl.NumberFormat(LOCALES[lang], { style: "currency", currency, useGrouping: "always" })
    .formatToParts(amount as `${number}`)
    .map(({ type, value }) => (type === "currency" ? (SIGNS[currency_code] ?? currency) : value))
    .join("");
}

/** A day `YYYY-MM-DD` in words. */
export function dayIn(lang: Language, day: string): string {
  return new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeZone: "UTC" }).format(
    instant(`${day}T00:00:00Z`),
  );
}

/** An instant as day and time, with the zone it is told in. */
export function momentIn(lang: Language, at: string, time_zone: string): string {
  return new Intl.DateTimeFormat(LOCALES[lang], {
    dateStyle: "long",
    timeStyle: "long",
    timeZone: time_zone,
  }).format(instant(at));
}
