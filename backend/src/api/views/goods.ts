import { QueryContext } from "@medusajs/framework/utils";
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../../adapters/rows";
import { foodSelling, settings } from "../../adapters/env";
import { languageOf, localeOf } from "../../adapters/languages";
import { exactText, toWire } from "../../adapters/money";
import { cutPiece, type Recipe, type Terms } from "../../domain/books/cutting";
import { parseHalfUp } from "../../domain/money";
import type { ProductContent, ProductPicture, Selling } from "../../domain/products/content";
import { foodFactsOf, lockOfFood } from "../../domain/trade/food";
import type { PlaceCode } from "../../domain/trade/places";
import { textIn } from "../../domain/products/texts";
import { MAX_QUANTITY } from "../../workflows/cart-rules";
import { sellsIn } from "../../workflows/places";
import { stock as stockService } from "../../workflows/services";
import { badge, BADGE_FIELDS, paragraphs, type CoopBadge } from "./coops";
import { breakdownView } from "./breakdown";
import type { Shop } from "./shop";

/** From this many units on, a page says "in stock"; below, it says that few are left. */
const FEW = 5;

type VariantRow = {
  id: string;
  title: string;
  sku: string;
  variant_rank: number | null;
  metadata: { retired?: boolean } | null;
  calculated_price?: { calculated_amount: BigNumberInput } | null;
};
type GoodRow = Recipe & {
  details: string;
  made_by: ProductContent["made_by"];
  selling: Selling;
  lead_time_days: number | null;
  net_g: number | null;
  pictures: ProductPicture[];
  demo: boolean;
};
type ProductRow = {
  id: string;
  handle: string;
  title: string;
  subtitle: string;
  description: string | null;
  variants: VariantRow[];
  categories: { handle: string; rank: number }[];
  coop: (CoopBadge & Omit<Terms, "coop_id">) | null;
  good: GoodRow | null;
};
/** A product that can be shown: with maker, recipe, a picture and a price. */
type Sellable = ProductRow & { coop: NonNullable<ProductRow["coop"]>; good: GoodRow };

const FIELDS = [
  "id",
  "handle",
  "title",
  "subtitle",
  "created_at",
  "variants.id",
  "variants.title",
  "variants.sku",
  "variants.variant_rank",
  "variants.metadata",
  "variants.calculated_price.*",
  "categories.handle",
  "categories.rank",
  ...BADGE_FIELDS.map((field) => `coop.${field}`),
  "good.pictures",
  "good.selling",
  "good.lead_time_days",
  // The price by the kilogram stands wherever the price does (Directive 98/6/EC).
  "good.net_g",
  // Whether food says what it has to.
  "good.details",
];
const PAGE_FIELDS = [
  ...FIELDS,
  "description",
  ...["fee_bps", "fee_tax_bps", "tax_remitter", "hold_days"].map((field) => `coop.${field}`),
  ...["work_bps", "materials_bps", "funds_bps", "made_by", "demo"].map((field) => `good.${field}`),
];

export type GoodFilter = { coop_id?: string; ids?: string[] };

/**
 * Category by category as the seed lists them: published goods of the shop's place that have a maker, a recipe, a picture
 * and a price, in the language asked for, without the variants that were taken off sale.
 */
export async function readGoods(
  container: MedusaContainer,
  shop: Shop,
  lang: unknown,
  filter: GoodFilter,
): Promise<Sellable[]> {
  const ids = filter.coop_id ? await productIdsOf(container, filter.coop_id) : filter.ids;
  if (ids?.length === 0) return [];
  const products = await rows<ProductRow>(
    container,
    {
      entity: "product",
      // Of one co-op's goods, each may be the one whose page this is.
      fields: filter.coop_id ? PAGE_FIELDS : FIELDS,
      filters: {
        status: "published",
        ...(ids ? { id: ids } : {}),
      },
      context: {
        variants: {
          calculated_price: QueryContext({ region_id: shop.region_id, currency_code: shop.currency }),
        },
      },
    },
    localeOf(lang),
  );
  return products
    .map((product) => ({ ...product, variants: onSale(product.variants) }))
    .filter((product): product is Sellable => Boolean(product.coop && product.good?.pictures[0]))
    .filter((product) => sellsIn(product.coop) === shop.place)
    .filter((product) => product.variants.some((variant) => variant.calculated_price))
    .sort(
      (a, b) => (a.categories[0]?.rank ?? 0) - (b.categories[0]?.rank ?? 0) || (a.handle < b.handle ? -1 : 1),
    );
}

async function productIdsOf(container: MedusaContainer, coop_id: string): Promise<string[]> {
  const links = await rows<{ product_id: string }>(container, {
    entity: "product_coop",
    fields: ["product_id"],
    filters: { coop_id },
  });
  return links.map(({ product_id }) => product_id);
}

/** Whose a good is and where it is sold; null when there is no such good. */
export async function makerOfGood(
  container: MedusaContainer,
  handle: string,
): Promise<{ coop_id: string; place: PlaceCode } | null> {
  const product = await row<{ coop: { id: string; country_code: string } | null }>(container, {
    entity: "product",
    fields: ["coop.id", "coop.country_code"],
    filters: { handle },
  });
  return product?.coop ? { coop_id: product.coop.id, place: sellsIn(product.coop) } : null;
}

function onSale(variants: VariantRow[]): VariantRow[] {
  return variants
    .filter((variant) => !variant.metadata?.retired)
    .sort((a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0));
}

