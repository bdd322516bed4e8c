import { afterAll, beforeAll, expect, test } from "vitest";
import type { Checkout } from "../../backend/src/modules/books/types";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { goods, newCoop, placeOrder } from "../support/example-order";

const NOW = new Date("2026-11-02T10:00:00Z");
const LATER = new Date("2026-11-12T10:00:00Z");

let under: BooksUnderTest;
let lines = 0;

beforeAll(async () => {
  under = await openBooks("books_receipts");
});
afterAll(() => under.drop());

const line = (amount: bigint) => ({
  rail: "bank" as const,
  statement_ref: `statement-${(lines += 1)}`,
  amount,
  currency: "eur" as const,
  received_on: "2026-11-02",
  payer_note: null,
  now: NOW,
});
const transferOrder = (exact: string) =>
  placeOrder(under.books, [goods(newCoop(), 1, exact)], NOW, { method: "bank-transfer" });
const assign = (receipt_id: string, { id }: Checkout) =>
  under.books.assignReceipt({ receipt_id, checkout_id: id, now: NOW });
const capture = ({ id, total, currency }: Checkout) =>
  under.books.recordCapture({
    capture_id: `cap_${id}`,
    checkout_id: id,
    amount: total,
    currency,
    rail: "bank",
    captured_at: NOW,
    now: NOW,
  });
const unmatched = () => holding(under.books, "buyer:unmatched");

test("an exact transfer pays its order", async () => {
  const before = await unmatched();
  const order = await transferOrder("12.20");
  const { id } = await under.books.recordReceipt(line(1220n));
  expect(await unmatched()).toBe(before + 1220n);

  expect(await assign(id, order)).toEqual({ assigned: 1220n, missing: 0n });
  expect(await unmatched()).toBe(before + 1220n);
  expect((await under.books.uncapturedWholeCheckouts()).map((checkout) => checkout.id)).toEqual([order.id]);

  await capture(order);
  expect(await unmatched()).toBe(before);
  expect(await under.books.uncapturedWholeCheckouts()).toEqual([]);
});

test("a partial transfer waits, and a second one completes the order", async () => {
  const order = await transferOrder("12.20");
  const first = await under.books.recordReceipt(line(1000n));
  const second = await under.books.recordReceipt(line(220n));

  expect(await assign(first.id, order)).toEqual({ assigned: 1000n, missing: 220n });
  await expect(capture(order)).rejects.toMatchObject({
    code: "payment.not_whole",
    details: { missing: "220" },
  });
  expect(await assign(second.id, order)).toEqual({ assigned: 220n, missing: 0n });
  expect(await under.books.getCheckout(order.id)).toMatchObject({ received: 1220n, missing: 0n });
  const [consignment] = await capture(order);
  expect(consignment?.total).toBe(1220n);
});

test("what comes in excess stays unmatched, and is given back", async () => {
  const order = await transferOrder("12.20");
  const { id } = await under.books.recordReceipt(line(1500n));
  await assign(id, order);
  await capture(order);
  expect(await under.books.receipt(id)).toMatchObject({ assigned: 1220n, unassigned: 280n });
  const due = await holding(under.books, "buyer:refunds_due");

  const give_back = { receipt_id: id, reason: "Paid 2.80 too much", now: NOW };
  expect(await under.books.giveBackReceipt(give_back)).toMatchObject({ unassigned: 0n, given_back: 280n });
  expect(await holding(under.books, "buyer:refunds_due")).toBe(due + 280n);

  const bank = await holding(under.books, "bank");
  await under.books.markReceiptReturned({ receipt_id: id, rail: "bank", now: NOW });
  expect(await under.books.markReceiptReturned({ receipt_id: id, rail: "bank", now: NOW })).toMatchObject({
    returned: 280n,
  });
  expect(await holding(under.books, "buyer:refunds_due")).toBe(due);
  expect(await holding(under.books, "bank")).toBe(bank - 280n);
});

