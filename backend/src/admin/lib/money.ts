import type { Money } from "./api-types";

const LOCALE = "en-GB";

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function formatter(currencyCode: string, style: "currency" | "decimal"): Intl.NumberFormat {
  const decimals = decimalsOf(currencyCode);
  return new Intl.NumberFormat(LOCALE, {
    ...(style === "currency" ? { style, currency: currencyCode } : { style }),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

function decimalsOf(currencyCode: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency: currencyCode,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** With the currency's sign, for a sentence. Intl reads the text itself, so no digit passes through a float. */
export function showMoney({ amount, currency_code }: Money): string {
  return isDecimal(amount)
    ? formatter(currency_code, "currency").format(amount)
    : `${amount} ${currency_code}`;
}

/** Without the sign, for a table whose caption names the currency. */
export function showNumber({ amount, currency_code }: Money): string {
  return isDecimal(amount) ? formatter(currency_code, "decimal").format(amount) : amount;
}

export function isZero(money: Money): boolean {
  return !/[1-9]/.test(money.amount);
}

export function isAboveZero(money: Money): boolean {
  return !isZero(money) && !money.amount.startsWith("-");
}

/**
 * Reads an amount as people type or paste it: "12,5", "12.50", "1.234,50", "1,234.50", "1 234,50".
 * A single separator is always the decimal one, so "1,234" euros is refused rather than guessed.
 * Answers a decimal text with all of the currency's decimals, or null.
 */
export function readAmount(typed: string, currencyCode: string): string | null {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "");
  const match =
    /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(text) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(text) ??
    /^(\d+)(?:[.,](\d+))?$/.exec(text);
  if (match === null) return null;
  const whole = (match[1] ?? "").replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  const fraction = match[2] ?? "";
  const decimals = decimalsOf(currencyCode);
  if (fraction.length > decimals) return null;
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, "0")}`;
}

/** The difference of two amounts of one currency. */
export function subtract(from: Money, what: Money): Money {
  return ofMinor(minorOf(from) - minorOf(what), from.currency_code);
}

function minorOf({ amount }: Money): bigint {
  return BigInt(amount.replace(".", ""));
}

function ofMinor(minor: bigint, currency_code: string): Money {
  const decimals = decimalsOf(currency_code);
  const sign = minor < 0n ? "-" : "";
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, "0");
  const amount = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return { amount: sign + amount, currency_code };
}

/**
 * What the buyer gets back for the next `quantity` units of a line, after `refunded` earlier ones: the
 * line's total is cut over its units and a leftover cent goes to the first of them. Only foretells what
 * the backend will decide, so that a person sees the amount before confirming.
 */
export function refundOfUnits(total: Money, units: number, refunded: number, quantity: number): Money {
  const minor = minorOf(total);
  const each = minor / BigInt(units);
  const leftover = Number(minor % BigInt(units));
  const first = (count: number) => each * BigInt(count) + BigInt(Math.min(count, leftover));
  return ofMinor(first(refunded + quantity) - first(refunded), total.currency_code);
}
