import { afterAll, beforeAll, expect, test } from "vitest";
import { isDomainError } from "../../backend/src/domain/errors";
import type { Terms } from "../../backend/src/domain/books/cutting";
import type { Consignment } from "../../backend/src/modules/books/types";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { goods, goodsOf, newCoop, paidOrder, sendAndEarn } from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TUESDAY = new Date("2026-11-03T10:00:00Z");
const WEDNESDAY = new Date("2026-11-04T10:00:00Z");

let under: BooksUnderTest;
let requests = 0;

beforeAll(async () => {
  under = await openBooks("books_settlements");
  const bank = { rail: "bank" as const, statement_ref: "float", currency: "eur" as const };
  await under.books.recordReceipt({
    ...bank,
    amount: 1_000_000n,
    received_on: "2026-11-01",
    payer_note: null,
    now: MONDAY,
  });
});
afterAll(() => under.drop());

/** A sale of 12.20 of which the co-op earns 9.00. */
async function earnedSale(terms: Terms, now: Date): Promise<Consignment> {
  const [consignment] = await paidOrder(under.books, [goods(terms, 1, "12.20")], now);
  if (!consignment) throw new Error("The order has no consignment.");
  await sendAndEarn(under.books, [consignment], now);
  return consignment;
}

const refundWhole = (of: Consignment, now: Date) =>
  under.books.refund({
    consignment_id: of.id,
    piece_id: goodsOf(of),
    quantity: 1,
    reason: "The buyer sent it back",
    fee_policy: "returned",
    request_id: `refund-${(requests += 1)}`,
    now,
  });
const reserve = ({ coop_id }: Terms, now: Date, request_id = `settle-${(requests += 1)}`) =>
  under.books.reserveSettlement({ coop_id, currency: "eur", request_id, now });
const outcome = (settlement_id: string, result: "paid" | "refused", now: Date) =>
  under.books.settlementOutcome({ settlement_id, outcome: result, rail: "bank", now });
const coopHolds = ({ coop_id }: Terms, account: string) => holding(under.books, `coop:${coop_id}:${account}`);

test("a settlement is the sum of its lines, with the parts of each", async () => {
  const coop = newCoop();
  const sale = await earnedSale(coop, MONDAY);
  const settlement = await reserve(coop, TUESDAY);

  expect(settlement).toMatchObject({ status: "reserved", total: 900n, paid_at: null });
  expect(settlement.lines).toEqual([
    {
      consignment_id: sale.id,
      order_id: sale.order_id,
      order_display_id: sale.order_display_id,
      kind: "sale",
      refund_id: null,
      amount: 900n,
      parts: { work: 450n, materials: 270n, funds: 180n, shipping: 0n, fee: 0n, fee_tax: 0n, tax: 0n },
    },
  ]);
  expect((await under.books.consignment(sale.id)).settlement).toMatchObject({
    id: settlement.id,
    status: "reserved",
  });
  expect(await coopHolds(coop, "in_payout")).toBe(900n);
});

test("twenty clicks reserve once and pay once", async () => {
  const coop = newCoop();
  await earnedSale(coop, MONDAY);
  const bank = await holding(under.books, "bank");
  const reserved = await Promise.all(
    Array.from({ length: 20 }, () => reserve(coop, TUESDAY, "twenty-clicks")),
  );
  expect(new Set(reserved.map(({ id }) => id)).size).toBe(1);
  const id = reserved[0]?.id ?? "";
  await Promise.all(Array.from({ length: 20 }, () => outcome(id, "paid", TUESDAY)));

  expect(await holding(under.books, "bank")).toBe(bank - 900n);
  expect((await under.books.settlement(id)).paid_at).toEqual(TUESDAY);
  await expect(outcome(id, "refused", TUESDAY)).rejects.toMatchObject({ code: "settlement.already_closed" });
});

test("of twenty people who settle at once one does, and the others hear that nothing is due", async () => {
  const coop = newCoop();
  await earnedSale(coop, MONDAY);
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => reserve(coop, TUESDAY)));
  const refusals = answers
    .filter((answer) => answer.status === "rejected")
    .map(({ reason }) => isDomainError(reason) && reason.code);
  expect(refusals).toEqual(Array.from({ length: 19 }, () => "settlement.nothing_due"));
});

test("a refused settlement frees its lines and is tried again with new ones", async () => {
  const coop = newCoop();
  const sale = await earnedSale(coop, MONDAY);
  const first = await reserve(coop, MONDAY);
  await earnedSale(coop, MONDAY);
  await outcome(first.id, "refused", TUESDAY);

  expect(await coopHolds(coop, "payable")).toBe(1800n);
  expect((await under.books.consignment(sale.id)).settlement).toBeNull();
  await expect(outcome(first.id, "paid", TUESDAY)).rejects.toMatchObject({
    code: "settlement.already_closed",
  });
  const second = await reserve(coop, WEDNESDAY);
  expect(second.total).toBe(1800n);
  await outcome(second.id, "paid", WEDNESDAY);
  expect((await under.books.settlement(first.id)).lines).toHaveLength(1);
});

