import type { MedusaContainer } from "@medusajs/framework/types";
import { bpsOfPercent, toWire } from "../../adapters/money";
import { localeOf } from "../../adapters/languages";
import { row, rows } from "../../adapters/rows";
import { cutPiece, type Terms } from "../../domain/books/cutting";
import type { Currency } from "../../domain/currency";
import { shareHalfUp } from "../../domain/money";
import { faultsOf, goodsNet, type WholesaleFault } from "../../domain/wholesale/order-rules";
import {
  nextTier,
  sharedRate,
  tierAt,
  WHOLESALE_MOST,
  type WholesaleGood,
} from "../../domain/wholesale/terms";
import type { Company } from "../../modules/company/types";
import { cutCart } from "../../workflows/cart-cut";
import { readCart, type CartFacts } from "../../workflows/cart-facts";
import { listFor, openCartOf, type Buying } from "../../workflows/wholesale/cart";
import { readTerms } from "../../workflows/wholesale/terms";
import { basketView } from "./basket";
import { breakdownView } from "./breakdown";
import { badge, BADGE_FIELDS, type CoopBadge } from "./coops";
import { availability } from "./goods";

type VariantRow = {
  id: string;
  sku: string;
  title: string;
  metadata: { retired?: boolean } | null;
  product?: {
    handle: string;
    title: string;
    subtitle: string;
    status: string;
    coop?: (CoopBadge & Omit<Terms, "coop_id">) | null;
    good?: { pictures: { base: string }[] } | null;
  } | null;
};

const FIELDS = [
  "id",
  "sku",
  "title",
  "metadata",
  ...["handle", "title", "subtitle", "status"].map((field) => `product.${field}`),
  ...[...BADGE_FIELDS, "fee_bps", "fee_tax_bps", "tax_remitter", "hold_days"].map(
    (field) => `product.coop.${field}`,
  ),
  "product.good.pictures",
];

type Product = NonNullable<VariantRow["product"]>;
type Shown = VariantRow & { product: Product & { coop: NonNullable<Product["coop"]> } };

/** Variants with words and maker, those that are no longer sold too. */
export async function readVariants(
  container: MedusaContainer,
  ids: string[],
  lang: unknown,
): Promise<Map<string, Shown>> {
  const found = await rows<VariantRow>(
    container,
    { entity: "variant", fields: FIELDS, filters: { id: ids } },
    localeOf(lang),
  );
  return new Map(
    found
      .filter((variant): variant is Shown => Boolean(variant.product?.coop))
      .map((variant) => [variant.id, variant]),
  );
}

/** Whether somebody could buy it now: on sale, and its maker takes orders. */
function isSold(variant: Shown | undefined): boolean {
  if (!variant) return false;
  const { metadata, product } = variant;
  return product.status === "published" && !metadata?.retired && !product.coop.paused_at;
}

/** The title of a good with its kind, as one name. */
export function nameOf(variant: Shown | undefined, otherwise: string): string {
  if (!variant) return otherwise;
  const { title, product } = variant;
  return title === "One size" ? product.title : `${product.title}, ${title}`;
}

/** Who buys, as their own pages show it. `has_list`: whether there are prices to show them. */
export async function companyView(container: MedusaContainer, company: Company) {
  const { name, registration_number, country_code, state, reason, group_id, applied_at } = company;
  return {
    name,
    registration_number,
    country_code,
    state,
    has_list: group_id !== null && (await listFor(container, { group_id, country_code })) !== null,
    // Of a refusal and an end people are told why; why somebody was let in is the network's own note.
    reason: state === "refused" || state === "closed" ? reason : null,
    applied_at: applied_at.toISOString(),
  };
}

/** The standard tax rate of a country in basis points. */
async function taxRateOf(container: MedusaContainer, country_code: string): Promise<number> {
  const region = await row<{ tax_rates: { rate: number; is_default: boolean }[] }>(container, {
    entity: "tax_region",
    fields: ["tax_rates.rate", "tax_rates.is_default"],
    filters: { country_code },
  });
  return bpsOfPercent(region?.tax_rates.find(({ is_default }) => is_default)?.rate ?? 0);
}

type Showing = { currency: Currency; tax_rate_bps: number };

function tiersView(good: WholesaleGood, variant: Shown, { currency, tax_rate_bps }: Showing) {
  const { fee_bps, fee_tax_bps, tax_remitter, hold_days, id: coop_id } = variant.product.coop;
  const terms = { coop_id, fee_bps, fee_tax_bps, tax_remitter, hold_days };
  return good.tiers.map(({ from, unit_minor }) => {
    const with_tax = unit_minor + shareHalfUp(unit_minor, tax_rate_bps);
    const rule = { kind: "goods" as const, tax_rate_bps, recipe: good.recipe, terms };
    return {
      from,
      unit: toWire(unit_minor, currency),
      unit_with_tax: toWire(with_tax, currency),
      breakdown: breakdownView(cutPiece(with_tax, rule), currency, tax_rate_bps),
    };
  });
}

