import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { startShop, type Shop } from "../../support/shop";
import {
  CHOCOLATE,
  CLOCK,
  HONEY,
  Store,
  WORKED_EXAMPLE,
  euros,
  must,
  refusalOf,
} from "../../support/store-client";

/** Two tabs, double clicks, many buyers at once: one order, one payment, one set of consignments. */

const SPOON = "olive-shepherds-spoon-7"; // there is one
const CAKE = "alaju-honey-cake"; // there are three

let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  shop = await startShop({ name: "doubles" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(() => shop.stop());

const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

async function salesOf(display_id: number): Promise<number> {
  const postings = (await admin.postings()).filter(
    (posting) => posting.kind === "sale" && posting.order_display_id === display_id,
  );
  return new Set(postings.map(({ transaction_id }) => transaction_id)).size;
}

async function stockOf(handle: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await shop.query("select sellable, held, claimed from stock_item where variant_id = $1", [
    await store.variantOf(handle),
  ]);
  return row;
}

const orphans = () =>
  shop.query(
    `select o.id from "order" o left join order_cart c on c.order_id = o.id
     where c.id is null and o.deleted_at is null and o.status <> 'canceled'`,
  );

describe("one basket", () => {
  test("completed ten times at once is one order with one answer", async () => {
    const cart = await store.readyCart(WORKED_EXAMPLE);
    must(await store.pay(cart));
    const answers = await times(10, () => store.complete(cart));

    const [first] = answers;
    expect(answers.map(refusalOf)).toEqual(Array.from({ length: 10 }, () => "200"));
    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => first?.body));
    const orders = await store.orderOf(cart);
    expect(orders).toHaveLength(1);
    const { consignments } = await admin.orderMoney(orders[0]!);
    expect(consignments.map(({ coop }) => coop.handle).sort()).toEqual([
      "horabuena",
      "pietrachiara",
      "valdemiel",
    ]);
    expect(await salesOf(first!.body.order.display_id)).toBe(1);
    await admin.audit();
  });

  test("completed twice in a row is one order", async () => {
    const cart = await store.readyCart({ goods: { [HONEY]: 2 } });
    must(await store.pay(cart));
    const first = must(await store.complete(cart));
    expect(must(await store.complete(cart))).toEqual(first);
    expect(await salesOf(first.order.display_id)).toBe(1);
  });

  test("paid ten times at once has one checkout and one hold", async () => {
    const cart = await store.readyCart({ goods: { [CHOCOLATE]: 2 } });
    const { total } = await store.basket(cart);
    const answers = await times(10, () => store.pay(cart, "demo", total));

    expect(answers.map(refusalOf)).toEqual(Array.from({ length: 10 }, () => "200"));
    expect(new Set(answers.map(({ body }) => body.checkout.id)).size).toBe(1);
    const rows = await shop.query("select status from checkout where cart_id = $1", [cart]);
    expect(rows).toEqual([{ status: "open" }]);
    const held = await shop.query("select quantity, state from stock_hold where cart_id = $1", [cart]);
    expect(held).toEqual([{ quantity: 2, state: "held" }]);
    must(await store.complete(cart));
  });

  test("paid and completed in two tabs at once is one order", async () => {
    const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
    const { total } = await store.basket(cart);
    const tabs = await times(2, async (tab) => {
      const paid = await store.pay(cart, tab === 0 ? "demo" : "bank-transfer", total);
      return [refusalOf(paid), refusalOf(await store.complete(cart))];
    });
    expect(tabs.flat().filter((refusal) => refusal.startsWith("5"))).toEqual([]);
    expect(await store.orderOf(cart)).toHaveLength(1);
    const live = await shop.query(
      "select 1 as live from checkout where cart_id = $1 and status in ('open', 'placed', 'captured')",
      [cart],
    );
    expect(live).toHaveLength(1);
    await admin.audit();
  });

  test("started in both tabs and changed in one asks again, and then is paid as it now stands", async () => {
    const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
    const seen = (await store.basket(cart)).total;
    must(await store.pay(cart, "demo", seen));
    must(await store.pay(cart, "demo", seen));
    must(await store.add(cart, HONEY, 1));

    expect(refusalOf(await store.complete(cart))).toBe("404 checkout.not_found");
    expect(await store.orderOf(cart)).toEqual([]);
    expect(refusalOf(await store.pay(cart, "demo", seen))).toBe("400 checkout.total_changed");
    must(await store.pay(cart, "demo", euros("27.80")));
    const { order } = must(await store.complete(cart));
    expect((await store.follow(order.follow_token)).total).toEqual(euros("27.80"));
    await admin.audit();
  });

  test("changed after payment started to goods of the same price asks again", async () => {
    const cart = await store.readyCart({ goods: { [HONEY]: 2 } });
    must(await store.pay(cart));
    const line = (await store.basket(cart)).groups[0]!.lines[0]!.id;
    must(await store.ask("POST", `/store/carts/${cart}/line-items/${line}`, { quantity: 1 }));
    must(await store.ask("POST", `/store/carts/${cart}/line-items/${line}`, { quantity: 2 }));

    const answer = await store.complete(cart);
    if (answer.status >= 400) {
      must(await store.pay(cart));
      must(await store.complete(cart));
    }
    const held = await shop.query(
      "select state, quantity from stock_hold where cart_id = $1 and state <> 'released'",
      [cart],
    );
    expect(held).toEqual([{ state: "claimed", quantity: 2 }]);
    await admin.audit();
  });

  test("sent to another country after payment started asks again, since its tax is another", async () => {
    const cart = await store.readyCart({ goods: { [CLOCK]: 1 } });
    must(await store.pay(cart));
    must(await store.setAddress(cart, { country: "de" }));
    expect(refusalOf(await store.complete(cart))).toBe("400 checkout.total_changed");
    must(await store.pay(cart));
    must(await store.complete(cart));
    const [order_id = ""] = await store.orderOf(cart);
    const consignment = await admin.consignmentOf(order_id, "horabuena");
    // 49.00 and 12.50 with German tax of 19 %: 7.82 and 2.00.
    expect(consignment.parts.tax).toEqual(euros("9.82"));
    await admin.audit();
  });
});

