import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../support/admin-client";
import { capturesOf } from "../support/captures";
import { startShop, type Shop } from "../support/shop";
import {
  CLOCK,
  HONEY,
  Store,
  WORKED_EXAMPLE,
  euros,
  must,
  refusalOf,
  type Order,
} from "../support/store-client";
import { until } from "../support/until";

/** Payment by bank transfer: the order waits, receipts make it whole, or it expires. */

let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  shop = await startShop({ name: "transfer", env: { TRANSFER_EXPIRY_DAYS: "1" } });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(async () => {
  await admin.audit();
  await shop.stop();
});

const stockOf = async (handle: string) =>
  (
    await shop.query("select sellable, held, claimed from stock_item where variant_id = $1", [
      await store.variantOf(handle),
    ])
  )[0];

describe("an order of 112.90 by transfer", () => {
  let order: Order;

  test("waits for its money and says how to send it", async () => {
    order = await store.buy(WORKED_EXAMPLE, "bank-transfer");
    const follow = await store.follow(order.token);

    expect(follow).toMatchObject({
      status: "awaiting_payment",
      total: euros("112.90"),
      received: euros("0.00"),
      missing: euros("112.90"),
      bank: {
        name: "Test Bank",
        numbers: [
          { label: "IBAN", value: "IT00X0542811101000000123456" },
          { label: "BIC", value: "TESTITM1XXX" },
        ],
        reference: `ARNIA ${order.display_id}`,
      },
    });
    expect(follow.parcels.map(({ state, money }) => [state, money])).toEqual([
      ["waiting", null],
      ["waiting", null],
      ["waiting", null],
    ]);
    const hours = (Date.parse(follow.expires_at ?? "") - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.5);
    expect(hours).toBeLessThan(24.1);
    expect(await admin.holds()).toEqual({});
    expect((await admin.orderMoney(order.order_id)).consignments).toEqual([]);
    expect(await capturesOf(shop, order.order_id)).toEqual([]);
  });

  test("is not whole with a first part of 60.00", async () => {
    const { receipt } = must(await admin.receive("BANK-1", "60.00", order.display_id));
    expect(receipt).toMatchObject({ assigned: euros("60.00"), unassigned: euros("0.00") });
    expect(await store.follow(order.token)).toMatchObject({
      status: "awaiting_payment",
      received: euros("60.00"),
      missing: euros("52.90"),
    });
    expect(await admin.holds()).toEqual({ bank: "60.00", "buyer:unmatched": "60.00" });
    expect(await capturesOf(shop, order.order_id)).toEqual([]);
  });

  test("is captured once with 112.90 when the second part is more than was missing; the rest stays unmatched", async () => {
    const { receipt } = must(await admin.receive("BANK-2", "55.00", order.display_id));
    expect(receipt).toMatchObject({ assigned: euros("52.90"), unassigned: euros("2.10") });

    expect(await capturesOf(shop, order.order_id)).toEqual([{ amount: "112.9" }]);
    expect(await store.follow(order.token)).toMatchObject({
      status: "paid",
      received: euros("112.90"),
      missing: euros("0.00"),
      bank: null,
    });
    expect(await admin.holds()).toEqual({
      bank: "115.00",
      "buyer:unmatched": "2.10",
      "coop:pietrachiara:held": "27.15",
      "coop:valdemiel:held": "25.91",
      "coop:horabuena:held": "44.39",
      tax: "15.45",
    });
    const { checkout, consignments, receipts } = await admin.orderMoney(order.order_id);
    expect(checkout).toMatchObject({ status: "captured", method: "bank-transfer", missing: euros("0.00") });
    expect(consignments.map(({ total }) => total.amount).sort()).toEqual(["27.15", "31.60", "54.15"]);
    expect(receipts.map(({ statement_ref }) => statement_ref).sort()).toEqual(["BANK-1", "BANK-2"]);
    const totals = await shop.query(
      "select totals->>'current_order_total' as total from order_summary where order_id = $1 and deleted_at is null",
      [order.order_id],
    );
    expect(totals).toEqual([{ total: "112.895" }]);
  });

  test("takes no more money afterwards", async () => {
    const { receipt } = must(await admin.receive("BANK-3", "5.00"));
    const refused = await admin.ask("POST", `/admin/receipts/${receipt.id}/assign`, {
      order_display_id: order.display_id,
    });
    expect(refused.status).toBe(400);
    const after = (await admin.receipts()).find(({ id }) => id === receipt.id);
    expect(after).toMatchObject({ unassigned: euros("5.00"), assignments: [] });
  });

  test("cannot be cancelled whole", async () => {
    expect(refusalOf(await admin.ask("POST", `/admin/orders/${order.order_id}/cancel`, {}))).toBe(
      "400 order.paid",
    );
    expect((await store.follow(order.token)).status).toBe("paid");
  });
});

