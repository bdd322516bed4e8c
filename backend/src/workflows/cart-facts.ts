import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../adapters/rows";
import { bpsOfPercent, exactText } from "../adapters/money";
import type { Terms, PieceInput, Recipe } from "../domain/books/cutting";
import { parseCurrency, type Currency } from "../domain/currency";
import { addDecimals } from "../domain/decimal";
import { refuse } from "../domain/errors";
import { parseHalfUp } from "../domain/money";
import { wholesaleOfCart, type WholesaleOfCart } from "./wholesale/terms";
import { needsPostalCode } from "../domain/trade/places";

/** A line or a shipping method with all that the cut needs beside what people read. */
export type CartPiece = PieceInput & {
  title: string;
  line_item_id: string | null;
  shipping_method_id: string | null;
  shipping_option_id: string | null;
  product_id: string | null;
  variant_id: string | null;
  /** The promise it is sold with: days until it is made, and who contracts for a co-op that is forming. */
  lead_time_days?: number | null;
  sold_by?: string | null;
  /** What one unit costs, and whether tax is in it: a wholesale price has none. */
  unit_minor: bigint;
  unit_tax_included: boolean;
};

/** What our rules know of a Medusa cart: read once, by one query, in exact decimal text. */
export type CartFacts = {
  id: string;
  completed: boolean;
  order_id: string | null;
  email: string | null;
  locale: string | null;
  currency: Currency;
  exact_total: string;
  country_code: string | null;
  address_complete: boolean;
  lines: CartPiece[];
  shipping: CartPiece[];
  terms: Terms[];
  payment_collection_id: string | null;
  payment_session_id: string | null;
  /** Titles of lines that are no longer for sale. */
  withdrawn: string[];
  /** Makers of these lines who take no orders just now. */
  paused: string[];
  /** Codes that are over and still lower this cart. */
  ended_promotions: string[];
  /** The company whose buyer began it, and the price list; null for a shopper's. */
  wholesale: WholesaleOfCart | null;
};

type PromotionRow = { id: string; status: string; coop?: { id: string } | null };
type Adjusted = {
  adjustments?: { amount: BigNumberInput; promotion_id?: string | null; code?: string | null }[] | null;
};
type Taxed = { tax_lines?: { rate: unknown }[] | null };
type CoopRow = Terms & {
  id: string;
  name: string;
  paused_at: unknown;
  shipping_profile_id: string;
  host: { name: string } | null;
};
type ItemRow = Adjusted &
  Taxed & {
    id: string;
    title: string;
    quantity: unknown;
    unit_price: BigNumberInput;
    is_tax_inclusive: boolean;
    total: BigNumberInput;
    product_id: string;
    variant_id: string;
    product?: {
      status: string;
      coop?: CoopRow | null;
      good?: (Recipe & { lead_time_days: number | null }) | null;
    } | null;
  };
type MethodRow = Adjusted &
  Taxed & {
    id: string;
    name: string;
    amount: BigNumberInput;
    is_tax_inclusive: boolean;
    total: BigNumberInput;
    shipping_option_id: string;
    shipping_option?: { shipping_profile_id: string } | null;
  };
/** A cart as `CART_FIELDS` ask for it. */
export type CartRow = {
  id: string;
  completed_at: string | null;
  email: string | null;
  locale: string | null;
  currency_code: string;
  total: BigNumberInput;
  items: ItemRow[];
  shipping_methods: MethodRow[];
  shipping_address: Record<string, string | null> | null;
  payment_collection?: { id: string; payment_sessions?: { id: string; status: string }[] } | null;
};

const COOP_FIELDS = [
  "id",
  "name",
  "paused_at",
  "host.name",
  "fee_bps",
  "fee_tax_bps",
  "tax_remitter",
  "hold_days",
  "shipping_profile_id",
];

