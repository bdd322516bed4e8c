/**
 * Numbers as people type them. A comma and a point both divide the decimals; the other one, or a space, may group the
 * thousands. What could be read in two ways is not guessed.
 */

/** "1.234,50", "1,234.50", "1234.5" and "12,50" as decimal text; null when it is no such number. */
function decimalOf(text: string, decimals: number): string | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  const match = /^(\d{1,3}(?:([.,])\d{3})*|\d+)(?:([.,])(\d+))?$/.exec(plain);
  if (!match) return null;
  const [, whole = "", group, mark, fraction = ""] = match;
  // "1.234" is one thousand to some and one and a bit to others.
  if (group && !mark && whole.split(group).length === 2 && decimals > 0) return null;
  if (mark && mark === group) return null;
  if (mark && !group && fraction.length === 3 && whole.length <= 3) return null;
  if (fraction.length > decimals) return null;
  const digits = whole.replaceAll(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  return digits.length > 9 ? null : digits + (fraction ? `.${fraction}` : "");
}

/** The currencies of the shop's places as people write them before or behind a price. */
const SIGN = String.raw`(?:€|EUR|AR\$|ARS|S\/\.?|PEN|US\$|USD|\$)`;
const SIGNS = new RegExp(String.raw`^${SIGN}\s*|\s*${SIGN}$`, "gi");

/**
 * An amount of money as the books write it, "12.50", or null. A sign may stand around a price: it is in the currency of
 * the co-op's place, which the page names, whatever the sign.
 */
export function readAmount(text: string): string | null {
  return bareAmount(text.trim().replaceAll(SIGNS, ""));
}

/** The same without any sign of a currency: a co-op's book is kept in its own, which the page names. */
export function bareAmount(text: string): string | null {
  const decimal = decimalOf(text, 2);
  if (decimal === null) return null;
  const [whole = "0", fraction = ""] = decimal.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

/** The amount as the language writes it in a field: "12,50". */
export function showAmount(amount: string, lang: string): string {
  return lang === "en" ? amount : amount.replace(".", ",");
}

/** Per cent with up to two decimals as basis points: "33,5" is 3350. */
export function readPercent(text: string): number | null {
  const decimal = decimalOf(text.trim().replace(/\s*%$/, ""), 2);
  if (decimal === null) return null;
  const [whole = "0", fraction = ""] = decimal.split(".");
  const bps = Number(whole + fraction.padEnd(2, "0"));
  return bps <= 10_000 ? bps : null;
}

export function showPercent(bps: number, lang: string): string {
  const text = bps % 100 === 0 ? String(bps / 100) : (bps / 100).toFixed(bps % 10 === 0 ? 1 : 2);
  return lang === "en" ? text : text.replace(".", ",");
}

/** A whole number from 0 up, or null. */
export function readWhole(text: string, most = 1_000_000): number | null {
  const plain = text.trim();
  return /^\d{1,7}$/.test(plain) && Number(plain) <= most ? Number(plain) : null;
}