describe("a line of the bank statement", () => {
  test("for an unknown order is refused and nothing is recorded", async () => {
    expect(refusalOf(await admin.receive("BANK-UNKNOWN", "10.00", 999_999))).toBe("404 order.not_found");
    expect((await admin.receipts()).map(({ statement_ref }) => statement_ref)).not.toContain("BANK-UNKNOWN");
  });

  test("typed twice, or ten times at once, is recorded once", async () => {
    const before = await admin.holds();
    const answers = await Promise.all(Array.from({ length: 10 }, () => admin.receive("BANK-TWICE", "12.34")));
    expect(new Set(answers.map((answer) => must(answer).receipt.id)).size).toBe(1);
    must(await admin.receive("BANK-TWICE", "12.34"));
    const after = await admin.holds();
    expect([before["bank"], after["bank"]]).toEqual(["120.00", "132.34"]);
  });

  test("typed again with another amount is refused", async () => {
    expect(refusalOf(await admin.receive("BANK-TWICE", "12.35"))).toBe("400 receipt.reference_reused");
    expect((await admin.holds())["bank"]).toBe("132.34");
  });

  test("that no order took is given back, and then returned by the bank", async () => {
    const { receipt } = must(await admin.receive("BANK-BACK", "7.00"));
    const given = must(
      await admin.ask<{ receipt: { given_back: unknown; unassigned: unknown } }>(
        "POST",
        `/admin/receipts/${receipt.id}/give-back`,
        { reason: "Sent by mistake" },
      ),
    ).receipt;
    expect(given).toMatchObject({ given_back: euros("7.00"), unassigned: euros("0.00") });
    expect(await admin.holds()).toMatchObject({ bank: "139.34", "buyer:refunds_due": "7.00" });

    for (let click = 0; click < 2; click += 1) {
      const back = await admin.ask<{ receipt: unknown }>(
        "POST",
        `/admin/receipts/${receipt.id}/returned`,
        {},
      );
      expect([click, refusalOf(back)]).toEqual([click, click === 0 ? "200" : refusalOf(back)]);
      const holds = await admin.holds();
      expect([holds["bank"], holds["buyer:refunds_due"]]).toEqual(["132.34", undefined]);
    }
  });

  test("that is written wrong is refused with a readable answer", async () => {
    const right = { statement_ref: "BANK-X", amount: euros("1.00"), received_on: "2026-11-20" };
    for (const wrong of [
      { amount: euros("-1.00") },
      { amount: euros("0.00") },
      { amount: euros("1.001") },
      { amount: 1 },
      { amount: { amount: "1.00", currency_code: "xxx" } },
      { received_on: "20/11/2026" },
      { received_on: "2026-02-30" },
      { statement_ref: " " },
      { order_display_id: "1" },
      { order_display_id: 1.5 },
      { sneaky: true },
    ]) {
      const answer = await admin.ask<{ message?: string }>("POST", "/admin/receipts", { ...right, ...wrong });
      expect([wrong, answer.status, (answer.body.message ?? "").length > 10]).toEqual([wrong, 400, true]);
    }
    expect((await admin.holds())["bank"]).toBe("132.34");
  });
});

