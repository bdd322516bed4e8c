import type { MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../../adapters/rows";
import { settings } from "../../adapters/env";
import { localeOf } from "../../adapters/languages";
import { toWire } from "../../adapters/money";
import { PARTS, type Parts } from "../../domain/books/cutting";
import { leftToSend, sendingState } from "../../domain/books/parcels";
import { refuse } from "../../domain/errors";
import { DEFAULT_PLACE, placeOfCurrency } from "../../domain/trade/places";
import type { WorkState } from "../../domain/pay/first-in-first-out";
import type { Checkout, CheckoutPiece, Consignment, ConsignmentPiece } from "../../modules/books/types";
import { bankAccountOf } from "../../workflows/bank-account";
import { books } from "../../workflows/services";
import { refundedOf, withdrawalOf } from "../../workflows/withdraw";
import { addressView } from "./basket";
import { breakdownView } from "./breakdown";
import { badge, readCoops, type CoopBadge } from "./coops";

type OrderRow = {
  id: string;
  display_id: number;
  created_at: string;
  email: string;
  status: string;
  shipping_address: Record<string, string | null> | null;
};

type Piece = CheckoutPiece | ConsignmentPiece;
type Withdrawal = Awaited<ReturnType<typeof withdrawalOf>>;
/** What things are called in the reader's language, by the thing's id; and the kinds of goods, by the product's. */
type Titles = { names: Map<string, string>; kinds: Map<string, string> };

/** The order as its buyer follows it: the parcels' way and the money's way, co-op by co-op. Refuses `order.not_found`. */
export async function followView(container: MedusaContainer, order_id: string, lang: unknown) {
  const [order, checkout, coops] = await Promise.all([
    row<OrderRow>(container, {
      entity: "order",
      fields: ["id", "display_id", "created_at", "email", "status", "shipping_address.*"],
      filters: { id: order_id },
    }),
    books(container).checkoutOfOrder(order_id),
    readCoops(container, lang),
  ]);
  if (!order || !checkout) {
    return refuse("order.not_found", "This order is not ready to be shown yet. Try again in a minute.", {});
  }
  const [consignments, refunds, titles, withdrawal] = await Promise.all([
    books(container).consignmentsOfOrder(order_id),
    books(container).refundsOfOrder(order_id),
    readTitles(container, checkout, lang),
    withdrawalOf(container, order_id),
  ]);
  const works = await workOf(container, consignments);
  const waiting = checkout.status === "placed" && checkout.method === "bank-transfer";
  const wire = (amount_minor: bigint) => toWire(amount_minor, checkout.currency);
  return {
    display_id: order.display_id,
    placed_at: order.created_at,
    status: statusOf(checkout),
    method: checkout.method,
    total: wire(checkout.total),
    received: wire(checkout.status === "captured" ? checkout.total : checkout.received),
    missing: wire(checkout.missing),
    expires_at: waiting ? checkout.expires_at : null,
    bank: waiting ? bank(checkout.currency, order.display_id) : null,
    email: order.email,
    address: addressView(order.shipping_address),
    parcels: checkout.terms.map(({ coop_id }) => {
      const coop = coops.find((candidate) => candidate.id === coop_id);
      const consignment = consignments.find((candidate) => candidate.coop_id === coop_id);
      return parcel({ checkout, coop, coop_id, consignment, titles, works, withdrawal });
    }),
    withdrawal: withdrawalView(withdrawal, consignments, titleIn(checkout, titles)),
    refunds: refunds.map((refund) => ({
      amount: wire(refund.amount),
      state: refund.state,
      decided_at: refund.decided_at,
    })),
    demo: settings().ARNIA_MODE === "demo",
  };
}

/** What the buyer withdrew from so far, and whether they still may. The money of it is told under `refunds`. */
function withdrawalView(
  { open, notices }: Withdrawal,
  consignments: readonly Consignment[],
  titleOf: (piece_id: string) => string | undefined,
) {
  const refunded = refundedOf(notices, consignments);
  return {
    open,
    notices: notices.map(({ id, at, said, lines }) => ({
      at,
      said,
      refunded: refunded.has(id),
      lines: lines.map(({ piece_id, title, quantity }) => ({ title: titleOf(piece_id) ?? title, quantity })),
    })),
  };
}

function titleIn(checkout: Checkout, { names }: Titles): (piece_id: string) => string | undefined {
  return (piece_id) => {
    const piece = checkout.pieces.find(({ id }) => id === piece_id);
    return names.get(piece?.product_id ?? "");
  };
}

/**
 * Whether the work in each settlement has become members' pay. A co-op's book is its own; of all that is in it a buyer
 * learns this one word and, among enough people, a month.
 */
async function workOf(
  container: MedusaContainer,
  consignments: readonly Consignment[],
): Promise<Map<string, WorkState>> {
  const settled = consignments.filter(({ settlement }) => settlement?.status === "paid");
  const states = await Promise.all(settled.map(({ coop_id }) => books(container).workStatesOf(coop_id)));
  return new Map(states.flatMap((one) => [...one]));
}

/** What the variant of a good without kinds is called, which says nothing to its buyer. */
const ONE_KIND = "One size";

/** Titles in the reader's language; the frozen ones stand in for goods that are gone. */
async function readTitles(container: MedusaContainer, checkout: Checkout, lang: unknown): Promise<Titles> {
  const ids = (key: "product_id" | "variant_id" | "shipping_option_id") =>
    checkout.pieces.flatMap((piece) => (piece[key] ? [piece[key]] : []));
  const locale = localeOf(lang);
  const [products, variants, options] = await Promise.all([
    rows<{ id: string; title: string; categories?: { handle: string }[] }>(
      container,
      {
        entity: "product",
        fields: ["id", "title", "categories.handle"],
        filters: { id: ids("product_id") },
      },
      locale,
    ),
    rows<{ id: string; title: string }>(
      container,
      { entity: "product_variant", fields: ["id", "title"], filters: { id: ids("variant_id") } },
      locale,
    ),
    rows<{ id: string; name: string }>(
      container,
      { entity: "shipping_option", fields: ["id", "name"], filters: { id: ids("shipping_option_id") } },
      locale,
    ),
  ]);
  const kinds = new Map(products.map(({ id, categories }) => [id, categories?.[0]?.handle ?? ""]));
  const names = new Map([
    ...products.map((product): [string, string] => [product.id, product.title]),
    ...variants
      .filter(({ title }) => title !== ONE_KIND)
      .map((variant): [string, string] => [variant.id, variant.title]),
    ...options.map((option): [string, string] => [option.id, option.name]),
  ]);
  return { names, kinds };
}

function statusOf(checkout: Checkout): "awaiting_payment" | "paid" | "expired" | "cancelled" {
  if (checkout.status === "captured") return "paid";
  if (checkout.status === "expired") return "expired";
  return checkout.status === "placed" || checkout.status === "open" ? "awaiting_payment" : "cancelled";
}

/** What a buyer writes on the transfer: the order's number and nothing else. */
function bank(currency: string, display_id: number) {
  const account = bankAccountOf(placeOfCurrency(currency) ?? DEFAULT_PLACE);
  return account && { ...account, reference: `ARNIA ${display_id}` };
}

type ParcelInput = {
  checkout: Checkout;
  coop: CoopBadge | undefined;
  coop_id: string;
  consignment: Consignment | undefined;
  titles: Titles;
  works: Map<string, WorkState>;
  withdrawal: Withdrawal;
};

function parcel({ checkout, coop, coop_id, consignment, titles, works, withdrawal }: ParcelInput) {
  const { names, kinds } = titles;
  const pieces: Piece[] = consignment?.pieces ?? checkout.pieces.filter((piece) => piece.coop_id === coop_id);
  const wire = (amount_minor: bigint) => toWire(amount_minor, checkout.currency);
  const shipping = pieces.filter((piece) => piece.kind === "shipping");
  const frozen = (piece: Piece) => checkout.pieces.find(({ id }) => id === pieceId(piece));
  const titleOf = (piece: Piece | undefined) => names.get(piece?.product_id ?? "") ?? piece?.title ?? "";
  return {
    coop: coop ? badge(coop) : null,
    // As it was sold, whatever has become of the co-op since.
    sold_by: pieces.map((piece) => frozen(piece)?.sold_by).find(Boolean) ?? null,
    state: parcelState(checkout, consignment),
    sent_parcels: (consignment?.parcels ?? []).map(({ sent_at, tracking, pieces: taken }) => ({
      sent_at,
      tracking,
      lines: taken.map(({ piece_id, quantity }) => ({
        title: titleOf(consignment?.pieces.find(({ id }) => id === piece_id)),
        quantity,
      })),
    })),
    shipping_name: shipping
      .map((piece) => names.get(piece.shipping_option_id ?? "") ?? piece.title)
      .join(", "),
    shipping_total: wire(shipping.reduce((sum, piece) => sum + piece.total, 0n)),
    lines: pieces
      .filter((piece) => piece.kind === "goods")
      .map((piece) => ({
        id: pieceId(piece),
        title: titleOf(piece),
        kind: kinds.get(piece.product_id ?? "") ?? "",
        to_withdraw: withdrawal.units.find((units) => units.piece_id === pieceId(piece))?.left ?? 0,
        variant: names.get(piece.variant_id ?? "") ?? null,
        lead_time_days: frozen(piece)?.lead_time_days ?? null,
        quantity: piece.quantity,
        refunded_quantity: "refunded_quantity" in piece ? piece.refunded_quantity : 0,
        left_quantity: "sent_quantity" in piece ? leftToSend(piece) : piece.quantity,
        total: wire(piece.total),
      })),
    money: consignment ? money(consignment) : null,
    work: works.get(consignment?.settlement?.id ?? "") ?? { state: "set_aside", month: null },
  };
}

/** The id it was frozen under, which it has before it is paid and after. */
const pieceId = (piece: Piece): string => ("piece_id" in piece ? piece.piece_id : piece.id);

function parcelState(
  checkout: Checkout,
  consignment: Consignment | undefined,
): "waiting" | "to_send" | "partly_sent" | "sent" | "cancelled" {
  if (consignment) {
    const state = sendingState(consignment);
    if (state === "sent") return "sent";
    // All of it refunded before any of it left.
    if (state === "refunded") return "cancelled";
    return consignment.parcels.length > 0 ? "partly_sent" : "to_send";
  }
  return statusOf(checkout) === "awaiting_payment" ? "waiting" : "cancelled";
}

function money(consignment: Consignment) {
  const settled = consignment.settlement;
  const earned = consignment.status === "earned" ? "earned" : "held";
  return {
    breakdown: breakdownView(
      sumParts(consignment.pieces),
      consignment.currency,
      consignment.pieces[0]?.tax_rate_bps ?? 0,
    ),
    state: settled ? (settled.status === "paid" ? "settled" : "settling") : earned,
    frees_at: consignment.status === "held" ? consignment.earns_on : null,
    settled_at: settled?.paid_at ?? null,
    refunded: toWire(consignment.refunded, consignment.currency),
  };
}

function sumParts(pieces: { parts: Parts }[]): Parts {
  const sum = Object.fromEntries(PARTS.map((part) => [part, 0n])) as Parts;
  for (const piece of pieces) for (const part of PARTS) sum[part] += piece.parts[part];
  return sum;
}
