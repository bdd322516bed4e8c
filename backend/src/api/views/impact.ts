import type { MedusaContainer } from "@medusajs/framework/types";
import { dayOf, now } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import type { PublicFigures } from "../../domain/books/public-figures";
import { books } from "../../workflows/services";

/** What the co-ops' books say in public, a year after another, newest first. */
export async function readImpact(container: MedusaContainer) {
  const lines = await books(container).publicFigures(dayOf(now()));
  const years = [...new Set(lines.map(({ year }) => year))];
  return years.map((year) => ({
    year,
    currencies: lines.filter((line) => line.year === year).map(lineView),
  }));
}

function lineView({ currency, coops, pay, heads, to_court }: PublicFigures) {
  return {
    currency_code: currency,
    coops,
    pay: toWire(pay, currency),
    heads: heads.map(({ head, amount }) => ({ head, amount: toWire(amount, currency) })),
    to_court: to_court === null ? null : toWire(to_court, currency),
  };
}
