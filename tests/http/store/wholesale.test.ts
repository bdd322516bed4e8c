import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Buyer, BUYER_PASSWORD, type WholesaleBasket } from "../../support/buyer-client";
import { startShop, type Shop } from "../../support/shop";
import { startSmtp, type SmtpStandIn } from "../../support/smtp";
import { address, ask, CHOCOLATE, CLOCK, HONEY, must, refusalOf, Store } from "../../support/store-client";

/** Wholesale prices: who gets them, what they come to, and that nobody else does. One shop for all of it. */

const BAR = "cacao-bar-70-amazonas";
const CREAM = "hazelnut-cream-300";
const CANDLES = "beeswax-candles-pair";
const SKU = {
  [CHOCOLATE]: "PIE-GDB-3",
  [HONEY]: "VAL-ROM-500",
  [CREAM]: "PIE-HAZ-300",
  [CLOCK]: "HOR-BTC-01",
};

const SKU_CANDLES = "VAL-CAN-2";

let smtp: SmtpStandIn;
let shop: Shop;
let store: Store;
let admin: Admin;
/** Italian, by the seed's list. */
let cafe: Buyer;
/** German, by a list of another group with dearer chocolate. */
let hotel: Buyer;
/** Peruvian, by the seed's list in soles. */
let bodega: Buyer;
let hotels: { group_id: string; list_id: string };

type Companies = {
  companies: { id: string; registration_number: string; state: string; buyers: string[] }[];
  groups: { id: string; name: string; lists: { id: string; currency_code: string }[] }[];
};

const companies = () => admin.get<Companies>("/admin/companies");
const companyOf = async (registration_number: string) => {
  const found = (await companies()).companies.find((one) => one.registration_number === registration_number);
  return found?.id ?? "";
};
const demoGroup = async () =>
  (await companies()).groups.find(({ name }) => name.startsWith("Cafés"))?.id ?? "";
const act = async <T>(path: string, body: unknown) => must(await admin.ask<T>("POST", path, body));
const approve = async (registration_number: string, group_id: string) =>
  act(`/admin/companies/${await companyOf(registration_number)}/approve`, { group_id, reason: "Looked up" });
const euro = (amount: string) => ({ amount, currency_code: "eur" });
const amounts = ({ sums }: Pick<WholesaleBasket, "sums">) =>
  [sums.goods, sums.shipping, sums.tax, sums.total].map((money) => money?.amount);
const emptied = async (buyer: Buyer) => {
  for (const { id } of (await buyer.basket())?.lines ?? []) must(await buyer.setQuantity(id, 0));
};

beforeAll(async () => {
  smtp = await startSmtp();
  shop = await startShop({ name: "wholesale", env: { SMTP_URL: smtp.url } });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  cafe = await Buyer.signUp(shop, "cafe@buyer.example");
  hotel = await Buyer.signUp(shop, "hotel@buyer.example");
  bodega = await Buyer.signUp(shop, "bodega@buyer.example");
  const { group } = await act<{ group: { id: string } }>("/admin/wholesale/groups", { name: "Hotels" });
  const { list } = await act<{ list: { id: string } }>("/admin/wholesale/lists", {
    group_id: group.id,
    title: "Hotels, euros",
    minimum: euro("0.00"),
  });
  hotels = { group_id: group.id, list_id: list.id };
  await act(`/admin/wholesale/lists/${list.id}/goods`, {
    sku: SKU[CHOCOLATE],
    case_pack: 12,
    tiers: [
      { from: 12, unit: euro("9.15") },
      { from: 36, unit: euro("8.90") },
    ],
    recipe: { work_bps: 7000, materials_bps: 3000, funds_bps: 0 },
  });
});
afterAll(async () => {
  await shop.stop();
  await smtp.stop();
});

