import { MedusaError, QueryContext } from "@medusajs/framework/utils";
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../../adapters/rows";
import { localeOf } from "../../adapters/languages";
import { fromWire, toWire, toWireRounded, type WireMoney } from "../../adapters/money";
import { orderToken } from "../../adapters/order-link";
import { parseCurrency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import type { CheckoutPiece } from "../../modules/books/types";
import { cutCart } from "../../workflows/cart-cut";
import { CART_FIELDS, cartFacts, inOrder, type CartRow as FactRow } from "../../workflows/cart-facts";
import { MAX_QUANTITY } from "../../workflows/cart-rules";
import { stock } from "../../workflows/services";
import { badge, BADGE_FIELDS, type CoopBadge } from "./coops";
import { availability } from "./goods";
import { placeOfMoney } from "../../workflows/places";
import { readShop } from "./shop";

type Coop = CoopBadge & { shipping_profile_id: string };
type ItemRow = FactRow["items"][number] & {
  variant_title: string | null;
  original_total: BigNumberInput;
  product: {
    handle: string;
    title: string;
    coop: Coop | null;
    good: { pictures: { base: string }[] } | null;
  } | null;
};
type MethodRow = FactRow["shipping_methods"][number];
type CartRow = FactRow & { region_id: string; items: ItemRow[]; promotions: { code: string }[] };
type Option = {
  id: string;
  name: string;
  shipping_profile_id: string;
  calculated_price?: { calculated_amount?: BigNumberInput };
};

const FIELDS = [
  ...CART_FIELDS,
  "region_id",
  "items.original_total",
  "items.product.handle",
  "items.product.title",
  ...BADGE_FIELDS.map((field) => `items.product.coop.${field}`),
  "items.product.good.pictures",
  "promotions.code",
];

export const ADDRESS_FIELDS = [
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "postal_code",
  "city",
  "province",
  "country_code",
  "phone",
] as const;

export type AddressView = Record<(typeof ADDRESS_FIELDS)[number], string | null>;

/** Only what a person typed: no ids. */
export function addressView(row: Record<string, string | null> | null): AddressView | null {
  if (!row?.address_1) return null;
  return Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, row[field] ?? null])) as AddressView;
}

/**
 * The basket as its page shows it, co-op by co-op. The cart is read once.
 * Refuses `cart.not_found`; a basket that became an order answers `cart.completed` with that order's token.
 */
export async function basketView(container: MedusaContainer, cart_id: string, lang: unknown) {
  const locale = localeOf(lang);
  const cart = await row<CartRow>(
    container,
    { entity: "cart", fields: FIELDS, filters: { id: cart_id } },
    locale,
  );
  if (!cart) return refuse("cart.not_found", "There is no such basket. Begin a new one.", {});
  if (cart.completed_at) await refuseCompleted(container, cart_id);

  const shop = await readShop(container, placeOfMoney(cart.currency_code));
  const currency = parseCurrency(cart.currency_code);
  const [left, held, options, facts] = await Promise.all([
    availability(
      container,
      cart.items.map((item) => item.variant_id),
    ),
    stock(container).heldForCart(cart_id),
    shippingOptions(container, cart, locale),
    cartFacts(container, cart),
  ]);
  // The same cut that payment freezes, so that what is shown adds up to what will be charged.
  const cut = cart.items.length > 0 ? cutCart(facts) : { total: 0n, pieces: [] };
  const paid = new Map(cut.pieces.map((piece) => [piece.id, piece.total]));
  const sum = (pieces: CheckoutPiece[]) => pieces.reduce((total, piece) => total + piece.total, 0n);
  for (const line of held) left.set(line.variant_id, (left.get(line.variant_id) ?? 0) + line.quantity);

  const wire = (amount: BigNumberInput) => toWireRounded(amount, currency);
  const groups = groupByCoop(cart).map(({ coop, items }) => ({
    coop: badge(coop),
    lines: items.map((item) => ({
      ...lineView(item, left.get(item.variant_id) ?? 0, wire),
      total: toWire(paid.get(item.id) ?? 0n, currency),
    })),
    shipping: {
      chosen: methodOf(cart, coop, options)?.shipping_option_id ?? null,
      options: options
        .filter((option) => option.shipping_profile_id === coop.shipping_profile_id)
        .map((option) => ({
          id: option.id,
          name: option.name,
          price: wire(priceOf(option)),
        })),
    },
    goods_total: toWire(sum(cut.pieces.filter((p) => p.kind === "goods" && p.coop_id === coop.id)), currency),
    shipping_total: methodOf(cart, coop, options)
      ? toWire(sum(cut.pieces.filter((p) => p.kind === "shipping" && p.coop_id === coop.id)), currency)
      : null,
  }));
  const goods = cut.pieces.filter((piece) => piece.kind === "goods");
  const undiscounted = groups
    .flatMap((group) => group.lines)
    .map((line) => fromWire(line.subtotal).amount_minor);
  const goodsTotal = undiscounted.reduce((total, amount) => total + amount, 0n);
  const taxTotal = cut.pieces.reduce((total, piece) => total + piece.parts.tax, 0n);
  const allChosen = groups.length > 0 && groups.every((group) => group.shipping.chosen !== null);
  const address = addressView(cart.shipping_address);
  return {
    id: cart.id,
    place: shop.place,
    currency_code: currency,
    email: cart.email,
    address,
    country_code: cart.shipping_address?.country_code ?? shop.default_country,
    groups,
    promo_codes: cart.promotions.map((promotion) => promotion.code),
    goods_total: toWire(goodsTotal, currency),
    discount_total: toWire(goodsTotal - sum(goods), currency),
    shipping_total: allChosen ? toWire(cut.total - sum(goods), currency) : null,
    tax_total: toWire(taxTotal, currency),
    total: toWire(cut.total, currency),
    ready: { address: address !== null && Boolean(cart.email), shipping: allChosen },
    count: cart.items.reduce((total, item) => total + Number(item.quantity), 0),
  };
}

