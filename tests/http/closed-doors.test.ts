import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPEN_AUTH, OPEN_HOOKS, OPEN_STORE, isOpen } from "../../backend/src/api/open-routes";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { Admin } from "../support/admin-client";
import { startShop, type Shop } from "../support/shop";
import { HONEY, Store, ask, must, refusalOf } from "../support/store-client";

/** Walks every route file of Medusa, its plugins and ours, and tries each door. */

interface Route {
  method: string;
  /** As the router knows it: `/store/carts/:id`. */
  path: string;
}

const FOLDERS = [
  { folder: "node_modules/@medusajs/medusa/dist/api", file: "route.js" },
  { folder: "node_modules/@medusajs/draft-order", file: "route.js" },
  { folder: "backend/src/api", file: "route.ts" },
];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

function filesCalled(name: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesCalled(name, path);
    return entry.name === name ? [path] : [];
  });
}

/** Which methods a file answers, as its text says: `export async function GET`, `exports.POST =`. */
function methodsIn(text: string): string[] {
  return METHODS.filter((method) =>
    new RegExp(`exports\\.${method}\\s*=|export (async function|function|const) ${method}\\b`).test(text),
  );
}

function routesOf({ folder, file }: (typeof FOLDERS)[number]): Route[] {
  const root = join(ROOT, folder);
  return filesCalled(file, root).flatMap((path) => {
    const api = relative(root, path).split(sep).slice(0, -1);
    const from = api.indexOf("api") + 1;
    const parts = api.slice(from).map((part) => part.replace(/^\[(.+)\]$/, ":$1"));
    return methodsIn(readFileSync(path, "utf8")).map((method) => ({ method, path: `/${parts.join("/")}` }));
  });
}

const ROUTES = [
  ...new Map(
    FOLDERS.flatMap(routesOf).map((route) => [`${route.method} ${route.path}`, route] as const),
  ).values(),
];
const under = (door: string) => ROUTES.filter(({ path }) => path.startsWith(`/${door}/`));

/** The same route with something in the place of every parameter. */
const called = (path: string) => path.replaceAll(/:[a-z_]+/gi, "dummy_1");

let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  shop = await startShop({ name: "closed_doors" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(() => shop.stop());

const bare = (method: string, path: string, headers: Record<string, string> = {}) =>
  ask<{ code?: string; type?: string }>(`${shop.backendUrl}${path}`, {
    method,
    headers,
    ...(method === "GET" ? {} : { body: {} }),
  });

/** Tries every route, a few at a time, and keeps what a judge finds wrong. */
async function wrong(routes: Route[], judge: (route: Route) => Promise<string | null>): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...routes];
  const walker = async () => {
    for (let route = waiting.shift(); route; route = waiting.shift()) {
      const fault = await judge(route);
      if (fault) found.push(`${route.method} ${route.path}: ${fault}`);
    }
  };
  await Promise.all([walker(), walker(), walker(), walker()]);
  return found.sort();
}

test("the walk has found the routes of Medusa and ours", () => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
  expect(names).toEqual(
    expect.arrayContaining([
      "GET /store/products",
      "POST /store/carts/:id/complete",
      "POST /admin/orders/:id/fulfillments",
      "POST /auth/:actor_type/:auth_provider/register",
      "GET /store/follow/:token",
      "POST /admin/receipts/:id/assign",
    ]),
  );
  expect(under("store").length).toBeGreaterThan(60);
  expect(under("admin").length).toBeGreaterThan(300);
  const doors = [...new Set(ROUTES.map(({ path }) => path.split("/")[1]))].sort();
  const known = ["admin", "auth", "cloud", "coop", "hooks", "store"];
  expect(doors.filter((door) => !known.includes(door ?? ""))).toEqual([]);
});

