import { type Terms, sumOfParts } from "../../domain/books/cutting";
import { refuse } from "../../domain/errors";
import { type StoredPiece, piecesFromStored } from "./checkout-json";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import { lockBook } from "./ledger";
import {
  type Row,
  type Sql,
  type SqlValue,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  instantOrNull,
  jsonOf,
  numberOrNull,
  oneOf,
  textOf,
  textOrNull,
} from "./sql";
import type {
  Checkout,
  CheckoutFilter,
  EndCheckoutInput,
  FreezeCheckoutInput,
  PlaceCheckoutInput,
} from "./types";

export async function freezeCheckout(sql: Sql, input: FreezeCheckoutInput): Promise<Checkout> {
  checkFrozen(input);
  await lockBook(sql);
  const { now, expires_at, pieces, terms, ...asked } = input;
  const fingerprint = fingerprintOf({ ...asked, pieces, terms });
  const live = await checkoutOfCart(sql, input.cart_id);
  if (live) {
    if ((await fingerprintOfCheckout(sql, live.id)) === fingerprint) return live;
    if (live.status !== "open") {
      refuse(
        "checkout.already_placed",
        `The cart ${input.cart_id} is already order ${live.order_display_id}.`,
        {
          cart_id: input.cart_id,
          checkout_id: live.id,
        },
      );
    }
    await endRow(sql, live.id, "superseded", now);
  }
  const id = newId("checkout");
  await insertRows(sql, "checkout", [
    {
      id,
      status: "open",
      cart_id: input.cart_id,
      payment_session_id: input.payment_session_id,
      method: input.method,
      currency: input.currency,
      total: input.total,
      pieces,
      terms,
      locale: input.locale,
      fingerprint,
      expires_at,
      created_at: now,
    },
  ]);
  return getCheckout(sql, id);
}

export async function placeCheckout(sql: Sql, input: PlaceCheckoutInput): Promise<Checkout> {
  await lockBook(sql);
  const checkout = await getCheckout(sql, input.checkout_id);
  if (checkout.order_id === input.order_id) return checkout;
  if (checkout.order_id !== null) {
    refuse(
      "checkout.already_placed",
      `The checkout ${checkout.id} is already order ${checkout.order_display_id}.`,
      {
        checkout_id: checkout.id,
        order_id: checkout.order_id,
      },
    );
  }
  if (checkout.status !== "open") refuseEnded(checkout);
  await sql.query(
    `update checkout set status = 'placed', order_id = $2, order_display_id = $3, placed_at = $4, expires_at = $5
     where id = $1`,
    [checkout.id, input.order_id, input.display_id, input.now, input.expires_at],
  );
  return getCheckout(sql, checkout.id);
}

export async function endCheckout(sql: Sql, input: EndCheckoutInput): Promise<Checkout> {
  await lockBook(sql);
  const checkout = await getCheckout(sql, input.checkout_id);
  if (checkout.status === input.outcome) return checkout;
  if (checkout.status === "captured") {
    refuse("checkout.captured", `Order ${checkout.order_display_id} is paid. Refund it instead.`, {
      checkout_id: checkout.id,
    });
  }
  if (checkout.status !== "open" && checkout.status !== "placed") refuseEnded(checkout);
  if (input.outcome === "expired" && checkout.received > 0n && checkout.missing === 0n) {
    refuse(
      "order.paid",
      `Order ${checkout.order_display_id} is paid whole and only waits to be recorded as such.`,
      {
        checkout_id: checkout.id,
      },
    );
  }
  await sql.query(
    "update receipt_assignment set released_at = $2 where checkout_id = $1 and released_at is null",
    [checkout.id, input.now],
  );
  await endRow(sql, checkout.id, input.outcome, input.now);
  return getCheckout(sql, checkout.id);
}

export async function getCheckout(sql: Sql, checkout_id: string): Promise<Checkout> {
  const [checkout] = await select(sql, "c.id = $1", [checkout_id]);
  return checkout ?? refuse("checkout.not_found", `There is no checkout ${checkout_id}.`, { checkout_id });
}

export async function checkoutOfCart(sql: Sql, cart_id: string): Promise<Checkout | null> {
  const condition = "c.cart_id = $1 and c.status in ('open', 'placed', 'captured')";
  const [checkout] = await select(sql, condition, [cart_id]);
  return checkout ?? null;
}

export async function checkoutOfOrder(sql: Sql, order_id: string): Promise<Checkout | null> {
  const [checkout] = await select(sql, "c.order_id = $1", [order_id]);
  return checkout ?? null;
}

