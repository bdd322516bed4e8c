import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "../support/shop";
import { CLOCK, HONEY, Store, must, refusalOf } from "../support/store-client";
import { until } from "../support/until";

/** What the law and those who look for us ask of the pages, asked of the pages themselves. */

const LANGS = ["en", "it", "es"] as const;
const LEGAL = ["imprint", "terms", "privacy", "withdrawal", "shipping"] as const;

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ name: "found", storefront: true });
});
afterAll(() => shop.stop());

async function page(path: string): Promise<{ status: number; html: string; headers: Headers }> {
  const answer = await fetch(`${shop.shopUrl}${path}`, { redirect: "manual" });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}
type Facts = {
  "@type": string;
  name: string;
  image: string[];
  offers: { price: string; priceCurrency: string; availability: string }[];
};
/** What a page tells machines, and whether what it is about can be bought. */
const factsOf = (html: string): Facts =>
  JSON.parse(one(html, /<script type="application\/ld\+json">([\s\S]*?)<\/script>/)) as Facts;
const availabilityOf = (html: string): string[] =>
  factsOf(html).offers.map(({ availability }) => availability.replace("https://schema.org/", ""));
const buyForm = (html: string): string | undefined => /id="buy"[\s\S]*?<\/form>/.exec(html)?.[0];

const one = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? "";
const words = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll(/\s+/g, " ");

const TO_CHECK = { en: "To be checked", it: "Da verificare", es: "Por revisar" };

test.each(LANGS)(
  "in %s every legal page is there, says that it is to be checked, and hangs in every footer",
  async (lang) => {
    const home = await page(`/${lang}`);
    const titles = new Set<string>();
    for (const name of LEGAL) {
      expect(home.html).toContain(`href="/${lang}/legal/${name}"`);
      const { status, html } = await page(`/${lang}/legal/${name}`);
      expect(status).toBe(200);
      expect(words(html)).toContain(TO_CHECK[lang]);
      expect(words(html).length).toBeGreaterThan(900);
      titles.add(one(html, /<h1[^>]*>([^<]+)</));
    }
    expect(titles.size).toBe(5);
    expect((await page(`/${lang}/legal/nothing`)).status).toBe(404);
  },
);

test("privacy says who decides, who acts for them, and for how long; withdrawal says what can't come back", async () => {
  const privacy = words((await page("/en/legal/privacy")).html);
  for (const said of [/controller/, /processors/, /ten years/, /thirty days/, /3 years/, /authority/])
    expect(privacy).toMatch(said);
  const withdrawal = words((await page("/it/legal/withdrawal")).html);
  for (const said of [/quattordici giorni/, /si guastano in fretta/, /sigillati/, /su tue indicazioni/])
    expect(withdrawal).toMatch(said);
});

test("shipping names the countries it goes to, and the terms the legal guarantee that every good points at", async () => {
  const shipping = words((await page("/en/legal/shipping")).html);
  for (const country of ["Italy", "Austria", "Argentina", "Peru", "Puerto Rico"])
    expect(shipping).toMatch(new RegExp(`listed here.*${country}.*How many parcels`));
  expect(shipping).not.toContain("Sweden");
  const { html } = await page("/es/legal/terms");
  expect(html).toContain('id="guarantee"');
  for (const said of [/dos años/, /aviso armonizado/, /Nadie paga por su puesto/, /«Pedir y pagar»/])
    expect(words(html)).toMatch(said);
  expect((await page(`/es/goods/${HONEY}`)).html).toContain('href="/es/legal/terms#guarantee"');
});

