import { coopAccount } from "../../domain/books/accounts";
import { refundParts, sumOfParts, unitsTotal } from "../../domain/books/cutting";
import * as acts from "../../domain/books/postings";
import { refuse } from "../../domain/errors";
import { consignment, earnDue } from "./consignments";
import { refuseDisputed } from "./disputes";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import { NETWORK_BOOK, balanceNow, lockBook, post, postReversal } from "./ledger";
import { sentWhenAllHasLeft } from "./parcels";
import { partsOf, topUpColumns, topUpOf } from "./part-columns";
import {
  type Row,
  type Sql,
  type SqlValue,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  instantOrNull,
  numberOf,
  oneOf,
  textOf,
  truthOf,
} from "./sql";
import type {
  Consignment,
  ConsignmentPiece,
  PaymentMethod,
  Refund,
  RefundInput,
  RefundOutcomeInput,
} from "./types";

export async function refund(sql: Sql, input: RefundInput): Promise<Refund> {
  await lockBook(sql);
  const { request_id, now, ...asked } = input;
  const fingerprint = fingerprintOf(asked);
  const earlier = await earlierRefund(sql, request_id, fingerprint);
  if (earlier) return earlier;

  const of = await consignment(sql, input.consignment_id);
  await refuseDisputed(sql, of.order_id);
  const piece = pieceToRefund(of, input);
  const cut = cutRefund(piece, await refundedBefore(sql, piece.id), input.quantity);
  const after_earning = of.status === "earned";
  const fee_kept = after_earning && input.fee_policy === "kept";
  const borne = acts.borneByCoop(cut.parts, of.terms.tax_remitter, fee_kept);
  const id = newId("refund");
  const nothing_to_send = cut.amount === 0n;
  await insertRows(sql, "consignment_refund", [
    {
      id,
      request_id,
      fingerprint,
      consignment_id: of.id,
      piece_id: piece.id,
      quantity: input.quantity,
      currency: of.currency,
      amount: cut.amount,
      ...cut.parts,
      ...topUpColumns(cut.top_up),
      reason: input.reason,
      fee_policy: fee_kept ? "kept" : "returned",
      after_earning,
      coop_amount: sumOfParts(borne) + sumOfParts(cut.top_up),
      state: nothing_to_send ? "sent" : "due",
      attempts: 0,
      decided_at: now,
      sent_at: nothing_to_send ? now : null,
    },
  ]);

  const posted = {
    refund_id: id,
    currency: of.currency,
    share: { consignment_id: of.id, terms: of.terms, parts: cut.parts, top_up: cut.top_up },
  };
  const payable = await balanceNow(sql, coopAccount(of.coop_id, "payable"), of.currency);
  const transaction = after_earning
    ? acts.refundAfterEarning({ ...posted, fee_kept, payable })
    : acts.refundBeforeEarning(posted);
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: now, recorded_at: now });
  // It may have been all that was left to send. The hold then runs from the last parcel and may be over already.
  const { sent_at } = await sentWhenAllHasLeft(sql, of.id);
  if (sent_at && !of.sent_at) await earnDue(sql, { now, consignment_id: of.id });
  return refundById(sql, id);
}

/** N8 and its reversal. Asking again for the state the refund is already in changes nothing. */
export async function refundOutcome(sql: Sql, input: RefundOutcomeInput): Promise<Refund> {
  await lockBook(sql);
  const { id, consignment_id, currency, amount, state, attempts } = await refundById(sql, input.refund_id);
  const when = { book: NETWORK_BOOK, occurred_at: input.now, recorded_at: input.now };
  if (input.outcome === "paid" && state === "due") {
    const attempt = attempts + 1;
    const paid = { refund_id: id, consignment_id, currency, rail: input.rail, amount, attempt };
    await post(sql, { ...when, transaction: acts.refundPaid(paid) });
    await sql.query(
      "update consignment_refund set state = 'sent', sent_at = $2, attempts = $3 where id = $1",
      [id, input.now, attempt],
    );
  }
  if (input.outcome === "returned" && state === "sent" && amount > 0n) {
    const of = acts.refundPaidReference(id, attempts);
    await postReversal(sql, { of, reference: `${of}:came_back`, kind: "refund_came_back", now: input.now });
    await sql.query("update consignment_refund set state = 'due', sent_at = null where id = $1", [id]);
  }
  return refundById(sql, id);
}

export async function refundsOfOrder(sql: Sql, order_id: string): Promise<Refund[]> {
  return select(sql, "c.order_id = $1", [order_id]);
}

