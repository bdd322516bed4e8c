import { afterAll, beforeAll, expect, test } from "vitest";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import {
  WORKED_EXAMPLE,
  frozen,
  goods,
  newCoop,
  paidOrder,
  placeOrder,
  sendAndEarn,
  sendParcel,
} from "../support/example-order";

const NOW = new Date("2026-11-02T10:00:00Z");
const LATER = new Date("2026-11-12T10:00:00Z");

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("books_checkouts");
});
afterAll(() => under.drop());

test("the frozen row gives back exactly what was frozen, however large the amounts", async () => {
  const input = frozen([goods(newCoop(), 1, "90071992547409.93")], NOW, { locale: "it" });
  const checkout = await under.books.freezeCheckout(input);
  expect(checkout).toMatchObject({
    status: "open",
    total: 9007199254740993n,
    missing: 9007199254740993n,
    pieces: input.pieces,
    terms: input.terms,
    locale: "it",
  });
});

test("starting payment twenty times at once with the same basket makes one row", async () => {
  const input = frozen(WORKED_EXAMPLE, NOW);
  const rows = await Promise.all(Array.from({ length: 20 }, () => under.books.freezeCheckout(input)));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(1);
});

test("a changed basket supersedes the row frozen before", async () => {
  const coop = newCoop();
  const first = frozen([goods(coop, 1, "12.20")], NOW);
  const before = await under.books.freezeCheckout(first);
  const after = await under.books.freezeCheckout({
    ...frozen([goods(coop, 2, "24.40")], NOW),
    cart_id: first.cart_id,
  });

  expect((await under.books.getCheckout(before.id)).status).toBe("superseded");
  expect((await under.books.checkoutOfCart(first.cart_id))?.id).toBe(after.id);
  await expect(
    under.books.placeCheckout({
      checkout_id: before.id,
      order_id: "order_x",
      display_id: 1,
      expires_at: null,
      now: NOW,
    }),
  ).rejects.toMatchObject({ code: "checkout.ended" });
});

test("pieces that do not sum to the total, or have no terms, are not frozen", async () => {
  const input = frozen(WORKED_EXAMPLE, NOW);
  await expect(under.books.freezeCheckout({ ...input, total: input.total + 1n })).rejects.toMatchObject({
    code: "books.pieces_differ_from_total",
  });
  await expect(under.books.freezeCheckout({ ...input, terms: input.terms.slice(1) })).rejects.toMatchObject({
    code: "books.terms_missing",
  });
});

test("placing twice gives the same answer, and a cart that is an order cannot be frozen anew", async () => {
  const coop = newCoop();
  const input = frozen([goods(coop, 1, "12.20")], NOW);
  const { id } = await under.books.freezeCheckout(input);
  const place = { checkout_id: id, order_id: "order_twice", display_id: 77, expires_at: null, now: NOW };
  const placed = await under.books.placeCheckout(place);

  expect(await under.books.placeCheckout(place)).toEqual(placed);
  expect(await under.books.checkoutOfOrder("order_twice")).toEqual(placed);
  expect((await under.books.freezeCheckout(input)).id).toBe(id);
  await expect(under.books.placeCheckout({ ...place, order_id: "order_other" })).rejects.toMatchObject({
    code: "checkout.already_placed",
  });
  await expect(under.books.freezeCheckout({ ...input, locale: "es" })).rejects.toMatchObject({
    code: "checkout.already_placed",
  });
});

test("only the exact total pays an order, and only once", async () => {
  const { id, total, currency } = await placeOrder(under.books, [goods(newCoop(), 1, "12.20")], NOW);
  const capture = {
    capture_id: "cap_exact",
    checkout_id: id,
    amount: total,
    currency,
    rail: "provider:demo" as const,
    captured_at: NOW,
    now: NOW,
  };
  for (const wrong of [{ amount: total - 1n }, { amount: total + 1n }, { currency: "usd" as const }]) {
    await expect(under.books.recordCapture({ ...capture, ...wrong })).rejects.toMatchObject({
      code: "checkout.amount_differs",
    });
  }
  await under.books.recordCapture(capture);
  await expect(under.books.recordCapture({ ...capture, capture_id: "cap_second" })).rejects.toMatchObject({
    code: "checkout.captured",
  });
  await expect(under.books.recordCapture({ ...capture, amount: total + 1n })).rejects.toMatchObject({
    code: "ledger.reference_reused",
  });
  await expect(
    under.books.endCheckout({ checkout_id: id, outcome: "cancelled", now: NOW }),
  ).rejects.toMatchObject({ code: "checkout.captured" });
});

