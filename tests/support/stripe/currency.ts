/** Stripe's own lists, which are not the standard's: docs.stripe.com/currencies. */
const WITHOUT_DECIMALS = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const WITH_THREE_DECIMALS = new Set("bhd jod kwd omr tnd".split(" "));
/** Without decimals in the world, and yet written with two, both zero, to Stripe. */
const IN_HUNDREDS = new Set(["isk", "ugx"]);
const KNOWN = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));
/** The least that can be charged, where the shop sells. */
const LEAST: Record<string, number> = { eur: 50, usd: 50, gbp: 30, chf: 50, jpy: 50, sek: 300, pen: 200 };
const MOST = 99_999_999;

const decimalsOf = (currency: string): number =>
  WITHOUT_DECIMALS.has(currency) ? 0 : WITH_THREE_DECIMALS.has(currency) ? 3 : 2;

export const isCurrency = (code: string): boolean => KNOWN.has(code);

/** Whether an amount in the smallest unit is one that Stripe can write in that currency. */
export const fitsCurrency = (amount: number, currency: string): boolean =>
  WITH_THREE_DECIMALS.has(currency)
    ? amount % 10 === 0
    : IN_HUNDREDS.has(currency)
      ? amount % 100 === 0
      : true;

/** What is wrong with charging so much, as Stripe's code, or null. */
export function chargeFault(
  amount: number,
  currency: string,
): "amount_too_small" | "amount_too_large" | null {
  if (amount > MOST) return "amount_too_large";
  return amount < (LEAST[currency] ?? 1) ? "amount_too_small" : null;
}

/** An amount in the smallest unit as a person reads it, such as `€112.90`. */
export function written(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(amount).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(text as Intl.StringNumericLiteral);
}
