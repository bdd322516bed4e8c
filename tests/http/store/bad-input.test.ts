import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { startShop, type Shop } from "../../support/shop";
import {
  CHOCOLATE,
  CLOCK,
  HONEY,
  Store,
  address,
  euros,
  must,
  refusalOf,
  type Answer,
  type Basket,
} from "../../support/store-client";

/** Whatever a stranger sends to a basket: a clear refusal, and the basket is as it was. */

let shop: Shop;
let store: Store;
let admin: Admin;
let honey: string;

beforeAll(async () => {
  shop = await startShop({ name: "bad_input" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  honey = await store.variantOf(HONEY);
});
afterAll(async () => {
  await admin.audit();
  await shop.stop();
});

/** What is no request at all is refused by Medusa's own gate or by ours behind it. */
const INVALID = ["400 request.invalid", "400 invalid_data"];

const isRefusal = ({ status, body }: Answer<unknown>): boolean =>
  status >= 400 && status < 500 && typeof (body as { message?: unknown } | null)?.message === "string";

/** Runs a try that has to be refused and gives the refusal; the basket must not notice. */
async function refused(cart: string, attempt: () => Promise<Answer<unknown>>): Promise<string> {
  const before = await store.basket(cart);
  const answer = await attempt();
  expect([answer.status, isRefusal(answer)]).toEqual([answer.status, true]);
  expect(await store.basket(cart)).toEqual(before);
  return refusalOf(answer);
}

describe("a quantity is a whole number from 1 to 99", () => {
  let cart: string;
  let line: string;

  beforeAll(async () => {
    cart = await store.newCart();
    must(await store.add(cart, HONEY, 2));
    line = (await store.basket(cart)).groups[0]!.lines[0]!.id;
  });

  const WRONG: [string, unknown][] = [
    ["a half", 0.5],
    ["one and a bit", 1.0000001],
    ["minus one", -1],
    ["a hundred", 100],
    ["1e308", 1e308],
    ["more than a number can count", Number.MAX_SAFE_INTEGER + 1],
    ["text", "2"],
    ["text of an exponent", "1e2"],
    ["nothing", null],
    ["a list", [1]],
    ["an object", { value: "1", precision: 20 }],
    ["yes", true],
  ];

  test.each([...WRONG, ["zero", 0] as [string, unknown]])("adding %s is refused", async (_name, quantity) => {
    const refusal = await refused(cart, () => store.add(cart, HONEY, quantity));
    expect(["400 cart.quantity", "400 invalid_data"]).toContain(refusal);
  });

  test.each(WRONG)("changing a line to %s is refused", async (_name, quantity) => {
    const refusal = await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}/line-items/${line}`, { quantity }),
    );
    expect(["400 cart.quantity", "400 invalid_data"]).toContain(refusal);
  });

  test.each([
    ["Infinity", "1e999"],
    ["not a number", "NaN"],
  ])("raw %s in the body is refused", async (_name, raw) => {
    await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}/line-items`, `{"variant_id":"${honey}","quantity":${raw}}`),
    );
  });

  test("ninety-nine in two steps is a quantity, a hundred in two steps is none", async () => {
    const other = await store.newCart();
    must(await admin.setStock(honey, 200));
    must(await store.add(other, HONEY, 60));
    expect(await refused(other, () => store.add(other, HONEY, 40))).toBe("400 cart.quantity");
    must(await store.add(other, HONEY, 39));
    expect((await store.basket(other)).count).toBe(99);
    must(await admin.setStock(honey, 60));
  });

  test("more than there is says how many are left", async () => {
    const answer = await store.add(cart, CLOCK, 13);
    expect(refusalOf(answer)).toBe("400 stock.not_enough");
    expect((answer.body as { message: string }).message).toContain("12");
  });

  test("changing a line to zero takes it out", async () => {
    const other = await store.newCart();
    must(await store.add(other, HONEY, 2));
    const [group] = (await store.basket(other)).groups;
    must(await store.ask("POST", `/store/carts/${other}/line-items/${group!.lines[0]!.id}`, { quantity: 0 }));
    expect((await store.basket(other)).count).toBe(0);
  });
});

describe("somebody else's basket", () => {
  test("keeps its lines when another basket's road names them", async () => {
    const mine = await store.newCart();
    const theirs = await store.newCart();
    must(await store.add(theirs, HONEY, 2));
    must(await store.add(mine, CLOCK, 1));
    const line = (await store.basket(theirs)).groups[0]!.lines[0]!.id;
    const before = await store.basket(theirs);

    for (const [method, body] of [
      ["POST", { quantity: 9 }],
      ["DELETE", undefined],
    ] as const) {
      const refusal = await refused(mine, () =>
        store.ask(method, `/store/carts/${mine}/line-items/${line}`, body),
      );
      expect(refusal).toBe("404 cart.line_not_found");
    }
    expect(await store.basket(theirs)).toEqual(before);
    expect((await store.basket(mine)).count).toBe(1);
  });
});