test("before buying, a good says that it can come back and when not, and food what a kilogram costs", async () => {
  const honey = words((await page(`/en/goods/${HONEY}`)).html);
  expect(honey).toContain("change your mind within 14 days");
  expect(honey).toContain("Food that spoils quickly");
  expect(honey).not.toContain("Cosmetics can't come back");
  const store = new Store(shop);
  type Card = { handle: string; category: string; per_kilogram: { amount: string } | null };
  const { goods } = must(await store.ask<{ goods: Card[] }>("GET", "/store/goods?lang=en"));
  const foods = goods.filter(({ category }) =>
    ["chocolate", "coffee", "honey", "biscuits"].includes(category),
  );
  expect(foods.length).toBeGreaterThan(4);
  expect(foods.filter(({ per_kilogram }) => per_kilogram === null)).toEqual([]);
  expect(goods.filter(({ category, per_kilogram }) => category === "clocks" && per_kilogram)).toEqual([]);
  expect(words((await page("/en/goods?category=honey")).html)).toContain("per kilogram");
  // 7.60 for 300 g, and 12.50 for 180 g.
  const per = (handle: string) => foods.find((card) => card.handle === handle)?.per_kilogram?.amount;
  expect([per("alaju-honey-cake"), per("gianduja-dark-bar-box")]).toEqual(["25.33", "69.44"]);
});

test("kinds of one price share their price by the kilogram, and each says its own where they differ", async () => {
  const coffee = "/en-pe/goods/highland-coffee-250";
  const shared = (await page(coffee)).html;
  expect(words(shared)).toContain("96.00 per kilogram");
  expect(words(buyForm(shared) ?? "per kilogram")).not.toContain("per kilogram");

  // 24.00 for 250 g of whole beans, and 26.50 for as much of them ground.
  await shop.query(
    `update price set amount = 26.5, raw_amount = '{"value": "26.5", "precision": 20}'
     from product_variant_price_set as of_variant join product_variant on product_variant.id = variant_id
     where of_variant.price_set_id = price.price_set_id and sku = 'DUL-COF-MOL'`,
  );
  const form = words(buyForm((await page(coffee)).html) ?? "");
  expect(form).toMatch(/Whole bean .*24\.00 .*96\.00 per kilogram .*Ground .*26\.50 .*106\.00 per kilogram/);
  type Priced = { per_kilogram: { amount: string } | null };
  const { good } = must(
    await new Store(shop).ask<{ good: Priced & { variants: Priced[] } }>(
      "GET",
      "/store/goods/highland-coffee-250?lang=en",
    ),
  );
  expect([good, ...good.variants].map(({ per_kilogram }) => per_kilogram?.amount)).toEqual([
    ...["96.00", "96.00", "106.00"],
  ]);
});

test("each page says what it is called, where it stands, and where it stands in other words", async () => {
  for (const path of ["", "/goods", "/co-ops", "/about", "/impact", "/legal/terms", `/goods/${HONEY}`]) {
    const titles = await Promise.all(
      LANGS.map(async (lang) => {
        const { html, headers } = await page(`/${lang}${path}`);
        expect(one(html, /<link rel="canonical" href="([^"]+)"/)).toBe(`${shop.shopUrl}/${lang}${path}`);
        for (const other of LANGS)
          expect(html).toContain(`hreflang="${other}" href="${shop.shopUrl}/${other}${path}"`);
        expect(one(html, /<meta name="description" content="([^"]+)"/).length).toBeGreaterThan(30);
        expect(headers.get("x-robots-tag")).toBeNull();
        return one(html, /<title>([^<]+)</);
      }),
    );
    expect(new Set(titles).size, path).toBeGreaterThan(1);
  }
  // A good of Spain stands in Europe alone, wherever it is looked at from.
  expect(one((await page(`/es-ar/goods/${HONEY}`)).html, /<link rel="canonical" href="([^"]+)"/)).toBe(
    `${shop.shopUrl}/es/goods/${HONEY}`,
  );
  expect((await page("/en/basket")).headers.get("x-robots-tag")).toBe("noindex, nofollow");
});

/** Everything that a page's head says of where it stands. */
async function standing(path: string) {
  const { status, html } = await page(path);
  const address = (found: string | undefined) =>
    (found ?? "").replaceAll(/&(amp|#38);/g, "&").slice(shop.shopUrl.length);
  return {
    status,
    canonical: address(one(html, /<link rel="canonical" href="([^"]+)"/)),
    others: new Map(
      [...html.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, name = "", found]) => [
        name,
        address(found),
      ]),
    ),
    robots: one(html, /<meta name="robots" content="([^"]+)"/),
  };
}

