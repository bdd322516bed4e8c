import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Terms } from "../../backend/src/domain/books/cutting";
import type { Consignment, FeePolicy } from "../../backend/src/modules/books/types";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { goods, goodsOf, newCoop, paidOrder, sendAndEarn, shipping } from "../support/example-order";

const NOW = new Date("2026-11-02T10:00:00Z");

let under: BooksUnderTest;
let requests = 0;

beforeAll(async () => {
  under = await openBooks("books_refunds");
});
afterAll(() => under.drop());

async function sold(terms: Terms, quantity: number, exact: string, before = exact): Promise<Consignment> {
  const [consignment] = await paidOrder(under.books, [goods(terms, quantity, exact, before)], NOW);
  if (!consignment) throw new Error("The order has no consignment.");
  return consignment;
}

const asked = (of: Consignment, quantity: number, fee_policy: FeePolicy = "returned") => ({
  consignment_id: of.id,
  piece_id: goodsOf(of),
  quantity,
  reason: "The buyer sent it back",
  fee_policy,
  request_id: `refund-${(requests += 1)}`,
  now: NOW,
});
const coopHolds = (terms: Terms, account: string) => holding(under.books, `coop:${terms.coop_id}:${account}`);

describe("before it is earned", () => {
  test("a refund is taken from what is held and from the tax, and no fee is earned on it", async () => {
    const coop = newCoop();
    const of = await sold(coop, 2, "24.40");
    const tax = await holding(under.books, "tax");
    const fee = await holding(under.books, "network:fee");
    const refund = await under.books.refund(asked(of, 1, "kept"));

    expect(refund).toMatchObject({
      amount: 1220n,
      after_earning: false,
      fee_policy: "returned",
      state: "due",
    });
    expect(await coopHolds(coop, "held")).toBe(1000n);
    expect(await holding(under.books, "tax")).toBe(tax - 220n);
    await sendAndEarn(under.books, [of], NOW);
    expect(await coopHolds(coop, "payable")).toBe(900n);
    expect(await holding(under.books, "network:fee")).toBe(fee + 100n);
  });

  test("where the co-op remits the tax, held pays all of the refund", async () => {
    const coop = newCoop({ tax_remitter: "coop", fee_tax_bps: 2200 });
    const of = await sold(coop, 1, "12.20");
    const tax = await holding(under.books, "tax");
    await under.books.refund(asked(of, 1));
    expect(await coopHolds(coop, "held")).toBe(0n);
    expect(await holding(under.books, "tax")).toBe(tax);
  });

  test("a consignment refunded whole has nothing to send and earns nothing", async () => {
    const coop = newCoop();
    const of = await sold(coop, 1, "12.20");
    await under.books.refund(asked(of, 1));
    const sending = sendAndEarn(under.books, [of], NOW);
    await expect(sending).rejects.toMatchObject({ code: "parcel.nothing_left" });
    expect((await under.books.consignment(of.id)).status).toBe("held");
    expect([await coopHolds(coop, "held"), await coopHolds(coop, "payable")]).toEqual([0n, 0n]);
  });
});

describe("after it is earned", () => {
  test("what is payable pays first and the rest is owed", async () => {
    const coop = newCoop();
    const [first, second] = [await sold(coop, 1, "12.20"), await sold(coop, 1, "12.20")];
    await sendAndEarn(under.books, [first], NOW);
    const reserve = { coop_id: coop.coop_id, currency: "eur" as const, request_id: "owed", now: NOW };
    await under.books.reserveSettlement(reserve);
    await sendAndEarn(under.books, [second], NOW);

    await under.books.refund(asked(second, 1));
    expect([await coopHolds(coop, "payable"), await coopHolds(coop, "owes")]).toEqual([0n, 0n]);
    await under.books.refund(asked(first, 1));
    expect([await coopHolds(coop, "payable"), await coopHolds(coop, "owes")]).toEqual([0n, 900n]);
  });

  test("with the fee kept the co-op bears the fee and its tax too", async () => {
    const coop = newCoop({ fee_tax_bps: 2200 });
    const of = await sold(coop, 1, "12.20");
    await sendAndEarn(under.books, [of], NOW);
    const fee = await holding(under.books, "network:fee");
    expect(await coopHolds(coop, "payable")).toBe(878n);

    const refund = await under.books.refund(asked(of, 1, "kept"));
    expect(refund).toMatchObject({ amount: 1220n, coop_amount: 1000n, fee_policy: "kept" });
    expect(await holding(under.books, "network:fee")).toBe(fee);
    expect([await coopHolds(coop, "payable"), await coopHolds(coop, "owes")]).toEqual([0n, 122n]);
  });
});

