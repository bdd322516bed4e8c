import type { MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../../adapters/rows";
import { settings } from "../../adapters/env";
import { bpsOfPercent } from "../../adapters/money";
import { parseCurrency, type Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { methodsOffered } from "../../workflows/payment-methods";

/** The shop's one region with the standard tax rate of each of its countries. */
export type Shop = {
  region_id: string;
  currency: Currency;
  default_country: string;
  /** Country code -> basis points. */
  rates: Map<string, number>;
};

type RegionRow = {
  id: string;
  currency_code: string;
  metadata: { default_country?: string } | null;
  countries: { iso_2: string }[];
};
/** Medusa keeps a rate in per cent. */
type TaxRow = { country_code: string; tax_rates: { rate: number; is_default: boolean }[] };

export async function readShop(container: MedusaContainer): Promise<Shop> {
  const [region, taxes] = await Promise.all([
    row<RegionRow>(container, {
      entity: "region",
      fields: ["id", "currency_code", "metadata", "countries.iso_2"],
    }),
    rows<TaxRow>(container, {
      entity: "tax_region",
      fields: ["country_code", "tax_rates.rate", "tax_rates.is_default"],
    }),
  ]);
  if (!region) return refuse("request.invalid", "The shop is not seeded yet: it has no region.", {});
  const rateOf = new Map(
    taxes.map((tax) => [
      tax.country_code,
      bpsOfPercent(tax.tax_rates.find((rate) => rate.is_default)?.rate ?? 0),
    ]),
  );
  const countries = region.countries.map((country) => country.iso_2);
  return {
    region_id: region.id,
    currency: parseCurrency(region.currency_code),
    default_country: region.metadata?.default_country ?? countries[0] ?? "",
    rates: new Map(countries.sort().map((country) => [country, rateOf.get(country) ?? 0])),
  };
}

/** The country a price is shown for: the one asked for when we deliver there, else the shop's own. */
export function destination(shop: Shop, asked: unknown): string {
  return typeof asked === "string" && shop.rates.has(asked) ? asked : shop.default_country;
}

export function shopView(shop: Shop) {
  return {
    demo: settings().ARNIA_MODE === "demo",
    region_id: shop.region_id,
    currency_code: shop.currency,
    default_country: shop.default_country,
    countries: [...shop.rates.keys()],
    payment_methods: methodsOffered(),
  };
}
