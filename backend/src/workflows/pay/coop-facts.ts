import type { MedusaContainer } from "@medusajs/framework/types";
import { dayOf, now } from "../../adapters/clock";
import { fromWire, type WireMoney } from "../../adapters/money";
import { row } from "../../adapters/rows";
import { parseCurrency, type Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";

/** What a co-op's book has to know of the co-op: what its bank counts in, and what day it is there. */
export type CoopFacts = {
  id: string;
  name: string;
  country_code: string;
  currency: Currency;
  time_zone: string;
  today: string;
};

type CoopRow = { id: string; name: string; country_code: string; bank_currency: string; time_zone: string };

/** Refuses `coop.not_found`. */
export async function coopFacts(container: MedusaContainer, coop_id: string): Promise<CoopFacts> {
  const coop = await row<CoopRow>(container, {
    entity: "coop",
    fields: ["id", "name", "country_code", "bank_currency", "time_zone"],
    filters: { id: coop_id },
  });
  if (!coop) return refuse("coop.not_found", `There is no co-op ${coop_id}.`, { coop_id });
  const { id, name, country_code, time_zone } = coop;
  const currency = parseCurrency(coop.bank_currency);
  return { id, name, country_code, currency, time_zone, today: dayOf(now(), time_zone) };
}

/** An amount somebody typed, in the currency of the co-op's bank. Refuses `money.currency_mismatch` for another. */
export function bankAmount(wire: WireMoney, { currency }: CoopFacts): bigint {
  const amount = fromWire(wire);
  if (amount.currency === currency) return amount.amount_minor;
  return refuse(
    "money.currency_mismatch",
    `The co-op's bank counts in ${currency}, not ${amount.currency}.`,
    {
      left: amount.currency,
      right: currency,
    },
  );
}