export async function checkoutOfCapture(sql: Sql, capture_id: string): Promise<Checkout | null> {
  const [checkout] = await select(sql, "c.capture_id = $1", [capture_id]);
  return checkout ?? null;
}

export async function listCheckouts(sql: Sql, filter: CheckoutFilter): Promise<Checkout[]> {
  return select(
    sql,
    `($1::text is null or c.status = $1) and ($2::text is null or c.method = $2)
     and ($3::timestamptz is null or c.expires_at < $3)`,
    [filter.status ?? null, filter.method ?? null, filter.expired_before ?? null],
  );
}

export async function endedWithOrder(sql: Sql, since: Date): Promise<Checkout[]> {
  return select(sql, "c.status in ('expired', 'cancelled') and c.order_id is not null and c.ended_at >= $1", [
    since,
  ]);
}

export async function uncapturedWholeCheckouts(sql: Sql): Promise<Checkout[]> {
  return select(sql, "c.status = 'placed' and r.received = c.total and c.total > 0", []);
}

async function endRow(sql: Sql, id: string, outcome: string, now: Date): Promise<void> {
  await sql.query("update checkout set status = $2, ended_at = $3 where id = $1", [id, outcome, now]);
}

async function fingerprintOfCheckout(sql: Sql, id: string): Promise<string | null> {
  const [row] = await sql.query("select fingerprint from checkout where id = $1", [id]);
  return row ? textOf(row, "fingerprint") : null;
}

async function select(sql: Sql, condition: string, parameters: readonly SqlValue[]): Promise<Checkout[]> {
  const rows = await sql.query(
    `select c.*, r.received from checkout c
     cross join lateral (
       select coalesce(sum(a.amount), 0) as received from receipt_assignment a
       where a.checkout_id = c.id and a.released_at is null
     ) r
     where ${condition} order by c.created_at, c.id`,
    parameters,
  );
  return rows.map(toCheckout);
}

function toCheckout(row: Row): Checkout {
  const status = oneOf(row, "status", STATUSES);
  const total = amountOf(row, "total");
  const received = amountOf(row, "received");
  return {
    id: textOf(row, "id"),
    cart_id: textOf(row, "cart_id"),
    payment_session_id: textOrNull(row, "payment_session_id"),
    method: oneOf(row, "method", ["bank-transfer", "card", "demo"]),
    status,
    currency: currencyOf(row),
    total,
    pieces: piecesFromStored(jsonOf(row, "pieces") as StoredPiece[]),
    terms: jsonOf(row, "terms") as Terms[],
    locale: textOf(row, "locale"),
    order_id: textOrNull(row, "order_id"),
    order_display_id: numberOrNull(row, "order_display_id"),
    received,
    missing: status === "open" || status === "placed" ? total - received : 0n,
    expires_at: instantOrNull(row, "expires_at"),
    capture_id: textOrNull(row, "capture_id"),
    captured_at: instantOrNull(row, "captured_at"),
    created_at: instantOf(row, "created_at"),
    placed_at: instantOrNull(row, "placed_at"),
    ended_at: instantOrNull(row, "ended_at"),
  };
}

const STATUSES = ["open", "placed", "captured", "superseded", "expired", "cancelled", "abandoned"] as const;

/** What is frozen here is later posted as it stands, so a cut that does not add up is stopped at the door. */
function checkFrozen({ total, pieces, terms }: FreezeCheckoutInput): void {
  const sum = pieces.reduce((running, piece) => running + piece.total, 0n);
  if (sum !== total) {
    refuse("books.pieces_differ_from_total", `The pieces sum to ${sum}, the total is ${total}.`, {
      sum: String(sum),
      total: String(total),
    });
  }
  for (const piece of pieces) {
    if (sumOfParts(piece.parts) !== piece.total) {
      refuse("books.piece_invalid", `The parts of piece ${piece.id} do not sum to ${piece.total}.`, {
        piece_id: piece.id,
      });
    }
    if (countTerms(terms, piece.coop_id) !== 1) {
      refuse("books.terms_missing", `There must be one entry of terms for ${piece.coop_id}.`, {
        coop_id: piece.coop_id,
      });
    }
  }
}

function countTerms(terms: readonly Terms[], coop_id: string): number {
  return terms.filter((candidate) => candidate.coop_id === coop_id).length;
}

export function refuseEnded(checkout: Checkout): never {
  return refuse("checkout.ended", `The checkout ${checkout.id} is ${checkout.status}. Begin a new one.`, {
    checkout_id: checkout.id,
    status: checkout.status,
  });
}
