import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { startShop, type Shop } from "../../support/shop";
import {
  CHOCOLATE,
  HONEY,
  Store,
  must,
  refusalOf,
  type Order,
  euros,
  type Money,
} from "../../support/store-client";

/** The vault of members, and a shop that pauses. One shop for both: neither touches what the other needs. */

let shop: Shop;
let store: Store;
let desk: Desk;
let board: Desk;
let stranger: Desk;

beforeAll(async () => {
  shop = await startShop({ name: "members" });
  store = new Store(shop);
  [desk, board, stranger] = await Promise.all([
    Desk.of(shop, "valdemiel"),
    Desk.of(shop, "valdemiel", "board"),
    Desk.of(shop, "pietrachiara"),
  ]);
});
afterAll(async () => {
  await shop.stop();
});

type Page = {
  id: string;
  code: string;
  left_on: string | null;
  regime: { name: string; effective_from: string } | null;
  payee: { kind: string; verified: boolean } | null;
  regimes: { name: string; effective_from: string; attested_by: string }[];
  flags: { flag: string; value: "yes" | "no" | null }[];
  amounts: { amount: Money | null; now: Money | null }[];
  payees: { id: string; kind: string; has_account: boolean; verified_by: string | null }[];
};
type Member = { member: { id: string; code: string } };
type Read = { what: string; member_code: string | null; staff_email: string };

const HOLDER = "Xiomara Canarina";
const NUMBER = "CANARY 0049 1182";
const CODE = "CNRY-07";
const DEBT = "471182.33";

const add = (code: string, more: object = {}) => ({
  code,
  regime: "inside",
  effective_from: "2026-01-10",
  request_id: newRequestId(),
  ...more,
});
const page = async (who: Desk, id: string) => (await who.get<{ member: Page }>(`/coop/members/${id}`)).member;
const reads = async () =>
  (await board.get<{ reads: Read[] }>("/coop/members/reads")).reads.map((read) => [
    read.what,
    read.member_code,
    read.staff_email,
  ]);

