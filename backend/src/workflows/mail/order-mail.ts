import type { MedusaContainer } from "@medusajs/framework/types";
import { languageOfLocale, localeOf, type Language } from "../../adapters/languages";
import { toWire } from "../../adapters/money";
import { row, rows } from "../../adapters/rows";
import { parseCurrency } from "../../domain/currency";
import type { MailData } from "../../mail/kinds";
import type { Checkout, CheckoutPiece, ConsignmentPiece } from "../../modules/books/types";
import type { Composed, MailSource } from "../../modules/mail/types";
import { DEFAULT_PLACE, placeOfCurrency, PLACES } from "../../domain/trade/places";
import { books, companies } from "../services";
import { transferOf } from "./transfer";

/** An order as its mails need it. */
type Ordered = {
  order_id: string;
  display_id: number;
  lang: Language;
  recipient: string;
  checkout: Checkout;
};

async function ordered(container: MedusaContainer, order_id: string): Promise<Ordered> {
  const [order, checkout] = await Promise.all([
    row<{ display_id: number; email: string | null }>(container, {
      entity: "order",
      fields: ["display_id", "email"],
      filters: { id: order_id },
    }),
    books(container).checkoutOfOrder(order_id),
  ]);
  if (!order || !checkout) throw new Error(`The order ${order_id} can't be read.`);
  if (!order.email) throw new Error(`The order ${order.display_id} has no e-mail address.`);
  const lang = languageOfLocale(checkout.locale);
  return { order_id, display_id: order.display_id, lang, recipient: order.email, checkout };
}

const about = ({ order_id, display_id }: Ordered) => ({ order_id, display_id });

function composed(order: Ordered, data: Record<string, unknown>): Composed {
  return { lang: order.lang, recipient: order.recipient, data };
}

/**
 * What an order came to, and where to pay when it waits for a transfer; null for one that ended, of which we have neither.
 */
export async function composeOrderPlaced(
  container: MedusaContainer,
  source: MailSource,
): Promise<Composed | null> {
  const order = await ordered(container, source.order_id ?? "");
  const { checkout } = order;
  if (checkout.status !== "placed" && checkout.status !== "captured") return null;
  const shipping = checkout.pieces.filter(({ kind }) => kind === "shipping");
  const [sellers, wholesale] = await Promise.all([
    sellersOf(container, order),
    companies(container).cart(checkout.cart_id),
  ]);
  const wire = (amount: bigint) => toWire(amount, checkout.currency);
  const data: MailData["order_placed"] = {
    ...about(order),
    sellers,
    consumer: wholesale === null,
    shipping: wire(shipping.reduce((sum, piece) => sum + piece.total, 0n)),
    total: wire(checkout.total),
    transfer: transferOf(checkout, order.display_id),
  };
  return composed(order, data);
}

/** The goods by who sold them, as it was frozen when they were ordered. */
async function sellersOf(
  container: MedusaContainer,
  { checkout, lang }: Ordered,
): Promise<MailData["order_placed"]["sellers"]> {
  const goods = checkout.pieces.filter(({ kind }) => kind === "goods");
  const [titles, coops] = await Promise.all([
    titlesOf(container, goods, lang),
    rows<{ id: string; name: string }>(container, {
      entity: "coop",
      fields: ["id", "name"],
      filters: { id: checkout.terms.map(({ coop_id }) => coop_id) },
    }),
  ]);
  return checkout.terms.map(({ coop_id }) => {
    const pieces = goods.filter((piece) => piece.coop_id === coop_id);
    return {
      coop: coops.find(({ id }) => id === coop_id)?.name ?? "Arnia",
      sold_by: pieces.map(({ sold_by }) => sold_by).find(Boolean) ?? null,
      lines: pieces.map((piece) => ({
        title: titles.get(piece.product_id ?? "") ?? piece.title,
        quantity: piece.quantity,
        lead_time_days: piece.lead_time_days ?? null,
        total: toWire(piece.total, checkout.currency),
      })),
    };
  });
}

export async function composeReceiptRecorded(
  container: MedusaContainer,
  source: MailSource,
): Promise<Composed> {
  const order = await ordered(container, source.order_id ?? "");
  const { currency, total, missing } = order.checkout;
  const data: MailData["receipt_recorded"] = {
    ...about(order),
    received: toWire(BigInt(source.amount ?? "0"), currency),
    missing: toWire(missing, currency),
    total: toWire(total, currency),
  };
  return composed(order, data);
}

