import { type Currency, decimalsOf } from "./currency";
import { digitsAtScale, divideHalfUp, parseExact } from "./decimal";
import { refuse } from "./errors";

/** An amount in the currency's smallest unit. The pair never changes and there is no other money type. */
export type Money<C extends Currency = Currency> = { readonly amount_minor: bigint; readonly currency: C };

export function money<C extends Currency>(amount_minor: bigint, currency: C): Money<C> {
  return Object.freeze({ amount_minor, currency });
}

/** Adds two amounts. Two known currencies that differ do not compile; unknown ones are refused while running. */
export function add<C extends Currency>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  sameCurrency(left, right);
  return money(left.amount_minor + right.amount_minor, left.currency);
}

export function subtract<C extends Currency>(left: Money<C>, right: Money<NoInfer<C>>): Money<C> {
  sameCurrency(left, right);
  return money(left.amount_minor - right.amount_minor, left.currency);
}

/** Below zero when `left` is the smaller, zero when equal, above zero when it is the greater. */
export function compare<C extends Currency>(left: Money<C>, right: Money<NoInfer<C>>): -1 | 0 | 1 {
  sameCurrency(left, right);
  if (left.amount_minor === right.amount_minor) return 0;
  return left.amount_minor < right.amount_minor ? -1 : 1;
}

export function negate<C extends Currency>(amount: Money<C>): Money<C> {
  return money(-amount.amount_minor, amount.currency);
}

export function isZero(amount: Money): boolean {
  return amount.amount_minor === 0n;
}

/** Writes every decimal the currency has: 1250 cents are "12.50", 1250 yen are "1250". */
export function formatDecimal(amount: Money): string {
  const decimals = decimalsOf(amount.currency);
  const sign = amount.amount_minor < 0n ? "-" : "";
  const digits = (amount.amount_minor < 0n ? -amount.amount_minor : amount.amount_minor)
    .toString()
    .padStart(decimals + 1, "0");
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * Reads decimal text as an amount, exactly: zeros beyond the currency's decimals are accepted, other digits there are
 * refused rather than rounded. Refuses `money.not_decimal`, `money.too_precise`.
 */
export function parseDecimal<C extends Currency>(text: string, currency: C): Money<C> {
  const exact = parseExact(text);
  const decimals = decimalsOf(currency);
  if (exact.scale <= decimals) return money(digitsAtScale(exact, decimals), currency);
  const excess = 10n ** BigInt(exact.scale - decimals);
  if (exact.digits % excess !== 0n) {
    refuse("money.too_precise", `${text} has more decimals than ${currency}, which has ${decimals}.`, {
      text,
      currency,
    });
  }
  return money(exact.digits / excess, currency);
}

/** Reads exact decimal text and rounds it half up to the currency. Refuses `money.not_decimal`, `money.negative`. */
export function parseHalfUp<C extends Currency>(text: string, currency: C): Money<C> {
  const exact = parseExact(text);
  const unit = 10n ** BigInt(decimalsOf(currency));
  return money(divideHalfUp(exact.digits * unit, 10n ** BigInt(exact.scale)), currency);
}

/** `amount_minor` × `rate_bps` / 10000, rounded half up. Refuses `money.negative`. */
export function shareHalfUp(amount_minor: bigint, rate_bps: number): bigint {
  return divideHalfUp(amount_minor * BigInt(rate_bps), 10_000n);
}

function sameCurrency(left: Money, right: Money): void {
  if (left.currency === right.currency) return;
  refuse("money.currency_mismatch", `${left.currency} and ${right.currency} cannot be reckoned together.`, {
    left: left.currency,
    right: right.currency,
  });
}
