import { cutOrder, type PieceInput, type Terms } from "../../backend/src/domain/books/cutting";
import type { Currency } from "../../backend/src/domain/currency";
import type { CheckoutPiece, Consignment, FreezeCheckoutInput } from "../../backend/src/modules/books/types";
import type { Books } from "./books";

/** The co-ops of the worked example: I remits its own tax and pays VAT on the fee, P and R leave both to others. */
export const I: Terms = {
  coop_id: "coop_I",
  fee_bps: 1000,
  fee_tax_bps: 2200,
  tax_remitter: "coop",
  hold_days: 0,
};
export const P: Terms = {
  coop_id: "coop_P",
  fee_bps: 1000,
  fee_tax_bps: 0,
  tax_remitter: "network",
  hold_days: 0,
};
export const R: Terms = {
  coop_id: "coop_R",
  fee_bps: 1000,
  fee_tax_bps: 0,
  tax_remitter: "network",
  hold_days: 0,
};

export const COOP_NAMES = { coop_I: "I", coop_P: "P", coop_R: "R" };

let coops = 0;

/** A co-op nobody else in the test file has, on the terms of P. */
export function newCoop(change: Partial<Terms> = {}): Terms {
  return { ...P, coop_id: `coop_${(coops += 1)}`, ...change };
}

const RECIPES = {
  coop_I: { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 },
  coop_P: { work_bps: 5500, materials_bps: 2500, funds_bps: 2000 },
  coop_R: { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 },
};

export type Piece = {
  terms: Terms;
  kind: "goods" | "shipping";
  quantity: number;
  exact: string;
  before?: string;
};

export const goods = (terms: Terms, quantity: number, exact: string, before = exact): Piece => ({
  terms,
  kind: "goods",
  quantity,
  exact,
  before,
});
export const shipping = (terms: Terms, exact: string): Piece => ({
  terms,
  kind: "shipping",
  quantity: 1,
  exact,
});

/** The worked example: 15 % off 25.00 + 20.70 + 49.00, and 32.40 shipping, which is 112.895 before rounding. */
export const WORKED_EXAMPLE: Piece[] = [
  goods(I, 2, "21.25"),
  goods(P, 3, "17.595"),
  goods(R, 1, "41.65"),
  shipping(I, "5.90"),
  shipping(P, "14.00"),
  shipping(R, "12.50"),
];

let orders = 0;

/** An order ready to be frozen, cut as the shop cuts it. Each call has its own cart. */
export function frozen(
  pieces: readonly Piece[],
  now: Date,
  change: Partial<FreezeCheckoutInput> = {},
): FreezeCheckoutInput {
  const currency: Currency = change.currency ?? "eur";
  const terms = [...new Set(pieces.map((piece) => piece.terms))];
  const inputs = pieces.map((piece, index): PieceInput => ({
    id: `${piece.terms.coop_id}-${piece.kind}-${index}`,
    kind: piece.kind,
    coop_id: piece.terms.coop_id,
    quantity: piece.quantity,
    exact_total: piece.exact,
    exact_total_before_network_promotions: piece.before ?? piece.exact,
    tax_rate_bps: 2200,
    recipe: piece.kind === "goods" ? recipeOf(piece.terms) : null,
  }));
  const cut = cutOrder({
    currency,
    exact_total: sum(pieces.map(({ exact }) => exact)),
    pieces: inputs,
    terms,
  });
  return {
    cart_id: `cart_${(orders += 1)}`,
    payment_session_id: null,
    method: "demo",
    currency,
    total: cut.total,
    pieces: cut.pieces.map((piece): CheckoutPiece => ({
      ...piece,
      title: `${piece.coop_id} ${piece.kind}`,
      line_item_id: piece.kind === "goods" ? piece.id : null,
      shipping_method_id: piece.kind === "shipping" ? piece.id : null,
      shipping_option_id: null,
      product_id: null,
      variant_id: null,
    })),
    terms,
    locale: "en",
    expires_at: null,
    now,
    ...change,
  };
}

/** Freezes and places an order; its ids follow from its number. */
export async function placeOrder(
  books: Books,
  pieces: readonly Piece[],
  now: Date,
  change: Partial<FreezeCheckoutInput> = {},
) {
  const open = await books.freezeCheckout(frozen(pieces, now, change));
  return books.placeCheckout({
    checkout_id: open.id,
    order_id: `order_${orders}`,
    display_id: orders,
    expires_at: open.expires_at,
    now,
  });
}

/** An order paid through the demo provider. */
export async function paidOrder(
  books: Books,
  pieces: readonly Piece[],
  now: Date,
  change: Partial<FreezeCheckoutInput> = {},
): Promise<Consignment[]> {
  const { id, total, currency } = await placeOrder(books, pieces, now, change);
  return books.recordCapture({
    capture_id: `cap_${id}`,
    checkout_id: id,
    amount: total,
    currency,
    rail: "provider:demo",
    captured_at: now,
    now,
  });
}

type Sending = Pick<Books, "startParcel" | "finishParcel">;

let parcels = 0;

/** A parcel that has left and was followed by everything, with all that is left unless said otherwise. */
export async function sendParcel(
  books: Sending,
  consignment_id: string,
  now: Date,
  change: Partial<Parameters<Sending["startParcel"]>[0]> = {},
): Promise<Consignment> {
  const { id } = await books.startParcel({
    consignment_id,
    pieces: null,
    tracking: null,
    sent_by: "network",
    request_id: `parcel-${(parcels += 1)}`,
    parcels_seen: null,
    now,
    ...change,
  });
  return books.finishParcel({ parcel_id: id, now });
}

/** Sends consignments and earns those that are due at once. */
export async function sendAndEarn(
  books: Books,
  consignments: readonly Consignment[],
  now: Date,
): Promise<void> {
  for (const { id } of consignments) {
    await sendParcel(books, id, now);
    await books.earnDue({ now, consignment_id: id });
  }
}

export function consignmentOf(consignments: readonly Consignment[], terms: Terms): Consignment {
  const found = consignments.find(({ coop_id }) => coop_id === terms.coop_id);
  if (!found) throw new Error(`The order has no consignment of ${terms.coop_id}.`);
  return found;
}

export function goodsOf(consignment: Consignment): string {
  const found = consignment.pieces.find(({ kind }) => kind === "goods");
  if (!found) throw new Error(`The consignment ${consignment.id} has no goods.`);
  return found.id;
}

function recipeOf(terms: Terms) {
  return Object.entries(RECIPES).find(([coop_id]) => coop_id === terms.coop_id)?.[1] ?? RECIPES.coop_I;
}

/** Adds decimal text exactly, to four places. */
function sum(amounts: readonly string[]): string {
  const parts = amounts.map((amount) => {
    const [whole = "0", fraction = ""] = amount.split(".");
    return BigInt(whole + fraction.padEnd(4, "0"));
  });
  const digits = parts
    .reduce((running, part) => running + part, 0n)
    .toString()
    .padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