describe("a company", () => {
  test("applies, waits, and sees no price until the network has approved it", async () => {
    must(await cafe.apply("IT 0123-456"));
    expect(refusalOf(await cafe.ask("GET", "/store/wholesale/prices"))).toBe("403 wholesale.not_a_buyer");
    expect(refusalOf(await cafe.apply("IT 777"))).toBe("400 company.already_applied");
    expect(refusalOf(await hotel.apply("it0123456"))).toBe("400 company.already_applied");
    await approve("IT0123456", await demoGroup());
    expect((await cafe.list()).goods.length).toBeGreaterThan(5);
  });

  test("is decided upon once; said again it is the same, said otherwise it is refused", async () => {
    await approve("IT0123456", await demoGroup());
    const path = `/admin/companies/${await companyOf("IT0123456")}`;
    expect(refusalOf(await admin.ask("POST", `${path}/refuse`, { reason: "No" }))).toBe(
      "400 company.decided",
    );
    expect(
      refusalOf(await admin.ask("POST", `${path}/approve`, { group_id: "cusgroup_none", reason: "x" })),
    ).toBe("400 request.invalid");
  });

  test("is told why it was refused, and may apply again", async () => {
    must(await hotel.apply("DE111", "de"));
    await act(`/admin/companies/${await companyOf("DE111")}/refuse`, { reason: "Not in the register" });
    const { company } = await hotel.get<{ company: { state: string; reason: string } }>("/store/wholesale");
    expect(company).toMatchObject({ state: "refused", reason: "Not in the register" });
    must(await hotel.apply("DE222", "de"));
    await approve("DE222", hotels.group_id);
    expect((await hotel.list()).goods.map(({ sku }) => sku)).toEqual([SKU[CHOCOLATE]]);
  });

  test("elsewhere is put on the same group's list in its own currency", async () => {
    must(await bodega.apply("20123456789", "pe"));
    await approve("20123456789", await demoGroup());
    expect((await bodega.list()).currency_code).toBe("pen");
  });

  test("is not approved into a group that has no list in its currency", async () => {
    const kiosk = await Buyer.signUp(shop, "kiosk@buyer.example");
    must(await kiosk.apply("20999888777", "pe"));
    const path = `/admin/companies/${await companyOf("20999888777")}/approve`;
    const body = { group_id: hotels.group_id, reason: "Looked up" };
    const answer = await admin.ask<{ message: string }>("POST", path, body);
    expect([refusalOf(answer), answer.body.message]).toEqual([
      "400 wholesale.no_list",
      "This group has no price list in PEN. Make one under Wholesale, then approve, or choose another group.",
    ]);
    const { company } = await kiosk.get<{ company: object }>("/store/wholesale");
    expect(company).toMatchObject({ state: "applied", has_list: false });
    const left = await act<{ company: { buyers: string[]; state: string } }>(
      `/admin/companies/${await companyOf("20999888777")}/buyers/remove`,
      { email: "kiosk@buyer.example" },
    );
    expect(left.company).toMatchObject({ buyers: [], state: "applied" });
  });

  test("whose list is gone is told so, and nothing breaks", async () => {
    const rename = (from: string, to: string) =>
      shop.query(
        "update wholesale_list set currency_code = $2 where price_list_id = $1 and currency_code = $3",
        [hotels.list_id, to, from],
      );
    const known = () => hotel.get<{ company: object }>("/store/wholesale");
    expect((await known()).company).toMatchObject({ state: "approved", has_list: true });
    await rename("eur", "usd");
    for (const page of ["prices", "basket"])
      expect(refusalOf(await hotel.ask("GET", `/store/wholesale/${page}`))).toBe("400 wholesale.no_list");
    expect((await known()).company).toMatchObject({ state: "approved", has_list: false });
    await rename("usd", "eur");
    expect(refusalOf(await hotel.ask("GET", "/store/wholesale/prices"))).toBe("200");
  });

  test("has more than one buyer, and the network takes one out: no price, no order, no group", async () => {
    const path = `/admin/companies/${await companyOf("IT0123456")}/buyers`;
    let barista = await Buyer.signUp(shop, "barista@buyer.example");
    const add = () => act(path, { email: "barista@buyer.example" });
    await shop.query(
      `update customer_login set proved_email = $1
       where customer_id = (select id from customer where email = $1 and has_account)`,
      ["barista@buyer.example"],
    );
    const groups = () =>
      shop.query(
        `select g.customer_group_id from customer_group_customer g join customer c on c.id = g.customer_id
         where c.email = 'barista@buyer.example' and g.deleted_at is null`,
      );
    await add();
    must(await barista.add({ [CHOCOLATE]: 6, [HONEY]: 24 }));
    const basket = await barista.ready(address("it"));
    expect(await groups()).toHaveLength(1);
    for (let times = 0; times < 2; times += 1) {
      const { company } = await act<{ company: { buyers: string[] } }>(`${path}/remove`, {
        email: "Barista@buyer.example",
      });
      expect(company.buyers).toEqual(["cafe@buyer.example"]);
    }
    for (const page of ["prices", "basket", "orders"])
      expect(refusalOf(await barista.ask("GET", `/store/wholesale/${page}`))).toBe(
        "403 wholesale.not_a_buyer",
      );
    expect(refusalOf(await barista.order(basket))).toBe("403 wholesale.not_a_buyer");
    expect(await barista.get("/store/wholesale")).toEqual({ company: null });
    expect(await groups()).toEqual([]);
    expect(await store.orderOf(basket.cart_id)).toEqual([]);
    expect((await cafe.list()).goods.length).toBeGreaterThan(5);
    // Somebody who buys for another company is not touched.
    await act(`${path}/remove`, { email: "hotel@buyer.example" });
    expect((await hotel.list()).goods.map(({ sku }) => sku)).toEqual([SKU[CHOCOLATE]]);
    await add();
    barista = await Buyer.signIn(shop, "barista@buyer.example");
    expect((await barista.list()).goods.length).toBeGreaterThan(5);
    await act(`${path}/remove`, { email: "barista@buyer.example" });
  });
});

/**
 * The golden table, typed by hand: price × group × tier × currency × tax. Net prices are the lists'; with tax they are
 * 22 % (Italy), 19 % (Germany) or 18 % (Peru) more, rounded half up.
 */
const GOLDEN: [who: () => Buyer, good: string, tiers: [from: number, net: string, with_tax: string][]][] = [
  [
    () => cafe,
    CHOCOLATE,
    [
      [6, "8.50", "10.37"],
      [12, "8.00", "9.76"],
      [24, "7.40", "9.03"],
    ],
  ],
  [
    () => cafe,
    HONEY,
    [
      [12, "4.60", "5.61"],
      [24, "4.35", "5.31"],
      [48, "4.10", "5.00"],
    ],
  ],
  [
    () => bodega,
    BAR,
    [
      [12, "9.60", "11.33"],
      [36, "9.10", "10.74"],
      [72, "8.75", "10.33"],
    ],
  ],
  [
    () => hotel,
    CHOCOLATE,
    [
      [12, "9.15", "10.89"],
      [36, "8.90", "10.59"],
    ],
  ],
];

