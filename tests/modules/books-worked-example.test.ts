import { afterAll, beforeAll, expect, test } from "vitest";
import { openBooks, type BooksUnderTest } from "../support/books";
import {
  COOP_NAMES,
  I,
  P,
  R,
  WORKED_EXAMPLE,
  consignmentOf,
  goods,
  goodsOf,
  paidOrder,
  sendAndEarn,
  shipping,
} from "../support/example-order";
import { ledgerTable } from "../support/ledger-table";
import type { Consignment } from "../../backend/src/modules/books/types";

/** Every number in this file is typed from the worked example, none is computed. */

const DAY_1 = new Date("2026-11-02T10:00:00Z");
const DAY_2 = new Date("2026-11-03T10:00:00Z");
const DAY_3 = new Date("2026-11-04T10:00:00Z");
const DAY_4 = new Date("2026-11-05T10:00:00Z");

let under: BooksUnderTest;
let first: Consignment[];

beforeAll(async () => {
  under = await openBooks("books_worked_example");
});
afterAll(() => under.drop());

async function holds(): Promise<Record<string, bigint>> {
  const balances = await under.books.balances();
  return Object.fromEntries(
    balances.filter(({ balance }) => balance !== 0n).map(({ account, balance }) => [account, balance]),
  );
}

async function everythingIsWell(): Promise<void> {
  const answers = await under.books.questions(DAY_4);
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
}

const settle = async (coop_id: string, request_id: string, now: Date) => {
  const reserved = await under.books.reserveSettlement({ coop_id, currency: "eur", request_id, now });
  return under.books.settlementOutcome({ settlement_id: reserved.id, outcome: "paid", rail: "bank", now });
};

test("the order of 112.90 is held for three co-ops, less the tax the network remits", async () => {
  first = await paidOrder(under.books, WORKED_EXAMPLE, DAY_1);

  expect(await holds()).toEqual({
    "provider:demo": 11290n,
    "coop:coop_I:held": 2715n,
    "coop:coop_P:held": 2591n,
    "coop:coop_R:held": 4439n,
    tax: 1545n,
  });
});

test("each piece is frozen with the parts of the worked example", () => {
  const none = { work: 0n, materials: 0n, funds: 0n, shipping: 0n, fee: 0n, fee_tax: 0n, tax: 0n };
  const frozen = (terms: typeof I) =>
    consignmentOf(first, terms).pieces.map(({ total, parts }) => ({ total, parts }));
  expect(frozen(I)).toEqual([
    {
      total: 2125n,
      parts: { ...none, work: 765n, materials: 459n, funds: 306n, fee: 174n, fee_tax: 38n, tax: 383n },
    },
    { total: 590n, parts: { ...none, shipping: 484n, tax: 106n } },
  ]);
  expect(frozen(P)).toEqual([
    { total: 1760n, parts: { ...none, work: 714n, materials: 325n, funds: 260n, fee: 144n, tax: 317n } },
    { total: 1400n, parts: { ...none, shipping: 1148n, tax: 252n } },
  ]);
  expect(frozen(R)).toEqual([
    { total: 4165n, parts: { ...none, work: 1536n, materials: 922n, funds: 615n, fee: 341n, tax: 751n } },
    { total: 1250n, parts: { ...none, shipping: 1025n, tax: 225n } },
  ]);
});

test("once sent, 25.03, 24.47 and 40.98 are payable and the network has earned 6.59", async () => {
  await under.books.providerFee({
    provider: "demo",
    reference: "fee-1",
    amount: 194n,
    currency: "eur",
    now: DAY_1,
  });
  await sendAndEarn(under.books, first, DAY_1);

  expect(await holds()).toEqual({
    "provider:demo": 11096n,
    "coop:coop_I:payable": 2503n,
    "coop:coop_P:payable": 2447n,
    "coop:coop_R:payable": 4098n,
    "network:fee": 659n,
    "network:provider_fees": -194n,
    tax: 1583n,
  });
});

test("after the settlements the bank holds 20.48: tax 15.83 and fee 6.59 less the provider's 1.94", async () => {
  const payout = {
    provider: "demo",
    reference: "po-1",
    amount: 11096n,
    currency: "eur" as const,
    now: DAY_2,
  };
  await under.books.providerPayout(payout);
  const totals = [
    (await settle("coop_I", "settle-1-I", DAY_2)).total,
    (await settle("coop_P", "settle-1-P", DAY_2)).total,
    (await settle("coop_R", "settle-1-R", DAY_2)).total,
  ];

  expect(totals).toEqual([2503n, 2447n, 4098n]);
  expect(await holds()).toEqual({
    bank: 2048n,
    tax: 1583n,
    "network:fee": 659n,
    "network:provider_fees": -194n,
  });
  await everythingIsWell();
});

test("one of P's three pieces refunded afterwards gives 5.87 back and P owes 4.33", async () => {
  const consignment = consignmentOf(first, P);
  const refund = await under.books.refund({
    consignment_id: consignment.id,
    piece_id: goodsOf(consignment),
    quantity: 1,
    reason: "One jar arrived broken",
    fee_policy: "returned",
    request_id: "refund-1",
    now: DAY_3,
  });

  expect(refund.amount).toBe(587n);
  expect(refund.parts).toEqual({
    work: 238n,
    materials: 108n,
    funds: 87n,
    shipping: 0n,
    fee: 48n,
    fee_tax: 0n,
    tax: 106n,
  });
  expect(await holds()).toEqual({
    bank: 2048n,
    "coop:coop_P:owes": 433n,
    "buyer:refunds_due": 587n,
    tax: 1477n,
    "network:fee": 611n,
    "network:provider_fees": -194n,
  });
  await under.books.refundOutcome({ refund_id: refund.id, outcome: "paid", rail: "bank", now: DAY_3 });
});

test("P's next sale earns 26.75, 22.42 is sent and nothing is owed", async () => {
  const [next] = await paidOrder(under.books, [goods(P, 3, "20.70"), shipping(P, "14.00")], DAY_3);
  if (!next) throw new Error("The order has no consignment.");
  const movement = { provider: "demo", currency: "eur" as const, now: DAY_3 };
  await under.books.providerFee({ ...movement, reference: "fee-2", amount: 77n });
  await sendAndEarn(under.books, [next], DAY_3);
  expect((await holds())["coop:coop_P:payable"]).toBe(2675n);

  await under.books.providerPayout({ ...movement, reference: "po-2", amount: 3393n });
  const settlement = await settle("coop_P", "settle-2-P", DAY_4);

  expect(settlement.total).toBe(2242n);
  expect(settlement.lines.map(({ kind, amount }) => ({ kind, amount }))).toEqual([
    { kind: "sale", amount: 2675n },
    { kind: "refund", amount: -433n },
  ]);
  expect(await holds()).toEqual({
    bank: 2612n,
    tax: 2102n,
    "network:fee": 781n,
    "network:provider_fees": -271n,
  });
  await everythingIsWell();
});

test("the whole book can be read as one table", async () => {
  await expect(await ledgerTable(under.books, COOP_NAMES)).toMatchFileSnapshot(
    "books-worked-example.ledger.txt",
  );
});
