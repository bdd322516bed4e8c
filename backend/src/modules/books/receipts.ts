import { instant } from "../../adapters/clock";
import { parseRail } from "../../domain/books/accounts";
import * as acts from "../../domain/books/postings";
import { refuse } from "../../domain/errors";
import { getCheckout, refuseEnded } from "./checkouts";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import { NETWORK_BOOK, lockBook, post, postReversal } from "./ledger";
import { railOf } from "./rails";
import {
  type Row,
  type Sql,
  type SqlValue,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  numberOf,
  textOf,
  textOrNull,
} from "./sql";
import type {
  AssignReceiptInput,
  GiveBackReceiptInput,
  MarkReceiptReturnedInput,
  ReceiptCameBackInput,
  Receipt,
  ReceiptAssignment,
  ReceiptFilter,
  RecordReceiptInput,
} from "./types";

export async function recordReceipt(sql: Sql, input: RecordReceiptInput): Promise<Receipt> {
  const { rail, statement_ref, amount, currency, received_on, payer_note, now } = input;
  parseRail(rail);
  if (amount <= 0n) {
    refuse("receipt.amount_invalid", `${amount} is not above zero. Enter the amount the bank credited.`, {
      amount: String(amount),
    });
  }
  await lockBook(sql);
  const fingerprint = fingerprintOf({ amount, currency, received_on, payer_note });
  const [earlier] = await sql.query(
    "select id, fingerprint from receipt where rail = $1 and statement_ref = $2",
    [rail, statement_ref],
  );
  if (earlier) {
    if (textOf(earlier, "fingerprint") === fingerprint) return receipt(sql, textOf(earlier, "id"));
    refuse(
      "receipt.reference_reused",
      `The statement line ${statement_ref} is already recorded with other details. Check which of the two is right.`,
      { statement_ref, receipt_id: textOf(earlier, "id") },
    );
  }
  const id = newId("receipt");
  const row = { id, rail, statement_ref, currency, amount, received_on, payer_note, fingerprint };
  await insertRows(sql, "receipt", [{ ...row, given_back: 0n, returned: 0n, recorded_at: now }]);
  await post(sql, {
    book: NETWORK_BOOK,
    transaction: acts.receipt({ receipt_id: id, currency, rail, amount }),
    occurred_at: instant(`${received_on}T00:00:00.000Z`),
    recorded_at: now,
  });
  return receipt(sql, id);
}

export async function assignReceipt(sql: Sql, input: AssignReceiptInput): Promise<ReceiptAssignment> {
  await lockBook(sql);
  const from = await receipt(sql, input.receipt_id);
  const checkout = await getCheckout(sql, input.checkout_id);
  const already = from.assignments.find(({ checkout_id }) => checkout_id === checkout.id);
  if (already) return { assigned: already.amount, missing: checkout.missing };
  if (checkout.status !== "placed") refuseEnded(checkout);
  if (checkout.method !== "bank-transfer") {
    refuse("payment.method_unknown", `Order ${checkout.order_display_id} is not paid by bank transfer.`, {
      method: checkout.method,
    });
  }
  if (from.currency !== checkout.currency) {
    refuse(
      "receipt.currency_mismatch",
      `The receipt is in ${from.currency}, the order in ${checkout.currency}.`,
      {
        receipt: from.currency,
        order: checkout.currency,
      },
    );
  }
  const amount = from.unassigned < checkout.missing ? from.unassigned : checkout.missing;
  if (from.unassigned === 0n) {
    refuse("receipt.nothing_unassigned", `Nothing is left of the receipt ${from.statement_ref}.`, {
      receipt_id: from.id,
    });
  }
  if (amount === 0n) return { assigned: 0n, missing: 0n };
  await insertRows(sql, "receipt_assignment", [
    {
      id: newId("receipt_assignment"),
      receipt_id: from.id,
      checkout_id: checkout.id,
      currency: from.currency,
      amount,
      assigned_at: input.now,
    },
  ]);
  return { assigned: amount, missing: checkout.missing - amount };
}