describe("the golden table", () => {
  test.each(GOLDEN.map(([who, good, tiers], index) => ({ who, good, tiers, index })))(
    "stands on the price list with every tier: $index $good",
    async ({ who, good, tiers }) => {
      const listed = (await who().list()).goods.find(({ handle }) => handle === good);
      expect(
        listed?.tiers.map(({ from, unit, unit_with_tax }) => [from, unit.amount, unit_with_tax.amount]),
      ).toEqual(tiers);
      for (const { unit_with_tax, breakdown } of listed?.tiers ?? [])
        expect(breakdown.total).toEqual(unit_with_tax);
    },
  );

  // Units, price of one, price of all; both sides of every step, up and down again.
  test.each([
    [6, "8.50", "51.00"],
    [12, "8.00", "96.00"],
    [18, "8.00", "144.00"],
    [24, "7.40", "177.60"],
    [30, "7.40", "222.00"],
    [18, "8.00", "144.00"],
    [6, "8.50", "51.00"],
  ])("prices %i boxes of chocolate in the basket", async (quantity, unit, net) => {
    const line = (await cafe.basket())?.lines.find(({ sku }) => sku === SKU[CHOCOLATE]);
    const answer = line
      ? await cafe.setQuantity(line.id, quantity)
      : await cafe.add({ [CHOCOLATE]: quantity });
    const [now] = must(answer).basket.lines;
    expect(now).toMatchObject({ quantity, unit: euro(unit), net: euro(net) });
  });

  test("adds what is put in later to the tier of both", async () => {
    await emptied(cafe);
    must(await cafe.add({ [CHOCOLATE]: 6 }));
    const { basket } = must(await cafe.add({ [CHOCOLATE]: 6 }));
    expect(basket.lines).toMatchObject([{ quantity: 12, unit: euro("8.00"), net: euro("96.00") }]);
  });

  test("adds tax to the net prices and takes it out of the shipping, on the basket and on the order", async () => {
    await emptied(cafe);
    must(await cafe.add({ [CHOCOLATE]: 24 }));
    const basket = await cafe.ready(address("it"));
    // 24 × 7.40; 5.90 less its 22 %; 22 % of both; in all.
    expect(amounts(basket)).toEqual(["177.60", "4.84", "40.13", "222.57"]);
    const { order } = must(await cafe.order(basket));
    const proforma = await cafe.proforma(order.display_id);
    expect(amounts(proforma)).toEqual(["177.60", "4.84", "40.13", "222.57"]);
    expect(proforma).toMatchObject({ status: "awaiting_payment", tax_rate_bps: 2200 });
    expect(proforma.lines).toMatchObject([
      { sku: SKU[CHOCOLATE], quantity: 24, unit: euro("7.40"), net: euro("177.60") },
    ]);
    expect(proforma.bank?.reference).toBe(`ARNIA ${order.display_id}`);
    const days = (Date.parse(proforma.expires_at) - Date.parse(proforma.placed_at)) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  test("is another for another group and country", async () => {
    must(await hotel.add({ [CHOCOLATE]: 12 }));
    // 12 × 9.15; 5.90 less its 19 %; 19 % of both; in all.
    expect(amounts(await hotel.ready(address("de")))).toEqual(["109.80", "4.96", "21.80", "136.56"]);
  });
});

/** Tiers as they are typed: from so many, each without tax. */
type Typed = [from: number, unit: string][];

describe("a good that is put on a list again", () => {
  const path = () => `/admin/wholesale/lists/${hotels.list_id}/goods`;
  const keep = (tiers: Typed) =>
    act(path(), {
      sku: SKU[CREAM],
      case_pack: 6,
      tiers: tiers.map(([from, unit]) => ({ from, unit: euro(unit) })),
      recipe: { work_bps: 5600, materials_bps: 3400, funds_bps: 1000 },
    });
  type Listed = { sku: string; tiers: { from: number; unit: { amount: string } }[] };
  const typedOf = (goods: Listed[]) =>
    goods
      .find(({ sku }) => sku === SKU[CREAM])
      ?.tiers.map(({ from, unit }): [number, string] => [from, unit.amount]);
  const rows = () =>
    shop.query<{ count: string }>(
      `select count(*) from price p join product_variant_price_set l on l.price_set_id = p.price_set_id
         join product_variant v on v.id = l.variant_id
       where p.price_list_id = $1 and v.sku = $2 and p.deleted_at is null`,
      [hotels.list_id, SKU[CREAM]],
    );

  const saves: [what: string, tiers: Typed][] = [
    [
      "three tiers",
      [
        [6, "6.40"],
        [12, "6.20"],
        [24, "6.00"],
      ],
    ],
    [
      "other prices, the same bounds",
      [
        [6, "6.30"],
        [12, "6.10"],
        [24, "5.90"],
      ],
    ],
    [
      "the very same",
      [
        [6, "6.30"],
        [12, "6.10"],
        [24, "5.90"],
      ],
    ],
    [
      "some bounds the same",
      [
        [6, "6.30"],
        [12, "6.05"],
        [18, "5.95"],
        [36, "5.80"],
      ],
    ],
    [
      "all bounds others",
      [
        [12, "6.15"],
        [30, "5.70"],
      ],
    ],
    ["one tier", [[6, "6.60"]]],
    [
      "three again",
      [
        [6, "6.60"],
        [12, "6.50"],
        [24, "6.45"],
      ],
    ],
  ];
  test.each(saves)("keeps every tier: %s", async (_what, tiers) => {
    await keep(tiers);
    const { lists } = await admin.get<{ lists: { id: string; goods: Listed[] }[] }>("/admin/wholesale");
    expect(typedOf(lists.find(({ id }) => id === hotels.list_id)?.goods ?? [])).toEqual(tiers);
    expect(typedOf((await hotel.list()).goods)).toEqual(tiers);
    expect(Number((await rows())[0]?.count)).toBe(tiers.length);
  });

  test("has one row for each tier, however many save it at the same moment", async () => {
    const typed: Typed = [
      [12, "6.35"],
      [24, "6.25"],
    ];
    await Promise.all([keep(typed), keep(typed), keep(typed)]);
    expect(typedOf((await hotel.list()).goods)).toEqual(typed);
    expect(Number((await rows())[0]?.count)).toBe(2);
    await act(`${path()}/drop`, { sku: SKU[CREAM] });
    expect(Number((await rows())[0]?.count)).toBe(0);
  });
});

test("an automatic promotion lowers a shopper's basket and no company's", async () => {
  const ids: string[] = [];
  const promote = async (code: string, target_type: string, value: number) => {
    const { promotion } = await act<{ promotion: { id: string } }>("/admin/promotions", {
      code,
      type: "standard",
      status: "active",
      is_automatic: true,
      application_method: {
        type: "percentage",
        target_type,
        allocation: "across",
        value,
        currency_code: "eur",
      },
    });
    ids.push(promotion.id);
  };
  try {
    await promote("AUTO10", "items", 10);
    const cart = await store.newCart();
    must(await store.setAddress(cart));
    must(await store.add(cart, CHOCOLATE, 1));
    // 10 % of 12.50.
    expect((await store.basket(cart)).total.amount).toBe("11.25");
    await promote("AUTOSHIP", "shipping_methods", 50);
    const line = (await hotel.basket())!.lines[0]!.id;
    must(await hotel.setQuantity(line, 12));
    // As without them: 12 × 9.15; 5.90 less its 19 %; 19 % of both; in all.
    expect(amounts(await hotel.ready(address("de")))).toEqual(["109.80", "4.96", "21.80", "136.56"]);
  } finally {
    for (const id of ids) await act(`/admin/promotions/${id}`, { status: "inactive" });
  }
});

test("a company elsewhere buys by its own place's list, in its currency and with its tax", async () => {
  const { currency_code, goods } = await bodega.list();
  expect([currency_code, goods.every(({ sku }) => sku.startsWith("DUL-"))]).toEqual(["pen", true]);
  // Neither another group's goods of one's own place, nor one's own group's of another.
  expect(refusalOf(await hotel.add({ [await cafe.variant(HONEY)]: 12 }))).toBe("400 wholesale.not_on_list");
  expect(refusalOf(await bodega.add({ [await cafe.variant(CHOCOLATE)]: 12 }))).toBe("400 place.other");
  must(await bodega.add({ [BAR]: 36 }));
  const basket = await bodega.ready({ ...address("pe"), province: "Arequipa" });
  // 36 × 9.10; 12.00 less its 18 %; 18 % of both; in all.
  expect(amounts(basket)).toEqual(["327.60", "10.17", "60.80", "398.57"]);
  const { order } = must(await bodega.order(basket));
  const proforma = await bodega.proforma(order.display_id);
  expect(amounts(proforma)).toEqual(["327.60", "10.17", "60.80", "398.57"]);
  expect(proforma.sums.total.currency_code).toBe("pen");
});

describe("an order against a pro-forma", () => {
  test("is cut by its list's own recipe and earns like every other once it is paid", async () => {
    const { orders } = await cafe.get<{ orders: { display_id: number }[] }>("/store/wholesale/orders");
    const display_id = orders[0]!.display_id;
    must(await admin.receive("WHOLESALE-1", "222.57", display_id));
    expect(await cafe.proforma(display_id)).toMatchObject({ status: "paid", bank: null });
    const [row] = await shop.query<{ order_id: string }>(
      `select order_id from checkout where order_id = (select id from "order" where display_id = $1)`,
      [display_id],
    );
    const { pieces } = await admin.consignmentOf(row!.order_id, "pietrachiara");
    const goods = pieces.find(({ kind }) => kind === "goods");
    // 177.60 net, less 10 % fee and its 22 %, is 155.93: by 56, 34 and 10 of a hundred.
    expect(Object.entries(goods?.parts ?? {}).map(([part, money]) => [part, money.amount])).toEqual(
      expect.arrayContaining([
        ["work", "87.32"],
        ["materials", "53.02"],
        ["funds", "15.59"],
        ["fee", "17.76"],
        ["fee_tax", "3.91"],
        ["tax", "39.07"],
      ]),
    );
    await admin.audit();
  });

  test("is placed once, however often it is asked for", async () => {
    must(await cafe.add({ [CREAM]: 18, [CANDLES]: 12 }));
    const basket = await cafe.ready(address("it"));
    const answers = await Promise.all([1, 2, 3, 4].map(() => cafe.order(basket)));
    expect(answers.map(refusalOf)).toEqual(["200", "200", "200", "200"]);
    const again = must(await cafe.order(basket)).order.display_id;
    expect(answers.map(({ body }) => body.order.display_id)).toEqual([again, again, again, again]);
    expect(await store.orderOf(basket.cart_id)).toHaveLength(1);
  });

  test("begins at the least that the list says", async () => {
    must(await cafe.add({ [CHOCOLATE]: 6 }));
    const basket = await cafe.ready(address("it"));
    expect(basket.faults).toMatchObject([
      { code: "wholesale.below_minimum", details: { minimum: "150.00", missing: "99.00" } },
    ]);
    expect(refusalOf(await cafe.order(basket))).toBe("400 wholesale.below_minimum");
    await emptied(cafe);
  });
});

describe("case pack and least", () => {
  const wrong: [string, number, string][] = [
    [HONEY, 13, "400 wholesale.case_pack"],
    [HONEY, 6, "400 wholesale.below_least"],
    [CHOCOLATE, 10_000, "400 invalid_data"],
  ];
  test.each(wrong)("are asked for when adding: %s × %i", async (good, quantity, refusal) => {
    expect(refusalOf(await cafe.add({ [good]: quantity }))).toBe(refusal);
    expect((await cafe.basket())?.lines ?? []).toEqual([]);
  });

  test("are asked for when a quantity changes, and none of what was there is lost", async () => {
    const { basket } = must(await cafe.add({ [HONEY]: 12 }));
    const line = basket.lines[0]!.id;
    expect(refusalOf(await cafe.setQuantity(line, 18))).toBe("400 wholesale.case_pack");
    expect(refusalOf(await cafe.setQuantity(line, 72))).toBe("400 stock.not_enough");
    expect((await cafe.basket())?.lines).toMatchObject([{ quantity: 12, unit: euro("4.60") }]);
  });

  test("are asked for again at the order: a list that changed meanwhile is not passed by", async () => {
    await emptied(cafe);
    must(await cafe.add({ [CREAM]: 6, [CLOCK]: 4 }));
    const basket = await cafe.ready(address("it"));
    const list = (await companies()).groups.find(({ name }) => name.startsWith("Cafés"))!.lists[0]!.id;
    const price = (case_pack: number, from: number, unit: string) =>
      act(`/admin/wholesale/lists/${list}/goods`, {
        sku: SKU[CREAM],
        case_pack,
        tiers: [{ from, unit: euro(unit) }],
        recipe: { work_bps: 5600, materials_bps: 3400, funds_bps: 1000 },
      });
    await price(4, 4, "6.60");
    expect(refusalOf(await cafe.order(basket))).toBe("400 wholesale.case_pack");
    await price(6, 6, "6.70");
    expect(refusalOf(await cafe.order(basket))).toBe("400 wholesale.price_differs");
    expect((await cafe.basket())?.lines.find(({ sku }) => sku === SKU[CREAM])?.price_now).toEqual(
      euro("6.70"),
    );
    await price(6, 6, "6.60");
    await act(`/admin/wholesale/lists/${list}/goods/drop`, { sku: SKU[CREAM] });
    expect(refusalOf(await cafe.order(basket))).toBe("400 wholesale.not_on_list");
    expect((await cafe.basket())?.lines.find(({ sku }) => sku === SKU[CREAM])?.gone).toBe(true);
    await emptied(cafe);
  });
});

describe("a paste", () => {
  type Looked = { lines: { number: number; variant_id: string | null; fault: { code: string } | null }[] };
  const look = (text: string) => cafe.post<Looked>("/store/wholesale/paste", { text });

  test("is judged line by line, lines of one good together, and changes nothing", async () => {
    const { lines } = await look(
      ["PIE-GDB-3\t6", "pie-gdb-3, 6", "VAL-ROM-500 13", "NO-SUCH 2", "", "HOR-BTC-01", "HOR-BTC-01 14"].join(
        "\n",
      ),
    );
    expect(lines.map(({ number, fault }) => [number, fault?.code ?? null])).toEqual([
      [1, null],
      [2, null],
      [3, "wholesale.case_pack"],
      [4, "paste.unknown_sku"],
      [6, "paste.unreadable"],
      [7, "stock.not_enough"],
    ]);
    expect((await cafe.basket())?.lines).toEqual([]);
    must(
      await cafe.ask("POST", "/store/wholesale/basket/lines", {
        lines: lines.flatMap(({ variant_id }) => (variant_id ? { variant_id, quantity: 6 } : [])),
      }),
    );
    expect((await cafe.basket())?.lines).toMatchObject([{ quantity: 12, unit: euro("8.00") }]);
    await emptied(cafe);
  });

  test("of three hundred right lines is taken whole", async () => {
    await act(`/admin/wholesale/lists/${hotels.list_id}/goods`, {
      sku: SKU_CANDLES,
      case_pack: 1,
      tiers: [{ from: 1, unit: euro("7.10") }],
      recipe: { work_bps: 7000, materials_bps: 3000, funds_bps: 0 },
    });
    const variant_id = (await hotel.list()).goods.find(({ sku }) => sku === SKU_CANDLES)!.variant_id;
    must(await admin.setStock(variant_id, 400));
    const text = Array.from({ length: 300 }, () => `${SKU_CANDLES}\t1`).join("\n");
    const { lines } = await hotel.post<Looked>("/store/wholesale/paste", { text });
    expect([lines.length, lines.filter(({ fault }) => fault !== null)]).toEqual([300, []]);
    const wanted = lines.map((line) => ({ variant_id: line.variant_id, quantity: 1 }));
    must(await hotel.ask("POST", "/store/wholesale/basket/lines", { lines: wanted }));
    const line = (await hotel.basket())!.lines.find(({ sku }) => sku === SKU_CANDLES);
    expect(line).toMatchObject({ quantity: 300, unit: euro("7.10"), net: euro("2130.00") });
    must(await hotel.setQuantity(line!.id, 0));
    must(await admin.setStock(variant_id, 24));
  });

  test("may be as long as its field takes, whatever its letters weigh", async () => {
    const { lines } = await look("ü".repeat(12_000));
    expect(lines.map(({ fault }) => fault?.code)).toEqual(["paste.unreadable"]);
  });

  test("of an article that is not on one's list finds it no more than one that does not exist", async () => {
    const { lines } = await look("VAL-ALA-300 6");
    expect(lines[0]?.fault?.code).toBe("paste.unknown_sku");
  });
});

test("an earlier order is ordered again, and what changed since is said line by line", async () => {
  const { orders } = await cafe.get<{ orders: { display_id: number }[] }>("/store/wholesale/orders");
  // The cream was taken off the list above; the candles are there, and twelve of them still are in stock.
  const again = await cafe.get<{
    lines: {
      unit_then: { amount: string };
      unit_now: { amount: string } | null;
      fault: { code: string } | null;
    }[];
  }>(`/store/wholesale/orders/${orders[0]!.display_id}/again`);
  expect(
    again.lines
      .map(({ unit_then, unit_now, fault }) => [unit_then.amount, unit_now?.amount, fault?.code])
      .sort(),
  ).toEqual([
    ["6.20", undefined, "wholesale.not_on_list"],
    ["7.25", "7.25", undefined],
  ]);
  expect(refusalOf(await hotel.ask("GET", `/store/wholesale/orders/${orders[0]!.display_id}`))).toBe(
    "404 wholesale.order_not_found",
  );
});

test("a basket with two rates of tax names neither of them", async () => {
  await emptied(cafe);
  const { basket: one } = must(await cafe.add({ [CHOCOLATE]: 6 }));
  expect(one.tax_rate_bps).toBe(2200);
  const { tax_regions } = await admin.get<{ tax_regions: { id: string }[] }>(
    "/admin/tax-regions?country_code=it",
  );
  const [honey] = await shop.query<{ id: string }>("select id from product where handle = $1", [HONEY]);
  await act("/admin/tax-rates", {
    tax_region_id: tax_regions[0]!.id,
    name: "Honey",
    code: "HONEY",
    rate: 10,
    rules: [{ reference: "product", reference_id: honey!.id }],
  });
  must(await cafe.add({ [HONEY]: 12 }));
  const basket = await cafe.ready(address("it"));
  // 6 × 8.50 and 12 × 4.60; 5.90 and 14.00 less their 22 %; 11.22, 5.52 at 10 %, 1.06 and 2.52 of tax; in all.
  expect([...amounts(basket), basket.tax_rate_bps]).toEqual(["106.20", "16.32", "20.32", "142.84", null]);
  await emptied(cafe);
});

describe("nobody else", () => {
  type Page = { good: { price: object; variants: { price: object }[] }; more: object[] };

  test("reads a wholesale price on a shopper's page or in a search", async () => {
    const page = must(await store.ask<Page>("GET", `/store/goods/${CHOCOLATE}?lang=en`));
    expect([page.good.price, ...page.good.variants.map(({ price }) => price)]).toEqual([
      euro("12.50"),
      euro("12.50"),
    ]);
    const { goods } = must(
      await store.ask<{ goods: { handle: string; price: object }[] }>(
        "GET",
        "/store/goods-search?q=gianduja&lang=it",
      ),
    );
    expect(goods.find(({ handle }) => handle === CHOCOLATE)?.price).toEqual(euro("12.50"));
    for (const body of [page, goods]) {
      const text = JSON.stringify(body);
      expect(text).not.toMatch(/case_pack|tiers|wholesale/);
      expect(text).not.toMatch(/"(?:7\.40|9\.15|8\.90|9\.76|10\.37)"/);
    }
  });

  test("gets one by typing a buyer's e-mail, neither before nor after putting goods in", async () => {
    const cart = await store.newCart();
    must(await store.setAddress(cart, { email: cafe.email }));
    must(await store.add(cart, CHOCOLATE, 12));
    must(await store.setAddress(cart, { email: cafe.email }));
    const [line] = (await store.basket(cart)).groups[0]!.lines;
    expect(line?.unit_price).toEqual(euro("12.50"));
    expect(refusalOf(await store.ask("POST", "/store/carts", { region_id: "x", email: cafe.email }))).toMatch(
      /^400/,
    );
  });

  test("gets one by standing in the group: a price belongs to a basket that a signed-in buyer began", async () => {
    const cart = await store.newCart();
    must(await store.setAddress(cart, { email: "guest@buyer.example" }));
    const [guest] = await shop.query<{ id: string }>("select id from customer where email = $1", [
      "guest@buyer.example",
    ]);
    must(
      await admin.ask("POST", `/admin/customer-groups/${await demoGroup()}/customers`, { add: [guest!.id] }),
    );
    must(await store.add(cart, CHOCOLATE, 12));
    const [line] = (await store.basket(cart)).groups[0]!.lines;
    expect(line?.unit_price).toEqual(euro("12.50"));
  });

  test("opens a company's basket by its id", async () => {
    const { basket } = must(await cafe.add({ [CHOCOLATE]: 12 }));
    const id = basket.cart_id;
    for (const [method, path, body] of [
      ["GET", `/store/carts/${id}/basket`],
      ["POST", `/store/carts/${id}`, { email: "thief@example.org" }],
      ["POST", `/store/carts/${id}/line-items`, { variant_id: await store.variantOf(HONEY), quantity: 1 }],
      ["POST", `/store/carts/${id}/promotions`, { promo_codes: ["PIETRA15"] }],
      ["POST", `/store/carts/${id}/payment`, { method: "demo", total: euro("1.00") }],
      ["POST", `/store/carts/${id}/complete`, {}],
    ] as const)
      expect(refusalOf(await store.ask(method, path, body))).toBe("404 cart.not_found");
    expect(refusalOf(await hotel.order(basket))).toBe("404 cart.not_found");
  });

  test("is let in without a token, with another kind of token, or after signing out everywhere", async () => {
    const bare = { ...store.headers };
    const with_ = (token: string) => ({ ...bare, authorization: `Bearer ${token}` });
    const prices = `${shop.backendUrl}/store/wholesale/prices`;
    expect(refusalOf(await ask(prices, { headers: bare }))).toBe("401 account.signed_out");
    expect((await ask(prices, { headers: with_(await shop.adminToken()) })).status).toBe(401);
    const other = await Buyer.signIn(shop, cafe.email);
    must(await other.ask("POST", "/store/account/sign-out-everywhere", {}));
    expect(refusalOf(await other.ask("GET", "/store/wholesale/prices"))).toBe("401 account.signed_out");
    expect(refusalOf(await cafe.ask("GET", "/store/wholesale/prices"))).toBe("401 account.signed_out");
    cafe = await Buyer.signIn(shop, cafe.email);
    expect(
      refusalOf(
        await ask(`${shop.backendUrl}/auth/token/refresh`, {
          method: "POST",
          headers: with_(cafe.token),
          body: {},
        }),
      ),
    ).toMatch(/^404/);
  });

  test("orders at the company's prices once it is closed", async () => {
    const basket = (await cafe.basket())!;
    await act(`/admin/companies/${await companyOf("IT0123456")}/close`, { reason: "Asked for it" });
    expect(refusalOf(await cafe.order(basket))).toBe("403 wholesale.not_a_buyer");
    const lines = [{ variant_id: await store.variantOf(CHOCOLATE), quantity: 6 }];
    expect(refusalOf(await cafe.ask("POST", "/store/wholesale/basket/lines", { lines }))).toBe(
      "403 wholesale.not_a_buyer",
    );
  });

  test("but who bought for a closed company goes on reading its orders and pro-formas", async () => {
    const { orders } = await cafe.get<{ orders: { display_id: number; total: object }[] }>(
      "/store/wholesale/orders",
    );
    expect(orders.at(-1)?.total).toEqual(euro("222.57"));
    const proforma = await cafe.proforma(orders.at(-1)!.display_id);
    expect(proforma).toMatchObject({ status: "paid", bank: null });
    expect(amounts(proforma)).toEqual(["177.60", "4.84", "40.13", "222.57"]);
    expect(refusalOf(await cafe.ask("GET", `/store/wholesale/orders/${orders[0]!.display_id}/again`))).toBe(
      "403 wholesale.not_a_buyer",
    );
    expect(refusalOf(await hotel.ask("GET", `/store/wholesale/orders/${orders[0]!.display_id}`))).toBe(
      "404 wholesale.order_not_found",
    );
    const nobody = await Buyer.signUp(shop, "nobody@buyer.example");
    expect(refusalOf(await nobody.ask("GET", "/store/wholesale/orders"))).toBe("403 wholesale.not_a_buyer");
  });
});

describe("an account", () => {
  const post = <T>(path: string, body: unknown) => Buyer.post<T>(shop, `/store/account/${path}`, body);
  const applicant = (email: string, password = BUYER_PASSWORD) => ({
    email,
    password,
    first_name: "",
    last_name: "",
  });

  test("answers for known and unknown addresses in the same words", async () => {
    const fresh = await post("sign-up", applicant("new@shopper.example"));
    const known = await post("sign-up", applicant("new@shopper.example", "another-long-password"));
    expect([fresh.status, fresh.body]).toEqual([known.status, known.body]);
    expect(
      refusalOf(await post("sign-in", { email: "new@shopper.example", password: "another-long-password" })),
    ).toBe("401 account.wrong_login");
    const unknown = await post("sign-in", { email: "nobody@shopper.example", password: BUYER_PASSWORD });
    const wrong = await post("sign-in", { email: "new@shopper.example", password: "another-long-password" });
    expect(unknown.body).toEqual(wrong.body);
    expect(refusalOf(await post("sign-up", applicant("short@shopper.example", "elevensigns")))).toBe(
      "400 staff.password_short",
    );
  });

  test("lets nobody guess on", async () => {
    const guess = () => post("sign-in", { email: "guessed@shopper.example", password: "wrong-wrong-wrong" });
    const answers = [];
    for (let tries = 0; tries < 11; tries += 1) answers.push(refusalOf(await guess()));
    expect(answers.at(9)).toBe("401 account.wrong_login");
    expect(answers.at(10)).toBe("429 staff.too_many_attempts");
  });

  test("keeps a guest's order for whoever has its link, and nobody else's", async () => {
    const ada = await Buyer.signUp(shop, "ada@shopper.example");
    const order = await store.buy({ goods: { [CANDLES]: 1 } });
    const { orders: none } = await ada.get<{ orders: unknown[] }>("/store/account/orders");
    expect(none).toEqual([]);
    await ada.post("/store/account/orders", { follow_token: order.token });
    const { orders } = await ada.get<{ orders: { display_id: number }[] }>("/store/account/orders");
    expect(orders).toMatchObject([{ display_id: order.display_id, status: "paid", wholesale: false }]);
    const eve = await Buyer.signUp(shop, "eve@shopper.example");
    expect(await eve.post("/store/account/orders", { follow_token: order.token })).toEqual({ kept: false });
    expect(refusalOf(await eve.ask("POST", "/store/account/orders", { follow_token: "forged.token" }))).toBe(
      "404 order.not_found",
    );
  });

  test("keeps addresses, one's own alone", async () => {
    const ada = await Buyer.signIn(shop, "ada@shopper.example");
    const eve = await Buyer.signIn(shop, "eve@shopper.example");
    type Kept = { addresses: { id: string; city: string }[] };
    const { addresses } = await ada.post<Kept>("/store/account/addresses", address("it"));
    expect(addresses).toMatchObject([{ city: "Torino" }]);
    const path = `/store/account/addresses/${addresses[0]!.id}/remove`;
    expect(refusalOf(await eve.ask("POST", path, {}))).toBe("404 account.address_not_found");
    expect(await ada.post<Kept>(path)).toEqual({ addresses: [] });
    must(await ada.ask("POST", "/store/account/addresses", address("it")));
  });

  test("is handed over whole, and deleted so that the books stay whole", async () => {
    const ada = await Buyer.signIn(shop, "ada@shopper.example");
    const taken = await ada.get<{ account: { email: string }; orders: object[] }>("/store/account/export");
    expect(taken).toMatchObject({
      account: { email: "ada@shopper.example" },
      addresses: [{ city: "Torino" }],
      orders: [{ total: { currency_code: "eur" } }],
    });
    expect(JSON.stringify(taken)).not.toContain("follow_token");
    expect(refusalOf(await ada.ask("POST", "/store/account/delete", { password: "not-this-password" }))).toBe(
      "401 account.wrong_login",
    );
    must(await ada.ask("POST", "/store/account/delete", { password: BUYER_PASSWORD }));
    expect(refusalOf(await ada.ask("GET", "/store/account"))).toBe("401 account.signed_out");
    expect(refusalOf(await post("sign-in", { email: "ada@shopper.example", password: BUYER_PASSWORD }))).toBe(
      "401 account.wrong_login",
    );
    const left = await shop.query(
      `select id from customer where email = 'ada@shopper.example' and has_account
       union select id from provider_identity where entity_id = 'ada@shopper.example' and deleted_at is null
       union select a.id from customer_address a join customer c on c.id = a.customer_id
         where c.email like '%@deleted.invalid' and a.deleted_at is null`,
    );
    expect(left).toEqual([]);
    await admin.audit();
    // The address is free for somebody new, who finds nothing of before.
    const anew = await Buyer.signUp(shop, "ada@shopper.example");
    expect(await anew.get("/store/account/orders")).toEqual({ orders: [] });
  });

  test("finds a new password by a mail that works once, and nobody learns whose address has an account", async () => {
    await Buyer.signUp(shop, "forgetful@shopper.example");
    const asking = (email: string) => post("forgotten", { email, language: "it" });
    const [known, unknown] = [
      await asking("forgetful@shopper.example"),
      await asking("nobody@shopper.example"),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const isReset = ({ mail }: { mail: { text?: string | undefined } }) =>
      mail.text?.includes("/account/reset/");
    const mails = await smtp.until((all) => all.some(isReset), "a mail with a link to a new password");
    const resets = mails.filter(isReset);
    expect(resets.map(({ to }) => to)).toEqual([["forgetful@shopper.example"]]);
    const token = /account\/reset\/([\w.-]+)/.exec(resets[0]?.mail.text ?? "")?.[1] ?? "";
    const password = "a-password-found-again";
    expect(refusalOf(await post("reset", { token: `${token}x`, password }))).toBe("400 account.reset_over");
    expect(refusalOf(await post("reset", { token, password: "short" }))).toBe("400 staff.password_short");
    must(await post("reset", { token, password }));
    expect(refusalOf(await post("reset", { token, password }))).toBe("400 account.reset_over");
    await Buyer.signIn(shop, "forgetful@shopper.example", password);
  });

  test("changes its password, and every token of before ends", async () => {
    const eve = await Buyer.signIn(shop, "eve@shopper.example");
    const change = { old: BUYER_PASSWORD, chosen: "the-next-long-password" };
    expect(
      refusalOf(await eve.ask("POST", "/store/account/password", { ...change, old: "wrong-wrong-wrong" })),
    ).toBe("401 account.wrong_login");
    must(await eve.ask("POST", "/store/account/password", change));
    expect(refusalOf(await eve.ask("GET", "/store/account"))).toBe("401 account.signed_out");
    await Buyer.signIn(shop, "eve@shopper.example", change.chosen);
  });
});
