import { refuse } from "./errors";

/** An exact decimal number: `digits` / 10^`scale`. `{ digits: 17595n, scale: 3 }` is 17.595. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads plain decimal text such as "17.595", "-3" or "12.50". Refuses `money.not_decimal`, exponents included. */
export function parseExact(text: string): Decimal {
  const match = DECIMAL_TEXT.exec(text);
  if (!match) {
    return refuse("money.not_decimal", `"${text}" is not a decimal number. Write it like 12.50.`, { text });
  }
  const [, sign = "", whole = "", fraction = ""] = match;
  return { digits: BigInt(sign + whole + fraction), scale: fraction.length };
}

/** The digits of a number written with at least as many decimals as it has. */
export function digitsAtScale(number: Decimal, scale: number): bigint {
  return number.digits * 10n ** BigInt(scale - number.scale);
}

/** Brings numbers to one scale, so that their digits can be compared, added and used as weights. */
export function toCommonScale(numbers: readonly Decimal[]): { digits: bigint[]; scale: number } {
  const scale = numbers.reduce((widest, number) => Math.max(widest, number.scale), 0);
  return { digits: numbers.map((number) => digitsAtScale(number, scale)), scale };
}

/**
 * `numerator` / `denominator` to the nearest whole number, a half going up. Neither may be negative: what "up" means
 * below zero is nowhere needed, so it is nowhere decided. Refuses `money.negative`.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (numerator < 0n || denominator <= 0n) {
    return refuse(
      "money.negative",
      `${numerator} / ${denominator} cannot be rounded. Both must be positive.`,
      {
        numerator: String(numerator),
        denominator: String(denominator),
      },
    );
  }
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The exact sum of two decimal texts, e.g. "17.595" + "2.5" = "20.095". Refuses `money.not_decimal`. */
export function addDecimals(left: string, right: string): string {
  const { digits, scale } = toCommonScale([parseExact(left), parseExact(right)]);
  const sum = digits.reduce((total, next) => total + next, 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, "0");
  const decimal = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
  return sum < 0n ? `-${decimal}` : decimal;
}
