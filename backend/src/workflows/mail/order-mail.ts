import type { MedusaContainer } from "@medusajs/framework/types";
import { dayOf } from "../../adapters/clock";
import { languageOfLocale, localeOf, type Language } from "../../adapters/languages";
import { toWire } from "../../adapters/money";
import { row, rows } from "../../adapters/rows";
import { parseCurrency } from "../../domain/currency";
import type { MailData } from "../../mail/kinds";
import type { Checkout, CheckoutPiece, ConsignmentPiece } from "../../modules/books/types";
import type { Composed, MailSource } from "../../modules/mail/types";
import { DEFAULT_PLACE, placeOfCurrency } from "../../domain/trade/places";
import { bankAccountOf } from "../bank-account";
import { books } from "../services";

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

/** What an order came to, and where to pay when it waits for a transfer. */
export async function composeOrderPlaced(container: MedusaContainer, source: MailSource): Promise<Composed> {
  const order = await ordered(container, source.order_id ?? "");
  const { checkout } = order;
  const goods = checkout.pieces.filter(({ kind }) => kind === "goods");
  const shipping = checkout.pieces.filter(({ kind }) => kind === "shipping");
  const titles = await titlesOf(container, goods, order.lang);
  const wire = (amount: bigint) => toWire(amount, checkout.currency);
  const data: MailData["order_placed"] = {
    ...about(order),
    lines: goods.map((piece) => ({
      title: titles.get(piece.product_id ?? "") ?? piece.title,
      quantity: piece.quantity,
      total: wire(piece.total),
    })),
    shipping: wire(shipping.reduce((sum, piece) => sum + piece.total, 0n)),
    total: wire(checkout.total),
    transfer: transferOf(order),
  };
  return composed(order, data);
}

function transferOf({ checkout, display_id }: Ordered): MailData["order_placed"]["transfer"] {
  if (checkout.method !== "bank-transfer" || checkout.status !== "placed") return null;
  const account = bankAccountOf(placeOfCurrency(checkout.currency) ?? DEFAULT_PLACE);
  if (!account) throw new Error(`There is no bank account for ${checkout.currency}.`);
  const { name, numbers } = account;
  return {
    bank: name,
    // In fours, as it is read out and typed; banks take it either way.
    numbers: numbers.map(({ label, value }) => ({
      label,
      value: label === "IBAN" ? value.replaceAll(/(.{4})(?=.)/g, "$1 ") : value,
    })),
    reference: `ARNIA ${display_id}`,
    until: checkout.expires_at ? dayOf(checkout.expires_at) : null,
  };
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