describe("more buyers than goods", () => {
  test("two who race for the last one: one order, one clear refusal, nothing left over", async () => {
    const carts = [
      await store.readyCart({ goods: { [SPOON]: 1 }, email: "one@example.org" }),
      await store.readyCart({ goods: { [SPOON]: 1 }, email: "two@example.org" }),
    ];
    const before = (await shop.query('select id from "order"')).length;
    const results = await Promise.all(
      carts.map(async (cart) => {
        const paid = await store.pay(cart, "demo", euros("28.50"));
        return paid.status === 200 ? refusalOf(await store.complete(cart)) : refusalOf(paid);
      }),
    );

    expect(results.sort()).toEqual(["200", "400 stock.not_enough"]);
    expect((await shop.query('select id from "order"')).length).toBe(before + 1);
    expect(await orphans()).toEqual([]);
    expect(await stockOf(SPOON)).toEqual({ sellable: 1, held: 0, claimed: 1 });
    await admin.audit();
  });

  test("the one who lost is told so by the basket", async () => {
    const cart = await store.newCart();
    expect(refusalOf(await store.add(cart, SPOON, 1))).toBe("400 stock.not_enough");
  });

  test("eight who race for three: exactly three orders", async () => {
    const carts: string[] = [];
    for (let buyer = 0; buyer < 8; buyer += 1)
      carts.push(await store.readyCart({ goods: { [CAKE]: 1 }, email: `buyer${buyer}@example.org` }));
    const results = await Promise.all(
      carts.map(async (cart) => {
        const paid = await store.pay(cart, "demo", euros("21.60"));
        return paid.status === 200 ? refusalOf(await store.complete(cart)) : refusalOf(paid);
      }),
    );

    expect(results.filter((result) => result === "200")).toHaveLength(3);
    expect(results.filter((result) => result === "400 stock.not_enough")).toHaveLength(5);
    expect(await stockOf(CAKE)).toEqual({ sellable: 3, held: 0, claimed: 3 });
    expect(await orphans()).toEqual([]);
    const placed = await Promise.all(carts.map((cart) => store.orderOf(cart)));
    expect(placed.flat()).toHaveLength(3);
    await admin.audit();
  }, 180_000);

  test("two who want two goods in different orders never lock each other out", async () => {
    const wishes = [
      { [HONEY]: 1, [CHOCOLATE]: 1 },
      { [CHOCOLATE]: 1, [HONEY]: 1 },
    ];
    const carts = await Promise.all([0, 1, 0, 1, 0, 1].map((at) => store.readyCart({ goods: wishes[at]! })));
    const results = await Promise.all(
      carts.map(async (cart) => {
        must(await store.pay(cart, "demo", euros("39.30")));
        return refusalOf(await store.complete(cart));
      }),
    );
    expect(results).toEqual(carts.map(() => "200"));
    await admin.audit();
  });
});
