import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questions } from "../../backend/src/modules/books/questions";
import { QUESTIONS_ABOUT_COOP_BOOKS } from "../../backend/src/modules/books/questions-coop";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import {
  I,
  P,
  WORKED_EXAMPLE,
  consignmentOf,
  goods,
  goodsOf,
  paidOrder,
  placeOrder,
  sendAndEarn,
  sendParcel,
} from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TUESDAY = new Date("2026-11-03T10:00:00Z");
const IN_A_MONTH = new Date("2026-12-03T10:00:00Z");

let well: BooksUnderTest;

/** A book with everything in it: a settled sale, one refunded after it, one sent in part and still held, one waiting for a transfer. */
beforeAll(async () => {
  well = await openBooks("books_questions");
  const { books } = well;
  const first = await paidOrder(books, WORKED_EXAMPLE, MONDAY);
  await sendAndEarn(books, first, MONDAY);
  await books.providerPayout({
    provider: "demo",
    reference: "po",
    amount: 11290n,
    currency: "eur",
    now: MONDAY,
  });
  for (const { coop_id } of [I, P]) {
    const request = { coop_id, currency: "eur" as const, request_id: `settle-${coop_id}`, now: MONDAY };
    const { id } = await books.reserveSettlement(request);
    if (coop_id === P.coop_id) {
      await books.settlementOutcome({ settlement_id: id, outcome: "paid", rail: "bank", now: MONDAY });
    }
  }
  const consignment = consignmentOf(first, P);
  await books.refund({
    consignment_id: consignment.id,
    piece_id: goodsOf(consignment),
    quantity: 1,
    reason: "Broken",
    fee_policy: "returned",
    request_id: "refund-1",
    now: TUESDAY,
  });
  const [partly] = await paidOrder(books, [goods(P, 2, "24.40", "30.00")], TUESDAY);
  if (!partly) throw new Error("The order has no consignment.");
  const pieces = [{ piece_id: goodsOf(partly), quantity: 1 }];
  await sendParcel(books, partly.id, TUESDAY, { pieces });
  const waiting = await placeOrder(books, [goods(P, 1, "12.20")], TUESDAY, { method: "bank-transfer" });
  const { id } = await books.recordReceipt({
    rail: "bank",
    statement_ref: "line-1",
    amount: 1500n,
    currency: "eur",
    received_on: "2026-11-03",
    payer_note: null,
    now: TUESDAY,
  });
  await books.assignReceipt({ receipt_id: id, checkout_id: waiting.id, now: TUESDAY });
});
afterAll(() => well.drop());

test("a sound book answers none to every question", async () => {
  const answers = await well.books.questions(TUESDAY);
  expect(answers.length).toBeGreaterThanOrEqual(20);
  expect(answers.filter(({ ok, found }) => !ok || found.length > 0)).toEqual([]);
  expect(answers.every(({ question }) => question.endsWith("?"))).toBe(true);
});

