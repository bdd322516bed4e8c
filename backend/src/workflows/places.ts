import type { MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../adapters/rows";
import { parseCurrency, type Currency } from "../domain/currency";
import { refuse } from "../domain/errors";
import {
  DEFAULT_PLACE,
  placeOfCountry,
  placeOfCurrency,
  PLACES,
  type PlaceCode,
} from "../domain/trade/places";

/** Medusa's region of a place: what retail prices, carts and shipping prices belong to. */
export type Region = {
  id: string;
  place: PlaceCode;
  currency: Currency;
  /** Where we deliver; the place's customs area may be larger. */
  countries: string[];
};

type RegionRow = { id: string; currency_code: string; countries: { iso_2: string }[] };

/** The region of a place, found by its currency, the oldest if somebody made another. Refuses `request.invalid`. */
export async function regionOf(container: MedusaContainer, place: PlaceCode): Promise<Region> {
  const found = await rows<RegionRow>(container, {
    entity: "region",
    fields: ["id", "currency_code", "countries.iso_2"],
    filters: { currency_code: PLACES[place].currency },
  });
  // An id begins with the time it was made at.
  const [region] = found.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!region) return refuse("request.invalid", `The shop is not seeded yet: "${place}" has no region.`, {});
  return {
    id: region.id,
    place,
    currency: parseCurrency(region.currency_code),
    countries: region.countries.map((country) => country.iso_2).sort(),
  };
}

/** The place of a region. Refuses `place.unknown` for a region that is none of the shop's. */
export async function placeOfRegion(container: MedusaContainer, region_id: string): Promise<PlaceCode> {
  const region = await row<{ currency_code: string }>(container, {
    entity: "region",
    fields: ["currency_code"],
    filters: { id: region_id },
  });
  const place = placeOfCurrency(region?.currency_code ?? "");
  if (!place || (await regionOf(container, place)).id !== region_id)
    return refuse("place.unknown", "There is no such place here. Choose one of those shown.", {});
  return place;
}

/** The place a cart is bound to for good. Refuses `cart.not_found`. */
export async function placeOfCart(container: MedusaContainer, cart_id: string): Promise<PlaceCode> {
  const cart = await row<{ currency_code: string }>(container, {
    entity: "cart",
    fields: ["currency_code"],
    filters: { id: cart_id },
  });
  if (!cart) return refuse("cart.not_found", "There is no such basket. Begin a new one.", {});
  return placeOfMoney(cart.currency_code);
}

/** The place of a cart or an order that was read already. */
export function placeOfMoney(currency_code: string): PlaceCode {
  return placeOfCurrency(currency_code) ?? DEFAULT_PLACE;
}

/** Where a co-op works and therefore sells. Refuses `coop.not_found`. */
export async function placeOfCoop(container: MedusaContainer, coop_id: string): Promise<PlaceCode> {
  const coop = await row<{ country_code: string }>(container, {
    entity: "coop",
    fields: ["country_code"],
    filters: { id: coop_id },
  });
  if (!coop) return refuse("coop.not_found", "There is no such co-op.", {});
  return sellsIn(coop);
}

/** The place of a co-op that was loaded, and so checked, before. */
export function sellsIn(coop: { country_code: string }): PlaceCode {
  return placeOfCountry(coop.country_code) ?? DEFAULT_PLACE;
}

type VariantRow = {
  product?: { title: string; coop?: { name: string; country_code: string } | null } | null;
};

/**
 * A basket of one place takes nothing of another: it has another currency, and its parcel would cross a border.
 * Refuses `place.other`.
 */
export async function checkSamePlace(
  container: MedusaContainer,
  place: PlaceCode,
  variant_ids: string[],
): Promise<void> {
  if (variant_ids.length === 0) return;
  const variants = await rows<VariantRow>(container, {
    entity: "variant",
    fields: ["product.title", "product.coop.name", "product.coop.country_code"],
    filters: { id: variant_ids },
  });
  for (const { product } of variants) {
    if (!product?.coop || sellsIn(product.coop) === place) continue;
    refuse(
      "place.other",
      `"${product.title}" is sold where ${product.coop.name} works, and not sent to this basket's place. ` +
        "Change the place, or choose something else.",
      { place: sellsIn(product.coop) },
    );
  }
}
