import type { Money } from "./wire.ts";

/**
 * Money reaches us as decimal text and leaves as text for people. It is never turned into a floating-point
 * number on the way: `Intl.NumberFormat` takes the text itself, and comparisons are made on whole numbers.
 */

type DecimalText = `${number}`;

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

function isDecimalText(text: string): text is DecimalText {
  return DECIMAL.test(text);
}

function decimalText(money: Money): DecimalText {
  if (!isDecimalText(money.amount)) throw new Error(`Not a decimal amount: "${money.amount}"`);
  return money.amount;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, currency_code: string): Intl.NumberFormat {
  const key = `${locale} ${currency_code}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "currency", currency: currency_code.toUpperCase() });
    formats.set(key, format);
  }
  return format;
}

/**
 * A sign that means one currency wherever it is read: a bare $ is a peso in Buenos Aires and a dollar in San Juan, and
 * a link to a page may be opened in either.
 */
const SIGNS: Record<string, string> = { eur: "€", ars: "AR$", pen: "S/", usd: "US$" };

/** "12,50 €", "€12.50" or "AR$ 12.500,00": the amount as people of that locale write it, its sign never in doubt. */
export function formatMoney(money: Money, locale: string): string {
  const sign = SIGNS[money.currency_code];
  return formatFor(locale, money.currency_code)
    .formatToParts(decimalText(money))
    .map(({ type, value }) => (type === "currency" ? (sign ?? value) : value))
    .join("");
}

/** "Euro" or "sol peruano": the currency's name in the reader's language. */
export function currencyName(currency_code: string, locale: string): string {
  return (
    new Intl.DisplayNames([locale], { type: "currency" }).of(currency_code.toUpperCase()) ?? currency_code
  );
}

/** The amount in millionths of the currency's unit, for comparing and for shares only. */
export function millionths(money: Money): bigint {
  const [whole = "0", fraction = ""] = decimalText(money).replace("-", "").split(".");
  const value = BigInt(whole + fraction.padEnd(6, "0"));
  return money.amount.startsWith("-") ? -value : value;
}

export function isZero(money: Money): boolean {
  return millionths(money) === 0n;
}

export function isMore(a: Money, b: Money): boolean {
  return millionths(a) > millionths(b);
}

/** How large a part is of a whole, in basis points, rounded down. Used for the width of a strip, never for money. */
export function shareBps(part: Money, whole: Money): number {
  const total = millionths(whole);
  if (total <= 0n) return 0;
  return Number((millionths(part) * 10_000n) / total);
}

/** The text of a fixed minor-unit amount for machine-readable places: "12.50". */
export function machineAmount(money: Money): string {
  return decimalText(money);
}

/** "22%" or "22 %" from basis points, without trailing zeros. */
export function formatRate(rate_bps: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
    rate_bps / 10_000,
  );
}
