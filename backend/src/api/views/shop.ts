import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../../adapters/rows";
import { settings } from "../../adapters/env";
import { bpsOfPercent } from "../../adapters/money";
import { cardMode, hostedOrigin, takesCards } from "../../adapters/stripe";
import type { Currency } from "../../domain/currency";
import { PLACES, type PlaceCode } from "../../domain/trade/places";
import { methodsOffered } from "../../workflows/payment-methods";
import { regionOf } from "../../workflows/places";

/** The shop in one place: its region with the standard tax rate of each country we deliver to. */
export type Shop = {
  place: PlaceCode;
  region_id: string;
  currency: Currency;
  default_country: string;
  /** Country code -> basis points. */
  rates: Map<string, number>;
};

/** Medusa keeps a rate in per cent. */
type TaxRow = { country_code: string; tax_rates: { rate: number; is_default: boolean }[] };

export async function readShop(container: MedusaContainer, place: PlaceCode): Promise<Shop> {
  const [region, taxes] = await Promise.all([
    regionOf(container, place),
    rows<TaxRow>(container, {
      entity: "tax_region",
      fields: ["country_code", "tax_rates.rate", "tax_rates.is_default"],
    }),
  ]);
  const rateOf = new Map(
    taxes.map((tax) => [
      tax.country_code,
      bpsOfPercent(tax.tax_rates.find((rate) => rate.is_default)?.rate ?? 0),
    ]),
  );
  return {
    place,
    region_id: region.id,
    currency: region.currency,
    default_country: PLACES[place].country_default,
    rates: new Map(region.countries.map((country) => [country, rateOf.get(country) ?? 0])),
  };
}

/** The country a price is shown for: the one asked for when we deliver there, else the shop's own. */
export function destination(shop: Shop, asked: unknown): string {
  return typeof asked === "string" && shop.rates.has(asked) ? asked : shop.default_country;
}

export function shopView(shop: Shop) {
  return {
    demo: settings().ARNIA_MODE === "demo",
    place: shop.place,
    region_id: shop.region_id,
    currency_code: shop.currency,
    default_country: shop.default_country,
    countries: [...shop.rates.keys()],
    payment_methods: methodsOffered(shop.place),
    card_mode: cardMode(),
    /** Where the form that pays by card may lead; null where no cards are taken. */
    card_origin: takesCards() ? hostedOrigin() : null,
  };
}
