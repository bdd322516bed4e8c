import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { crawl, type CrawlOptions } from "../../backend/bin/lib/crawl.mjs";

const STYLE = `@import "more.css"; body { background: url(paper.png) } ${"p { color: red } ".repeat(200)}`;
const SCRIPT = `import "./part.js"; ${"console.log(1);".repeat(200)}`;
const page = (body: string, head = ""): string => `<!doctype html><head>${head}</head><body>${body}</body>`;
const squeezed = (text: string): number => brotliCompressSync(text).length;

const HOME = page(
  `<!-- <a href="/en/only-in-a-comment">no</a> -->
   <a href="/en/goods?sort=price&amp;q=a#top">goods</a> <a href='/en/goods?q=a&sort=price'>the same</a>
   <a href=/it>italiano</a> <a href="/en/portal">desk</a> <a href="/en/portal/members">private</a>
   <a href="mailto:a@example.org">write</a> <a href="https://elsewhere.example/">elsewhere</a>
   <picture><source srcset="/a.webp 400w, /b.webp 800w"><img src="/a.png" alt="a > b"></picture>
   <form method="post" action="/en/buy"></form>
   <script>document.title = "<a href='/en/only-in-a-script'>";</script>`,
  `<link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="es-AR" href="/es-ar">
   <script type="module" src="/code.js"></script><script type="application/ld+json">{"a":"b"}</script>`,
);

