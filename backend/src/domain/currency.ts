import { refuse } from "./errors";

/** Decimals of each currency the shop knows (ISO 4217). No other code may assume how many there are. */
export const CURRENCIES = {
  ars: 2,
  aud: 2,
  bob: 2,
  brl: 2,
  cad: 2,
  chf: 2,
  clp: 0,
  cop: 2,
  crc: 2,
  czk: 2,
  dkk: 2,
  eur: 2,
  gbp: 2,
  jpy: 0,
  krw: 0,
  kwd: 3,
  mxn: 2,
  nok: 2,
  nzd: 2,
  pen: 2,
  pln: 2,
  pyg: 0,
  ron: 2,
  sek: 2,
  tnd: 3,
  usd: 2,
  uyu: 2,
} as const;

/** A currency code in lower case, as Medusa writes it. */
export type Currency = keyof typeof CURRENCIES;

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(CURRENCIES, text);
}

/** Narrows text to a known currency. Refuses `money.currency_unknown`. */
export function parseCurrency(text: string): Currency {
  const code = text.toLowerCase();
  if (isCurrency(code)) return code;
  return refuse(
    "money.currency_unknown",
    `"${text}" is not a currency we keep. Use one of the listed codes.`,
    {
      currency: text,
    },
  );
}

export function decimalsOf(currency: Currency): number {
  return CURRENCIES[currency];
}
