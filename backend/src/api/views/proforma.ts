import type { MedusaContainer } from "@medusajs/framework/types";
import { instant } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import { toWire } from "../../adapters/money";
import { row } from "../../adapters/rows";
import { DEFAULT_PLACE, placeOfCurrency } from "../../domain/trade/places";
import { refuse } from "../../domain/errors";
import { sharedRate } from "../../domain/wholesale/terms";
import type { Company } from "../../modules/company/types";
import { bankAccountOf } from "../../workflows/bank-account";
import { readCart } from "../../workflows/cart-facts";
import { books } from "../../workflows/services";
import { orderOfCompany, ordersOfCompany } from "../../workflows/wholesale/orders";
import { orderState } from "./account";
import { addressView } from "./basket";
import { readCoops } from "./coops";
import { nameOf, readVariants, sumsOf } from "./wholesale";
import { orderToken } from "../../adapters/order-link";

/** A company's orders for its list, the latest first. */
export async function companyOrdersView(container: MedusaContainer, company_id: string) {
  const orders = await ordersOfCompany(container, company_id);
  const checkouts = await Promise.all(
    orders.map(({ order_id }) => books(container).checkoutOfOrder(order_id)),
  );
  return orders.flatMap(({ display_id }, index) => {
    const checkout = checkouts[index];
    if (!checkout) return [];
    return {
      display_id,
      status: orderState(checkout),
      total: toWire(checkout.total, checkout.currency),
      expires_at: orderState(checkout) === "awaiting_payment" ? checkout.expires_at : null,
      units: checkout.pieces.reduce((sum, { kind, quantity }) => sum + (kind === "goods" ? quantity : 0), 0),
    };
  });
}

type OrderRow = { created_at: string; email: string; shipping_address: Record<string, string | null> | null };
type Asked = { company: Company; display_id: number; lang: unknown };

/**
 * The pro-forma of an order: what was frozen when it was placed, line by line without tax, with what to pay, how and until
 * when. Each line is units times price to the cent; the sums add up as they are read. Refuses `wholesale.order_not_found`.
 */
export async function proformaView(container: MedusaContainer, { company, display_id, lang }: Asked) {
  const order = await orderOfCompany(container, { company_id: company.id, display_id });
  const [checkout, cart, medusa, coops] = await Promise.all([
    books(container).checkoutOfOrder(order.order_id),
    readCart(container, order.cart_id),
    row<OrderRow>(container, {
      entity: "order",
      fields: ["created_at", "email", "shipping_address.*"],
      filters: { id: order.order_id },
    }),
    readCoops(container, lang),
  ]);
  if (!checkout || !medusa)
    return refuse("wholesale.order_not_found", "This order is not ready yet. Try again in a minute.", {});
  const variants = await readVariants(
    container,
    cart.lines.flatMap(({ variant_id }) => variant_id ?? []),
    lang,
  );
  const wire = (amount_minor: bigint) => toWire(amount_minor, checkout.currency);
  const sums = sumsOf(cart, { total: checkout.total, pieces: checkout.pieces });
  const status = orderState(checkout);
  const account = bankAccountOf(placeOfCurrency(checkout.currency) ?? DEFAULT_PLACE);
  const coopOf = (id: string) => coops.find((coop) => coop.id === id)?.name ?? "";
  return {
    display_id,
    // Two forms of one number: people read the first, a bank's form takes the second.
    number: `PF-${display_id}`,
    placed_at: instant(medusa.created_at).toISOString(),
    status,
    expires_at: checkout.expires_at,
    company: {
      name: company.name,
      registration_number: company.registration_number,
      country_code: company.country_code,
    },
    email: medusa.email,
    address: addressView(medusa.shipping_address),
    lines: cart.lines.map((line) => ({
      sku: variants.get(line.variant_id ?? "")?.sku ?? "",
      title: nameOf(variants.get(line.variant_id ?? ""), line.title),
      coop: coopOf(line.coop_id),
      quantity: line.quantity,
      unit: wire(line.unit_minor),
      net: wire(line.unit_minor * BigInt(line.quantity)),
    })),
    shipping: checkout.pieces
      .filter(({ kind }) => kind === "shipping")
      .map((piece) => ({ coop: coopOf(piece.coop_id), title: piece.title, net: wire(piece.parts.shipping) })),
    sums: {
      goods: wire(sums.goods),
      shipping: wire(sums.shipping),
      tax: wire(sums.tax),
      total: wire(sums.total),
    },
    tax_rate_bps: sharedRate(checkout.pieces),
    received: wire(checkout.status === "captured" ? checkout.total : checkout.received),
    missing: wire(checkout.missing),
    bank: account && status === "awaiting_payment" ? { ...account, reference: `ARNIA ${display_id}` } : null,
    follow_token: orderToken(order.order_id),
    demo: settings().ARNIA_MODE === "demo",
  };
}
