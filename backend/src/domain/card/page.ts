import type { Currency } from "../currency";

/** One line of what a hosted page asks for: what it is, and what all of it costs together. */
export type PageLine = { title: string; amount_minor: bigint };

type Piece = { title: string; quantity: number; total: bigint };

/** A hosted page takes no more lines than this; an order of more is one line. */
const MOST_LINES = 100;
const LONGEST_TITLE = 250;

/**
 * What a hosted page shows, line by line. Each line is asked for once with what all its pieces cost, since a share of the
 * rounded total need not divide by their number. The lines add up to the pieces exactly; what costs nothing is not listed.
 */
export function pageLines(pieces: readonly Piece[]): PageLine[] {
  const priced = pieces.filter(({ total }) => total > 0n);
  const lines = priced.map(({ title, quantity, total }) => ({
    title: (quantity > 1 ? `${quantity} × ${title}` : title).slice(0, LONGEST_TITLE),
    amount_minor: total,
  }));
  if (lines.length <= MOST_LINES) return lines;
  return [{ title: "Arnia", amount_minor: lines.reduce((sum, line) => sum + line.amount_minor, 0n) }];
}

/** The language a hosted page speaks: its own name for each of ours, and the Spanish of where the money is from. */
export function pageLocale(locale: string, currency: Currency): "en-GB" | "es" | "es-419" | "it" {
  if (locale.startsWith("it")) return "it";
  if (!locale.startsWith("es")) return "en-GB";
  return currency === "eur" ? "es" : "es-419";
}
