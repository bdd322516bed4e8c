import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COOP_ROUTES } from "../../../backend/src/api/coop-routes";
import { ROOT } from "../../../backend/bin/lib/paths.mjs";
import { Admin } from "../../support/admin-client";
import { askDesk, Desk, newRequestId } from "../../support/coop-client";
import {
  CANARIES,
  furnish,
  sell,
  someProduct,
  staffed,
  type Furnished,
  type Kind,
} from "../../support/two-coops";
import { startShop, type Shop } from "../../support/shop";
import { ask, euros, must, refusalOf, Store, type Answer } from "../../support/store-client";

/**
 * Two co-ops side by side, each with one of everything. Every door of the desk is tried by every role, on what is the co-op's
 * own, on the other's, on what is nobody's and on what used to be its own.
 */

const ROLES = { c: "catalogue", f: "fulfilment", t: "treasurer", b: "board" } as const;
type Letter = keyof typeof ROLES;
const LETTERS = Object.keys(ROLES) as Letter[];

interface Row {
  /** The letters of the roles that may; everybody else gets 403. Empty: before logging in. */
  who: string;
  /** What stands behind each parameter of the path that names an object of a co-op. */
  of?: Record<string, Kind>;
  /** What is sent, on the co-op's own objects. */
  send?: (own: Furnished, desk: Desk) => unknown;
  /** What the co-op's own people get: 200, or the refusal of a rule that lies behind the gate. */
  own: string;
}

const MONTH = "2026-09";
const TRIED = {
  regime: "inside",
  flags: { damages_owed: false, maintenance_due: false, account_available: true },
  pay: { amount: "100.00", currency_code: "eur" },
  days: 30,
};
const amount = (value: string) => euros(value);
const repeated = (given: Record<string, unknown> = {}) => ({ ...given, request_id: newRequestId() });
const noted = (given: Record<string, unknown>) => repeated({ note: "Jars", ...given });
const version = async (own: Furnished, desk: Desk) => ({
  version: (await desk.get<{ product: { version: number } }>(`/coop/products/${own.product}`)).product
    .version,
});

/**
 * Written by hand, and not from the code: a route that is not here fails, and so does a row without a route. Later rows may
 * need what earlier ones did.
 */