describe("a network promotion", () => {
  test("leaves the co-op whole: the paid parts and the top-up are what the full price would have given", async () => {
    const coop = newCoop();
    const promotions = await holding(under.books, "network:promotions");
    const of = await sold(coop, 3, "18.30", "36.60");

    expect(of.total).toBe(1830n);
    // Half of 30.00 net is missing; the fee is 10 % of what was paid, so 13.50 of 27.00 is made good.
    expect(of.top_up.work + of.top_up.materials + of.top_up.funds).toBe(1350n);
    expect(await holding(under.books, "network:promotions")).toBe(promotions - 1350n);
    await sendAndEarn(under.books, [of], NOW);
    expect(await coopHolds(coop, "payable")).toBe(2700n);
  });

  test("is taken back cumulatively, before and after earning", async () => {
    const promotions = await holding(under.books, "network:promotions");
    const coop = newCoop();
    const of = await sold(coop, 3, "10.00", "20.01");
    const whole = of.top_up.work + of.top_up.materials + of.top_up.funds;
    await under.books.refund(asked(of, 1));
    await sendAndEarn(under.books, [of], NOW);
    await under.books.refund(asked(of, 1));
    await under.books.refund(asked(of, 1));

    expect(whole).toBeGreaterThan(0n);
    expect(await holding(under.books, "network:promotions")).toBe(promotions);
    expect(await coopHolds(coop, "held")).toBe(0n);
    expect(await coopHolds(coop, "payable")).toBe(0n);
    expect(await coopHolds(coop, "owes")).toBe(0n);
    const refunds = await under.books.refundsOfOrder(of.order_id);
    expect(refunds.map(({ amount }) => amount)).toEqual([334n, 333n, 333n]);
  });
});

test("many small refunds give back every part of the line exactly, and no part ever grows back", async () => {
  const coop = newCoop({ fee_tax_bps: 2200 });
  const of = await sold(coop, 25, "12.50");
  for (let unit = 0; unit < 25; unit += 1) {
    const { parts } = await under.books.refund(asked(of, 1));
    expect(Object.values(parts).every((part) => part >= 0n)).toBe(true);
  }
  const refunds = await under.books.refundsOfOrder(of.order_id);
  const given = (part: "work" | "fee" | "tax") => refunds.reduce((sum, { parts }) => sum + parts[part], 0n);
  expect([given("work"), given("fee"), given("tax")]).toEqual([of.parts.work, of.parts.fee, of.parts.tax]);
});

test("a refund follows the terms and parts frozen with the sale, not what the co-op agrees today", async () => {
  const coop = newCoop();
  const of = await sold(coop, 2, "24.40");
  await sold({ ...coop, fee_bps: 4000, tax_remitter: "coop" }, 1, "12.20");
  const { parts } = await under.books.refund(asked(of, 1));
  expect([parts.fee, parts.tax]).toEqual([100n, 220n]);
});

test("the same request twenty times at once is one refund, and with another content it is refused", async () => {
  const of = await sold(newCoop(), 3, "36.60");
  const request = asked(of, 1);
  const answers = await Promise.all(Array.from({ length: 20 }, () => under.books.refund(request)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect((await under.books.consignment(of.id)).refunded).toBe(1220n);
  await expect(under.books.refund({ ...request, quantity: 2 })).rejects.toMatchObject({
    code: "refund.request_reused",
  });
});

test("of twenty different requests for the last piece one is granted", async () => {
  const of = await sold(newCoop(), 1, "12.20");
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => under.books.refund(asked(of, 1))),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("more pieces than are left, none, a part of one, and an unknown piece are refused", async () => {
  const of = await sold(newCoop(), 2, "24.40");
  await under.books.refund(asked(of, 1));
  const refusal = (change: object) => expect(under.books.refund({ ...asked(of, 1), ...change })).rejects;
  await refusal({ quantity: 2 }).toMatchObject({ code: "refund.too_many", details: { left: 1 } });
  await refusal({ quantity: 0 }).toMatchObject({ code: "refund.quantity_invalid" });
  await refusal({ quantity: 0.5 }).toMatchObject({ code: "refund.quantity_invalid" });
  await refusal({ piece_id: "pce_other" }).toMatchObject({ code: "refund.piece_not_found" });
});

test("shipping is refunded whole and carries no fee", async () => {
  const coop = newCoop();
  const [of] = await paidOrder(under.books, [goods(coop, 1, "12.20"), shipping(coop, "6.10")], NOW);
  const piece_id = of?.pieces.find(({ kind }) => kind === "shipping")?.id ?? "";
  if (!of) throw new Error("The order has no consignment.");
  const { parts, amount } = await under.books.refund({ ...asked(of, 1), piece_id });
  expect([amount, parts.shipping, parts.tax, parts.fee]).toEqual([610n, 500n, 110n, 0n]);
});

test("a refund leaves once, may come back, and may leave again", async () => {
  const of = await sold(newCoop(), 1, "12.20");
  const { id } = await under.books.refund(asked(of, 1));
  const at = () => holding(under.books, "provider:demo");
  const outcome = (result: "paid" | "returned") =>
    under.books.refundOutcome({ refund_id: id, outcome: result, rail: "provider:demo", now: NOW });
  const before = await at();

  await Promise.all(Array.from({ length: 20 }, () => outcome("paid")));
  expect(await at()).toBe(before - 1220n);
  expect(await outcome("returned")).toMatchObject({ state: "due", sent_at: null });
  expect((await outcome("returned")).state).toBe("due");
  expect(await at()).toBe(before);
  expect((await outcome("paid")).state).toBe("sent");
  expect(await at()).toBe(before - 1220n);
});

test("after all of it the book has nothing to answer for", async () => {
  expect(await unwell(under.books, NOW)).toEqual([]);
});
