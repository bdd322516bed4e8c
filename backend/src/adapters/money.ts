import { BigNumber, MathBN } from "@medusajs/framework/utils";
import type { BigNumberInput } from "@medusajs/framework/types";
import { parseCurrency, type Currency } from "../domain/currency";
import { formatDecimal, money, parseDecimal, parseHalfUp, type Money } from "../domain/money";

/** Money outside memory: decimal text and a currency code, e.g. `{ amount: "12.50", currency_code: "eur" }`. */
export type WireMoney = { amount: string; currency_code: string };

/** An amount in minor units, written for HTTP, events or workflow state. */
export function toWire(amount_minor: bigint, currency: Currency): WireMoney {
  return { amount: formatDecimal(money(amount_minor, currency)), currency_code: currency };
}

/** Reads money from outside. Refuses `money.currency_unknown`, `money.not_decimal`, `money.too_precise`. */
export function fromWire(wire: WireMoney): Money {
  return parseDecimal(wire.amount, parseCurrency(wire.currency_code));
}

/**
 * Medusa's amount as exact decimal text ("17.595"), whatever of its shapes it comes in: BigNumber, raw value, number.
 * This and `toMedusa` are the only crossing between Medusa's decimals and ours.
 */
export function exactText(amount: BigNumberInput): string {
  return MathBN.convert(new BigNumber(amount).raw?.value ?? amount).toFixed();
}

/** Our minor units as the decimal text Medusa takes for an amount. */
export function toMedusa(amount_minor: bigint, currency: Currency): string {
  return formatDecimal(money(amount_minor, currency));
}

/** Medusa's exact amount rounded half up to the currency, as it is shown and charged. */
export function toWireRounded(amount: BigNumberInput, currency: Currency): WireMoney {
  return toWire(parseHalfUp(exactText(amount), currency).amount_minor, currency);
}

/** Medusa keeps a tax rate in per cent (22, or 5.5); ours are basis points. */
export function bpsOfPercent(percent: unknown): number {
  return Math.round(Number(percent) * 100);
}