test("every address that a page names in another language names it back", async () => {
  const seen = new Map<string, ReturnType<typeof standing>>();
  const at = (path: string) => {
    const known = seen.get(path) ?? standing(path);
    seen.set(path, known);
    return known;
  };
  const samples: [path: string, canonical: string, others: number][] = [
    ["/en", "/en", 13],
    ["/it-pe/about?utm_source=letter", "/it-pe/about", 13],
    ["/en/goods?category=honey", "/en/goods?category=honey", 13],
    ["/en/goods?page=2", "/en/goods?page=2", 4],
    ["/es-ar/goods?coop=quebracho-sur", "/es-ar/goods?coop=quebracho-sur", 4],
    ["/en/goods?min=5&stock=1", "/en/goods", 4],
    [`/es/goods/${HONEY}?country=de`, `/es/goods/${HONEY}`, 4],
    [`/en-ar/goods/${HONEY}`, `/en/goods/${HONEY}`, 4],
    ["/it-pr/co-ops/valdemiel", "/it-pr/co-ops/valdemiel", 13],
    ["/it/place?to=ar", "/it/place", 4],
  ];
  for (const [path, canonical, count] of samples) {
    const { status, others, ...found } = await at(path);
    expect([path, status, found.canonical, others.size]).toEqual([path, 200, canonical, count]);
    const place = count === 4 ? /^\/..-(..)/.exec(canonical)?.[1] : undefined;
    expect(others.get("x-default")).toBe(others.get(place ? `en-${place.toUpperCase()}` : "en"));
    for (const other of new Set(others.values())) {
      const back = await at(other);
      expect([path, other, back.canonical, [...back.others.values()].includes(canonical)]).toEqual([
        ...[path, other, other, true],
      ]);
    }
  }
});

test("what only sorts or narrows a list is not to be found, and each list that is has its own title and words", async () => {
  for (const query of ["q=honey", "sort=price", "stock=1", "min=5", "max=20", "max=cheap", "page=2"])
    expect([query, (await standing(`/en/goods?${query}`)).robots]).toEqual([query, "noindex, follow"]);
  const lists = ["", "/goods", "/goods?category=honey", "/goods?coop=valdemiel"];
  const heads = await Promise.all(
    lists.map(async (path) => {
      const { html } = await page(`/en${path}`);
      expect([path, one(html, /<meta name="robots" content="([^"]+)"/)]).toEqual([path, ""]);
      return [one(html, /<title>([^<]+)</), one(html, /<meta name="description" content="([^"]+)"/)];
    }),
  );
  expect(new Set(heads.map(([title]) => title)).size).toBe(lists.length);
  expect(new Set(heads.map(([, description]) => description)).size).toBe(lists.length);
});

test("a page that is shared shows what it is about, in a picture that every reader of links can read", async () => {
  const shown = async (path: string) => {
    const { html } = await page(path);
    const of = (name: string) => one(html, new RegExp(`<meta (?:property|name)="${name}" content="([^"]+)"`));
    return Object.fromEntries(
      ["og:type", "og:site_name", "og:url", "og:locale", "og:image", "og:image:alt", "twitter:card"].map(
        (name) => [name, of(name)],
      ),
    );
  };
  const wall_clock = await shown("/es-pe/goods/andean-wall-clock?country=pe");
  expect(wall_clock).toMatchObject({
    "og:type": "product",
    "og:site_name": "Arnia",
    "og:url": `${shop.shopUrl}/es-pe/goods/andean-wall-clock`,
    "og:locale": "es_PE",
    "og:image": `${shop.shopUrl}/pictures/andean-wall-clock-og.jpg`,
    "twitter:card": "summary_large_image",
  });
  expect((wall_clock["og:image:alt"] ?? "").length).toBeGreaterThan(10);
  const about = await shown("/it/about");
  expect(about).toMatchObject({ "og:type": "website", "og:image": `${shop.shopUrl}/pictures/home-og.jpg` });
  const coop = await shown("/en/co-ops/valdemiel");
  for (const { "og:image": address = "" } of [wall_clock, about, coop]) {
    const picture = await fetch(address);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    const { format, width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect([format, width, height]).toEqual(["jpeg", 1200, 630]);
  }
});

test("a co-op that pauses has nothing in stock, for machines as for people", async () => {
  const { html } = await page("/en-pe/goods/andean-wall-clock");
  expect(buyForm(html)).toBeUndefined();
  expect(availabilityOf(html)).toEqual(["OutOfStock"]);
});

test("a good tells machines its price and whether it is there, as it tells people", async () => {
  const { html } = await page(`/es/goods/${HONEY}`);
  const facts = factsOf(html);
  expect(facts).toMatchObject({ "@type": "Product", name: one(html, /<h1[^>]*>\s*([^<]+?)\s*</) });
  const [offer] = facts.offers;
  expect(offer).toMatchObject({ priceCurrency: "EUR", availability: "https://schema.org/InStock" });
  expect(words(html)).toContain(offer?.price.replace(".", ","));
  const picture = await fetch(facts.image[0] ?? "");
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/webp"]);
  expect(one((await page("/en")).html, /"@type":"(Organization)"/)).toBe("Organization");
});

test("the sitemap that robots are told of holds pages that are there, and none of anybody's own", async () => {
  const robots = await page("/robots.txt");
  const address = one(robots.html, /^Sitemap: (\S+)$/m);
  const map = await (await fetch(address)).text();
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = ""]) =>
    loc.slice(shop.shopUrl.length),
  );
  expect(listed.length).toBeGreaterThan(200);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed).toEqual(
    expect.arrayContaining(["/en", "/it-pe", `/es/goods/${HONEY}`, "/es-ar/legal/terms"]),
  );
  expect(listed).not.toContain(`/es-ar/goods/${HONEY}`);
  expect(listed.filter((path) => /\/(account|basket|checkout|orders|portal)(\/|$)/.test(path))).toEqual([]);
  const some = listed.filter((_path, index) => index % 40 === 0);
  for (const path of some) expect([path, (await page(path)).status]).toEqual([path, 200]);
});