export type StockLevel = "in_stock" | "last_few" | "sold_out" | "made_to_order" | "only_one";

/** One of a kind is not one of the last few, and what is made to order never runs out. */
export function stockLevel(available: number, selling: Selling = "from_stock"): StockLevel {
  if (selling === "made_to_order") return "made_to_order";
  if (selling === "one_of_a_kind" && available > 0) return "only_one";
  if (available <= 0) return "sold_out";
  return available < FEW ? "last_few" : "in_stock";
}

/** Units free to be sold, by variant. */
export async function availability(
  container: MedusaContainer,
  variant_ids: string[],
): Promise<Map<string, number>> {
  const items = await stockService(container).listStock({ variant_ids });
  return new Map(items.map((item) => [item.variant_id, item.available]));
}

export async function goodCards(container: MedusaContainer, shop: Shop, goods: Sellable[], lang: unknown) {
  const left = await availability(
    container,
    goods.flatMap((good) => good.variants.map((variant) => variant.id)),
  );
  return goods.map((good) => goodCard(shop, good, left, lang));
}

function priceOf(shop: Shop, variant: VariantRow | undefined): bigint {
  return parseHalfUp(exactText(variant?.calculated_price?.calculated_amount ?? 0), shop.currency)
    .amount_minor;
}

function goodCard(shop: Shop, good: Sellable, left: Map<string, number>, lang: unknown) {
  const [picture] = picturesOf(good, lang);
  return {
    id: good.id,
    handle: good.handle,
    title: good.title,
    subtitle: good.subtitle,
    price: toWire(priceOf(shop, good.variants[0]), shop.currency),
    coop: badge(good.coop),
    picture: picture?.base ?? "",
    picture_alt: picture?.alt ?? "",
    stock: stockLevel(
      Math.max(...good.variants.map((variant) => left.get(variant.id) ?? 0)),
      good.good.selling,
    ),
    one_of_a_kind: good.good.selling === "one_of_a_kind",
    lead_time_days: good.good.lead_time_days,
    category: good.categories[0]?.handle ?? "",
    per_kilogram: perKilogram(shop, good, good.variants[0]),
    // A basket would refuse it, so no page offers it.
    locked: lockOfFood(foodFactsOf(good), foodSelling()) !== null,
  };
}

/** All pictures, each with its words in the language asked for or the first that has any. */
function picturesOf(good: Sellable, lang: unknown) {
  return good.good.pictures.map(({ base, alt }) => ({ base, alt: textIn(alt, languageOf(lang)) }));
}

type Asked = { country: string; lang: unknown };

export async function goodPage(
  container: MedusaContainer,
  shop: Shop,
  good: Sellable,
  { country, lang }: Asked,
) {
  const left = await availability(
    container,
    good.variants.map((variant) => variant.id),
  );
  const tax_rate_bps = shop.rates.get(country) ?? 0;
  const { work_bps, materials_bps, funds_bps } = good.good;
  const recipe = { work_bps, materials_bps, funds_bps };
  const { fee_bps, fee_tax_bps, tax_remitter, hold_days, id: coop_id } = good.coop;
  const parts = cutPiece(priceOf(shop, good.variants[0]), {
    kind: "goods",
    tax_rate_bps,
    recipe,
    terms: { coop_id, fee_bps, fee_tax_bps, tax_remitter, hold_days },
  });
  return {
    ...goodCard(shop, good, left, lang),
    description: paragraphs(good.description),
    made_by: good.good.made_by,
    details: good.good.details.split("\n").filter(Boolean).map(detail),
    pictures: picturesOf(good, lang),
    variants: good.variants.map((variant) => variantView(shop, good, variant, left)),
    breakdown: breakdownView(parts, shop.currency, tax_rate_bps),
    recipe,
    destination: country,
    demo: good.good.demo || settings().ARNIA_MODE === "demo",
  };
}

/** What a kilogram of one kind costs, the content being that of every kind; null for what is not sold by its content. */
function perKilogram(shop: Shop, good: Sellable, variant: VariantRow | undefined) {
  const net_g = BigInt(good.good.net_g ?? 0);
  if (net_g === 0n) return null;
  return toWire((priceOf(shop, variant) * 1000n + net_g / 2n) / net_g, shop.currency);
}

function variantView(shop: Shop, good: Sellable, variant: VariantRow, left: Map<string, number>) {
  const available = left.get(variant.id) ?? 0;
  const stock = stockLevel(available, good.good.selling);
  return {
    id: variant.id,
    title: variant.title,
    sku: variant.sku,
    price: toWire(priceOf(shop, variant), shop.currency),
    per_kilogram: perKilogram(shop, good, variant),
    stock,
    left: stock === "last_few" ? available : null,
    max_quantity: Math.max(0, Math.min(available, MAX_QUANTITY)),
  };
}

function detail(line: string): { label: string; value: string } {
  const divider = line.indexOf(": ");
  // A line that a co-op wrote without a label is a fact all the same.
  if (divider < 0) return { label: "", value: line };
  return { label: line.slice(0, divider), value: line.slice(divider + 2) };
}

/** All categories in use, in the language asked for. */
export async function readCategories(container: MedusaContainer, lang: unknown) {
  const categories = await rows<{ handle: string; name: string; rank: number }>(
    container,
    { entity: "product_category", fields: ["id", "handle", "name", "rank"], filters: { is_active: true } },
    localeOf(lang),
  );
  return categories.sort((a, b) => a.rank - b.rank).map(({ handle, name }) => ({ handle, name }));
}
