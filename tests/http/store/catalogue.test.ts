import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "../../support/shop";

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

test("goods come category by category, and the window's three are among them", async () => {
  const { goods, categories } = await get<Goods>("/store/goods?lang=en");
  const order = categories.map(({ handle }) => handle);
  const shown = goods.map(({ category }) => order.indexOf(category));
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  expect(goods).toHaveLength(9);
  expect(
    goods
      .filter(({ stock }) => stock === "last_few")
      .map(({ handle }) => handle)
      .sort(),
  ).toEqual(["alaju-honey-cake", "olive-shepherds-spoon-7"]);
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
    "id",
    "name",
    "palette",
    "pause_message",
    "paused",
    "place",
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