test("outside the demo food is locked until the network opens it, and then whatever lacks what the law wants said", async () => {
  const production = {
    ARNIA_MODE: "production",
    BANK_IBAN: "IT60X0542811101000000123456",
    SMTP_URL: "smtp://127.0.0.1:9",
  };
  await shop.restart(production);
  const store = new Store(shop);
  const cart = await store.newCart();
  expect(refusalOf(await store.add(cart, HONEY, 1))).toBe("400 good.locked");
  must(await store.add(cart, CLOCK, 1));
  // What a basket would refuse is not offered before.
  const locked = (await page(`/en/goods/${HONEY}`)).html;
  expect(buyForm(locked)).toBeUndefined();
  expect(words(locked)).toContain("This shop does not sell that food yet.");
  expect(availabilityOf(locked)).toEqual(["OutOfStock"]);
  expect(words((await page("/it/goods?category=honey")).html)).toContain("Non ancora in vendita");
  expect(buyForm((await page(`/en/goods/${CLOCK}`)).html)).toBeDefined();
  const inStock = async () => {
    const asked = "/store/goods-search?lang=en&category=honey&stock=1";
    return must(await store.ask<{ count: number }>("GET", asked)).count;
  };
  await until("no locked food counts as in stock", async () => (await inStock()) === 0);

  await shop.restart({ ...production, LIVE_SELLING: "on" });
  must(await store.add(cart, HONEY, 1));
  expect(buyForm((await page(`/en/goods/${HONEY}`)).html)).toBeDefined();
  await until("what food may be sold counts as in stock again", async () => (await inStock()) > 0);
  await shop.query("update good set net_g = null");
  expect(buyForm((await page(`/en/goods/${HONEY}`)).html)).toBeUndefined();
  const refused = await store.add(cart, HONEY, 1);
  expect(refusalOf(refused)).toBe("400 good.locked");
  expect(JSON.stringify(refused.body)).toContain("net content");
  // What was put in before is looked at again before anybody pays.
  must(await store.setAddress(cart));
  await store.chooseShipping(cart);
  expect(refusalOf(await store.pay(cart, "bank-transfer"))).toBe("400 good.locked");
});