/** Damage that only somebody with the database password and the triggers switched off can do. */
const DAMAGES: [question: string, damage: string][] = [
  ["currency_unbalanced", "update account_balance set debits = debits + 1 where account = 'bank'"],
  [
    "balance_differs_from_postings",
    "update account_balance set debits = debits + 1, credits = credits + 1 where account = 'bank'",
  ],
  [
    "balance_differs_from_postings",
    "delete from ledger_posting where debit = 'bank' and credit = 'buyer:unmatched'",
  ],
  ["balance_differs_from_postings", "delete from account_balance where account = 'tax'"],
  ["account_on_its_wrong_side", "update account_balance set debits = debits + 1000000 where account = 'tax'"],
  ["account_on_its_wrong_side", "update account_balance set account = 'pocket' where account = 'tax'"],
  ["transaction_without_postings", "delete from ledger_posting where credit = 'buyer:unmatched'"],
  [
    "reversal_differs",
    `update ledger_transaction set reverses_id = (select id from ledger_transaction where kind = 'provider_payout')
     where kind = 'receipt'`,
  ],
  ["account_differs_from_records", "update consignment_refund set state = 'sent', sent_at = decided_at"],
  [
    "account_differs_from_records",
    "update consignment set tax_remitter = 'network' where coop_id = 'coop_I'",
  ],
  [
    "account_differs_from_records",
    "update consignment set top_up_work = top_up_work + 1 where status = 'held'",
  ],
  [
    "account_differs_from_records",
    "update settlement set status = 'reserved', paid_at = null where status = 'paid'",
  ],
  ["account_differs_from_records", "update receipt set amount = amount + 1"],
  ["account_differs_from_records", "update consignment_refund set fee_policy = 'kept'"],
  [
    "capture_without_consignments",
    "delete from parcel_piece; delete from parcel; delete from consignment_piece where consignment_id in (select id from consignment where status = 'held'); delete from consignment where status = 'held'",
  ],
  [
    "capture_without_consignments",
    "update ledger_transaction set reference = 'lost:' || reference where kind = 'sale'",
  ],
  [
    "consignments_without_capture",
    "update checkout set status = 'placed', capture_id = null, captured_at = null where status = 'captured'",
  ],
  ["consignments_differ_from_checkout", "update checkout set total = total + 1 where status = 'captured'"],
  [
    "pieces_differ_from_consignment",
    "update consignment_piece set work = work + 1, materials = materials - 1 where work > 0",
  ],
  ["pieces_differ_from_consignment", "delete from consignment_piece where kind = 'shipping'"],
  ["parcels_differ_from_pieces", "update parcel_piece set quantity = quantity + 4"],
  ["parcels_differ_from_pieces", "delete from parcel_piece"],
  ["parcels_differ_from_pieces", "delete from parcel_piece; delete from parcel"],
  ["parcels_differ_from_pieces", "update consignment set sent_at = null, status = 'held', earned_at = null"],
  ["parcels_differ_from_pieces", "update consignment set sent_at = sent_at + interval '1 second'"],
  [
    "parcels_differ_from_pieces",
    `insert into parcel_piece select p.id, p.consignment_id, i.id, 1 from parcel p
     join consignment_piece i on i.consignment_id = p.consignment_id and i.kind = 'shipping'`,
  ],
  [
    "parcel_not_finished",
    "update parcel set finished_at = null, sent_at = '2026-11-03T08:00:00Z' where sent_at > '2026-11-03'",
  ],
  [
    "parts_differ_from_piece",
    "alter table consignment_piece drop constraint consignment_piece_sums; update consignment_piece set work = work + 1",
  ],
  [
    "parts_differ_from_piece",
    "alter table settlement_line drop constraint settlement_line_sums; update settlement_line set tax = tax + 1",
  ],
  ["refunded_too_much", "update consignment_refund set quantity = 4"],
  ["refunded_too_much", "update consignment_refund set amount = amount + 2000, work = work + 2000"],
  ["refund_without_posting", "update consignment_refund set amount = amount + 1, work = work + 1"],
  ["receipt_over_assigned", "update receipt_assignment set amount = 1501"],
  ["checkout_over_assigned", "update receipt_assignment set amount = 1221"],
  [
    "checkout_over_assigned",
    "update checkout set status = 'expired', ended_at = now() where status = 'placed'",
  ],
  ["settlement_differs_from_lines", "update settlement set total = total + 1"],
  ["settlement_differs_from_lines", "delete from settlement_line"],
  [
    "settlement_left_something_out",
    "update settlement_line set live = false; update settlement set created_at = created_at + interval '1 second'",
  ],
  ["earned_late", "update consignment set sent_at = '2026-11-03T08:00:00Z' where status = 'held'"],
  ["transfer_not_captured", "update receipt_assignment set assigned_at = '2026-11-03T08:00:00Z'"],
  ["refund_due_too_long", "update consignment_refund set decided_at = '2026-10-01T00:00:00Z'"],
  [
    "dispute_waits_for_evidence",
    `insert into dispute (id, rail, currency, amount, reason, state, opened_at)
     values ('du_1', 'provider:demo', 'eur', 1, 'general', 'open', '2026-11-03T08:00:00Z')`,
  ],
  ["settlement_stuck", "update settlement set created_at = '2026-10-01T00:00:00Z'"],
];

describe("every question finds the damage it asks for", () => {
  test.each(DAMAGES)("%s: %s", async (question, damage) => {
    const answers = await well.pretend(async (sql) => {
      await sql.query("alter table ledger_transaction disable trigger all");
      await sql.query("alter table ledger_posting disable trigger all");
      await sql.query(damage);
      return questions(sql, TUESDAY);
    });
    const answer = answers.find(({ name }) => name === question);
    expect(answer?.ok).toBe(false);
    expect(answer?.found.length).toBeGreaterThan(0);
  });

  test("no question is without a damage that it finds", async () => {
    // Those to a co-op's book are put to the test in a file of their own.
    const elsewhere = new Set(QUESTIONS_ABOUT_COOP_BOOKS.map(({ name }) => name));
    const names = (await well.books.questions(TUESDAY)).map(({ name }) => name);
    expect(new Set(DAMAGES.map(([name]) => name))).toEqual(
      new Set(names.filter((name) => !elsewhere.has(name))),
    );
  });
});

test("what only waits is asked about when it has waited too long", async () => {
  expect(await unwell(well.books, IN_A_MONTH)).toEqual([
    "transfer_not_captured",
    "refund_due_too_long",
    "settlement_stuck",
  ]);
});