const MATRIX: Record<string, Row> = {
  "POST /coop/login": {
    who: "",
    send: () => ({ email: "a@example.org", password: "x" }),
    own: "401 staff.wrong_login",
  },
  "POST /coop/invitations/look": { who: "", send: () => ({ token: "x" }), own: "404 invitation.not_found" },
  "POST /coop/invitations/accept": {
    who: "",
    send: () => ({ token: "x", password: "a-long-password", language: "en" }),
    own: "404 invitation.not_found",
  },
  "GET /coop/me": { who: "cftb", own: "200" },
  "POST /coop/me": { who: "cftb", send: () => ({ language: "en" }), own: "200" },
  "POST /coop/password": {
    who: "cftb",
    send: () => ({ current: "not the one", password: "a-long-password" }),
    own: "401 staff.wrong_login",
  },
  "GET /coop/staff": { who: "b", own: "200" },
  "POST /coop/invitations": {
    who: "b",
    send: () => repeated({ email: "new@example.org", roles: ["catalogue"] }),
    own: "200",
  },
  "POST /coop/invitations/:id/withdraw": { who: "b", of: { id: "invitation" }, send: () => ({}), own: "200" },
  "POST /coop/staff/:id": {
    who: "b",
    of: { id: "staff" },
    send: () => ({ roles: ["catalogue"] }),
    own: "200",
  },
  "POST /coop/staff/:id/leave": { who: "b", of: { id: "staff" }, send: () => ({}), own: "200" },

  "GET /coop/products": { who: "cftb", own: "200" },
  "GET /coop/product-choices": { who: "cftb", own: "200" },
  "GET /coop/products/:id": { who: "cftb", of: { id: "product" }, own: "200" },
  "POST /coop/products": { who: "cb", send: () => repeated(someProduct("Another")), own: "200" },
  "POST /coop/products/:id": {
    who: "cb",
    of: { id: "product" },
    send: async (own, desk) => ({ ...someProduct("Renamed"), ...(await version(own, desk)) }),
    own: "200",
  },
  "POST /coop/products/:id/publish": {
    who: "cb",
    of: { id: "product" },
    send: version,
    own: "400 product.incomplete",
  },
  "POST /coop/products/:id/unpublish": { who: "cb", of: { id: "product" }, send: version, own: "200" },
  "POST /coop/products/:id/stock": {
    who: "cb",
    of: { id: "product" },
    send: ({ variant }) => ({ variant_id: variant, sellable: 5 }),
    own: "200",
  },
  "POST /coop/pictures": { who: "cb", send: () => ({}), own: "400 picture.not_a_picture" },

  "GET /coop/consignments": { who: "ftb", own: "200" },
  "GET /coop/consignments/:id": { who: "ftb", of: { id: "consignment" }, own: "200" },
  "POST /coop/consignments/:id/packed": {
    who: "f",
    of: { id: "consignment" },
    send: () => ({}),
    own: "200",
  },
  "POST /coop/consignments/:id/unpacked": {
    who: "f",
    of: { id: "consignment" },
    send: () => ({}),
    own: "200",
  },
  "POST /coop/consignments/:id/sent": {
    who: "f",
    of: { id: "consignment" },
    send: () => repeated(),
    own: "200",
  },
  "GET /coop/workshop": { who: "cftb", own: "200" },
  "GET /coop/earnings": { who: "tb", own: "200" },

  "GET /coop/settlements": { who: "tb", own: "200" },
  "GET /coop/settlements/:id": { who: "tb", of: { id: "settlement" }, own: "200" },
  "POST /coop/settlements/:id/credit": {
    who: "t",
    of: { id: "settlement" },
    send: () => ({ amount: amount("1.00"), credited_on: new Date().toISOString().slice(0, 10) }),
    own: "200",
  },
  "POST /coop/settlements/:id/credit/take-back": {
    who: "t",
    of: { id: "settlement" },
    send: () => repeated(),
    own: "200",
  },
  "GET /coop/book": { who: "tb", own: "200" },
  "GET /coop/book/postings": { who: "tb", own: "200" },
  "POST /coop/book/other-money": { who: "t", send: () => noted({ amount: amount("30.00") }), own: "200" },
  "POST /coop/book/to-work": {
    who: "t",
    send: () => repeated({ amount: amount("1.00"), reason: "Advance" }),
    own: "200",
  },
  "POST /coop/book/spend": {
    who: "t",
    send: () => noted({ account: "funds", amount: amount("1.00") }),
    own: "200",
  },
  "POST /coop/book/grant": { who: "b", send: () => ({ until: "2027-01-31" }), own: "200" },
  "POST /coop/book/grant/withdraw": { who: "b", send: () => ({}), own: "200" },
  "GET /coop/work": { who: "tb", own: "200" },
  "GET /coop/work/:month": { who: "tb", own: "200" },
  "POST /coop/work/:month": {
    who: "t",
    send: ({ code }) => ({ kind: "hours", version: 0, entries: [{ code, quantity: "3" }] }),
    own: "200",
  },
  "GET /coop/rule-sets": { who: "tb", own: "200" },
  "POST /coop/rule-sets/:id/try": { who: "tb", send: () => TRIED, own: "404 pay.rule_set_not_found" },
  "POST /coop/rule-sets/:id/attest": {
    who: "b",
    send: () =>
      repeated({
        document_hash: "0",
        settings: {},
        effective_from: "2025-01-01",
        note: "Nobody has read this",
      }),
    own: "404 pay.rule_set_not_found",
  },
  "POST /coop/rule-sets/withdraw": {
    who: "b",
    send: () => repeated({ effective_from: "2020-01-01", note: "Before there was any" }),
    own: "200",
  },
  "GET /coop/pay-runs": { who: "tb", own: "200" },
  "GET /coop/pay-runs/:id": { who: "tb", of: { id: "run" }, own: "200" },
  "GET /coop/pay-runs/:id/statements": { who: "tb", of: { id: "run" }, own: "200" },
  "POST /coop/pay-runs/preview": { who: "t", send: () => ({ month: MONTH }), own: "200" },
  "POST /coop/pay-runs": {
    who: "t",
    send: () => repeated({ month: MONTH, amount: amount("1.00") }),
    own: "200",
  },
  "POST /coop/pay-runs/:id/approve": {
    who: "b",
    of: { id: "proposed" },
    send: () => repeated({ seen_hash: "not what is proposed" }),
    own: "400 pay.hash_differs",
  },
  "POST /coop/pay-runs/:id/reject": {
    who: "b",
    of: { id: "proposed" },
    send: () => ({ reason: "Count again" }),
    own: "200",
  },
  "POST /coop/pay-runs/:id/withdraw": {
    who: "t",
    of: { id: "proposed" },
    send: () => ({}),
    own: "400 pay.already_decided",
  },
  "POST /coop/pay-runs/:id/reverse": {
    who: "b",
    of: { id: "proposed" },
    send: () => repeated({ reason: "Count again" }),
    own: "400 pay.not_approved",
  },
  "POST /coop/pay-runs/:id/payments/:payment_id/outcome": {
    who: "t",
    of: { id: "run", payment_id: "payment" },
    send: () => repeated({ outcome: "paid" }),
    own: "200",
  },
  "GET /coop/pay-runs/:id/files": { who: "tb", of: { id: "run" }, own: "200" },
  "POST /coop/pay-runs/:id/files": {
    who: "t",
    of: { id: "run" },
    send: () => repeated(),
    own: "400 pay.nothing_to_send",
  },
  "POST /coop/pay-runs/:id/files/:file_id/content": {
    who: "t",
    of: { id: "run", file_id: "file" },
    send: () => ({}),
    own: "200",
  },
  "POST /coop/pay-runs/:id/files/:file_id/withdraw": {
    who: "t",
    of: { id: "run", file_id: "file" },
    send: () => repeated({ reason: "The bank had it" }),
    own: "400 pay.file_answered",
  },
  "POST /coop/pay-runs/:id/files/:file_id/paid": {
    who: "t",
    of: { id: "run", file_id: "file" },
    send: () => repeated(),
    own: "200",
  },
  "POST /coop/pay-runs/:id/paid": { who: "t", of: { id: "run" }, send: () => repeated(), own: "200" },
  "POST /coop/pay-runs/:id/close": { who: "b", of: { id: "run" }, send: () => ({}), own: "200" },
  "POST /coop/pay-answers": {
    who: "t",
    send: () => repeated({ text: "reference,outcome,amount\nrent,paid,1.00" }),
    own: "200",
  },
  "GET /coop/pay-years/:year": { who: "tb", own: "200" },
  "GET /coop/pay-account": { who: "tb", own: "200" },
  "POST /coop/pay-account": {
    who: "t",
    send: () => ({ account_number: "IT60 X054 2811 1010 0000 0123 456" }),
    own: "200",
  },

  "GET /coop/members": { who: "tb", own: "200" },
  "GET /coop/members/reads": { who: "tb", own: "200" },
  "GET /coop/members/:id": { who: "tb", of: { id: "member" }, own: "200" },
  "POST /coop/members": {
    who: "t",
    send: () => repeated({ code: "A-2", regime: "inside", effective_from: "2026-01-01" }),
    own: "200",
  },
  "POST /coop/members/:id/regime": {
    who: "t",
    of: { id: "member" },
    send: () => ({ regime: "day_release", effective_from: "2026-06-01" }),
    own: "200",
  },
  "POST /coop/members/:id/flags": {
    who: "t",
    of: { id: "member" },
    send: () => ({ flag: "may_sign", value: "yes", effective_from: "2026-06-01" }),
    own: "200",
  },
  "POST /coop/members/:id/amounts": {
    who: "t",
    of: { id: "member" },
    send: () => repeated({ kind: "owed", head: "damages", amount: null, effective_from: "2026-06-01" }),
    own: "200",
  },
  "POST /coop/members/:id/payees/:payee_id/open": {
    who: "tb",
    of: { id: "member", payee_id: "payee" },
    send: () => ({}),
    own: "200",
  },
  "POST /coop/members/:id/payees/:payee_id/consented": {
    who: "t",
    of: { id: "member", payee_id: "payee" },
    send: () => ({}),
    own: "200",
  },
  "POST /coop/members/:id/payees/:payee_id/verified": {
    who: "tb",
    of: { id: "member", payee_id: "payee" },
    send: () => ({ proof: "other" }),
    own: "200",
  },
  "POST /coop/members/:id/payees": {
    who: "t",
    of: { id: "member" },
    send: () => repeated({ kind: "institution" }),
    own: "200",
  },
  "POST /coop/members/:id/locked": {
    who: "t",
    of: { id: "member" },
    send: () => repeated({ paid_to: "family", reason: "Settled" }),
    own: "400 pay.locked_none",
  },
  "GET /coop/members/:id/certificates": { who: "tb", of: { id: "member" }, own: "200" },
  "POST /coop/members/:id/certificates": {
    who: "b",
    of: { id: "member" },
    send: () => repeated({ from: "2026-08", to: "2026-10", training_hours: 40 }),
    own: "200",
  },
  "GET /coop/certificates/:id": { who: "tb", of: { id: "certificate" }, own: "200" },
  "POST /coop/certificates/:id/withdraw": {
    who: "b",
    of: { id: "certificate" },
    send: () => ({}),
    own: "200",
  },
  "GET /coop/members/:id/export": { who: "tb", of: { id: "member" }, own: "200" },
  "POST /coop/members/:id/erase": {
    who: "b",
    of: { id: "member" },
    send: () => repeated({ why: "asked" }),
    // A pay of theirs is proposed.
    own: "400 member.payment_open",
  },
  "POST /coop/members/:id/left": {
    who: "t",
    of: { id: "member" },
    send: () => ({ on: "2026-11-01" }),
    own: "200",
  },

  "POST /coop/pause": { who: "fb", send: () => ({ message: "Back soon" }), own: "200" },
  "POST /coop/resume": { who: "fb", send: () => ({}), own: "200" },
  // Last, since nobody's token is worth anything afterwards.
  "POST /coop/sign-out-everywhere": { who: "cftb", send: () => ({}), own: "200" },
};