describe("a member at the desk", () => {
  let id: string;
  let payee: string;
  const open = (who: Desk, of = payee) =>
    who.ask<{ account: object }>("POST", `/coop/members/${id}/payees/${of}/open`, {});

  test("is added once by a form sent twice, in capitals, and shows in the list", async () => {
    const body = add(CODE.toLowerCase());
    const [one, two] = await Promise.all([1, 2].map(() => desk.post<Member>("/coop/members", body)));
    expect(one).toEqual(two);
    expect(one!.member.code).toBe(CODE);
    id = one!.member.id;
    const { members } = await board.get<{ members: Page[] }>("/coop/members");
    expect(members).toEqual([
      {
        id,
        code: CODE,
        left_on: null,
        regime: { name: "inside", effective_from: "2026-01-10" },
        payee: null,
      },
    ]);
  });

  test.each([
    ["a name for a code", add("Xiomara Canarina"), "400 member.code_invalid"],
    ["a code that is taken", add(CODE), "400 member.code_taken"],
    ["a day that has not come", add("M-2", { effective_from: "2099-01-01" }), "400 member.day_ahead"],
    ["a regime of nobody's", add("M-2", { regime: "lifer" }), "400 invalid_data"],
    ["a day that is none", add("M-2", { effective_from: "2026-02-30" }), "400 invalid_data"],
    ["a field that there is not", add("M-2", { offence: "x" }), "400 invalid_data"],
  ])("is not added with %s", async (_what, body, refusal) => {
    expect(refusalOf(await desk.ask("POST", "/coop/members", body))).toBe(refusal);
  });

  test("changes regime and flags by attestation, and leaves without being forgotten", async () => {
    const at = (road: string, body: object) => desk.ask("POST", `/coop/members/${id}/${road}`, body);
    must(await at("regime", { regime: "day_release", effective_from: "2026-06-01" }));
    must(await at("flags", { flag: "damages_owed", value: "yes", effective_from: "2026-06-01" }));
    must(await at("left", { on: "2026-10-31" }));
    expect(refusalOf(await at("left", { on: "2099-10-31" }))).toBe("400 member.day_ahead");
    const member = await page(desk, id);
    expect(member).toMatchObject({
      left_on: "2026-10-31",
      regime: { name: "day_release", effective_from: "2026-06-01" },
      regimes: [{ name: "day_release", attested_by: "desk@valdemiel.example" }, { name: "inside" }],
    });
    expect(member.flags.map(({ flag, value }) => [flag, value])).toEqual([
      ["damages_owed", "yes"],
      ["maintenance_due", null],
      ["account_available", null],
      ["may_sign", null],
    ]);
  });

  test("has a payee whose account opens for who may compare it, and whom another person verifies once the member agreed", async () => {
    const body = {
      kind: "member_account",
      account_holder_name: HOLDER,
      account_number: NUMBER,
      request_id: newRequestId(),
    };
    const post = (account: object = {}) =>
      desk.ask<{ payee: { id: string } }>("POST", `/coop/members/${id}/payees`, { ...body, ...account });
    payee = must(await post()).payee.id;
    expect(must(await post()).payee.id).toBe(payee);
    expect(refusalOf(await post({ account_number: "CANARY OTHER" }))).toBe("400 member.request_reused");
    expect(must(await open(desk))).toEqual({
      account: { account_holder_name: HOLDER, account_number: NUMBER },
    });
    expect(refusalOf(await open(await board.colleague("goods@example.org", "catalogue")))).toBe(
      "403 staff.not_allowed",
    );
    const at = (who: Desk, road: string, body: object) =>
      who.ask("POST", `/coop/members/${id}/payees/${payee}/${road}`, body);
    const proof = { proof: "bank_letter" };
    expect(refusalOf(await at(board, "verified", {}))).toBe("400 invalid_data");
    expect(refusalOf(await at(board, "verified", proof))).toBe("400 member.consent_missing");
    expect(refusalOf(await at(board, "consented", {}))).toBe("403 staff.not_allowed");
    must(await at(desk, "consented", {}));
    expect(refusalOf(await at(desk, "verified", proof))).toBe("400 member.same_person");
    must(await at(board, "verified", proof));
    must(await at(desk, "verified", { proof: "other" }));
    const member = await page(desk, id);
    expect(member.payee).toEqual({ kind: "member_account", verified: true });
    expect(member.payees).toMatchObject([
      { has_account: true, consent: "yes", proof: "bank_letter", verified_by: "board@valdemiel.example" },
    ]);
    expect(JSON.stringify(member)).not.toContain("CANARY");
  });

  test("of another co-op is nobody", async () => {
    const known = await reads();
    const roads = [
      "",
      "/regime",
      "/flags",
      "/left",
      "/payees",
      `/payees/${payee}/open`,
      `/payees/${payee}/consented`,
      `/payees/${payee}/verified`,
    ];
    const day = "2026-06-01";
    const bodies: Record<string, object> = {
      "/regime": { regime: "remand", effective_from: day },
      "/flags": { flag: "may_sign", value: "yes", effective_from: day },
      "/left": { on: day },
      "/payees": { kind: "court", request_id: newRequestId() },
      [`/payees/${payee}/verified`]: { proof: "other" },
    };
    const answers = await Promise.all(
      roads.map((road) =>
        stranger.ask(
          road === "" ? "GET" : "POST",
          `/coop/members/${id}${road}`,
          road === "" ? undefined : (bodies[road] ?? {}),
        ),
      ),
    );
    expect(answers.map(refusalOf)).toEqual([
      ...Array<string>(5).fill("404 member.not_found"),
      ...Array<string>(3).fill("404 member.payee_not_found"),
    ]);
    expect(await stranger.get("/coop/members")).toEqual({ members: [] });
    expect(await reads()).toEqual(known);
  });

  test("is looked at with a trace: who, what, of whom", async () => {
    await page(board, id);
    expect((await reads()).slice(0, 3)).toEqual([
      ["record", CODE, "board@valdemiel.example"],
      ["record", CODE, "desk@valdemiel.example"],
      ["account", CODE, "desk@valdemiel.example"],
    ]);
  });

  test("stands in clear in no log, no table, and nothing that the shop shows", async () => {
    // Faults are what logs are full of: a body cut short, an account that is none, a seal that does not open.
    await desk.ask("POST", `/coop/members/${id}/payees`, `{"account_holder_name": ${HOLDER}`);
    await desk.ask("POST", `/coop/members/${id}/payees`, {
      kind: "family",
      account_holder_name: HOLDER,
      account_number: `<${NUMBER}>`,
      request_id: newRequestId(),
    });
    await desk.ask("POST", `/coop/members/${id}/payees`, { kind: HOLDER, account_number: NUMBER });
    // What somebody owes is told to who opens their page, and stands sealed.
    const owed = {
      ...{ kind: "owed", head: "damages", amount: euros(DEBT), effective_from: "2026-06-01" },
      request_id: newRequestId(),
    };
    must(await desk.ask("POST", `/coop/members/${id}/amounts`, owed));
    await desk.ask("POST", `/coop/members/${id}/amounts`, { ...owed, head: "own" });
    await desk.ask("POST", `/coop/members/${id}/amounts`, { ...owed, kind: DEBT });
    expect((await page(board, id)).amounts).toMatchObject([{ amount: euros(DEBT), now: euros(DEBT) }]);
    await shop.query("update payee set account_number = account_holder_name where id = $1", [payee]);
    expect((await open(desk)).status).toBe(500);

    const tables = await shop.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
    );
    const found = [];
    for (const { name } of tables) {
      const rows = await shop.query(
        `select 1 from ${name} t where t::text ~* 'canar(y|ina)|471182[.]?33' limit 1`,
      );
      if (rows.length > 0) found.push(name);
    }
    expect(tables.length).toBeGreaterThan(100);
    expect(found).toEqual([]);

    const shown = await Promise.all(
      ["/store/goods", "/store/coops", "/store/coops/valdemiel", `/store/goods/${HONEY}`, "/store/shop"].map(
        async (path) => JSON.stringify(must(await store.ask("GET", path))),
      ),
    );
    for (const text of [...shown, shop.logs()]) {
      expect(text).not.toMatch(/canar(y|ina)/i);
      expect(text).not.toContain(CODE);
      expect(text).not.toMatch(/471182\.?33/);
    }
  });
});

