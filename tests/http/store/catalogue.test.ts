import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "../../support/shop";
import { must, refusalOf, Store } from "../../support/store-client";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ name: "catalogue" });
});
afterAll(() => shop.stop());

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${shop.backendUrl}${path}`, {
    headers: {
      "x-publishable-api-key": shop.publishableKey,
      "x-arnia-storefront": shop.storefrontSecret,
    },
  });
  return (await response.json()) as T;
}

type Goods = {
  goods: { handle: string; title: string; category: string; stock: string; coop: Record<string, unknown> }[];
  categories: { handle: string; name: string }[];
};
type Good = {
  good: {
    title: string;
    coop: { state: string; host: { handle: string; name: string } | null; paused: boolean };
    stock: string;
    one_of_a_kind: boolean;
    lead_time_days: number | null;
    per_kilogram: { amount: string; currency_code: string } | null;
    variants: { id: string; title: string; sku: string; stock: string; max_quantity: number }[];
    breakdown: Record<string, { amount: string }>;
    destination: string;
    made_by: string;
  };
};

test.each([
  ["en", "Rosemary honey", "Carved wood", "Piedmont"],
  ["it", "Miele di rosmarino", "Legno intagliato", "Piemonte"],
  ["es", "Miel de romero", "Madera tallada", "Piamonte"],
])("goods, categories and co-ops are written in %s", async (lang, title, category, place) => {
  const { goods, categories } = await get<Goods>(`/store/goods?lang=${lang}`);
  expect(goods.find(({ handle }) => handle === "rosemary-honey-500")?.title).toBe(title);
  expect(categories.find(({ handle }) => handle === "wood")?.name).toBe(category);
  const { coops } = await get<{ coops: { handle: string; place: string }[] }>(`/store/coops?lang=${lang}`);
  expect(coops.find(({ handle }) => handle === "pietrachiara")?.place).toContain(place);
});

test("goods come category by category, and each says how much of it is there", async () => {
  const { goods, categories } = await get<Goods>("/store/goods?lang=en");
  const order = categories.map(({ handle }) => handle);
  const shown = goods.map(({ category }) => order.indexOf(category));
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  const stockOf = new Map(goods.map(({ handle, stock }) => [handle, stock]));
  expect(stockOf.get("rosemary-honey-500")).toBe("in_stock");
  expect(stockOf.get("alaju-honey-cake")).toBe("last_few");
  expect(stockOf.get("gift-tin-biscuits")).toBe("sold_out");
  expect(stockOf.get("market-backpack")).toBe("made_to_order");
  expect(stockOf.get("olive-shepherds-spoon-7")).toBe("only_one");
});

test("a filter keeps what was asked for", async () => {
  const { goods } = await get<Goods>("/store/goods?lang=en&coop=valdemiel&category=candles");
  expect(goods.map(({ handle }) => handle)).toEqual(["beeswax-candles-pair"]);
});

test("the agreement between co-op and network is nobody's business", async () => {
  const { goods } = await get<Goods>("/store/goods?lang=en");
  expect(Object.keys(goods[0]?.coop ?? {}).sort()).toEqual([
    "country_code",
    "handle",
    "host",
    "id",
    "name",
    "palette",
    "pause_message",
    "paused",
    "place",
    "sells_in",
    "state",
  ]);
});

test.each([
  // 6.90 with 22 % is 5.66 net; fee 0.57; 5.09 by 55/25/20. With 19 % it is 5.80 net; fee 0.58; 5.22.
  ["it", { work: "2.80", materials: "1.27", funds: "1.02", fee: "0.57", tax: "1.24", total: "6.90" }],
  ["de", { work: "2.87", materials: "1.31", funds: "1.04", fee: "0.58", tax: "1.10", total: "6.90" }],
])("the price of honey is cut with the tax of %s", async (country, wanted) => {
  const { good } = await get<Good>(`/store/goods/rosemary-honey-500?lang=en&country=${country}`);
  const cut = Object.fromEntries(Object.keys(wanted).map((part) => [part, good.breakdown[part]?.amount]));
  expect(cut).toEqual(wanted);
  expect(good.destination).toBe(country);
});

test("a page says who made the good", async () => {
  const { good } = await get<Good>("/store/goods/rosemary-honey-500?lang=en");
  expect(good.made_by).toBe("members");
});

test("a country we do not deliver to is answered with the shop's own", async () => {
  const { good } = await get<Good>("/store/goods/rosemary-honey-500?lang=en&country=us");
  expect(good.destination).toBe("it");
});

test.each([
  ["en", ["Sand", "Rust", "Indigo"]],
  ["it", ["Sabbia", "Ruggine", "Indaco"]],
  ["es", ["Arena", "Óxido", "Índigo"]],
])("the kinds of a good have their names in %s, and a stock each", async (lang, titles) => {
  const { good } = await get<Good>(`/store/goods/sailcloth-tote?lang=${lang}`);
  expect(good.variants.map(({ title }) => title)).toEqual(titles);
  expect(good.variants.map(({ sku, stock }) => [sku, stock])).toEqual([
    ["MAR-TOT-SAN", "in_stock"],
    ["MAR-TOT-RUS", "in_stock"],
    ["MAR-TOT-IND", "last_few"],
  ]);
});

test("a kilogram of honey at 6.90 for 500 g costs 13.80, and of a bag nothing is said", async () => {
  const { good } = await get<Good>("/store/goods/rosemary-honey-500?lang=en");
  expect(good.per_kilogram).toEqual({ amount: "13.80", currency_code: "eur" });
  expect((await get<Good>("/store/goods/sailcloth-tote?lang=en")).good.per_kilogram).toBeNull();
});

test("a co-op says whether it is forming, and who sells for it", async () => {
  const { good } = await get<Good>("/store/goods/olive-laurel-soap?lang=en");
  expect(good.coop).toMatchObject({
    state: "forming",
    host: { handle: "pietrachiara", name: "Pietrachiara" },
  });
  const { coops } = await get<{ coops: { handle: string; state: string; paused: boolean; host: unknown }[] }>(
    "/store/coops?lang=en",
  );
  const of = (handle: string) => coops.find((coop) => coop.handle === handle);
  expect(of("biscottificio-tramonto")).toMatchObject({ state: "after_release", host: null, paused: false });
  expect(of("relojes-del-ande")).toMatchObject({ state: "working", host: null, paused: true });
});

test("what is made to order is sold without stock, and the order keeps its promise and its seller", async () => {
  const store = new Store(shop);
  const before = await get<Good>("/store/goods/market-backpack?lang=en");
  expect(before.good).toMatchObject({ stock: "made_to_order", lead_time_days: 15 });
  const cart = await store.readyCart({ goods: { "market-backpack": 7, "olive-laurel-soap": 1 } });
  const lines = (await store.basket(cart)).groups.flatMap((group) => group.lines);
  expect(lines.map(({ problem }) => problem)).toEqual([null, null]);
  must(await store.pay(cart));
  const { order } = must(await store.complete(cart));

  // What the co-op promises afterwards, and who contracts then, is for other orders.
  await shop.query("update good set lead_time_days = 99 where lead_time_days = 15");
  await shop.query("update coop set state = 'working', host_id = null where handle = 'saponaria-lumen'");
  const followed = (await store.follow(order.follow_token)) as unknown as {
    parcels: {
      coop: { handle: string };
      sold_by: string | null;
      lines: { lead_time_days: number | null }[];
    }[];
  };
  const of = (handle: string) => followed.parcels.find((parcel) => parcel.coop.handle === handle);
  expect(of("tessitura-marena")).toMatchObject({ sold_by: null, lines: [{ lead_time_days: 15 }] });
  expect(of("saponaria-lumen")).toMatchObject({ sold_by: "Pietrachiara", lines: [{ lead_time_days: null }] });
  const after = await get<Good>("/store/goods/market-backpack?lang=en");
  expect(after.good).toMatchObject({ stock: "made_to_order", lead_time_days: 99 });
});

test("there is one of what is one of a kind, and none of what is sold out", async () => {
  const store = new Store(shop);
  const cart = await store.newCart();
  expect(refusalOf(await store.add(cart, "olive-shepherds-spoon-7", 2))).toBe("400 stock.not_enough");
  expect(refusalOf(await store.add(cart, "gift-tin-biscuits", 1))).toBe("400 stock.not_enough");
  expect(refusalOf(await store.add(cart, "olive-shepherds-spoon-7", 1))).toBe("200");
});
