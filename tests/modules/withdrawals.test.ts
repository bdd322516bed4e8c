import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CheckoutPiece } from "../../backend/src/modules/books/types";
import { openBooks, type BooksUnderTest } from "../support/books";
import { frozen, goods, goodsOf, newCoop, paidOrder, sendAndEarn } from "../support/example-order";

const NOW = new Date("2026-11-02T10:00:00Z");
const daysLater = (days: number) => new Date(NOW.getTime() + days * 24 * 60 * 60_000);

let under: BooksUnderTest;
let requests = 0;

beforeAll(async () => {
  under = await openBooks("withdrawals");
});
afterAll(() => under.drop());

const refusal = (code: string): unknown => expect.objectContaining({ code });

/** An order of three jars, paid. */
async function bought() {
  const [consignment] = await paidOrder(under.books, [goods(newCoop(), 3, "36.60")], NOW);
  if (!consignment) throw new Error("The order has no consignment.");
  const piece_id = consignment.pieces[0]?.piece_id ?? "";
  return { consignment, order_id: consignment.order_id, piece_id };
}

const asked = (order: { order_id: string; piece_id: string }, quantity: number, now = NOW) => ({
  order_id: order.order_id,
  lines: [{ piece_id: order.piece_id, quantity }],
  said: null,
  request_id: `withdrawal-${(requests += 1)}`,
  now,
});

describe("a withdrawal", () => {
  test("is recorded once, however often its form is sent, also at the same moment", async () => {
    const order = await bought();
    const input = { ...asked(order, 2), said: "It is too sweet for me" };
    const notices = await Promise.all([1, 2, 3].map(() => under.books.withdraw(input)));
    expect(new Set(notices.map(({ id }) => id)).size).toBe(1);
    expect(await under.books.withdrawalsOfOrder(order.order_id)).toMatchObject([
      { said: "It is too sweet for me", at: NOW, lines: [{ piece_id: order.piece_id, quantity: 2 }] },
    ]);
    await expect(under.books.withdraw({ ...asked(order, 1), request_id: input.request_id })).rejects.toEqual(
      refusal("withdrawal.request_reused"),
    );
  });

  test("takes no more units than were bought and are neither refunded nor withdrawn from", async () => {
    const order = await bought();
    await expect(under.books.withdraw(asked(order, 4))).rejects.toEqual(refusal("withdrawal.too_many"));
    await under.books.withdraw(asked(order, 2));
    await expect(under.books.withdraw(asked(order, 2))).rejects.toEqual(refusal("withdrawal.too_many"));
    await under.books.refund({
      consignment_id: order.consignment.id,
      piece_id: goodsOf(order.consignment),
      quantity: 3,
      reason: "Withdrawn",
      fee_policy: "returned",
      request_id: "withdrawal-refund",
      now: NOW,
    });
    expect(await under.books.withdrawalOffer({ order_id: order.order_id, now: NOW })).toEqual({
      open: false,
      units: [{ piece_id: order.piece_id, refunded: 3, withdrawn: 2, left: 0 }],
    });
    await expect(under.books.withdraw(asked(order, 1))).rejects.toThrow();
  });

  test("names pieces of this order, each once, and posts nothing", async () => {
    const order = await bought();
    const other = await bought();
    const before = await under.books.balances();
    const of = (lines: { piece_id: string; quantity: number }[]) =>
      under.books.withdraw({ ...asked(order, 1), lines });
    const not_found = refusal("withdrawal.line_not_found");
    await expect(of([{ piece_id: "other", quantity: 1 }])).rejects.toEqual(not_found);
    await expect(of([])).rejects.toEqual(not_found);
    const line = { piece_id: order.piece_id, quantity: 1 };
    await expect(of([line, line])).rejects.toEqual(not_found);
    await expect(of([{ ...line, quantity: 0.5 }])).rejects.toEqual(refusal("withdrawal.too_many"));
    await expect(under.books.withdraw(asked({ ...order, order_id: "order_none" }, 1))).rejects.toEqual(
      refusal("order.not_found"),
    );
    await under.books.withdraw(asked(other, 3));
    expect(await under.books.balances()).toEqual(before);
    const to_do = (await under.books.withdrawalsToRefund()).map(({ order_id }) => order_id);
    expect(to_do).toContain(other.order_id);
    expect(to_do).not.toContain(order.order_id);
    const refund = { consignment_id: other.consignment.id, piece_id: goodsOf(other.consignment) };
    const decided = { reason: "Withdrawn", fee_policy: "returned" as const, now: NOW };
    await under.books.refund({ ...refund, ...decided, quantity: 2, request_id: "withdrawal-refund-2" });
    expect((await under.books.withdrawalsToRefund()).length).toBe(to_do.length);
    await under.books.refund({ ...refund, ...decided, quantity: 1, request_id: "withdrawal-refund-3" });
    expect((await under.books.withdrawalsToRefund()).length).toBe(to_do.length - 1);
  });

  test("is offered until 45 days after the last parcel, and without end while something is to come", async () => {
    const order = await bought();
    const offered = async (days: number) =>
      (await under.books.withdrawalOffer({ order_id: order.order_id, now: daysLater(days) }))?.open;
    expect(await offered(300)).toBe(true);
    await sendAndEarn(under.books, [order.consignment], NOW);
    expect([await offered(1), await offered(45), await offered(46)]).toEqual([true, true, false]);
    await expect(under.books.withdraw(asked(order, 1, daysLater(46)))).rejects.toEqual(
      refusal("withdrawal.not_offered"),
    );
  });

  test("is offered for an order that waits for its money, and not when it has expired", async () => {
    const input = frozen([goods(newCoop(), 2, "24.40")], NOW, { method: "bank-transfer" });
    const { id, pieces } = await under.books.freezeCheckout(input);
    const order = { order_id: "order_waiting", piece_id: (pieces[0] as CheckoutPiece).id };
    await under.books.placeCheckout({
      checkout_id: id,
      order_id: order.order_id,
      display_id: 9001,
      expires_at: daysLater(10),
      now: NOW,
    });
    await under.books.withdraw(asked(order, 1));
    await under.books.endCheckout({ checkout_id: id, outcome: "expired", now: daysLater(10) });
    await expect(under.books.withdraw(asked(order, 1, daysLater(10)))).rejects.toEqual(
      refusal("withdrawal.not_offered"),
    );
  });

  test("is news for its buyer, and stays as it was said", async () => {
    const order = await bought();
    const notice = await under.books.withdraw(asked(order, 1));
    expect(await under.books.newsSince(NOW)).toContainEqual({
      kind: "withdrawal_received",
      id: notice.id,
      order_id: order.order_id,
      amount: null,
    });
    for (const change of [
      "update withdrawal_notice set said = 'x'",
      "delete from withdrawal_notice",
      "truncate withdrawal_notice",
    ])
      await expect(under.raw(change)).rejects.toThrow(/only grows/);
  });
});