test("money for nobody is listed as unmatched until it is given back whole", async () => {
  const { id } = await under.books.recordReceipt(line(4242n));
  const listed = async () =>
    (await under.books.receipts({ state: "unmatched" })).map((receipt) => receipt.id);
  expect(await listed()).toContain(id);

  const give_back = { receipt_id: id, reason: "Not for us", now: NOW };
  const answers = await Promise.all(Array.from({ length: 20 }, () => under.books.giveBackReceipt(give_back)));
  expect(answers.every(({ given_back }) => given_back === 4242n)).toBe(true);
  expect(await listed()).not.toContain(id);
  expect((await under.books.receipts({ state: "all" })).map((receipt) => receipt.id)).toContain(id);
  await under.books.markReceiptReturned({ receipt_id: id, rail: "bank", now: NOW });
});

test("one transfer pays two orders, and nothing twice", async () => {
  const [first, second] = [await transferOrder("12.20"), await transferOrder("6.10")];
  const { id } = await under.books.recordReceipt(line(1830n));
  const answers = await Promise.all(Array.from({ length: 20 }, () => assign(id, first)));
  expect(new Set(answers.map(({ assigned }) => assigned))).toEqual(new Set([1220n]));
  await assign(id, second);

  const receipt = await under.books.receipt(id);
  expect(receipt.unassigned).toBe(0n);
  expect(receipt.assignments.map(({ order_display_id, amount }) => ({ order_display_id, amount }))).toEqual([
    { order_display_id: first.order_display_id, amount: 1220n },
    { order_display_id: second.order_display_id, amount: 610n },
  ]);
  await expect(assign(id, await transferOrder("6.10"))).rejects.toMatchObject({
    code: "receipt.nothing_unassigned",
  });
  await expect(under.books.giveBackReceipt({ receipt_id: id, reason: "No", now: NOW })).rejects.toMatchObject(
    { code: "receipt.nothing_unassigned" },
  );
  await capture(first);
  await capture(second);
});

test("the same statement line recorded twenty times at once is one receipt", async () => {
  const before = await unmatched();
  const same = line(555n);
  const receipts = await Promise.all(Array.from({ length: 20 }, () => under.books.recordReceipt(same)));
  expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
  expect(await unmatched()).toBe(before + 555n);
  await expect(under.books.recordReceipt({ ...same, amount: 556n })).rejects.toMatchObject({
    code: "receipt.reference_reused",
  });
  await expect(under.books.recordReceipt(line(0n))).rejects.toMatchObject({ code: "receipt.amount_invalid" });
});

test("an order that expires gives its part payment back to the unmatched", async () => {
  const order = await transferOrder("12.20");
  const { id } = await under.books.recordReceipt(line(300n));
  await assign(id, order);
  await under.books.endCheckout({ checkout_id: order.id, outcome: "expired", now: LATER });

  expect(await under.books.receipt(id)).toMatchObject({ assigned: 0n, unassigned: 300n, assignments: [] });
  await expect(assign(id, order)).rejects.toMatchObject({ code: "checkout.ended" });
});

test("an order that is paid whole does not expire while its payment is being recorded", async () => {
  const order = await transferOrder("12.20");
  const { id } = await under.books.recordReceipt(line(1220n));
  await assign(id, order);
  await expect(
    under.books.endCheckout({ checkout_id: order.id, outcome: "expired", now: LATER }),
  ).rejects.toMatchObject({ code: "order.paid" });
  await capture(order);
});

test("a receipt goes only to a transfer order in its own currency, and a transfer is captured only at the bank", async () => {
  const { id } = await under.books.recordReceipt(line(1220n));
  const demo = await placeOrder(under.books, [goods(newCoop(), 1, "12.20")], NOW);
  await expect(assign(id, demo)).rejects.toMatchObject({ code: "payment.method_unknown" });
  const dollars = await placeOrder(under.books, [goods(newCoop(), 1, "12.20")], NOW, {
    method: "bank-transfer",
    currency: "usd",
  });
  await expect(assign(id, dollars)).rejects.toMatchObject({ code: "receipt.currency_mismatch" });
  const order = await transferOrder("12.20");
  await expect(
    under.books.recordCapture({
      capture_id: "cap_wrong_rail",
      checkout_id: order.id,
      amount: order.total,
      currency: order.currency,
      rail: "provider:demo",
      captured_at: NOW,
      now: NOW,
    }),
  ).rejects.toMatchObject({ code: "payment.method_unknown" });
});

test("after all of it the book has nothing to answer for", async () => {
  expect(await unwell(under.books, NOW)).toEqual([]);
});