async function refuseCompleted(container: MedusaContainer, cart_id: string): Promise<never> {
  const link = await row<{ order_id: string }>(container, {
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id },
  });
  if (!link) return refuse("cart.not_found", "There is no such basket. Begin a new one.", {});
  throw new CompletedCart(orderToken(link.order_id));
}

/** Medusa's error shape has no room for the token that leads on to the order, so this one carries it. */
export class CompletedCart extends MedusaError {
  constructor(readonly follow_token: string) {
    super(MedusaError.Types.NOT_ALLOWED, "This basket has already become an order.", "cart.completed");
  }
}

async function shippingOptions(container: MedusaContainer, cart: CartRow, locale: string): Promise<Option[]> {
  if (cart.items.length === 0) return [];
  const { region_id, currency_code, shipping_address: address } = cart;
  const makers = cart.items.flatMap(({ product }) => product?.coop?.shipping_profile_id ?? []);
  const options = await rows<Option>(
    container,
    {
      entity: "shipping_option",
      fields: ["id", "name", "shipping_profile_id", "calculated_price.*"],
      // What Medusa itself asks when one of them is chosen.
      filters: {
        shipping_profile_id: [...new Set(makers)],
        context: { is_return: "false", enabled_in_store: "true" },
        address: {
          country_code: address?.["country_code"],
          province_code: address?.["province"],
          city: address?.["city"],
          postal_expression: address?.["postal_code"],
        },
      },
      context: { calculated_price: QueryContext({ region_id, currency_code }) },
    },
    locale,
  );
  // The cheapest first: it is the one chosen when a buyer chooses nothing.
  return options
    .filter((option) => option.calculated_price)
    .sort((a, b) => Number(priceOf(a)) - Number(priceOf(b)));
}

function priceOf(option: Option): BigNumberInput {
  return option.calculated_price?.calculated_amount ?? 0;
}

function methodOf(cart: CartRow, coop: Coop, options: Option[]): MethodRow | undefined {
  const own = new Set(
    options.filter((o) => o.shipping_profile_id === coop.shipping_profile_id).map((o) => o.id),
  );
  return cart.shipping_methods.find((method) => own.has(method.shipping_option_id));
}

function groupByCoop(cart: CartRow): { coop: Coop; items: ItemRow[] }[] {
  const groups = new Map<string, { coop: Coop; items: ItemRow[] }>();
  for (const item of inOrder(cart.items)) {
    const coop = item.product?.coop;
    if (!coop) continue;
    const group = groups.get(coop.id) ?? { coop, items: [] };
    group.items.push(item);
    groups.set(coop.id, group);
  }
  return [...groups.values()].sort((a, b) => (a.coop.name < b.coop.name ? -1 : 1));
}

function lineView(item: ItemRow, left: number, wire: (amount: BigNumberInput) => WireMoney) {
  const quantity = Number(item.quantity);
  return {
    id: item.id,
    variant_id: item.variant_id,
    good_handle: item.product?.handle ?? "",
    title: item.product?.title ?? item.title,
    variant_title: item.variant_title === "One size" ? null : item.variant_title,
    picture: item.product?.good?.pictures[0]?.base ?? "",
    unit_price: wire(item.unit_price),
    quantity,
    lead_time_days: item.product?.good?.lead_time_days ?? null,
    max_quantity: Math.max(0, Math.min(left, MAX_QUANTITY)),
    subtotal: wire(item.original_total),
    problem: item.product?.coop?.paused_at ? ("paused" as const) : problemOf(quantity, left),
  };
}

function problemOf(quantity: number, left: number): "not_enough" | "sold_out" | null {
  if (left <= 0) return "sold_out";
  return quantity > left ? "not_enough" : null;
}