export const CART_FIELDS = [
  "id",
  "completed_at",
  "email",
  "locale",
  "currency_code",
  // Medusa works out totals, those of the lines too, only when it is asked for one of the cart's own.
  "total",
  "items.*",
  "items.total",
  "items.tax_lines.*",
  "items.adjustments.*",
  "items.product.status",
  ...COOP_FIELDS.map((field) => `items.product.coop.${field}`),
  ...["work_bps", "materials_bps", "funds_bps", "lead_time_days"].map(
    (field) => `items.product.good.${field}`,
  ),
  "shipping_methods.*",
  "shipping_methods.total",
  "shipping_methods.tax_lines.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.shipping_option.shipping_profile_id",
  "shipping_address.*",
  "payment_collection.id",
  "payment_collection.payment_sessions.id",
  "payment_collection.payment_sessions.status",
];

/**
 * A shopper's lines as they were put in: Medusa's ids grow with time, and a database gives rows in no order. A company's come
 * many at once, with ids that tell nothing, so they stand by their names.
 */
export function inOrder<T extends { id: string; title: string }>(
  items: readonly T[],
  by: "id" | "title" = "id",
): T[] {
  const key = (item: T): string => (by === "id" ? item.id : `${item.title} ${item.id}`);
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Reads a cart. Refuses `cart.not_found`. */
export async function readCart(container: MedusaContainer, cart_id: string): Promise<CartFacts> {
  const cart = await row<CartRow>(container, {
    entity: "cart",
    fields: CART_FIELDS,
    filters: { id: cart_id },
  });
  if (!cart) {
    return refuse("cart.not_found", "There is no such basket. Begin a new one.", {});
  }
  return cartFacts(container, cart);
}

/** The same of a cart that was read already: reading one twice takes as long as all else that its page asks. */
export async function cartFacts(container: MedusaContainer, cart: CartRow): Promise<CartFacts> {
  const [link, known, promotions, wholesale] = await Promise.all([
    row<{ order_id: string }>(container, {
      entity: "order_cart",
      fields: ["order_id"],
      filters: { cart_id: cart.id },
    }),
    rows<CoopRow>(container, { entity: "coop", fields: COOP_FIELDS }),
    rows<PromotionRow>(container, { entity: "promotion", fields: ["id", "status", "coop.id"] }),
    wholesaleOfCart(container, cart.id),
  ]);
  const coopPaid = new Set(promotions.filter((promotion) => promotion.coop).map((promotion) => promotion.id));
  const currency = parseCurrency(cart.currency_code);
  const lines = inOrder(cart.items, wholesale ? "title" : "id").map((item) =>
    toLine(item, coopPaid, { currency, wholesale }),
  );
  const shipping = cart.shipping_methods.map((method) => toShipping(method, known, coopPaid, currency));
  const makers = new Set([...lines, ...shipping].map((piece) => piece.coop_id));
  const address = cart.shipping_address;
  return {
    id: cart.id,
    completed: cart.completed_at !== null,
    order_id: link?.order_id ?? null,
    email: cart.email,
    locale: cart.locale,
    currency,
    exact_total: exactText(cart.total),
    country_code: address?.country_code ?? null,
    address_complete: neededFields(address?.country_code ?? "").every((field) =>
      Boolean(address?.[field]?.trim()),
    ),
    lines,
    shipping,
    terms: known.filter((coop) => makers.has(coop.id)).map(toTerms),
    payment_collection_id: cart.payment_collection?.id ?? null,
    payment_session_id: usableSession(cart),
    withdrawn: cart.items.filter((item) => item.product?.status !== "published").map((item) => item.title),
    paused: known
      .filter(({ id, paused_at }) => paused_at && lines.some((line) => line.coop_id === id))
      .map(({ name }) => name),
    ended_promotions: endedPromotions(cart, promotions),
    wholesale,
  };
}

function neededFields(country_code: string): string[] {
  const always = ["first_name", "last_name", "address_1", "city", "country_code"];
  return needsPostalCode(country_code) ? [...always, "postal_code"] : always;
}

/** A session whose payment was once authorised and then cancelled can never be captured, so it is not used again. */
function usableSession(cart: CartRow): string | null {
  const sessions = cart.payment_collection?.payment_sessions ?? [];
  return (
    sessions.find(({ status }) => status === "pending" || status === "pending_authorization")?.id ?? null
  );
}

/** Codes that still lower this cart although their promotion is over or gone: nobody agreed to pay for them. */
function endedPromotions(cart: CartRow, promotions: PromotionRow[]): string[] {
  const active = new Set(promotions.filter(({ status }) => status === "active").map(({ id }) => id));
  const adjustments = [...cart.items, ...cart.shipping_methods].flatMap((piece) => piece.adjustments ?? []);
  const ended = adjustments.filter(({ promotion_id }) => promotion_id && !active.has(promotion_id));
  return [...new Set(ended.map(({ code, promotion_id }) => code ?? promotion_id ?? ""))];
}

function toTerms(coop: CoopRow): Terms {
  return {
    coop_id: coop.id,
    fee_bps: coop.fee_bps,
    fee_tax_bps: coop.fee_tax_bps,
    tax_remitter: coop.tax_remitter,
    hold_days: coop.hold_days,
  };
}

type Selling = { currency: Currency; wholesale: WholesaleOfCart | null };

/** A price list's own recipe goes before the product's, so that a lower price need not be paid for by work. */
function toLine(item: ItemRow, coopPaid: Set<string>, { currency, wholesale }: Selling): CartPiece {
  const good = wholesale?.terms.goods.get(item.variant_id)?.recipe ?? item.product?.good;
  return {
    id: item.id,
    kind: "goods",
    coop_id: item.product?.coop?.id ?? "",
    quantity: Number(item.quantity),
    ...totals(item, coopPaid),
    recipe: good
      ? { work_bps: good.work_bps, materials_bps: good.materials_bps, funds_bps: good.funds_bps }
      : null,
    title: item.title,
    line_item_id: item.id,
    shipping_method_id: null,
    shipping_option_id: null,
    product_id: item.product_id,
    variant_id: item.variant_id,
    lead_time_days: item.product?.good?.lead_time_days ?? null,
    sold_by: item.product?.coop?.host?.name ?? null,
    unit_minor: parseHalfUp(exactText(item.unit_price), currency).amount_minor,
    unit_tax_included: item.is_tax_inclusive,
  };
}

function toShipping(
  method: MethodRow,
  coops: CoopRow[],
  coopPaid: Set<string>,
  currency: Currency,
): CartPiece {
  const profile = method.shipping_option?.shipping_profile_id;
  return {
    id: method.id,
    kind: "shipping",
    coop_id: coops.find((coop) => coop.shipping_profile_id === profile)?.id ?? "",
    quantity: 1,
    ...totals(method, coopPaid),
    recipe: null,
    title: method.name,
    line_item_id: null,
    shipping_method_id: method.id,
    shipping_option_id: method.shipping_option_id,
    product_id: null,
    variant_id: null,
    unit_minor: parseHalfUp(exactText(method.amount), currency).amount_minor,
    unit_tax_included: method.is_tax_inclusive,
  };
}

/** Promotions are kept tax-inclusive (the admin middleware sees to it), so an adjustment is an amount with tax. */
function totals(
  row: Adjusted & Taxed & { total: BigNumberInput },
  coopPaid: Set<string>,
): Pick<PieceInput, "exact_total" | "exact_total_before_network_promotions" | "tax_rate_bps"> {
  const exact_total = exactText(row.total);
  const byNetwork = (row.adjustments ?? []).filter((a) => a.promotion_id && !coopPaid.has(a.promotion_id));
  return {
    exact_total,
    exact_total_before_network_promotions: byNetwork.reduce(
      (sum, adjustment) => addDecimals(sum, exactText(adjustment.amount)),
      exact_total,
    ),
    tax_rate_bps: (row.tax_lines ?? []).reduce((sum, line) => sum + bpsOfPercent(line.rate), 0),
  };
}