/** The price list of a company's group: every good with every tier, its packs, and what of the price is whose. */
export async function priceListView(container: MedusaContainer, { company, list }: Buying, lang: unknown) {
  const [terms, tax_rate_bps] = await Promise.all([
    readTerms(container, list),
    taxRateOf(container, company.country_code),
  ]);
  const ids = [...terms.goods.keys()];
  const [variants, left] = await Promise.all([
    readVariants(container, ids, lang),
    availability(container, ids),
  ]);
  const showing = { currency: terms.currency, tax_rate_bps };
  const goods = [...terms.goods.values()].flatMap((good) => {
    const variant = variants.get(good.variant_id);
    if (!variant || !isSold(variant)) return [];
    return {
      variant_id: good.variant_id,
      sku: variant.sku,
      handle: variant.product.handle,
      title: nameOf(variant, ""),
      subtitle: variant.product.subtitle,
      coop: badge(variant.product.coop),
      picture: variant.product.good?.pictures[0]?.base ?? "",
      case_pack: good.case_pack,
      left: left.get(good.variant_id) ?? 0,
      tiers: tiersView(good, variant, showing),
    };
  });
  return {
    currency_code: terms.currency,
    tax_rate_bps,
    minimum: toWire(terms.minimum_minor, terms.currency),
    goods: goods.sort((a, b) => (a.coop.name + a.title < b.coop.name + b.title ? -1 : 1)),
  };
}

/** A fault as a page tells it: code and numbers, no ids but the good's. */
function faultView({ code, variant_id, details }: WholesaleFault) {
  return { code, variant_id, details };
}

export type Sums = { goods: bigint; shipping: bigint; tax: bigint; total: bigint };

/**
 * The sums of a company's basket or order. Prices have no tax in them: goods are units times price, to the cent; shipping is
 * net of the tax in its price; tax is what the total has above both, so that the page adds up as it is read.
 */
export function sumsOf(cart: CartFacts, cut: { total: bigint; pieces: readonly CutLine[] }): Sums {
  const goods = cart.lines.reduce((sum, line) => sum + line.unit_minor * BigInt(line.quantity), 0n);
  const shipping = cut.pieces
    .filter(({ kind }) => kind === "shipping")
    .reduce((sum, { parts }) => sum + parts.shipping, 0n);
  return { goods, shipping, tax: cut.total - goods - shipping, total: cut.total };
}

type CutLine = { kind: string; parts: { shipping: bigint } };

/** The basket of a company as its page shows it; null while there is none. */
export async function wholesaleBasketView(
  container: MedusaContainer,
  customer_id: string,
  buying: Buying,
  lang: unknown,
) {
  const cart_id = await openCartOf(container, customer_id, buying);
  if (!cart_id) return null;
  const [cart, shown] = await Promise.all([
    readCart(container, cart_id),
    basketView(container, cart_id, lang),
  ]);
  const terms = cart.wholesale?.terms ?? (await readTerms(container, buying.list));
  const ids = cart.lines.flatMap(({ variant_id }) => variant_id ?? []);
  const [variants, left] = await Promise.all([
    readVariants(container, ids, lang),
    availability(container, ids),
  ]);
  const { currency } = cart;
  const cut = cart.lines.length > 0 ? cutCart(cart) : { total: 0n, pieces: [] };
  const sums = sumsOf(cart, cut);
  const units = cart.lines.map(({ variant_id, quantity }) => ({ variant_id: variant_id ?? "", quantity }));
  const wire = (amount_minor: bigint) => toWire(amount_minor, currency);
  const gap = terms.minimum_minor - goodsNet(terms, units);
  return {
    cart_id,
    currency_code: currency,
    lines: cart.lines.map((line) => {
      const good = terms.goods.get(line.variant_id ?? "");
      const tier = tierAt(good?.tiers ?? [], line.quantity);
      const next = nextTier(good?.tiers ?? [], line.quantity);
      const free = left.get(line.variant_id ?? "") ?? 0;
      return {
        id: line.line_item_id ?? "",
        variant_id: line.variant_id ?? "",
        sku: variants.get(line.variant_id ?? "")?.sku ?? "",
        title: nameOf(variants.get(line.variant_id ?? ""), line.title),
        quantity: line.quantity,
        case_pack: good?.case_pack ?? 1,
        least: good?.tiers[0]?.from ?? 1,
        most: Math.min(free, WHOLESALE_MOST),
        unit: wire(line.unit_minor),
        net: wire(line.unit_minor * BigInt(line.quantity)),
        // A page that shows a price which is no longer the list's says so before anybody orders by it.
        price_now: tier && tier.unit_minor !== line.unit_minor ? wire(tier.unit_minor) : null,
        next_tier: next ? { from: next.from, unit: wire(next.unit_minor) } : null,
        left: line.quantity > free ? free : null,
        gone: !good || !isSold(variants.get(line.variant_id ?? "")),
      };
    }),
    faults: faultsOf(terms, units, units.length > 0 ? "ordering" : "filling").map(faultView),
    minimum: wire(terms.minimum_minor),
    minimum_missing: gap > 0n ? wire(gap) : null,
    groups: shown.groups.map(({ coop, shipping }) => ({ coop, shipping })),
    address: shown.address,
    country_code: shown.country_code,
    sums: {
      goods: wire(sums.goods),
      shipping: shown.shipping_total ? wire(sums.shipping) : null,
      tax: wire(sums.tax),
      total: wire(sums.total),
    },
    tax_rate_bps: sharedRate(cut.pieces),
    ready: shown.ready,
  };
}
