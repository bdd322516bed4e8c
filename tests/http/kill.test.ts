import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../support/admin-client";
import { pausesAt } from "../support/pauses";
import { startShop, type Shop } from "../support/shop";
import {
  CHOCOLATE,
  CLOCK,
  HONEY,
  Store,
  must,
  refusalOf,
  type Method,
  type Order,
} from "../support/store-client";
import { until } from "../support/until";

/** The shop is ended as a power cut would, between any two of its steps. Afterwards everything is there once. */

const POINTS = {
  order: { table: "order_cart", on: "insert" },
  authorisation: { table: "payment", on: "insert" },
  placing: { table: "checkout", on: "update", when: "new.status = 'placed'" },
  claim: { table: "stock_hold", on: "update", when: "new.state = 'claimed'" },
  capture: { table: "capture", on: "insert" },
  transaction: { table: "order_transaction", on: "insert" },
  posting: { table: "consignment", on: "insert" },
  receipt: { table: "receipt_assignment", on: "insert" },
} as const;
type PointName = keyof typeof POINTS;

/** Each act has goods of its own, so that none waits for the row of another before it comes to its point. */
const GOODS = [
  CHOCOLATE,
  HONEY,
  CLOCK,
  "hazelnut-cream-300",
  "beeswax-candles-pair",
  "cork-wall-clock",
  "drinking-chocolate-250",
] as const;

let shop: Shop;
let store: Store;
let admin: Admin;
let pauses: Awaited<ReturnType<typeof pausesAt<PointName>>>;

beforeAll(async () => {
  shop = await startShop({ name: "kill" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  pauses = await pausesAt(shop.databaseUrl, POINTS);
});
// What still stands at a point would hold up whoever comes next.
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await powerCut();
});
afterAll(async () => {
  await pauses.close();
  await shop.stop();
});

/** An answer that never comes, because who should give it is dead, is no surprise here. */
const unanswered = (act: Promise<unknown>): void => void act.catch(() => undefined);

async function powerCut(): Promise<void> {
  await shop.kill9();
  await pauses.throwAway();
  // What the sweep leaves alone for two minutes, since it might still be in the making, is old at once.
  await shop.query(
    `update "order" set created_at = now() - interval '3 minutes'
     where id not in (select order_id from order_cart)`,
  );
  await shop.restart();
}

const HALF_DONE = `
  select k.id, k.status from checkout k
  left join order_cart c on c.cart_id = k.cart_id
  left join lateral (
    select coalesce(sum(a.amount), 0) as received from receipt_assignment a
    where a.checkout_id = k.id and a.released_at is null
  ) r on true
  where (k.status = 'open' and c.order_id is not null)
     or (k.status = 'placed' and (k.method = 'demo' or r.received = k.total))
     or (k.status = 'placed' and exists (select from stock_hold h where h.checkout_id = k.id and h.state = 'held'))`;

const ORPHANS = `
  select o.id from "order" o left join order_cart c on c.order_id = o.id
  where c.order_id is null and o.status <> 'canceled'`;

/** Carts that Medusa closed although no order of theirs stands. */
const STRANDED = `
  select c.id from cart c join checkout k on k.cart_id = c.id and k.status = 'open'
  left join order_cart o on o.cart_id = c.id
  where c.completed_at is not null and o.order_id is null`;

const swept = (): Promise<void> =>
  until(
    "the repair scan has finished everything",
    async () =>
      (await shop.query(HALF_DONE)).length === 0 &&
      (await shop.query(STRANDED)).length === 0 &&
      (await shop.query(ORPHANS)).length === 0,
    90_000,
  );

/** One order, one capture, one set of consignments and one sale for a cart that was paid. */
async function soldOnce(cart_id: string): Promise<Record<string, unknown>> {
  const [row] = await shop.query(
    `select (select count(*)::int from order_cart where cart_id = $1) as orders,
            (select count(*)::int from capture c join payment p on p.id = c.payment_id
               join order_payment_collection o on o.payment_collection_id = p.payment_collection_id
               join order_cart oc on oc.order_id = o.order_id where oc.cart_id = $1) as captures,
            (select count(*)::int from order_transaction t join order_cart oc on oc.order_id = t.order_id
               where oc.cart_id = $1 and t.deleted_at is null) as transactions,
            (select count(*)::int from consignment g join checkout k on k.id = g.checkout_id
               where k.cart_id = $1) as consignments,
            (select count(distinct t.id)::int from ledger_transaction t
               join ledger_posting p on p.transaction_id = t.id
               join consignment g on g.id = p.consignment_id join checkout k on k.id = g.checkout_id
               where k.cart_id = $1 and t.kind = 'sale') as sales,
            (select string_agg(distinct h.state, ',') from stock_hold h
               where h.cart_id = $1 and h.state <> 'released') as goods`,
    [cart_id],
  );
  return row ?? {};
}

const ONCE = { orders: 1, captures: 1, transactions: 1, consignments: 1, sales: 1, goods: "claimed" };

/** Whoever got no answer presses *Order and pay* again; a payment that was cut off is begun anew. */
async function pressAgain(cart: string, method: Method = "demo"): Promise<{ follow_token: string }> {
  const again = await store.complete(cart);
  if (refusalOf(again) !== "404 checkout.not_found") return must(again).order;
  must(await store.pay(cart, method));
  return must(await store.complete(cart)).order;
}

async function readyToComplete(good: number, method: Method = "demo"): Promise<string> {
  const cart = await store.readyCart({ goods: { [GOODS[good]!]: 1 } });
  must(await store.pay(cart, method));
  return cart;
}