export async function dueRefunds(sql: Sql, method: PaymentMethod): Promise<Refund[]> {
  const of_method = "(select 1 from checkout k where k.id = c.checkout_id and k.method = $1)";
  return select(sql, `r.state = 'due' and exists ${of_method}`, [method]);
}

async function earlierRefund(sql: Sql, request_id: string, fingerprint: string): Promise<Refund | null> {
  const [row] = await sql.query("select id, fingerprint from consignment_refund where request_id = $1", [
    request_id,
  ]);
  if (!row) return null;
  if (textOf(row, "fingerprint") === fingerprint) return refundById(sql, textOf(row, "id"));
  return refuse("refund.request_reused", `The request ${request_id} already refunded something else.`, {
    request_id,
    refund_id: textOf(row, "id"),
  });
}

function pieceToRefund(of: Consignment, { piece_id, quantity }: RefundInput): ConsignmentPiece {
  const piece = of.pieces.find(({ id }) => id === piece_id);
  if (!piece) {
    return refuse("refund.piece_not_found", `The consignment ${of.id} has no piece ${piece_id}.`, {
      consignment_id: of.id,
      piece_id,
    });
  }
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    refuse("refund.quantity_invalid", `${quantity} is not a number of pieces. Use a whole number from 1.`, {
      quantity,
    });
  }
  const left = piece.quantity - piece.refunded_quantity;
  if (quantity > left) {
    refuse("refund.too_many", `${quantity} of "${piece.title}" cannot be refunded: ${left} are left.`, {
      piece_id,
      quantity,
      left,
    });
  }
  return piece;
}

type RefundedBefore = { amount: bigint; top_up: bigint };

async function refundedBefore(sql: Sql, piece_id: string): Promise<RefundedBefore> {
  const [row] = await sql.query(
    `select coalesce(sum(amount), 0) as amount,
       coalesce(sum(top_up_work + top_up_materials + top_up_funds), 0) as top_up
     from consignment_refund where piece_id = $1`,
    [piece_id],
  );
  if (!row) throw new Error("A sum without groups answers one row.");
  return { amount: amountOf(row, "amount"), top_up: amountOf(row, "top_up") };
}

/** Money and top-up of the next units of a line, both cumulatively, from what is frozen and never from today's rates. */
function cutRefund(piece: ConsignmentPiece, before: RefundedBefore, quantity: number) {
  const units = piece.refunded_quantity + quantity;
  const amount = unitsTotal(piece.total, piece.quantity, units) - before.amount;
  const top_up = unitsTotal(sumOfParts(piece.top_up), piece.quantity, units) - before.top_up;
  return {
    amount,
    parts: refundParts(piece.parts, before.amount, amount),
    top_up: refundParts(piece.top_up, before.top_up, top_up),
  };
}

type StoredRefund = Refund & { attempts: number };

/** Refuses `refund.not_found`. */
export async function refundById(sql: Sql, refund_id: string): Promise<StoredRefund> {
  const [found] = await select(sql, "r.id = $1", [refund_id]);
  return found ?? refuse("refund.not_found", `There is no refund ${refund_id}.`, { refund_id });
}

async function select(sql: Sql, condition: string, parameters: readonly SqlValue[]): Promise<StoredRefund[]> {
  const rows = await sql.query(
    `select r.*, c.order_id, c.coop_id from consignment_refund r join consignment c on c.id = r.consignment_id
     where ${condition} order by r.decided_at, r.id`,
    parameters,
  );
  return rows.map(toRefund);
}

function toRefund(row: Row): StoredRefund {
  return {
    id: textOf(row, "id"),
    request_id: textOf(row, "request_id"),
    consignment_id: textOf(row, "consignment_id"),
    order_id: textOf(row, "order_id"),
    coop_id: textOf(row, "coop_id"),
    piece_id: textOf(row, "piece_id"),
    quantity: numberOf(row, "quantity"),
    currency: currencyOf(row),
    amount: amountOf(row, "amount"),
    parts: partsOf(row),
    top_up: topUpOf(row),
    reason: textOf(row, "reason"),
    fee_policy: oneOf(row, "fee_policy", ["returned", "kept"]),
    after_earning: truthOf(row, "after_earning"),
    coop_amount: amountOf(row, "coop_amount"),
    state: oneOf(row, "state", ["due", "sent"]),
    decided_at: instantOf(row, "decided_at"),
    sent_at: instantOrNull(row, "sent_at"),
    attempts: numberOf(row, "attempts"),
  };
}