const lettersOf = ({ who }: Row): Letter[] => LETTERS.filter((letter) => who.includes(letter));

/** Every route file under `api/coop`, as the router knows it: `POST /coop/staff/:id`. */
function routeFiles(): string[] {
  const api = join(ROOT, "backend/src/api");
  return readdirSync(join(api, "coop"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "route.ts")
    .flatMap((entry) => {
      const parts = relative(api, entry.parentPath).split(sep);
      const path = `/${parts.map((part) => part.replace(/^\[(.+)\]$/, ":$1")).join("/")}`;
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      return [...text.matchAll(/export (?:async function|function|const) ([A-Z]+)\b/g)].map(
        ([, method = ""]) => `${method} ${path}`,
      );
    })
    .sort();
}

const FILES = routeFiles();
/** What is asked, in the order of the table. A row whose file is not there yet is told by a test of its own. */
const ROUTES = Object.entries(MATRIX).filter(([route]) => FILES.includes(route));
const split = (route: string) => route.split(" ") as [method: string, path: string];

let shop: Shop;
let store: Store;
let admin: Admin;
/** Of the co-op that asks: one person for each role, and what is its own. */
let people: Record<Letter, Desk>;
let own: Furnished;
let theirs: Furnished;
let gone: { left: string; signedOut: string };

/** Everything that the first co-op's people and the shop's pages were told. */
const told: string[] = [];

async function asked(desk: Desk, method: string, path: string, body?: unknown): Promise<Answer<unknown>> {
  const answer = await desk.ask(method, path, body);
  told.push(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer;
}

async function inOrder<T>(items: T[], judge: (item: T) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const item of items) found.push(...(await judge(item)));
  return found;
}

/** The path with its parameters filled in; each kind of object may come from somewhere else. */
function pathOf(path: string, { of = {} }: Row, idOf: (kind: Kind, parameter: string) => string): string {
  return path.replaceAll(/:([a-z_]+)/g, (_, parameter: string) => {
    const kind = of[parameter];
    return kind ? idOf(kind, parameter) : MONTH;
  });
}

beforeAll(async () => {
  shop = await startShop({ name: "coop_matrix" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  const sold = await sell(store, admin);
  [own, theirs] = [await furnish(shop, "pietrachiara", sold), await furnish(shop, "valdemiel", sold)];
  const staff = await staffed(shop, "pietrachiara", ROLES);
  people = staff.people;
  gone = { left: staff.left, signedOut: staff.signedOut };
});
afterAll(() => shop.stop());

describe("the matrix", () => {
  test("has a row for every route, and a route for every row", () => {
    const rows = Object.keys(MATRIX);
    expect({ routesWithoutRow: FILES.filter((route) => !rows.includes(route)) }).toEqual({
      routesWithoutRow: [],
    });
    expect({ rowsWithoutRoute: rows.filter((route) => !FILES.includes(route)) }).toEqual({
      rowsWithoutRoute: [],
    });
  });

  test("says the same as the table of the gate, which has nothing else", () => {
    const table = COOP_ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(table.filter((route, index) => table.indexOf(route) !== index)).toEqual([]);
    expect([...table].sort()).toEqual(Object.keys(MATRIX).sort());
    const open = COOP_ROUTES.filter(({ capability }) => capability === "none");
    expect(open.map(({ method, path }) => MATRIX[`${method} ${path}`]?.who)).toEqual(["", "", ""]);
  });
});

describe("every door", () => {
  test("is closed without the storefront's secret, without a token, and to the tokens of who is out", async () => {
    const network = await shop.adminToken();
    const found = await inOrder(ROUTES, async ([route, row]) => {
      const [method, template] = split(route);
      const path = pathOf(template, row, (kind) => own[kind]);
      const url = `${shop.backendUrl}${path}`;
      const body = method === "GET" ? undefined : {};
      const authorization = `Bearer ${people.b.token}`;
      const tries: Record<string, Answer<unknown>> = {
        secret: await ask(url, { method, body, headers: { authorization } }),
      };
      if (row.who !== "") {
        tries["token"] = await askDesk(shop, method, path, { body });
        for (const [name, token] of Object.entries({ ...gone, network }))
          tries[name] = await askDesk(shop, method, path, { body, token });
      }
      return Object.entries(tries).flatMap(([name, { status, body: said }]) => {
        told.push(JSON.stringify(said));
        return status === 401 ? [] : [`${route} without ${name}: ${status}`];
      });
    });
    expect(found).toEqual([]);
  });

  test("is closed to every role that may not, whosever the object is", async () => {
    const found = await inOrder(ROUTES, async ([route, row]) => {
      if (row.who === "") return [];
      const [method, template] = split(route);
      const paths = [own, theirs].map((objects) => pathOf(template, row, (kind) => objects[kind]));
      paths.push(pathOf(template, row, (kind) => `${kind}_none`));
      return inOrder(
        LETTERS.filter((letter) => !row.who.includes(letter)),
        async (letter) => {
          const refusals = await Promise.all(
            paths.map((path) => asked(people[letter], method, path, method === "GET" ? undefined : {})),
          );
          const said = refusals.map(refusalOf).join();
          const closed = paths.map(() => "403 staff.not_allowed").join();
          return said === closed ? [] : [`${route} as ${ROLES[letter]}: ${said}`];
        },
      );
    });
    expect(found).toEqual([]);
  });

  test("has nothing behind it of another co-op's, and of what is nobody's, with the same words", async () => {
    const found = await inOrder(ROUTES, async ([route, row]) => {
      const [method, template] = split(route);
      const parameters = Object.keys(row.of ?? {});
      return inOrder(lettersOf(row), async (letter) => {
        const body = method === "GET" ? undefined : await row.send?.(own, people[letter]);
        // The whole path from elsewhere, and each part of it alone with the rest its own.
        const mixes = parameters.length > 1 ? [parameters, ...parameters.map((one) => [one])] : [parameters];
        return inOrder(parameters.length === 0 ? [] : mixes, async (mix) => {
          const path = (foreign: (kind: Kind) => string) =>
            pathOf(template, row, (kind, parameter) => (mix.includes(parameter) ? foreign(kind) : own[kind]));
          const other = await asked(
            people[letter],
            method,
            path((kind) => theirs[kind]),
            body,
          );
          const none = await asked(
            people[letter],
            method,
            path((kind) => `${prefix(theirs[kind])}_none`),
            body,
          );
          const codes = [refusalOf(other), refusalOf(none)];
          const right = codes[0] === codes[1] && /^404 [a-z_]+\.(\w+_)?not_found$/.test(codes[0] ?? "");
          return right ? [] : [`${route} (${mix.join()}) as ${ROLES[letter]}: ${codes.join()}`];
        });
      });
    });
    expect(found).toEqual([]);
  });

  test("does not take another co-op's object beside its own", async () => {
    const { c, f, t } = people;
    const stock = { variant_id: theirs.variant, sellable: 1 };
    expect(refusalOf(await asked(c, "POST", `/coop/products/${own.product}/stock`, stock))).toMatch(
      /^404 [a-z]+\.\w*not_found$/,
    );
    const pieces = repeated({ pieces: [{ piece_id: theirs.piece, quantity: 1 }] });
    expect(refusalOf(await asked(f, "POST", `/coop/consignments/${own.consignment}/sent`, pieces))).toMatch(
      /^404 [a-z]+\.\w*not_found$/,
    );
    const work = { kind: "hours", version: 0, entries: [{ code: theirs.code, quantity: "1" }] };
    const refused = await t.ask<{ details?: { cells?: string } }>("POST", "/coop/work/2026-07", work);
    expect([refusalOf(refused), refused.body.details?.cells]).toEqual([
      "400 work.invalid",
      expect.stringContaining("member_unknown"),
    ]);
  });

  test("lets in who may, to what is their co-op's own", async () => {
    const found = await inOrder(ROUTES, async ([route, row]) => {
      const [method, template] = split(route);
      const path = pathOf(template, row, (kind) => own[kind]);
      const letters = row.who === "" ? (["c"] as Letter[]) : lettersOf(row);
      return inOrder(letters, async (letter) => {
        const body = await row.send?.(own, people[letter]);
        const said = refusalOf(await asked(people[letter], method, path, body));
        return said === row.own ? [] : [`${route} as ${ROLES[letter]}: ${said}, not ${row.own}`];
      });
    });
    expect(found).toEqual([]);
  });

  test("has nothing behind it any more for people who have gone to another co-op", async () => {
    await shop.query(
      `update coop_staff set coop_id = (select id from coop where handle = 'horabuena')
       where email = any ($1)`,
      [LETTERS.map((letter) => `${ROLES[letter]}@example.org`)],
    );
    for (const letter of LETTERS) people[letter] = await Desk.logIn(shop, `${ROLES[letter]}@example.org`);
    const found = await inOrder(ROUTES, async ([route, row]) => {
      if (!row.of) return [];
      const [method, template] = split(route);
      const path = pathOf(template, row, (kind) => own[kind]);
      return inOrder(lettersOf(row), async (letter) => {
        const version = { version: 1 };
        const sent = route.startsWith("POST /coop/products") ? { ...someProduct("x"), ...version } : null;
        const known = /publish$/.test(path) ? version : /stock$/.test(path) ? undefined : sent;
        const body = method === "GET" ? undefined : (known ?? (await row.send?.(own, people[letter])));
        const said = refusalOf(await people[letter].ask(method, path, body));
        return /^404 [a-z_]+\.(\w+_)?not_found$/.test(said) ? [] : [`${route} as ${ROLES[letter]}: ${said}`];
      });
    });
    expect(found).toEqual([]);
  });
});

describe("what the other co-op keeps to itself", () => {
  const leaks = (text: string) =>
    CANARIES.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

  test("is there, for its own people to read", async () => {
    const [board, desk] = [
      await Desk.of(shop, "valdemiel", "board"),
      await Desk.of(shop, "valdemiel", "desk"),
    ];
    const read = [
      await board.get("/coop/staff"),
      await desk.get(`/coop/products/${theirs.product}`),
      await desk.get("/coop/members"),
      await desk.get("/coop/book/postings"),
      await desk.get(`/coop/consignments/${theirs.secret_consignment}`),
      await desk.post(`/coop/members/${theirs.member}/payees/${theirs.payee}/open`),
    ].map((answer) => JSON.stringify(answer));
    expect(CANARIES.filter((canary) => !leaks(read.join()).includes(canary))).toEqual([]);
  });

  test("was told to nobody of the first co-op", () => {
    expect(told.length).toBeGreaterThan(300);
    expect(told.filter((text) => leaks(text).length > 0)).toEqual([]);
  });

  test("is on no page of the shop", async () => {
    const pages = [
      "/store/shop",
      "/store/goods",
      "/store/goods?lang=it",
      "/store/coops",
      "/store/coops/valdemiel",
      "/store/coops/pietrachiara",
      `/store/goods/${theirs.product_handle}`,
    ];
    const { goods } = must(await store.ask<{ goods: { handle: string }[] }>("GET", "/store/goods"));
    for (const { handle } of goods) pages.push(`/store/goods/${handle}`);
    for (const page of pages) {
      const answer = await store.ask("GET", page);
      expect([page, leaks(JSON.stringify(answer.body))]).toEqual([page, []]);
    }
    const follow = JSON.stringify(await store.follow(own.order_token));
    expect(leaks(follow)).toEqual([]);
  });

  test("is in no log", () => {
    const log = shop.logs();
    expect(log.length).toBeGreaterThan(100);
    expect(log.split("\n").filter((line) => leaks(line).length > 0)).toEqual([]);
  });
});

/** `csg` of `csg_01J…`: an unknown id looks like a known one. */
const prefix = (id: string) => id.split("_")[0] ?? "";