export async function giveBackReceipt(sql: Sql, input: GiveBackReceiptInput): Promise<Receipt> {
  await lockBook(sql);
  const {
    id,
    currency,
    unassigned,
    given_back: before,
    statement_ref,
  } = await receipt(sql, input.receipt_id);
  if (unassigned === 0n) {
    // Asked again after it was done; where nothing was ever given back there is nothing to repeat.
    if (before > 0n) return receipt(sql, id);
    refuse("receipt.nothing_unassigned", `All of the receipt ${statement_ref} belongs to orders.`, {
      receipt_id: id,
    });
  }
  const given_back = before + unassigned;
  await sql.query(
    "update receipt set given_back = $2, given_back_at = $3, give_back_reason = $4 where id = $1",
    [id, String(given_back), input.now, input.reason],
  );
  const transaction = acts.receiptGivenBack({ receipt_id: id, currency, amount: unassigned, given_back });
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: input.now, recorded_at: input.now });
  return receipt(sql, id);
}

export async function markReceiptReturned(sql: Sql, input: MarkReceiptReturnedInput): Promise<Receipt> {
  await lockBook(sql);
  const { rail } = input;
  const { id, currency, given_back, returned, rail: came_by } = await receipt(sql, input.receipt_id);
  if (given_back === 0n) {
    refuse("receipt.nothing_to_return", `The receipt ${id} is not to be given back. Decide that first.`, {
      receipt_id: id,
    });
  }
  const amount = given_back - returned;
  await sql.query("update receipt set returned = $2 where id = $1", [id, String(given_back)]);
  const transaction = acts.receiptReturned({
    receipt_id: id,
    currency,
    rail,
    came_by,
    amount,
    returned: given_back,
  });
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: input.now, recorded_at: input.now });
  return receipt(sql, id);
}

/** The reversal of N8: what had gone back the way it came is here again, and due. Nothing for one that is due already. */
export async function receiptCameBack(sql: Sql, input: ReceiptCameBackInput): Promise<Receipt> {
  await lockBook(sql);
  const { id, returned } = await receipt(sql, input.receipt_id);
  if (returned === 0n) return receipt(sql, id);
  const of = acts.receiptReturnedReference(id, returned);
  await postReversal(sql, { of, reference: `${of}:came_back`, kind: "refund_came_back", now: input.now });
  await sql.query("update receipt set returned = 0 where id = $1", [id]);
  return receipt(sql, id);
}

export async function receipt(sql: Sql, receipt_id: string): Promise<Receipt> {
  const [found] = await select(sql, "r.id = $1", [receipt_id]);
  return found ?? refuse("receipt.not_found", `There is no receipt ${receipt_id}.`, { receipt_id });
}

export async function receipts(sql: Sql, filter: ReceiptFilter): Promise<Receipt[]> {
  return select(sql, "$1 = 'all' or r.amount > r.given_back + a.assigned", [filter.state]);
}

async function select(sql: Sql, condition: string, parameters: readonly SqlValue[]): Promise<Receipt[]> {
  const rows = await sql.query(
    `select r.*, r.received_on::text as received_day, a.assigned from receipt r
     cross join lateral (
       select coalesce(sum(amount), 0) as assigned from receipt_assignment
       where receipt_id = r.id and released_at is null
     ) a
     where ${condition} order by r.recorded_at desc, r.id desc`,
    parameters,
  );
  const assignments = await sql.query(
    `select a.receipt_id, a.checkout_id, a.amount, c.order_id, c.order_display_id
     from receipt_assignment a join checkout c on c.id = a.checkout_id
     where a.released_at is null
       and a.receipt_id in (select jsonb_array_elements_text($1::jsonb))
     order by a.assigned_at, a.id`,
    [JSON.stringify(rows.map((row) => textOf(row, "id")))],
  );
  return rows.map((row) => toReceipt(row, assignments));
}

function toReceipt(row: Row, assignments: readonly Row[]): Receipt {
  const id = textOf(row, "id");
  const rail = railOf(row, "rail");
  const amount = amountOf(row, "amount");
  const assigned = amountOf(row, "assigned");
  const given_back = amountOf(row, "given_back");
  return {
    id,
    rail,
    statement_ref: textOf(row, "statement_ref"),
    amount,
    currency: currencyOf(row),
    received_on: textOf(row, "received_day"),
    payer_note: textOrNull(row, "payer_note"),
    assigned,
    unassigned: amount - assigned - given_back,
    given_back,
    returned: amountOf(row, "returned"),
    give_back_reason: textOrNull(row, "give_back_reason"),
    assignments: assignments
      .filter((assignment) => textOf(assignment, "receipt_id") === id)
      .map((assignment) => ({
        checkout_id: textOf(assignment, "checkout_id"),
        order_id: textOf(assignment, "order_id"),
        order_display_id: numberOf(assignment, "order_display_id"),
        amount: amountOf(assignment, "amount"),
      })),
    recorded_at: instantOf(row, "recorded_at"),
  };
}