describe("two parts that arrive at the same moment", () => {
  test("make one capture and one set of consignments", async () => {
    const order = await store.buy({ goods: { [HONEY]: 1 } }, "bank-transfer");
    const answers = await Promise.all([
      admin.receive("BANK-P1", "10.00", order.display_id),
      admin.receive("BANK-P2", "10.90", order.display_id),
    ]);
    expect(answers.map(refusalOf)).toEqual(["200", "200"]);
    expect(await capturesOf(shop, order.order_id)).toEqual([{ amount: "20.9" }]);
    expect((await admin.orderMoney(order.order_id)).consignments).toHaveLength(1);
  });

  test("and are together too much leave the rest unmatched", async () => {
    const order = await store.buy({ goods: { [HONEY]: 1 } }, "bank-transfer");
    const answers = await Promise.all([
      admin.receive("BANK-Q1", "20.90", order.display_id),
      admin.receive("BANK-Q2", "20.90", order.display_id),
    ]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(await capturesOf(shop, order.order_id)).toEqual([{ amount: "20.9" }]);
    const rest = (await admin.receipts())
      .filter(({ statement_ref }) => statement_ref.startsWith("BANK-Q"))
      .map(({ unassigned }) => unassigned.amount)
      .sort();
    expect(rest).toEqual(["0.00", "20.90"]);
  });
});

describe("an order that nobody pays", () => {
  test("expires at the minute's sweep: cancelled, goods back on sale, its receipt unmatched again", async () => {
    const before = await stockOf(CLOCK);
    const order = await store.buy({ goods: { [CLOCK]: 2 } }, "bank-transfer");
    must(await admin.receive("BANK-LATE", "30.00", order.display_id));
    expect(await stockOf(CLOCK)).toEqual({ ...before, claimed: Number(before?.["claimed"]) + 2 });
    await shop.query("update checkout set expires_at = now() - interval '1 minute' where order_id = $1", [
      order.order_id,
    ]);

    await until(
      "the order has expired",
      async () => {
        const { status } = await store.follow(order.token);
        return status === "expired";
      },
      75_000,
    );
    await until(
      "the order is cancelled",
      async () => {
        const [row] = await shop.query<{ status: string }>('select status from "order" where id = $1', [
          order.order_id,
        ]);
        return row?.status === "canceled";
      },
      10_000,
    );
    expect(await stockOf(CLOCK)).toEqual(before);
    const late = (await admin.receipts()).find(({ statement_ref }) => statement_ref === "BANK-LATE");
    expect(late).toMatchObject({ assigned: euros("0.00"), unassigned: euros("30.00"), assignments: [] });
    const follow = await store.follow(order.token);
    expect(follow.parcels.map(({ state }) => state)).toEqual(["cancelled"]);
    const tooLate = await admin.ask("POST", `/admin/receipts/${late?.id ?? ""}/assign`, {
      order_display_id: order.display_id,
    });
    expect(refusalOf(tooLate)).toBe("400 checkout.ended");
    await admin.audit();
  }, 120_000);

  test("is cancelled whole by the network, twice to no more effect", async () => {
    const before = await stockOf(HONEY);
    const order = await store.buy({ goods: { [HONEY]: 3 } }, "bank-transfer");
    const cancel = () => admin.ask("POST", `/admin/orders/${order.order_id}/cancel`, {});
    const answers = await Promise.all([cancel(), cancel(), cancel()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);

    expect((await store.follow(order.token)).status).toBe("cancelled");
    expect(await stockOf(HONEY)).toEqual(before);
    expect((await cancel()).status).toBe(200);
    await admin.audit();
  });

  test("and one that does not exist cannot be cancelled", async () => {
    expect(refusalOf(await admin.ask("POST", "/admin/orders/order_none/cancel", {}))).toBe(
      "404 order.not_found",
    );
  });
});