describe("a shop that pauses", () => {
  const MESSAGE = "Reja cerrada hasta el lunes. Volvemos pronto.";
  type Coop = { paused: boolean; pause_message: string | null };
  type Pause = { coop: { paused_at: string | null; pause_message: string | null } };
  const pause = (who: Desk, body: object = {}) => who.post<Pause>("/coop/pause", body);
  let started: string;
  let waiting: Order;
  const honeyIn = async (cart: string) =>
    (await store.basket(cart)).groups
      .flatMap(({ lines }) => lines)
      .find((line) => line.good_handle === HONEY)!;
  const setQuantity = async (cart: string, quantity: number) =>
    refusalOf(
      await store.ask("POST", `/store/carts/${cart}/line-items/${(await honeyIn(cart)).id}`, { quantity }),
    );

  test("begins once, with the latest message", async () => {
    waiting = await store.buy({ goods: { [HONEY]: 1 } }, "bank-transfer");
    started = await store.readyCart({ goods: { [HONEY]: 2, [CHOCOLATE]: 1 } });
    must(await store.pay(started));

    const first = await pause(board);
    const again = await pause(desk, { message: MESSAGE });
    expect(again.coop).toEqual({ paused_at: first.coop.paused_at, pause_message: MESSAGE });
    expect(desk.me.coop.paused_at).toBeNull();
    const { me } = await desk.get<{ me: Desk["me"] }>("/coop/me");
    expect(me.coop.paused_at).toBe(first.coop.paused_at);
    expect(refusalOf(await desk.ask("POST", "/coop/pause", { message: "x".repeat(301) }))).toBe(
      "400 invalid_data",
    );
  });

  test("is told on its goods, its page and in a basket, and others' goods are as ever", async () => {
    const { good } = must(await store.ask<{ good: { coop: Coop } }>("GET", `/store/goods/${HONEY}?lang=it`));
    const { coop } = must(await store.ask<{ coop: Coop }>("GET", "/store/coops/valdemiel"));
    for (const shown of [good.coop, coop])
      expect(shown).toMatchObject({ paused: true, pause_message: MESSAGE });
    const { groups } = await store.basket(started);
    expect(groups.map(({ coop, lines }) => [coop.handle, lines.map(({ problem }) => problem)])).toEqual([
      ["pietrachiara", [null]],
      ["valdemiel", ["paused"]],
    ]);
  });

  test("takes no new order by any road, and charges nothing", async () => {
    const cart = await store.newCart();
    expect(refusalOf(await store.add(cart, HONEY, 1))).toBe("400 coop.paused");
    expect(await setQuantity(started, 3)).toBe("400 coop.paused");
    expect(refusalOf(await store.complete(started))).toBe("400 coop.paused");
    expect(refusalOf(await store.pay(started))).toBe("400 coop.paused");
    expect(await store.orderOf(started)).toEqual([]);
    expect(await setQuantity(started, 1)).toBe("200");
  });

  test("lets the rest of a basket be ordered", async () => {
    const cart = await store.readyCart({ goods: { [CHOCOLATE]: 1 } });
    expect(refusalOf(await store.pay(cart))).toBe("200");
    expect(refusalOf(await store.complete(cart))).toBe("200");
  });

  test("still gets the money of an order that was placed before, and may send it", async () => {
    const admin = await Admin.signIn(shop);
    const { total } = await store.follow(waiting.token);
    must(await admin.receive("BANK-P1", total.amount, waiting.display_id));
    const follow = await store.follow(waiting.token);
    expect(follow.status).toBe("paid");
    expect(follow.parcels.map(({ state }) => state)).toEqual(["to_send"]);
    await admin.audit();
  });

  test("sells again once it resumes, also what was waiting in baskets", async () => {
    for (let times = 0; times < 2; times += 1)
      expect(await desk.post<Pause>("/coop/resume")).toEqual({
        coop: { paused_at: null, pause_message: null },
      });
    expect((await honeyIn(started)).problem).toBeNull();
    must(await store.pay(started));
    expect(refusalOf(await store.complete(started))).toBe("200");
  });
});
