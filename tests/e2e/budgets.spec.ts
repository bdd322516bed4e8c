import { request } from "node:http";
import { expect, test } from "../support/browser";
import { Shopper } from "./shopper";
import { LANGS } from "./words";

const BROWSED = [
  "",
  "/goods",
  "/goods?q=miel&category=honey",
  "/co-ops",
  "/co-ops/valdemiel",
  "/goods/rosemary-honey-500",
  "/about",
  "/impact",
];

const SCRIPT_LIMIT_BYTES = 10_000;
const PAGE_LIMIT_BYTES = 30_000;

interface Sent {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** What went over the wire, as it was compressed. */
  bytes: number;
}

/** Asks as a browser does and counts what comes back before it is unpacked. */
function weigh(url: string, encoding = "br, gzip"): Promise<Sent> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": encoding } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes });
      });
    })
      .on("error", reject)
      .end();
  });
}

/** The files of a kind that a page names, as addresses. */
function filesOf(html: string, pattern: RegExp, base: string): string[] {
  return [...html.matchAll(pattern)].map(([, path = ""]) => new URL(path, base).toString());
}

for (const lang of LANGS)
  test(`pages to browse are light: at most 10 kB of script, 30 kB of page and style (${lang})`, async ({
    shop,
  }, info) => {
    for (const path of BROWSED) {
      const url = `${shop.shopUrl}/${lang}${path}`;
      const page = await weigh(url);
      expect(page.status).toBe(200);
      expect(page.headers["content-encoding"]).toBe("br");
      const html = await (await fetch(url)).text();
      const styles = filesOf(html, /<link rel="stylesheet" href="([^"]+)"/g, url);
      const scripts = filesOf(html, /<(?:script[^>]+src|link rel="modulepreload" href)="([^"]+)"/g, url);
      const inline = [...html.matchAll(/<script[^>]*>([^<]+)/g)].reduce((sum, [all]) => sum + all.length, 0);
      const total = async (files: string[]) =>
        (await Promise.all(files.map((file) => weigh(file)))).reduce((sum, { bytes }) => sum + bytes, 0);
      const script = inline + (await total(scripts));
      const light = page.bytes + (await total(styles));
      info.annotations.push({ type: "bytes", description: `/${lang}${path}: ${script} + ${light}` });
      expect(styles.length, "the page's styles were found").toBeGreaterThan(0);
      expect(script, `script of ${path}`).toBeLessThanOrEqual(SCRIPT_LIMIT_BYTES);
      expect(light, `page and style of ${path}`).toBeLessThanOrEqual(PAGE_LIMIT_BYTES);
      expect((await weigh(url, "gzip")).headers["content-encoding"]).toBe("gzip");
    }
  });

test("a browser asks nobody but the shop, and every picture keeps its place", async ({ page, shop }) => {
  const asked = new Set<string>();
  const failed: string[] = [];
  page.on("request", (sent) => asked.add(new URL(sent.url()).origin));
  page.on("response", (answer) => {
    if (answer.status() >= 400) failed.push(answer.url());
  });
  for (const path of BROWSED) {
    await page.goto(`/en${path}`);
    const pictures = await page.locator("img").evaluateAll((all) =>
      (all as HTMLImageElement[]).map((picture) => ({
        src: picture.src,
        sized: picture.hasAttribute("width") && picture.hasAttribute("height"),
        lazy: picture.loading === "lazy",
        below: picture.getBoundingClientRect().top > window.innerHeight,
      })),
    );
    expect(pictures.filter(({ sized }) => !sized)).toEqual([]);
    expect(pictures.filter(({ below, lazy }) => below && !lazy)).toEqual([]);
    for (const { src } of pictures) expect((await weigh(src)).status, src).toBe(200);
  }
  const shopper = new Shopper(page);
  await shopper.addToBasket("rosemary-honey-500");
  await shopper.goToPayment();
  await shopper.orderAndPay("demo");
  expect([...asked]).toEqual([shop.shopUrl]);
  expect(failed).toEqual([]);
});

test("what is private is kept nowhere, what never changes is kept for good", async ({ page, shop }) => {
  const kept = async (path: string) =>
    String((await weigh(`${shop.shopUrl}${path}`)).headers["cache-control"]);
  for (const path of ["/en/basket", "/it/checkout", "/es/checkout/shipping", "/en/orders/none", "/en/none"])
    expect(await kept(path), path).toBe("private, no-store");
  expect(await kept("/en/goods")).toBe("public, max-age=0, s-maxage=60");

  const html = await (await fetch(`${shop.shopUrl}/en`)).text();
  const lasting = [
    ...filesOf(html, /<link rel="stylesheet" href="([^"]+)"/g, shop.shopUrl),
    ...filesOf(html, /<link rel="preload" as="font"[^>]* href="([^"]+)"/g, shop.shopUrl),
  ];
  expect(lasting.length).toBeGreaterThan(2);
  for (const file of lasting)
    expect((await weigh(file)).headers["cache-control"], file).toBe("public, max-age=31536000, immutable");

  const shopper = new Shopper(page);
  await shopper.addToBasket("rosemary-honey-500");
  const answer = await page.goto("/en/goods");
  expect(answer?.headers()["cache-control"]).toBe("private, no-cache");
  expect(String(answer?.headers()["vary"]).toLowerCase()).toContain("cookie");
});

test("every page carries the headers that protect its reader", async ({ shop }) => {
  for (const path of ["/en", "/it/goods/rosemary-honey-500", "/es/basket", "/en/orders/none", "/en/none"]) {
    const { headers } = await weigh(`${shop.shopUrl}${path}`);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      // The network's screens stand beside the shop on the same site.
      "cross-origin-resource-policy": "same-site",
    });
    const policy = String(headers["content-security-policy"]);
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(policy, path).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).not.toHaveProperty("x-powered-by");
  }
});

test("the shop answers only to its own name, and private pages ask not to be listed", async ({ shop }) => {
  const foreign = await new Promise<number>((resolve, reject) => {
    request(shop.shopUrl, { headers: { host: "elsewhere.example" } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
  expect(foreign).toBe(421);
  expect((await weigh(`${shop.shopUrl}/en/basket`)).headers["x-robots-tag"]).toBe("noindex, nofollow");
});