/** A transfer of which all but one euro has arrived. */
async function almostPaid(
  good: number,
  ref: string,
): Promise<{ order: Order; last: () => Promise<unknown> }> {
  const order = await store.buy({ goods: { [GOODS[good]!]: 1 } }, "bank-transfer");
  const { checkout } = await admin.orderMoney(order.order_id);
  const [euro = "0", cents = "00"] = (checkout?.missing.amount ?? "").split(".");
  must(await admin.receive(`${ref}-1`, `${Number(euro) - 1}.${cents}`, order.display_id));
  return { order, last: () => admin.receive(`${ref}-2`, "1.00", order.display_id) };
}

describe("a power cut while demo payments are completed", () => {
  test("at each step finds every order sold once afterwards", async () => {
    const names = ["order", "authorisation", "claim", "capture", "transaction", "placing"] as const;
    const carts: string[] = [];
    for (const index of names.keys()) carts.push(await readyToComplete(index));
    // The acts that stand inside a transaction of the book come last, since the book is one at a time.
    for (const [index, name] of names.entries())
      await pauses.stopAt(name, () => unanswered(store.complete(carts[index]!)));

    await powerCut();
    await swept();
    for (const cart of carts) await pressAgain(cart);

    for (const [index, name] of names.entries())
      expect([name, await soldOnce(carts[index]!)]).toEqual([name, ONCE]);
    expect(await shop.query(ORPHANS)).toEqual([]);
    await admin.audit();
  }, 240_000);

  test("and before the posting finds the consignments and the sale once", async () => {
    const cart = await readyToComplete(0);
    await pauses.stopAt("posting", () => unanswered(store.complete(cart)));
    expect(await soldOnce(cart)).toMatchObject({ captures: 1, consignments: 0, sales: 0 });

    await powerCut();
    await swept();
    expect(await soldOnce(cart)).toEqual(ONCE);
    await admin.audit();
  }, 240_000);

  test("and again while the repair scan repairs finds them once", async () => {
    const cart = await readyToComplete(1);
    await pauses.stopAt("capture", () => unanswered(store.complete(cart)));
    await shop.kill9();
    await pauses.throwAway();
    let started: Promise<void> | undefined;
    await pauses.stopAt("posting", () => (started = shop.restart()));
    await started;
    await powerCut();
    await swept();
    expect(await soldOnce(cart)).toEqual(ONCE);
    await admin.audit();
  }, 240_000);
});

describe("a power cut while a transfer's last receipt is recorded", () => {
  test("at each step finds the order captured and sold once afterwards", async () => {
    const names = ["authorisation", "capture", "transaction", "posting"] as const;
    const paid: Awaited<ReturnType<typeof almostPaid>>[] = [];
    for (const [index, name] of names.entries()) paid.push(await almostPaid(index, `CUT-${name}`));
    for (const [index, name] of names.entries())
      await pauses.stopAt(name, () => unanswered(paid[index]!.last()));

    await powerCut();
    await swept();
    for (const [index, name] of names.entries()) {
      expect([name, await soldOnce(paid[index]!.order.cart_id)]).toEqual([name, ONCE]);
      // The operator, who saw no answer, types the line again.
      await paid[index]!.last();
      const receipts = (await admin.receipts()).filter(
        ({ statement_ref }) => statement_ref === `CUT-${name}-2`,
      );
      expect(receipts.map(({ assigned }) => assigned.amount)).toEqual(["1.00"]);
    }
    await admin.audit();
  }, 240_000);

  test("before it is assigned finds it unmatched, and typing it again finishes the order", async () => {
    const { order, last } = await almostPaid(5, "CUT-receipt");
    await pauses.stopAt("receipt", () => unanswered(last()));
    await powerCut();
    must((await last()) as Parameters<typeof must>[0]);
    await swept();
    expect(await soldOnce(order.cart_id)).toEqual(ONCE);
    await admin.audit();
  }, 240_000);
});

describe("a power cut while an order by transfer is placed", () => {
  test("finds it waiting for its money, with its goods claimed", async () => {
    const names = ["order", "claim", "placing"] as const;
    const carts: string[] = [];
    for (const index of names.keys()) carts.push(await readyToComplete(index + 3, "bank-transfer"));
    for (const [index, name] of names.entries())
      await pauses.stopAt(name, () => unanswered(store.complete(carts[index]!)));
    await powerCut();
    await swept();
    for (const [index, name] of names.entries()) {
      const { follow_token } = await pressAgain(carts[index]!, "bank-transfer");
      expect([name, (await store.follow(follow_token)).status]).toEqual([name, "awaiting_payment"]);
      expect([name, await soldOnce(carts[index]!)]).toEqual([
        name,
        { orders: 1, captures: 0, transactions: 0, consignments: 0, sales: 0, goods: "claimed" },
      ]);
    }
    await admin.audit();
  }, 240_000);
});

describe("a power cut at any moment", () => {
  test("with a new completion every 60 ms finds each sold once", async () => {
    const carts: string[] = [];
    for (let buyer = 0; buyer < 8; buyer += 1) carts.push(await readyToComplete(buyer % GOODS.length));
    for (const cart of carts) {
      unanswered(store.complete(cart));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await powerCut();
    await swept();
    for (const cart of carts) must(await store.complete(cart));
    for (const cart of carts) expect(await soldOnce(cart)).toEqual(ONCE);
    expect(await shop.query(ORPHANS)).toEqual([]);
    await admin.audit();
  }, 240_000);
});
