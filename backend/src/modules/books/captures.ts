import type { Account } from "../../domain/books/accounts";
import * as acts from "../../domain/books/postings";
import { refuse } from "../../domain/errors";
import { checkoutOfCapture, getCheckout, refuseEnded } from "./checkouts";
import { consignmentsOfOrder } from "./consignments";
import { newId } from "./ids";
import { NETWORK_BOOK, lockBook, post } from "./ledger";
import { addParts, addTopUps, emptyParts, emptyTopUp, topUpColumns } from "./part-columns";
import { type Sql, insertRows } from "./sql";
import type { Checkout, CheckoutPiece, Consignment, RecordCaptureInput } from "./types";

export async function recordCapture(sql: Sql, input: RecordCaptureInput): Promise<Consignment[]> {
  await lockBook(sql);
  const earlier = await checkoutOfCapture(sql, input.capture_id);
  if (earlier) return sameCapture(sql, earlier, input);

  const checkout = await getCheckout(sql, input.checkout_id);
  const order = orderToCapture(checkout, input);
  const shares = await writeConsignments(sql, checkout, order, input.now);
  const { currency } = checkout;
  const when = { book: NETWORK_BOOK, occurred_at: input.captured_at, recorded_at: input.now };
  const source = sourceOf(checkout, input);
  await post(sql, {
    ...when,
    transaction: acts.sale({ capture_id: input.capture_id, currency, source, shares }),
  });
  await post(sql, { ...when, transaction: acts.promotion({ order_id: order.order_id, currency, shares }) });
  await sql.query(
    "update checkout set status = 'captured', capture_id = $2, capture_rail = $3, captured_at = $4 where id = $1",
    [checkout.id, input.capture_id, input.rail, input.captured_at],
  );
  return consignmentsOfOrder(sql, order.order_id);
}

async function sameCapture(
  sql: Sql,
  { id, total, currency, order_id }: Checkout,
  input: RecordCaptureInput,
): Promise<Consignment[]> {
  const same = id === input.checkout_id && total === input.amount && currency === input.currency;
  if (same && order_id !== null) return consignmentsOfOrder(sql, order_id);
  return refuse(
    "ledger.reference_reused",
    `The capture ${input.capture_id} is already recorded for ${id} with other content.`,
    { capture_id: input.capture_id, checkout_id: id },
  );
}

type PlacedOrder = { order_id: string; order_display_id: number };

function orderToCapture(checkout: Checkout, input: RecordCaptureInput): PlacedOrder {
  const { id, order_id, order_display_id } = checkout;
  if (checkout.status === "captured") {
    refuse(
      "checkout.captured",
      `Order ${order_display_id} is already paid. Record this money as a receipt.`,
      {
        checkout_id: id,
        capture_id: checkout.capture_id,
      },
    );
  }
  if (checkout.status !== "placed" || order_id === null || order_display_id === null) refuseEnded(checkout);
  if (input.currency !== checkout.currency || input.amount !== checkout.total) {
    refuse(
      "checkout.amount_differs",
      `${input.amount} ${input.currency} was captured, ${checkout.total} ${checkout.currency} was asked. Only the exact total pays an order.`,
      { checkout_id: id, asked: String(checkout.total), captured: String(input.amount) },
    );
  }
  return { order_id, order_display_id };
}

/** A transfer has already come in through receipts; everything else is with its provider. */
function sourceOf(checkout: Checkout, input: RecordCaptureInput): Account {
  if (checkout.received > 0n && checkout.method !== "bank-transfer") {
    throw new Error(`The checkout ${checkout.id} has receipts although it is not paid by bank transfer.`);
  }
  if ((checkout.method === "bank-transfer") !== (input.rail === "bank")) {
    return refuse(
      "payment.method_unknown",
      `An order paid by ${checkout.method} is not captured at ${input.rail}.`,
      {
        method: checkout.method,
        rail: input.rail,
      },
    );
  }
  if (input.rail !== "bank") return input.rail;
  if (checkout.missing > 0n) {
    refuse(
      "payment.not_whole",
      `${checkout.missing} of order ${checkout.order_display_id} has not arrived yet.`,
      {
        checkout_id: checkout.id,
        missing: String(checkout.missing),
      },
    );
  }
  return "buyer:unmatched";
}

async function writeConsignments(
  sql: Sql,
  checkout: Checkout,
  order: PlacedOrder,
  now: Date,
): Promise<acts.ConsignmentShare[]> {
  const shares: acts.ConsignmentShare[] = [];
  for (const coop_id of new Set(checkout.pieces.map((piece) => piece.coop_id))) {
    const pieces = checkout.pieces.filter((piece) => piece.coop_id === coop_id);
    const terms = checkout.terms.find((candidate) => candidate.coop_id === coop_id);
    if (!terms) throw new Error(`The checkout ${checkout.id} was frozen without terms for ${coop_id}.`);
    const consignment_id = newId("consignment");
    const parts = pieces.reduce((sum, piece) => addParts(sum, piece.parts), emptyParts());
    const top_up = pieces.reduce((sum, piece) => addTopUps(sum, piece.top_up), emptyTopUp());
    await insertRows(sql, "consignment", [
      {
        id: consignment_id,
        checkout_id: checkout.id,
        ...order,
        position: shares.length,
        coop_id,
        status: "held",
        fee_bps: terms.fee_bps,
        fee_tax_bps: terms.fee_tax_bps,
        tax_remitter: terms.tax_remitter,
        hold_days: terms.hold_days,
        currency: checkout.currency,
        total: pieces.reduce((sum, piece) => sum + piece.total, 0n),
        ...parts,
        ...topUpColumns(top_up),
        created_at: now,
      },
    ]);
    await writePieces(sql, consignment_id, checkout, pieces);
    shares.push({ consignment_id, terms, parts, top_up });
  }
  return shares;
}

async function writePieces(
  sql: Sql,
  consignment_id: string,
  { currency }: Checkout,
  pieces: readonly CheckoutPiece[],
): Promise<void> {
  const rows = pieces.map((piece, position) => ({
    id: newId("consignment_piece"),
    consignment_id,
    position,
    piece_id: piece.id,
    kind: piece.kind,
    title: piece.title,
    quantity: piece.quantity,
    line_item_id: piece.line_item_id,
    shipping_method_id: piece.shipping_method_id,
    shipping_option_id: piece.shipping_option_id,
    product_id: piece.product_id,
    variant_id: piece.variant_id,
    tax_rate_bps: piece.tax_rate_bps,
    currency,
    total: piece.total,
    ...piece.parts,
    ...topUpColumns(piece.top_up),
  }));
  await insertRows(sql, "consignment_piece", rows);
}