export async function composeParcelSent(container: MedusaContainer, source: MailSource): Promise<Composed> {
  const order = await ordered(container, source.order_id ?? "");
  const consignments = await books(container).consignmentsOfOrder(order.order_id);
  const consignment = consignments.find(({ parcels }) => parcels.some(({ id }) => id === source.id));
  const parcel = consignment?.parcels.find(({ id }) => id === source.id);
  if (!consignment || !parcel) throw new Error(`The parcel ${source.id ?? ""} can't be read.`);
  const [coop, titles] = await Promise.all([
    row<{ name: string }>(container, {
      entity: "coop",
      fields: ["name"],
      filters: { id: consignment.coop_id },
    }),
    titlesOf(container, consignment.pieces, order.lang),
  ]);
  const lines = parcel.pieces.map(({ piece_id, quantity }) => {
    const piece = consignment.pieces.find(({ id }) => id === piece_id);
    return { title: titles.get(piece?.product_id ?? "") ?? piece?.title ?? "", quantity };
  });
  const data: MailData["parcel_sent"] = {
    ...about(order),
    coop: coop?.name ?? "Arnia",
    lines,
    tracking: parcel.tracking,
  };
  return composed(order, data);
}

export async function composeRefunded(container: MedusaContainer, source: MailSource): Promise<Composed> {
  const order = await ordered(container, source.order_id ?? "");
  const currency = parseCurrency(order.checkout.currency);
  const data: MailData["refunded"] = {
    ...about(order),
    amount: toWire(BigInt(source.amount ?? "0"), currency),
  };
  return composed(order, data);
}

/** The declaration back to whoever made it, with its moment (Directive 2011/83/EU, article 11a). */
export async function composeWithdrawalReceived(
  container: MedusaContainer,
  source: MailSource,
): Promise<Composed> {
  const order = await ordered(container, source.order_id ?? "");
  const notices = await books(container).withdrawalsOfOrder(order.order_id);
  const notice = notices.find(({ id }) => id === source.id);
  if (!notice) throw new Error(`The withdrawal ${source.id ?? ""} can't be read.`);
  const { pieces, currency } = order.checkout;
  const [titles, to] = await Promise.all([
    titlesOf(container, pieces, order.lang),
    row<{ shipping_address: { first_name: string | null; last_name: string | null } | null }>(container, {
      entity: "order",
      fields: ["shipping_address.first_name", "shipping_address.last_name"],
      filters: { id: order.order_id },
    }),
  ]);
  const { first_name, last_name } = to?.shipping_address ?? { first_name: null, last_name: null };
  const data: MailData["withdrawal_received"] = {
    ...about(order),
    lines: notice.lines.map(({ piece_id, title, quantity }) => ({
      title: titles.get(pieces.find(({ id }) => id === piece_id)?.product_id ?? "") ?? title,
      quantity,
    })),
    said: notice.said,
    name: [first_name, last_name].filter(Boolean).join(" "),
    email: order.recipient,
    at: notice.at.toISOString(),
    time_zone: PLACES[placeOfCurrency(currency) ?? DEFAULT_PLACE].time_zone,
  };
  return composed(order, data);
}

/** What had been paid towards an order that ended stands unmatched among the receipts, and the network sends it back. */
export async function composeOrderExpired(container: MedusaContainer, source: MailSource): Promise<Composed> {
  const order = await ordered(container, source.order_id ?? "");
  const data: MailData["order_expired"] = {
    ...about(order),
    total: toWire(order.checkout.total, order.checkout.currency),
    paid_back: await books(container).hadReceipts(order.checkout.id),
  };
  return composed(order, data);
}

/** Titles in the reader's language; the frozen ones stand in for goods that are gone. */
async function titlesOf(
  container: MedusaContainer,
  pieces: readonly (CheckoutPiece | ConsignmentPiece)[],
  lang: Language,
): Promise<Map<string, string>> {
  const ids = pieces.flatMap(({ product_id }) => (product_id ? [product_id] : []));
  const products = await rows<{ id: string; title: string }>(
    container,
    { entity: "product", fields: ["id", "title"], filters: { id: ids } },
    localeOf(lang),
  );
  return new Map(products.map(({ id, title }) => [id, title]));
}