describe("a price is the shop's to say", () => {
  let cart: string;
  beforeAll(async () => {
    cart = await store.newCart();
    must(await store.add(cart, HONEY, 1));
  });

  test.each([
    ["unit_price", { unit_price: 0.01 }],
    ["compare_at_unit_price", { compare_at_unit_price: 100 }],
    ["is_custom_price", { unit_price: 0.01, is_custom_price: true }],
    ["is_discountable", { is_discountable: false }],
    ["is_tax_inclusive", { is_tax_inclusive: false }],
    ["metadata", { metadata: { price: 1 } }],
    ["additional_data", { additional_data: { price: 1 } }],
    ["adjustments", { adjustments: [{ amount: 6.9 }] }],
    ["tax_lines", { tax_lines: [{ rate: 0, code: "none" }] }],
    ["title", { title: "Honey for nothing" }],
    ["requires_shipping", { requires_shipping: false }],
  ])("and %s sent with a line is refused", async (_name, extra) => {
    await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}/line-items`, { variant_id: honey, quantity: 1, ...extra }),
    );
    const line = (await store.basket(cart)).groups[0]!.lines[0]!.id;
    await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}/line-items/${line}`, { quantity: 2, ...extra }),
    );
  });

  test.each([
    ["items", { items: [{ variant_id: "x", quantity: 1, unit_price: 0 }] }],
    ["metadata", { metadata: { a: 1 } }],
    ["customer_id", { customer_id: "cus_1" }],
    ["currency_code", { currency_code: "usd" }],
    ["sales_channel_id", { sales_channel_id: "sc_1" }],
    ["promo_codes", { promo_codes: ["HORA15"] }],
    ["additional_data", { additional_data: { a: 1 } }],
    ["billing_address", { billing_address: { country_code: "it" } }],
  ])("and %s sent with the basket itself is refused", async (_name, extra) => {
    expect(INVALID).toContain(await refused(cart, () => store.ask("POST", `/store/carts/${cart}`, extra)));
    const { region_id } = must(await store.ask<{ region_id: string }>("GET", "/store/shop"));
    const created = await store.ask("POST", "/store/carts", { region_id, ...extra });
    expect([created.status, isRefusal(created)]).toEqual([400, true]);
  });

  test.each(["fields=*items.variant.inventory_items", "fields=%2Bmetadata", "expand=items", "fields[]=id"])(
    "and ?%s is refused on every open store route",
    async (query) => {
      for (const [method, path, body] of [
        ["GET", "/store/goods", undefined],
        ["GET", `/store/goods/${HONEY}`, undefined],
        ["GET", "/store/coops", undefined],
        ["POST", `/store/carts/${cart}/line-items`, { variant_id: honey, quantity: 1 }],
      ] as const) {
        const answer = await refused(cart, () => store.ask(method, `${path}?${query}`, body));
        expect([path, answer]).toEqual([path, "400 request.invalid"]);
      }
    },
  );

  test("and a shipping method's data is refused", async () => {
    const [group] = (await store.basket(cart)).groups;
    await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}/shipping`, {
        option_ids: [group!.shipping.options[0]!.id],
        data: { amount: 0 },
      }),
    );
  });

  test("and an unknown promotion code takes nothing off", async () => {
    const before = (await store.basket(cart)).total;
    await store.ask("POST", `/store/carts/${cart}/promotions`, { promo_codes: ["FREE100"] });
    const after = await store.basket(cart);
    expect([after.total, after.promo_codes]).toEqual([before, []]);
  });

  test("and a co-op's code lowers that co-op's goods alone", async () => {
    const basket = await store.basket(
      await store.readyCart({ goods: { [HONEY]: 1, [CHOCOLATE]: 1 }, codes: ["PIETRA15"] }),
    );
    const totals = Object.fromEntries(basket.groups.map((g) => [g.coop.handle, g.goods_total.amount]));
    expect(totals["valdemiel"]).toBe("6.90");
    expect(totals["pietrachiara"]).toBe("10.63");
  });
});

const nothingStarted = async (cart: string) => {
  expect(await shop.query("select id from checkout where cart_id = $1", [cart])).toEqual([]);
  expect(await shop.query("select 1 as held from stock_hold where cart_id = $1", [cart])).toEqual([]);
};

describe("a basket is paid as it stands", () => {
  let cart: string;
  const optionsOf = (basket: Basket, handle: string) =>
    basket.groups.find(({ coop }) => coop.handle === handle)!.shipping.options;

  beforeEach(async () => {
    cart = await store.readyCart({ goods: { [HONEY]: 1 } });
  });

  test("a shipping choice of a co-op with nothing in it, or two of one, is refused, and so is all with it", async () => {
    const other = await store.basket(await store.readyCart({ goods: { [CLOCK]: 1 } }));
    const foreign = optionsOf(other, "horabuena")[0]!.id;
    const own = optionsOf(await store.basket(cart), "valdemiel").map(({ id }) => id);
    expect(own.length).toBeGreaterThan(1);
    for (const wrong of [
      [foreign],
      ["so_none"],
      [own[0], foreign],
      [own[0], "so_none"],
      own,
      [own[0], own[0]],
    ])
      expect(await refused(cart, () => store.setShipping(cart, wrong))).toBe("400 shipping.foreign");
    for (const wrong of [[], own[0], [{ id: own[0] }], [null]])
      expect(await refused(cart, () => store.setShipping(cart, wrong))).toBe("400 invalid_data");
  });

  test("a missing shipping choice is refused", async () => {
    must(await store.add(cart, CLOCK, 1));
    expect(await refused(cart, () => store.pay(cart))).toBe("400 shipping.missing");
    await nothingStarted(cart);
  });

  test("a co-op that left the basket takes its shipping with it", async () => {
    must(await store.add(cart, CLOCK, 1));
    await store.chooseShipping(cart);
    const clock = (await store.basket(cart)).groups.find(({ coop }) => coop.handle === "horabuena")!;
    must(await store.ask("DELETE", `/store/carts/${cart}/line-items/${clock.lines[0]!.id}`));
    const basket = await store.basket(cart);
    expect(basket.total).toEqual(euros("20.90"));
    must(await store.pay(cart, "demo", euros("20.90")));
  });

  test("an empty basket and one without an address are refused", async () => {
    const empty = await store.newCart();
    expect(refusalOf(await store.pay(empty, "demo", euros("0.00")))).toBe("400 cart.incomplete");
    must(await store.add(empty, HONEY, 1));
    await store.chooseShipping(empty);
    expect(refusalOf(await store.pay(empty))).toBe("400 cart.incomplete");
  });

  test("payment data from a browser has no way in", async () => {
    const forged = { received: true, status: "captured", data: { received: true } };
    for (const path of [
      "/store/payment-collections",
      "/store/payment-collections/paycol_1/payment-sessions",
      `/store/carts/${cart}/taxes`,
    ])
      expect(refusalOf(await store.ask("POST", path, { cart_id: cart, ...forged }))).toBe("404 route.closed");
    for (const extra of [{ data: { received: true } }, { received: true }, { context: { received: {} } }]) {
      const started = await store.ask("POST", `/store/carts/${cart}/payment`, {
        method: "bank-transfer",
        total: euros("20.90"),
        ...extra,
      });
      expect([started.status, isRefusal(started)]).toEqual([400, true]);
    }
    await nothingStarted(cart);

    must(await store.pay(cart, "bank-transfer"));
    const completed = await store.ask("POST", `/store/carts/${cart}/complete`, forged);
    const orders = await store.orderOf(cart);
    if (orders.length > 0) {
      const { checkout, consignments } = await admin.orderMoney(orders[0]!);
      expect(checkout).toMatchObject({ status: "placed", received: euros("0.00"), missing: euros("20.90") });
      expect(consignments).toEqual([]);
    } else expect(isRefusal(completed)).toBe(true);
    expect(
      await shop.query(
        "select 1 as captured from capture c join payment p on p.id = c.payment_id where p.provider_id like '%transfer%'",
      ),
    ).toEqual([]);
  });

  test("a session that was tampered with in Medusa's own table still waits for money", async () => {
    must(await store.pay(cart, "bank-transfer"));
    await shop.query(
      `update payment_session set data = '{"received": true, "status": "captured"}'
       where id = (select payment_session_id from checkout where cart_id = $1 and status = 'open')`,
      [cart],
    );
    const { order } = must(await store.complete(cart));
    expect((await store.follow(order.follow_token)).status).toBe("awaiting_payment");
  });

  test("the tax follows the destination", async () => {
    for (const [country, tax] of [
      ["it", "3.76"],
      ["es", "3.63"],
      ["pt", "3.91"],
      ["fr", "3.48"],
      ["de", "3.34"],
    ]) {
      must(await store.setAddress(cart, { country }));
      const basket = await store.basket(cart);
      expect([country, basket.tax_total.amount, basket.total.amount]).toEqual([country, tax, "20.90"]);
    }
  });
});

/** One basket for all of these, since none of them changes it. */
describe("what is refused leaves a basket as it was", () => {
  let cart: string;

  beforeAll(async () => {
    cart = await store.readyCart({ goods: { [HONEY]: 1 } });
  });

  test("a total other than the basket's is refused, and says what it is", async () => {
    for (const total of [euros("0.01"), euros("20.89"), { amount: "20.90", currency_code: "usd" }]) {
      const answer = await store.pay(cart, "demo", total);
      expect([total, refusalOf(answer)]).toEqual([total, "400 checkout.total_changed"]);
      expect((answer.body as unknown as { message: string }).message).toContain("20.90");
    }
    await nothingStarted(cart);
  });

  test.each(["20,90", "-20.90", "2e1", "NaN", "", "20.9000001", " 20.90", "0x14"])(
    "%j is no amount",
    async (amount) => {
      const answer = await store.pay(cart, "demo", euros(amount));
      expect([answer.status, isRefusal(answer)]).toEqual([400, true]);
      await nothingStarted(cart);
    },
  );

  test("an unknown way to pay is refused", async () => {
    for (const method of ["paypal", "pp_system_default", "", "constructor"])
      expect(refusalOf(await store.pay(cart, method))).toBe("400 payment.method_unknown");
    await nothingStarted(cart);
  });

  test("completing before payment was started is refused and makes no order", async () => {
    expect(refusalOf(await store.complete(cart))).toBe("404 checkout.not_found");
    expect(await store.orderOf(cart)).toEqual([]);
  });

  test.each(["us", "gb", "ch", "zz", "IT", "ita", ""])(
    "a destination outside the list (%j) is refused",
    async (country) => {
      const refusal = await refused(cart, () => store.setAddress(cart, { country }));
      expect(["400 shipping.destination", ...INVALID]).toContain(refusal);
      if (/^[a-z]{2}$/.test(country)) expect(refusal).toBe("400 shipping.destination");
    },
  );

  test.each([
    ["no street", { ...address(), address_1: " " }],
    ["no city", { ...address(), city: undefined }],
    ["a field of ours", { ...address(), metadata: { a: 1 } }],
    ["a very long name", { ...address(), first_name: "A".repeat(201) }],
    ["a list for a name", { ...address(), first_name: ["Ada"] }],
  ])("an address with %s is refused", async (_name, shipping_address) => {
    const refusal = await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}`, { shipping_address }),
    );
    expect(INVALID).toContain(refusal);
  });

  test.each(["not an e-mail", "a@b", `${"a".repeat(200)}@example.org`, ""])(
    "the e-mail %j is refused",
    async (email) => {
      const refusal = await refused(cart, () => store.ask("POST", `/store/carts/${cart}`, { email }));
      expect(INVALID).toContain(refusal);
    },
  );

  test("a body that is no JSON, or too long, is refused", async () => {
    const broken = await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}/line-items`, "{not json"),
    );
    expect(broken.startsWith("400")).toBe(true);
    const long = await refused(cart, () =>
      store.ask("POST", `/store/carts/${cart}`, { email: "a".repeat(20_000) }),
    );
    expect(long.startsWith("413")).toBe(true);
  });

  test("and it can still be paid", async () => {
    must(await store.pay(cart, "demo", euros("20.90")));
  });
});

test("the e-mail of a registered customer, typed by a stranger, changes nothing", async () => {
  const group = must(
    await admin.ask<{ customer_group: { id: string } }>("POST", "/admin/customer-groups", {
      name: "Wholesale",
    }),
  ).customer_group.id;
  const member = must(
    await admin.ask<{ customer: { id: string } }>("POST", "/admin/customers", { email: "shop@example.com" }),
  ).customer.id;
  must(await admin.ask("POST", `/admin/customers/${member}/customer-groups`, { add: [group] }));
  await shop.query("update customer set has_account = true where id = $1", [member]);
  must(
    await admin.ask("POST", "/admin/price-lists", {
      title: "Wholesale",
      description: "Cheaper for shops",
      type: "override",
      status: "active",
      rules: { "customer.groups.id": [group] },
      prices: [{ variant_id: honey, amount: 1, currency_code: "eur" }],
    }),
  );

  const cart = await store.readyCart({ goods: { [HONEY]: 1 }, email: "shop@example.com" });
  expect((await store.basket(cart)).total).toEqual(euros("20.90"));
  const [row] = await shop.query<{ has_account: boolean; customer_id: string }>(
    "select u.has_account, c.customer_id from cart c join customer u on u.id = c.customer_id where c.id = $1",
    [cart],
  );
  expect(row?.has_account).toBe(false);
  expect(row?.customer_id).not.toBe(member);

  must(await store.pay(cart, "demo", euros("20.90")));
  must(await store.complete(cart));
  const orders = await shop.query<{ customer_id: string }>(
    'select customer_id from "order" where id = $1',
    await store.orderOf(cart),
  );
  expect(orders.map(({ customer_id }) => customer_id)).toEqual([row?.customer_id]);
});
