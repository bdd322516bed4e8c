import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { startShop, type Shop } from "../../support/shop";
import {
  CHOCOLATE,
  CLOCK,
  HONEY,
  Store,
  WORKED_EXAMPLE,
  address,
  ask,
  euros,
  must,
  refusalOf,
  type Order,
} from "../../support/store-client";

/** The worked example of the money page, bought by demo payment. Every number is typed. */

let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  shop = await startShop({ name: "purchase" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(() => shop.stop());

describe("two chocolates, three honeys and a clock from three co-ops, sent to Turin", () => {
  let cart: string;
  let order: Order;

  test("make a basket of 112.90 that adds up, group by group", async () => {
    cart = await store.readyCart(WORKED_EXAMPLE);
    const basket = await store.basket(cart);

    expect(basket).toMatchObject({
      country_code: "it",
      count: 6,
      goods_total: euros("94.70"),
      discount_total: euros("14.20"),
      shipping_total: euros("32.40"),
      tax_total: euros("20.34"),
      total: euros("112.90"),
      ready: { address: true, shipping: true },
    });
    expect([...basket.promo_codes].sort()).toEqual(["HORA15", "MIEL15", "PIETRA15"]);
    expect(
      basket.groups.map(({ coop, lines, goods_total, shipping_total }) => ({
        coop: coop.handle,
        lines: lines.map((line) => [
          line.good_handle,
          line.unit_price.amount,
          line.quantity,
          line.subtotal.amount,
          line.total.amount,
          line.problem,
        ]),
        goods: goods_total.amount,
        shipping: shipping_total?.amount,
      })),
    ).toEqual([
      {
        coop: "horabuena",
        lines: [[CLOCK, "49.00", 1, "49.00", "41.65", null]],
        goods: "41.65",
        shipping: "12.50",
      },
      {
        coop: "pietrachiara",
        lines: [[CHOCOLATE, "12.50", 2, "25.00", "21.25", null]],
        goods: "21.25",
        shipping: "5.90",
      },
      {
        coop: "valdemiel",
        lines: [[HONEY, "6.90", 3, "20.70", "17.60", null]],
        goods: "17.60",
        shipping: "14.00",
      },
    ]);
  });

  test("are one order, paid, once the total that was seen is paid", async () => {
    expect(must(await store.pay(cart, "demo", euros("112.90"))).checkout.total).toEqual(euros("112.90"));
    const placed = must(await store.complete(cart)).order;
    const [order_id = ""] = await store.orderOf(cart);
    order = { cart_id: cart, order_id, display_id: placed.display_id, token: placed.follow_token };

    const follow = await store.follow(order.token);
    expect(follow).toMatchObject({
      display_id: order.display_id,
      status: "paid",
      total: euros("112.90"),
      received: euros("112.90"),
      missing: euros("0.00"),
      bank: null,
      refunds: [],
    });
    expect(follow.parcels.map(({ coop, state }) => [coop.handle, state]).sort()).toEqual([
      ["horabuena", "to_send"],
      ["pietrachiara", "to_send"],
      ["valdemiel", "to_send"],
    ]);
  });

  test("are captured once, with the rounded amount, of an order that Medusa keeps at 112.895", async () => {
    const captures = await shop.query(
      `select c.amount::text as amount from capture c
       join payment p on p.id = c.payment_id
       join order_payment_collection o on o.payment_collection_id = p.payment_collection_id
       where o.order_id = $1`,
      [order.order_id],
    );
    expect(captures).toEqual([{ amount: "112.9" }]);
    const totals = await shop.query(
      `select totals->'original_order_total' is not null as kept, (totals->>'current_order_total') as total
       from order_summary where order_id = $1 and deleted_at is null`,
      [order.order_id],
    );
    expect(totals).toEqual([{ kept: true, total: "112.895" }]);
  });

  test.each([
    [
      "pietrachiara",
      "27.15",
      [
        ["goods", 2, "21.25", "7.65 4.59 3.06 0.00 1.74 0.38 3.83"],
        ["shipping", 1, "5.90", "0.00 0.00 0.00 4.84 0.00 0.00 1.06"],
      ],
    ],
    [
      "valdemiel",
      "31.60",
      [
        ["goods", 3, "17.60", "7.14 3.25 2.60 0.00 1.44 0.00 3.17"],
        ["shipping", 1, "14.00", "0.00 0.00 0.00 11.48 0.00 0.00 2.52"],
      ],
    ],
    [
      "horabuena",
      "54.15",
      [
        ["goods", 1, "41.65", "15.36 9.22 6.15 0.00 3.41 0.00 7.51"],
        ["shipping", 1, "12.50", "0.00 0.00 0.00 10.25 0.00 0.00 2.25"],
      ],
    ],
  ])("leave %s a consignment of %s, cut as the money page says", async (handle, total, pieces) => {
    const consignment = await admin.consignmentOf(order.order_id, handle);
    expect(consignment).toMatchObject({ status: "held", total: euros(total), refunded: euros("0.00") });
    expect(
      consignment.pieces.map(({ kind, quantity, total, parts: p }) => [
        kind,
        quantity,
        total.amount,
        [p.work, p.materials, p.funds, p.shipping, p.fee, p.fee_tax, p.tax].map((m) => m.amount).join(" "),
      ]),
    ).toEqual(pieces);
  });

  test("are held for their co-ops, less the tax that the network remits", async () => {
    expect(await admin.holds()).toEqual({
      "provider:demo": "112.90",
      "coop:pietrachiara:held": "27.15",
      "coop:valdemiel:held": "25.91",
      "coop:horabuena:held": "44.39",
      tax: "15.45",
    });
    await admin.audit();
  });

  test("are no basket any more: asking for it leads to the order", async () => {
    const gone = await store.ask<{ follow_token: string }>("GET", `/store/carts/${cart}/basket`);
    expect(refusalOf(gone)).toBe("409 cart.completed");
    expect(gone.body.follow_token).toBe(order.token);
    const again = must(await store.complete(cart)).order;
    expect(again).toEqual({ display_id: order.display_id, follow_token: order.token });
  });

  test("cannot be changed afterwards on any cart road", async () => {
    const [line] = (
      await shop.query<{ id: string }>("select id from cart_line_item where cart_id = $1", [cart])
    ).map(({ id }) => id);
    const tries = await Promise.all([
      store.add(cart, HONEY, 1),
      store.ask("POST", `/store/carts/${cart}/line-items/${line ?? ""}`, { quantity: 1 }),
      store.ask("DELETE", `/store/carts/${cart}/line-items/${line ?? ""}`),
      store.ask("POST", `/store/carts/${cart}/promotions`, { promo_codes: ["HORA15"] }),
      store.setAddress(cart, { email: "else@example.org" }),
      store.ask("POST", `/store/carts/${cart}/payment`, { method: "demo", total: euros("112.90") }),
    ]);
    expect(tries.map(refusalOf).filter((refusal) => !/^(400|404|409) /.test(refusal))).toEqual([]);
    await admin.audit();
    expect((await store.follow(order.token)).total).toEqual(euros("112.90"));
  });
});

describe("what does not exist is said with its name", () => {
  test.each([
    ["good", "/store/goods/no-such-good", "404 good.not_found"],
    ["co-op", "/store/coops/no-such-coop", "404 coop.not_found"],
    ["basket", "/store/carts/cart_none/basket", "404 cart.not_found"],
    ["order link", "/store/follow/nonsense", "404 order.not_found"],
    ["order link of another secret", "/store/follow/order_01.AAAAAAAAAAAAAAAAAAAAAA", "404 order.not_found"],
  ])("an unknown %s", async (_what, path, refusal) => {
    expect(refusalOf(await store.ask("GET", path))).toBe(refusal);
  });

  test("an order link with one letter changed leads nowhere", async () => {
    const { token } = await store.buy({ goods: { [HONEY]: 1 } });
    const swapped = token.endsWith("A") ? `${token.slice(0, -1)}B` : `${token.slice(0, -1)}A`;
    expect(refusalOf(await store.ask("GET", `/store/follow/${swapped}`))).toBe("404 order.not_found");
    expect((await store.follow(token)).status).toBe("paid");
  });

  test("an unknown basket takes nothing on any road", async () => {
    const tries: [string, string, unknown][] = [
      ["POST", "line-items", { variant_id: await store.variantOf(HONEY), quantity: 1 }],
      ["POST", "promotions", { promo_codes: ["HORA15"] }],
      ["POST", "shipping", { option_ids: ["so_none"] }],
      ["POST", "payment", { method: "demo", total: euros("1.00") }],
      ["POST", "complete", {}],
      ["POST", "", { email: "ada@example.org", shipping_address: address() }],
      ["DELETE", "line-items/cali_none", undefined],
    ];
    for (const [method, road, body] of tries) {
      const answer = await store.ask(method, `/store/carts/cart_none/${road}`.replace(/\/$/, ""), body);
      expect([road, refusalOf(answer)]).toEqual([road, "404 cart.not_found"]);
    }
  });

  test("an unknown variant and an unknown region are refused", async () => {
    const cart = await store.newCart();
    const answer = await store.ask("POST", `/store/carts/${cart}/line-items`, {
      variant_id: "variant_none",
      quantity: 1,
    });
    expect(refusalOf(answer)).toBe("404 good.not_found");
    const region = await store.ask("POST", "/store/carts", { region_id: "reg_none" });
    expect([400, 404]).toContain(region.status);
    expect((await store.basket(cart)).count).toBe(0);
  });

  test("an unknown language is answered in English, and an unknown country with the shop's own tax", async () => {
    const { good } = must(
      await store.ask<{ good: { title: string; destination: string } }>(
        "GET",
        `/store/goods/${HONEY}?lang=xx&country=zz`,
      ),
    );
    const english = must(
      await store.ask<{ good: { title: string } }>("GET", `/store/goods/${HONEY}?lang=en`),
    );
    expect(good.title).toBe(english.good.title);
    expect(good.destination).toBe("it");
  });
});

test("a reader without the shop's key or secret is not answered", async () => {
  const url = `${shop.backendUrl}/store/goods`;
  const { "x-publishable-api-key": key = "", "x-arnia-storefront": secret = "" } = store.headers;
  const asking = (headers: Record<string, string>) => ask(url, { headers });
  expect((await asking({ "x-publishable-api-key": key })).status).toBe(401);
  expect((await asking({ "x-publishable-api-key": key, "x-arnia-storefront": "guess" })).status).toBe(401);
  expect((await asking({ "x-arnia-storefront": secret })).status).toBe(400);
  expect((await asking(store.headers)).status).toBe(200);
});

test("a co-op's goods stand in the basket as they were put in, whatever is changed of them", async () => {
  const goods = ["beeswax-candles-pair", HONEY, "alaju-honey-cake"];
  const cart = await store.newCart();
  for (const handle of goods) must(await store.add(cart, handle, 1));
  const lines = async () => (await store.basket(cart)).groups.flatMap((group) => group.lines);
  for (const { id } of await lines()) {
    // What is changed is written anew, behind the others.
    must(await store.ask("POST", `/store/carts/${cart}/line-items/${id}`, { quantity: 2 }));
    expect((await lines()).map(({ good_handle }) => good_handle)).toEqual(goods);
  }
});