test("a refund while a settlement is on its way is carried to the next one, even when it is refused", async () => {
  const coop = newCoop();
  const sale = await earnedSale(coop, MONDAY);
  const first = await reserve(coop, MONDAY);
  await refundWhole(sale, TUESDAY);
  expect(await coopHolds(coop, "owes")).toBe(900n);
  await outcome(first.id, "refused", TUESDAY);

  await expect(reserve(coop, TUESDAY)).rejects.toMatchObject({ code: "settlement.nothing_due" });
  await earnedSale(coop, TUESDAY);
  const second = await reserve(coop, WEDNESDAY);
  expect(second.lines.map(({ amount }) => amount)).toEqual([900n, 900n, -900n]);
  expect([second.total, await coopHolds(coop, "owes"), await coopHolds(coop, "payable")]).toEqual([
    900n,
    0n,
    0n,
  ]);
});

test("nothing is due to a co-op that sold nothing, or owes as much as it earned", async () => {
  const coop = newCoop();
  await expect(reserve(coop, MONDAY)).rejects.toMatchObject({ code: "settlement.nothing_due" });
  const sale = await earnedSale(coop, MONDAY);
  await outcome((await reserve(coop, MONDAY)).id, "paid", MONDAY);
  await refundWhole(sale, TUESDAY);
  await earnedSale(coop, TUESDAY);

  await expect(reserve(coop, WEDNESDAY)).rejects.toMatchObject({ code: "settlement.nothing_due" });
  const open = await under.books.openSettlements();
  expect(open.find(({ coop_id }) => coop_id === coop.coop_id)).toEqual({
    coop_id: coop.coop_id,
    currency: "eur",
    payable: 900n,
    owes: 900n,
    due: 0n,
  });
});

test("each currency is settled apart", async () => {
  const coop = newCoop();
  await earnedSale(coop, MONDAY);
  const dollars = await paidOrder(under.books, [goods(coop, 1, "24.40")], MONDAY, { currency: "usd" });
  await sendAndEarn(under.books, dollars, MONDAY);
  const settlement = await under.books.reserveSettlement({
    coop_id: coop.coop_id,
    currency: "usd",
    request_id: "usd",
    now: TUESDAY,
  });
  expect([settlement.total, settlement.currency]).toEqual([1800n, "usd"]);
  expect(await coopHolds(coop, "payable")).toBe(900n);
  // The network has euros in the bank; it may not pay dollars out of them.
  await expect(outcome(settlement.id, "paid", TUESDAY)).rejects.toMatchObject({ code: "ledger.wrong_side" });
  await outcome(settlement.id, "refused", TUESDAY);
});

test("a request that settled with one co-op is not taken for another", async () => {
  const [coop, other] = [newCoop(), newCoop()];
  await earnedSale(coop, MONDAY);
  await reserve(coop, TUESDAY, "mine");
  await expect(reserve(other, TUESDAY, "mine")).rejects.toMatchObject({ code: "settlement.request_reused" });
});

/** A settlement of 9.00 that ignores the 9.00 the co-op owes, written past our own code but balanced. */
async function settleForgetfully({ coop_id }: Terms, sale: Consignment, now: Date): Promise<void> {
  await under.books.post({
    book: "book_network",
    transaction: {
      reference: "settlement:stl_forgetful",
      kind: "settlement",
      currency: "eur",
      postings: [
        {
          debit: `coop:${coop_id}:payable`,
          credit: `coop:${coop_id}:in_payout`,
          amount: 900n,
          consignment_id: null,
        },
      ],
    },
    occurred_at: now,
    recorded_at: now,
  });
  await under.raw(
    `insert into settlement (id, request_id, coop_id, status, currency, total, created_at)
     values ('stl_forgetful', 'wrong', $1, 'reserved', 'eur', 900, $2)`,
    [coop_id, now],
  );
  await under.raw(
    `insert into settlement_line
       (id, settlement_id, position, consignment_id, kind, currency, amount, work, materials, funds, shipping, fee,
        fee_tax, tax, live)
     values ('stll_x', 'stl_forgetful', 0, $1, 'sale', 'eur', 900, 900, 0, 0, 0, 0, 0, 0, true)`,
    [sale.id],
  );
}

test("the wrong variant that forgets what is owed is found by the questions", async () => {
  const coop = newCoop();
  const sale = await earnedSale(coop, MONDAY);
  await outcome((await reserve(coop, MONDAY)).id, "paid", MONDAY);
  await refundWhole(sale, MONDAY);
  const next = await earnedSale(coop, MONDAY);
  expect(await unwell(under.books, TUESDAY)).toEqual([]);

  await settleForgetfully(coop, next, TUESDAY);
  expect(await unwell(under.books, TUESDAY)).toEqual(["settlement_left_something_out"]);
});