/** A small shop in which everything is well. */
const GOOD: Record<string, [type: string, body: string]> = {
  "/en": ["text/html; charset=utf-8", HOME],
  "/it": ["text/html", page(`<a href="/en/goods">goods</a>`)],
  "/es-ar": ["text/html", page("hola")],
  "/en/goods": ["text/html", page(`<a href="/en/goods?page=2">next</a><a href="/en/goods?page=3">and</a>`)],
  "/en/portal/sign-in": ["text/html", page("who are you")],
  "/style.css": ["text/css", STYLE],
  "/more.css": ["text/css", "a { color: blue }"],
  "/code.js": ["text/javascript; charset=utf-8", SCRIPT],
  "/part.js": ["text/javascript", "console.log(2);"],
  "/paper.png": ["image/png", "png"],
  "/a.png": ["image/png", "png"],
  "/a.webp": ["image/webp", "webp"],
  "/b.webp": ["image/webp", "webp"],
};
const MOVED: Record<string, string> = { "/": "/en", "/en/portal": "/en/portal/sign-in?next=x" };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let origin = "";
let faulty: Record<string, Answer> = {};
let visited: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    visited.push(request.url ?? "");
    const { pathname } = new URL(request.url ?? "", "http://shop");
    const fault = faulty[pathname];
    if (fault) {
      fault(request, response);
      return;
    }
    const to = MOVED[pathname];
    if (to) return response.writeHead(302, { location: to }).end();
    const found = GOOD[pathname];
    if (!found) return response.writeHead(404, { "content-type": "text/html" }).end(page("no"));
    const body = found[1].length > 600 ? brotliCompressSync(found[1]) : Buffer.from(found[1]);
    const encoding = found[1].length > 600 ? { "content-encoding": "br" } : {};
    return response.writeHead(200, { "content-type": found[0], ...encoding }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function crawled(faults: Record<string, Answer> = {}, options: CrawlOptions = {}) {
  faulty = faults;
  visited = [];
  const why: string[] = [];
  const onBroken: CrawlOptions["onBroken"] = ({ url, why: what }) =>
    why.push(`${url.slice(origin.length)} ${what}`);
  const result = await crawl(`${origin}/`, { timeout_ms: 400, ...options, onBroken });
  return { ...result, why: why.sort() };
}

const says =
  (status: number, headers: Record<string, string>, body = ""): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

describe("a crawl of a whole shop", () => {
  it("visits each page once, in all languages, and weighs what was sent", async () => {
    expect(await crawled()).toEqual({
      pages: 8,
      broken: 0,
      left_out: 0,
      why: [],
      max_js_bytes:
        squeezed(SCRIPT) +
        "console.log(2);".length +
        squeezed(`document.title = "<a href='/en/only-in-a-script'>";`),
      max_html_css_bytes: squeezed(HOME) + squeezed(STYLE) + "a { color: blue }".length,
    });
    for (const once of ["/it", "/es-ar", "/style.css", "/part.js", "/en/goods?q=a&sort=price"])
      expect([once, visited.filter((url) => url === once).length]).toEqual([once, 1]);
    for (const never of ["/en/portal/members", "/en/buy", "/en/only-in-a-comment", "/en/only-in-a-script"])
      expect(visited).not.toContain(never);
  });

  it("follows only so many filters of one list, and says how many it left out", async () => {
    const all = Array.from({ length: 9 }, (_, index) => `<a href="/en/goods?max=${index}">x</a>`).join("");
    const { pages, left_out } = await crawled(
      { "/en/goods": says(200, { "content-type": "text/html" }, page(all)) },
      { queries: 3 },
    );
    expect([pages, left_out]).toEqual([8, 7]);
  });
});

describe("a crawl of a shop with faults", () => {
  it.each<[name: string, path: string, answer: Answer, why: RegExp]>([
    ["a missing picture", "/b.webp", says(404, {}), /^\/b.webp answers 404$/],
    ["a missing font or picture of a style", "/paper.png", says(500, {}), /^\/paper.png answers 500$/],
    ["a script of a script", "/part.js", says(404, {}), /^\/part.js answers 404$/],
    ["a missing page", "/it", says(410, {}), /^\/it answers 410$/],
    ["a circle", "/it", says(302, { location: "/it?a" }), /^\/it leads in a circle/],
    ["an endless way", "/it", (r, s) => says(302, { location: `${r.url}x` })(r, s), /circle|404|than 10/],
    ["a redirect to nowhere", "/it", says(301, {}), /^\/it .*leads nowhere$/],
    ["a page that never comes", "/it", () => undefined, /^\/it does not end within 0.4 s$/],
    [
      "a page that stops half-way",
      "/it",
      (_, s) => s.writeHead(200, { "content-type": "text/html" }).write("<p>"),
      /^\/it does not end/,
    ],
    ["a line that breaks", "/it", (_, s) => s.destroy(), /^\/it (socket hang up|read ECONNRESET)$/],
    [
      "a style that is a page",
      "/more.css",
      says(200, { "content-type": "text/html" }),
      /is a style and sent as text/,
    ],
    [
      "a picture that is a page",
      "/a.png",
      says(200, { "content-type": "text/html" }),
      /is a picture and sent as/,
    ],
    [
      "bytes that say they are brotli",
      "/it",
      says(200, { "content-encoding": "br" }, "no"),
      /cannot be unpacked/,
    ],
  ])("finds %s, and goes on", async (_name, path, answer, why) => {
    const { broken, why: said, pages } = await crawled({ [path]: answer });
    expect([broken, said.length]).toEqual([1, 1]);
    expect(said[0]).toMatch(why);
    expect(pages).toBeGreaterThanOrEqual(5);
  });
});

describe("npm run crawl", () => {
  const run = (...words: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [join(ROOT, "backend/bin/crawl.mjs"), ...words],
        (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });

  it("ends with one line of JSON, and with 1 when something is broken", async () => {
    faulty = { "/a.webp": says(404, {}) };
    const { code, out, err } = await run(origin);
    expect(code).toBe(1);
    expect(out.split("\n")).toHaveLength(2);
    expect(JSON.parse(out)).toEqual({
      pages: 8,
      broken: 1,
      max_js_bytes: expect.any(Number) as number,
      max_html_css_bytes: expect.any(Number) as number,
    });
    expect(err).toContain("at most 40 filters");
    expect(err).toContain(`${origin}/a.webp answers 404 (named by ${origin}/en)`);
    faulty = {};
    expect((await run(`${origin}/en`)).code).toBe(0);
  });

  it.each([
    [[], "Say where the shop's home is"],
    [["shop"], '"shop" is not an address'],
    [["ftp://shop.example"], "is not an address"],
    [["http://127.0.0.1:1/"], "cannot be had: connect ECONNREFUSED"],
  ])("says what is wrong with %j", async (words, complaint) => {
    const { code, out, err } = await run(...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(complaint);
  });
});