test("an order that was not placed, or has ended, cannot be captured", async () => {
  const open = await under.books.freezeCheckout(frozen([goods(newCoop(), 1, "12.20")], NOW));
  const placed = await placeOrder(under.books, [goods(newCoop(), 1, "12.20")], NOW);
  await under.books.endCheckout({ checkout_id: placed.id, outcome: "cancelled", now: NOW });
  for (const { id, total, currency } of [open, placed]) {
    const capture = { capture_id: `cap_${id}`, checkout_id: id, amount: total, currency };
    await expect(
      under.books.recordCapture({ ...capture, rail: "provider:demo", captured_at: NOW, now: NOW }),
    ).rejects.toMatchObject({ code: "checkout.ended" });
  }
});

test("an ended checkout ends once, and its cart may begin again", async () => {
  const input = frozen([goods(newCoop(), 1, "12.20")], NOW);
  const { id } = await under.books.freezeCheckout(input);
  const ended = await under.books.endCheckout({ checkout_id: id, outcome: "abandoned", now: LATER });

  expect(ended).toMatchObject({ status: "abandoned", missing: 0n, ended_at: LATER });
  expect(await under.books.endCheckout({ checkout_id: id, outcome: "abandoned", now: LATER })).toEqual(ended);
  await expect(
    under.books.endCheckout({ checkout_id: id, outcome: "expired", now: LATER }),
  ).rejects.toMatchObject({ code: "checkout.ended" });
  expect((await under.books.freezeCheckout(input)).id).not.toBe(id);
});

test("placing an order gives it a new deadline", async () => {
  const input = frozen([goods(newCoop(), 1, "12.20")], NOW, { expires_at: LATER });
  const { id } = await under.books.freezeCheckout(input);
  const place = { checkout_id: id, order_id: "order_deadline", display_id: 78, now: NOW };
  expect((await under.books.placeCheckout({ ...place, expires_at: null })).expires_at).toBeNull();
});

test("checkouts are listed by what has expired", async () => {
  const expires_at = new Date("2026-11-05T10:00:00Z");
  const method = "bank-transfer" as const;
  const { id } = await placeOrder(under.books, [goods(newCoop(), 1, "12.20")], NOW, { expires_at, method });
  const expired = (expired_before: Date) =>
    under.books.listCheckouts({ status: "placed", method, expired_before });
  expect((await expired(LATER)).map((checkout) => checkout.id)).toEqual([id]);
  expect(await expired(expires_at)).toEqual([]);
});

test("nothing is earned before it is sent and its hold is over", async () => {
  const coop = newCoop({ hold_days: 14 });
  const [consignment] = await paidOrder(under.books, [goods(coop, 1, "12.20")], NOW);
  const consignment_id = consignment?.id ?? "";
  const held = `coop:${coop.coop_id}:held`;
  expect(await under.books.earnDue({ now: LATER, consignment_id })).toEqual([]);

  const sent = await sendParcel(under.books, consignment_id, NOW, { tracking: "T1" });
  expect(sent.earns_on).toEqual(new Date("2026-11-16T10:00:00Z"));
  expect(await under.books.earnDue({ now: new Date("2026-11-16T09:59:59Z"), consignment_id })).toEqual([]);
  expect(await holding(under.books, held)).toBe(1000n);

  expect(await under.books.earnDue({ now: new Date("2026-11-16T10:00:00Z") })).toEqual([consignment_id]);
  expect(await under.books.earnDue({ now: new Date("2026-11-16T10:00:00Z") })).toEqual([]);
  expect(await holding(under.books, held)).toBe(0n);
  expect(await holding(under.books, `coop:${coop.coop_id}:payable`)).toBe(900n);
});

test("an order in a currency without decimals is held and earned in whole units", async () => {
  const coop = newCoop();
  const paid = await paidOrder(under.books, [goods(coop, 1, "1220")], NOW, { currency: "jpy" });
  await sendAndEarn(under.books, paid, NOW);
  expect(await holding(under.books, `coop:${coop.coop_id}:payable`, "jpy")).toBe(900n);
  expect(await unwell(under.books, NOW)).toEqual([]);
});
