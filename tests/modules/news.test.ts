import { afterAll, beforeAll, expect, test } from "vitest";
import { openBooks, type BooksUnderTest } from "../support/books";
import { frozen, goods, newCoop } from "../support/example-order";

/** What the scan for mail is told of, and when. */

const NOW = new Date("2026-11-02T10:00:00Z");
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 60 * 60_000);

let under: BooksUnderTest;
beforeAll(async () => {
  under = await openBooks("news");
});
afterAll(() => under.drop());

let orders = 0;
async function placed(method: "demo" | "bank-transfer"): Promise<{ id: string; order_id: string }> {
  const { id } = await under.books.freezeCheckout(frozen([goods(newCoop(), 1, "12.20")], NOW, { method }));
  orders += 1;
  const order_id = `order_news_${orders}`;
  await under.books.placeCheckout({
    checkout_id: id,
    order_id,
    display_id: orders,
    expires_at: hoursLater(240),
    now: NOW,
  });
  return { id, order_id };
}
const newsOf = async (order_id: string, since = NOW) =>
  (await under.books.newsSince(since)).filter((news) => news.order_id === order_id).map(({ kind }) => kind);

test("a payment is news when it is in the books, however long the provider has had it", async () => {
  const { id, order_id } = await placed("demo");
  const late = hoursLater(30);
  expect(await newsOf(order_id)).toEqual([]);
  const { total, currency } = await under.books.getCheckout(id);
  await under.books.recordCapture({
    capture_id: "cap_news",
    checkout_id: id,
    amount: total,
    currency,
    rail: "provider:demo",
    captured_at: NOW,
    now: late,
  });
  expect(await newsOf(order_id, hoursLater(29))).toEqual(["order_placed"]);
  expect(await newsOf(order_id, hoursLater(31))).toEqual([]);
});

test("an order that waits for its transfer is news, and one that ended before is not told as one", async () => {
  const { id, order_id } = await placed("bank-transfer");
  expect(await newsOf(order_id)).toEqual(["order_placed"]);
  await under.books.endCheckout({ checkout_id: id, outcome: "expired", now: hoursLater(240) });
  expect(await newsOf(order_id)).toEqual(["order_expired"]);
});
