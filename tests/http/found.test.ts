import { afterAll, beforeAll, expect, test } from "vitest";
import { startShop, type Shop } from "../support/shop";
import { CLOCK, HONEY, Store, must, refusalOf } from "../support/store-client";

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
  for (const said of [/controller/, /processors/, /ten years/, /thirty days/, /authority/])
    expect(privacy).toMatch(said);
  const withdrawal = words((await page("/it/legal/withdrawal")).html);
  for (const said of [/quattordici giorni/, /si guastano in fretta/, /sigillati/, /su tue indicazioni/])
    expect(withdrawal).toMatch(said);
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
});

test("each page says what it is called, where it stands, and where it stands in other words", async () => {
  for (const path of ["", "/goods", "/co-ops", "/about", "/legal/terms", `/goods/${HONEY}`]) {
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

test("a good tells machines its price and whether it is there, as it tells people", async () => {
  const { html } = await page(`/es/goods/${HONEY}`);
  const facts = JSON.parse(one(html, /<script type="application\/ld\+json">([\s\S]*?)<\/script>/)) as {
    "@type": string;
    name: string;
    image: string[];
    offers: { price: string; priceCurrency: string; availability: string }[];
  };
  expect(facts).toMatchObject({ "@type": "Product", name: one(html, /<h1[^>]*>\s*([^<]+?)\s*</) });
  const [offer] = facts.offers;
  expect(offer).toMatchObject({ priceCurrency: "EUR", availability: "https://schema.org/InStock" });
  expect(words(html)).toContain(offer?.price.replace(".", ","));
  const picture = await fetch(facts.image[0] ?? "");
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/webp"]);
  expect(one(html, /<meta property="og:image" content="([^"]+)"/)).toBe(facts.image[0]);
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

  await shop.restart({ ...production, LIVE_SELLING: "on" });
  must(await store.add(cart, HONEY, 1));
  await shop.query("update good set net_g = null");
  const refused = await store.add(cart, HONEY, 1);
  expect(refusalOf(refused)).toBe("400 good.locked");
  expect(JSON.stringify(refused.body)).toContain("net content");
  // What was put in before is looked at again before anybody pays.
  must(await store.setAddress(cart));
  await store.chooseShipping(cart);
  expect(refusalOf(await store.pay(cart, "bank-transfer"))).toBe("400 good.locked");
});
