import { formatDate, LOCALES, type Lang } from "../../i18n/index.ts";

export { formatMonth } from "../../i18n/index.ts";

/** "21 November 2026" from a day or an instant. A day has no hour and so no time zone: it stays the day it is. */
export function formatDay(day_or_instant: string, lang: Lang): string {
  return formatDate(
    /^\d{4}-\d\d-\d\d$/.test(day_or_instant) ? `${day_or_instant}T12:00:00Z` : day_or_instant,
    lang,
  );
}

/** "21 Nov 2026, 14:05": for logs, where the order within a day matters. */
export function formatMoment(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALES[lang], {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Europe/Rome",
  }).format(new Date(instant));
}

const QUANTITY = /^-?\d{1,12}(\.\d{1,6})?$/;

function isDecimal(text: string): text is `${number}` {
  return QUANTITY.test(text);
}

/** "7,5" or "7.5" from "7.50"; work has no unit here, the words around it do. */
export function formatQuantity(quantity: string, lang: Lang): string {
  if (!isDecimal(quantity)) return quantity;
  return new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 4 }).format(quantity);
}

/** A quantity as one types it into a field: "7.50" becomes "7.5", "10.00" becomes "10". */
export function typedQuantity(quantity: string): string {
  return quantity.includes(".") ? quantity.replace(/\.?0+$/, "") : quantity;
}

/** The month before this one, which is the one people usually record, as "2026-10". */
export function lastMonth(now: Date): string {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15));
  return month.toISOString().slice(0, 7);
}

export function today(now: Date): string {
  return now.toISOString().slice(0, 10);
}