describe("the store", () => {
  /** Typed from what the issue lets a shopper do; reviewed, not read from the code. */
  const OPEN = [
    "DELETE /store/carts/:id/line-items/:line_id",
    "DELETE /store/carts/:id/promotions",
    "GET /store/account",
    "GET /store/account/addresses",
    "GET /store/account/export",
    "GET /store/account/orders",
    "GET /store/carts/:id/basket",
    "GET /store/coops",
    "GET /store/coops/:handle",
    "GET /store/follow/:token",
    "GET /store/goods",
    "GET /store/goods-search",
    "GET /store/goods-suggestions",
    "GET /store/goods/:handle",
    "GET /store/impact",
    "GET /store/pictures/:file",
    "GET /store/shop",
    "GET /store/wholesale",
    "GET /store/wholesale/basket",
    "GET /store/wholesale/orders",
    "GET /store/wholesale/orders/:display_id",
    "GET /store/wholesale/orders/:display_id/again",
    "GET /store/wholesale/prices",
    "POST /store/account/addresses",
    "POST /store/account/addresses/:id/remove",
    "POST /store/account/confirm",
    "POST /store/account/confirmation-mail",
    "POST /store/account/delete",
    "POST /store/account/forgotten",
    "POST /store/account/orders",
    "POST /store/account/password",
    "POST /store/account/reset",
    "POST /store/account/sign-in",
    "POST /store/account/sign-out-everywhere",
    "POST /store/account/sign-up",
    "POST /store/carts",
    "POST /store/carts/:id",
    "POST /store/carts/:id/card",
    "POST /store/carts/:id/card/look",
    "POST /store/carts/:id/complete",
    "POST /store/carts/:id/line-items",
    "POST /store/carts/:id/line-items/:line_id",
    "POST /store/carts/:id/payment",
    "POST /store/carts/:id/promotions",
    "POST /store/carts/:id/shipping",
    "POST /store/certificates/look",
    "POST /store/follow/:token/withdrawal",
    "POST /store/wholesale/applications",
    "POST /store/wholesale/basket/address",
    "POST /store/wholesale/basket/lines",
    "POST /store/wholesale/basket/lines/:line_id",
    "POST /store/wholesale/basket/order",
    "POST /store/wholesale/basket/shipping",
    "POST /store/wholesale/paste",
  ];

  test("has exactly these doors open", () => {
    expect(OPEN_STORE.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(OPEN);
    const inWalk = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(OPEN.filter((route) => !inWalk.includes(route))).toEqual([]);
  });

  test("answers on the open ones and closes every other", async () => {
    const found = await wrong(under("store"), async ({ method, path }) => {
      const refusal = refusalOf(await store.ask(method, called(path), method === "GET" ? undefined : {}));
      const listed = OPEN.includes(`${method} ${path}`);
      if (listed) return refusal.endsWith("route.closed") || refusal.startsWith("5") ? refusal : null;
      return refusal === "404 route.closed" ? null : refusal;
    });
    expect(found).toEqual([]);
  });

  test("answers nobody without its secret, nor with a wrong one, nor without the publishable key", async () => {
    const { "x-publishable-api-key": key = "", "x-arnia-storefront": secret = "" } = store.headers;
    const open = under("store").filter(({ method, path }) => isOpen(method, called(path)));
    const found = await wrong(open, async ({ method, path }) => {
      const answers = [
        await bare(method, called(path), { "x-publishable-api-key": key }),
        await bare(method, called(path), {
          "x-publishable-api-key": key,
          "x-arnia-storefront": `${secret}x`,
        }),
        await bare(method, called(path), { "x-arnia-storefront": secret }),
      ].map(({ status }) => status);
      return answers.join() === "401,401,400" ? null : answers.join();
    });
    expect(found).toEqual([]);
  });

  test.each([
    "/store/products",
    "/store/products?fields=*variants.inventory_items.inventory.location_levels",
  ])("does not answer at %s", async (path) => {
    expect(refusalOf(await store.ask("GET", path))).toBe("404 route.closed");
  });

  test.each([
    "/STORE/products",
    "/Store/Products",
    "/store//products",
    "/store/products/",
    "/store/./products",
  ])("is not opened by another way to write %s", async (path) => {
    const answer = await store.ask<{ products?: unknown }>("GET", path);
    expect([path, answer.status, answer.body.products]).toEqual([path, 404, undefined]);
  });

  test("says nothing of stock places, sales channels or metadata", async () => {
    const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
    const said = await Promise.all(
      ["/store/goods", `/store/goods/${HONEY}`, "/store/coops", "/store/coops/valdemiel", "/store/shop"]
        .concat(`/store/carts/${cart}/basket`)
        .map(async (path) => JSON.stringify(must(await store.ask("GET", path)))),
    );
    for (const text of said)
      expect(text).not.toMatch(
        /stock_location|location_id|sloc_|sales_channel|sc_01|metadata|shipping_profile/,
      );
  });
});

describe("logging in", () => {
  const OPEN = [
    "DELETE /auth/mfa/factors/:id",
    "DELETE /auth/session",
    "GET /auth/mfa/factors",
    "GET /auth/user/providers",
    "POST /auth/mfa/challenges/:id/verify",
    "POST /auth/mfa/factors",
    "POST /auth/mfa/factors/:id/verify",
    "POST /auth/session",
    "POST /auth/token/refresh",
    "POST /auth/user/emailpass",
    "POST /auth/user/emailpass/reset-password",
    "POST /auth/user/emailpass/update",
  ];

  test("has exactly these doors, for the network's people alone", () => {
    expect(OPEN_AUTH.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(OPEN);
  });

  test.each(["user", "customer", "coop", "dummy"])(
    "closes every other door of the actor %s",
    async (actor) => {
      const found = await wrong(under("auth"), async ({ method, path }) => {
        const asked = path
          .replace(":actor_type", actor)
          .replace(":auth_provider", "emailpass")
          .replaceAll(/:[a-z_]+/g, "dummy_1");
        const refusal = refusalOf(await bare(method, asked));
        const listed = OPEN.some((open) => open === `${method} ${asked.replace(/dummy_1/, ":id")}`);
        if (listed) return refusal === "404 route.closed" ? refusal : null;
        return refusal === "404 route.closed" ? null : refusal;
      });
      expect(found).toEqual([]);
    },
  );

  test.each(["user", "customer"])("nobody registers as %s", async (actor) => {
    const answer = await ask(`${shop.backendUrl}/auth/${actor}/emailpass/register`, {
      method: "POST",
      body: { email: "me@example.org", password: "a-long-password" },
    });
    expect(refusalOf(answer)).toBe("404 route.closed");
    expect(
      await shop.query("select 1 as made from provider_identity where entity_id = 'me@example.org'"),
    ).toEqual([]);
  });

  test("a wrong password and an unknown e-mail get the same answer", async () => {
    const sign = (email: string) =>
      ask(`${shop.backendUrl}/auth/user/emailpass`, { method: "POST", body: { email, password: "wrong" } });
    const [known, unknown] = [await sign("network@test.example"), await sign("nobody@test.example")];
    expect([known.status, known.body]).toEqual([401, unknown.body]);
  });
});

test("hooks and the cloud's doors are closed, and that of the cards' provider is too where no cards are taken", async () => {
  expect(OPEN_HOOKS).toEqual([{ method: "POST", path: "/hooks/stripe" }]);
  const found = await wrong([...under("hooks"), ...under("cloud")], async ({ method, path }) => {
    const refusal = refusalOf(await bare(method, called(path)));
    return refusal === "404 route.closed" ? null : refusal;
  });
  expect(found).toEqual([]);
});

describe("the network's side", () => {
  test("is closed without logging in", async () => {
    const found = await wrong(under("admin"), async ({ method, path }) => {
      const { status, body } = await bare(method, called(path));
      // A closed door is closed before anybody is asked who they are; an invitation is accepted by who has its token.
      if (status === 404 && body.code === "route.closed") return null;
      return status === 401 ? null : String(status);
    });
    // The log-in page asks which features there are; whoever accepts an invitation has its token.
    expect(found.filter((route) => !route.startsWith("POST /admin/invites/accept"))).toEqual([
      "GET /admin/feature-flags: 200",
    ]);
  });

  test("is closed to the shop's own secret and to a forged token", async () => {
    for (const headers of [
      store.headers,
      { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJhY3Rvcl9pZCI6InUiLCJhY3Rvcl90eXBlIjoidXNlciJ9." },
    ])
      expect((await bare("GET", "/admin/books/accounts", headers)).status).toBe(401);
  });

  /** Typed by hand: whatever moves money, stock or lines past our books, and what takes files. */
  const CLOSED = [
    /^(POST|DELETE) \/admin\/orders\/:id(?!\/cancel$)/,
    /^POST \/admin\/orders$/,
    /^(POST|DELETE) \/admin\/(draft-orders|order-edits|claims|exchanges|returns|return-reasons)\b/,
    /^(POST|DELETE) \/admin\/(payments|payment-collections|refund-reasons)\b/,
    /^(POST|DELETE) \/admin\/(fulfillments|inventory-items|reservations|order-changes)\b/,
    /^(POST|DELETE) \/admin\/(uploads|workflows-executions|sales-channels)\b/,
    /^(POST|DELETE) \/admin\/products\/(import|imports|export)\b/,
    /^(POST|DELETE) \/admin\/products\/.*inventory-items\b/,
    /^(GET|POST|DELETE) \/admin\/rbac\b/,
    /^(POST|DELETE) \/admin\/(gift-cards|store-credit-accounts|loyalty)\b/,
  ];
  const MUST_BE_CLOSED = [
    "POST /admin/orders/:id/fulfillments",
    "POST /admin/orders/:id/fulfillments/:fulfillment_id/cancel",
    "POST /admin/orders/:id/complete",
    "POST /admin/orders/:id/archive",
    "POST /admin/orders/:id/transfer",
    "POST /admin/orders/:id/credit-lines",
    "POST /admin/orders/:id",
    "POST /admin/payments/:id/capture",
    "POST /admin/payments/:id/refund",
    "POST /admin/payment-collections",
    "POST /admin/payment-collections/:id/mark-as-paid",
    "POST /admin/order-edits",
    "POST /admin/order-edits/:id/confirm",
    "POST /admin/returns",
    "POST /admin/returns/:id/receive",
    "POST /admin/claims",
    "POST /admin/exchanges",
    "POST /admin/draft-orders",
    "POST /admin/draft-orders/:id/convert-to-order",
    "POST /admin/inventory-items",
    "POST /admin/inventory-items/:id/location-levels/:location_id",
    "POST /admin/inventory-items/location-levels/batch",
    "POST /admin/reservations",
    "DELETE /admin/reservations/:id",
    "POST /admin/uploads",
    "DELETE /admin/price-lists/:id",
    "POST /admin/products/imports",
    "POST /admin/products/import",
    "POST /admin/products/:id/variants/inventory-items/batch",
    "POST /admin/products/:id/variants/:variant_id/inventory-items",
  ];

  test("has every route that this test closes by name", () => {
    const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(MUST_BE_CLOSED.filter((route) => !names.includes(route))).toEqual([]);
  });

  test("answers an operator on the open doors alone", async () => {
    const tried = async ({ method, path }: Route) => {
      // These go on answering for as long as somebody listens; the index, which is not switched on, never answers.
      if (path.endsWith("/subscribe") || path === "/admin/index/details") return "200";
      return refusalOf(await admin.ask(method, called(path), method === "GET" ? undefined : {}));
    };
    const found = await wrong(under("admin"), async ({ method, path }) => {
      const name = `${method} ${path}`;
      const closed =
        MUST_BE_CLOSED.includes(name) ||
        CLOSED.some((pattern) => pattern.test(name)) ||
        !isOpen(method, called(path));
      if (!closed) {
        const refusal = await tried({ method, path });
        return refusal === "404 route.closed" ? `open, but ${refusal}` : null;
      }
      const refusal = await tried({ method, path });
      return refusal === "404 route.closed" ? null : `closed, but ${refusal}`;
    });
    expect(found).toEqual([]);
  });

  test("lets an operator read every list it shows", async () => {
    const lists = ["orders", "products", "customers", "receipts", "settlements", "stock", "books/accounts"];
    for (const list of lists.concat("books/questions", "books/postings", "promotions", "stock-locations"))
      expect([list, (await admin.ask("GET", `/admin/${list}`)).status]).toEqual([list, 200]);
  });

  test.each([
    ["POST", "/admin/products/p/variants/v/INVENTORY-ITEMS"],
    ["POST", "/admin/products/IMPORTS"],
    ["POST", "/ADMIN/payments/p/capture"],
    ["POST", "/admin/Payments/p/capture"],
    ["POST", "/admin/payments/p/capture/"],
    ["POST", "/admin/payments/p/capture?x=/admin/receipts"],
    ["POST", "/admin/orders/o/Cancel"],
    ["PUT", "/admin/receipts"],
    ["PATCH", "/admin/receipts"],
  ])("is not opened by another way to write %s %s", async (method, path) => {
    expect(refusalOf(await admin.ask(method, path, {}))).toBe("404 route.closed");
  });
});
