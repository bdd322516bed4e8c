import { QueryContext } from "@medusajs/framework/utils";
import type { BigNumberInput } from "@medusajs/framework/types";
import { foodSelling } from "../adapters/env";
import { LOCALES, type Language } from "../adapters/languages";
import { availableOf } from "../adapters/loaded-stock";
import { exactText } from "../adapters/money";
import { askRows, type Asking } from "../adapters/rows";
import { parseHalfUp } from "../domain/money";
import { fold } from "../domain/search/words";
import { foodFactsOf, lockOfFood } from "../domain/trade/food";
import { PLACES, placeOfCountry, type PlaceCode } from "../domain/trade/places";

/** What can be found of a good, in one language. */
type GoodDocument = {
  id: string;
  handle: string;
  title: string;
  subtitle: string;
  description: string;
  category: string;
  category_name: string;
  coop: string;
  coop_name: string;
  /** The short texts without accents: words with a letter wrong are compared with these. */
  folded: string;
  place: string;
  /** What the card says: the price of the first kind, in the smallest unit of the place's currency. */
  price_minor: number;
  /** Whether some of it can be bought now: there is stock, the co-op does not pause, and it is no food that may not be sold. */
  in_stock: boolean;
  /** In which order the seed lists its category. */
  rank: number;
  created_at: Date | string;
};

type Variant = { id: string; variant_rank: number | null; metadata: { retired?: boolean } | null };
type Product = {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  description: string | null;
  created_at: Date | string;
  variants: Variant[];
  categories: { handle: string; rank: number }[];
  coop: { handle: string; name: string; country_code: string; paused_at: unknown } | null;
  good: { pictures: unknown[] | null; net_g: number | null; details: string } | null;
};
/** A product that a page would show: see `readGoods`, which says the same of what it reads. */
type Shown = { product: Product; coop: NonNullable<Product["coop"]>; place: PlaceCode; variants: Variant[] };

const FIELDS = [
  ...["id", "handle", "title", "subtitle", "description", "created_at"],
  ...["id", "variant_rank", "metadata"].map((field) => `variants.${field}`),
  ...["handle", "rank"].map((field) => `categories.${field}`),
  ...["handle", "name", "country_code", "paused_at"].map((field) => `coop.${field}`),
  ...["pictures", "net_g", "details"].map((field) => `good.${field}`),
];

/**
 * The documents of some products. A draft, or one that lacks a maker, a picture or a price, has none: nothing of it
 * reaches an index.
 */
export async function goodDocuments(
  query: Asking,
  language: Language,
  ids: string[],
): Promise<GoodDocument[]> {
  const products = await askRows<Product>(
    query,
    { entity: "product", fields: FIELDS, filters: { id: ids, status: "published" } },
    LOCALES[language],
  );
  const goods = products.flatMap(shown);
  const variant_ids = goods.flatMap(({ variants }) => variants.map(({ id }) => id));
  const [prices, left, names] = await Promise.all([
    pricesOf(query, goods),
    availableOf(variant_ids),
    categoryNames(query, language),
  ]);
  return goods.flatMap((good) => {
    const price = good.variants.map(({ id }) => prices.get(id)).find((amount) => amount !== undefined);
    return price === undefined ? [] : [document(good, { price, left, names })];
  });
}

function shown(product: Product): Shown[] {
  const { coop, good } = product;
  const place = coop ? placeOfCountry(coop.country_code) : null;
  if (!coop || !place || !good?.pictures?.length) return [];
  const variants = product.variants
    .filter(({ metadata }) => !metadata?.retired)
    .sort((a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0));
  return [{ product, coop, place, variants }];
}

type Known = { price: bigint; left: Map<string, number>; names: Map<string, string> };

function document({ product, coop, place, variants }: Shown, { price, left, names }: Known): GoodDocument {
  const { id, handle, title, created_at } = product;
  const [category] = product.categories;
  const subtitle = product.subtitle ?? "";
  const category_name = names.get(category?.handle ?? "") ?? "";
  return {
    id,
    handle,
    title,
    subtitle,
    description: product.description ?? "",
    category: category?.handle ?? "",
    category_name,
    coop: coop.handle,
    coop_name: coop.name,
    folded: fold([title, subtitle, category_name, coop.name].join(" ")),
    place,
    price_minor: Number(price),
    in_stock:
      !coop.paused_at &&
      !lockOfFood(foodFactsOf(product), foodSelling()) &&
      variants.some((variant) => (left.get(variant.id) ?? 0) > 0),
    rank: category?.rank ?? 0,
    created_at,
  };
}

/** Asked by themselves: what a product brings along of its category comes untranslated. */
async function categoryNames(query: Asking, language: Language): Promise<Map<string, string>> {
  const categories = await askRows<{ handle: string; name: string }>(
    query,
    { entity: "product_category", fields: ["id", "handle", "name"] },
    LOCALES[language],
  );
  return new Map(categories.map(({ handle, name }) => [handle, name]));
}

type Priced = { id: string; calculated_price?: { calculated_amount: BigNumberInput } | null };

/** Prices by variant, each in the region of its co-op's place: the oldest of that currency, as everywhere. */
async function pricesOf(query: Asking, goods: Shown[]): Promise<Map<string, bigint>> {
  const regions = await askRows<{ id: string; currency_code: string }>(query, {
    entity: "region",
    fields: ["id", "currency_code"],
    pagination: { take: 100, order: { created_at: "ASC" } },
  });
  const prices = new Map<string, bigint>();
  for (const place of new Set(goods.map((good) => good.place))) {
    const { currency } = PLACES[place];
    const region = regions.find(({ currency_code }) => currency_code === currency);
    if (!region) continue;
    const here = goods.filter((good) => good.place === place);
    const variants = await askRows<Priced>(query, {
      entity: "variant",
      fields: ["id", "calculated_price.calculated_amount"],
      filters: { id: here.flatMap(({ variants }) => variants.map((variant) => variant.id)) },
      context: { calculated_price: QueryContext({ region_id: region.id, currency_code: currency }) },
    });
    for (const { id, calculated_price: price } of variants)
      if (price) prices.set(id, parseHalfUp(exactText(price.calculated_amount), currency).amount_minor);
  }
  return prices;
}
