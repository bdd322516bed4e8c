import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, askDesk, newRequestId, type LoggedIn } from "../../support/coop-client";
import { allPaid } from "../../support/payees";
import { pausesAt, type Point } from "../../support/pauses";
import { startShop, type Shop } from "../../support/shop";
import { Store, WORKED_EXAMPLE, euros, must, type Answer, type Money } from "../../support/store-client";
import { TEST_STAFF_PASSWORD } from "../../support/template";

/**
 * From the invitation to the last payment, with the shop ended as a power cut would at each act's own writing: whoever
 * asked asks again, and everything is there once. Parcels and products have power cuts of their own; the books are
 * killed before each of their statements in tests/modules.
 */

const POINTS = {
  invitation: { table: "coop_invitation", on: "insert" },
  login: { table: "provider_identity", on: "insert" },
  person: { table: "coop_staff", on: "insert" },
  bound: { table: "auth_identity", on: "update" },
  reserved: { table: "settlement_line", on: "insert" },
  settled: { table: "settlement", on: "update", when: "new.status = 'paid'" },
  credited: { table: "settlement_credit", on: "insert" },
  member: { table: "member_regime", on: "insert" },
  work: { table: "work_entry", on: "insert" },
  proposed: { table: "pay_line", on: "insert" },
  posted: { table: "ledger_posting", on: "insert", when: "new.credit like 'member:%'" },
  paid: { table: "pay_payment", on: "update", when: "new.state = 'paid'" },
} as const satisfies Record<string, Point>;
type PointName = keyof typeof POINTS;

const MONTH = "2025-11";
const CODES = Array.from({ length: 10 }, (_, at) => `M-${at}`);
const pen = (amount: string): Money => ({ amount, currency_code: "pen" });

let shop: Shop;
let store: Store;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let pauses: Awaited<ReturnType<typeof pausesAt<PointName>>>;
let order: { order_id: string; token: string };

beforeAll(async () => {
  shop = await startShop({ name: "coop_kill" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  await shop.query("update coop set bank_currency = 'pen' where handle = 'valdemiel'");
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");
  order = await store.buy(WORKED_EXAMPLE);
  await admin.sendAll(order.order_id);
  must(await admin.providerMoves("payouts", "payout-1", "112.90"));
  pauses = await pausesAt(shop.databaseUrl, POINTS);
});
afterAll(async () => {
  await pauses.close();
  await shop.stop();
});

/** Ends the shop once, while each of these acts stands at its point. */
async function powerCut(acts: Partial<Record<PointName, () => Promise<unknown>>>): Promise<void> {
  for (const [point, act] of Object.entries(acts))
    await pauses.stopAt(point as PointName, () => void act().catch(() => undefined));
  await shop.kill9();
  await pauses.throwAway();
  await shop.restart();
}

/** Does an act to its end, and again to no effect. */
async function twice<T>(act: () => Promise<Answer<T>>): Promise<T> {
  const done = must(await act());
  expect(must(await act())).toEqual(done);
  return done;
}

async function count(table: string): Promise<number> {
  const [row] = await shop.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? -1;
}

/** What the treasurer, the board and the network do, in the order in which one needs the other. */
const done = { links: [] as string[], settlement: "", run: { id: "", hash: "" } };

test("who is invited, a settlement of 24.47 and a member are there once", async () => {
  const invite = (email: string) => {
    const invitation = { email, roles: ["catalogue"], request_id: newRequestId() };
    return () => board.ask<{ link_token: string }>("POST", "/coop/invitations", invitation);
  };
  const enter = (code: string) => {
    const member = { code, regime: "inside", effective_from: "2025-01-01", request_id: newRequestId() };
    return () => treasurer.ask("POST", "/coop/members", member);
  };
  const request_id = newRequestId();
  const reserved = () => admin.reserve("valdemiel", request_id);
  const [invitation, ...invitations] = ["login", "person", "bound"].map((at) =>
    invite(`${at}@valdemiel.example`),
  );
  const [member, ...members] = CODES.map(enter);
  await powerCut({ invitation: invitation!, member: member!, reserved });

  for (const act of [invitation!, ...invitations]) done.links.push((await twice(act)).link_token);
  for (const act of [member!, ...members]) await twice(act);
  await allPaid(treasurer, board);
  const { settlement } = await twice(reserved);
  expect(settlement.total).toEqual(euros("24.47"));
  done.settlement = settlement.id;
  expect([await count("settlement"), await count("member")]).toEqual([1, 10]);
});

test("colleagues come in, the settlement is paid and the work is written down, once each", async () => {
  const before = [await count("coop_staff"), await count("auth_identity"), await count("provider_identity")];
  const points = ["login", "person", "bound"] as const;
  const accept = (at: number) => {
    const body = { token: done.links[at], password: TEST_STAFF_PASSWORD, language: "it" };
    return askDesk<LoggedIn>(shop, "POST", "/coop/invitations/accept", { body });
  };
  const settled = () => admin.settlementOutcome(done.settlement, "paid");
  const entries = CODES.map((code) => ({ code, quantity: "8" }));
  const work = () => treasurer.ask("POST", `/coop/work/${MONTH}`, { kind: "hours", version: 0, entries });
  const accepted = Object.fromEntries(points.map((point, at) => [point, () => accept(at)]));
  await powerCut({ ...accepted, work, settled });

  await twice(settled);
  await twice(work);
  for (const [at, point] of points.entries()) {
    const email = `${point}@valdemiel.example`;
    expect(must(await accept(at)).me).toMatchObject({ email, roles: ["catalogue"] });
    expect((await Desk.logIn(shop, email)).me.coop.handle).toBe("valdemiel");
  }
  const after = [await count("coop_staff"), await count("auth_identity"), await count("provider_identity")];
  expect(after).toEqual(before.map((number) => number + 3));
});

test("99.10 is credited and ten members' work becomes a run of 28.92, once", async () => {
  const credited_on = new Date().toISOString().slice(0, 10);
  const credit = { amount: pen("99.10"), credited_on };
  const credited = () => treasurer.ask("POST", `/coop/settlements/${done.settlement}/credit`, credit);
  const proposal = { month: MONTH, request_id: newRequestId() };
  const proposed = () => treasurer.ask<{ run: typeof done.run }>("POST", "/coop/pay-runs", proposal);
  await powerCut({ credited });
  await twice(credited);
  expect(await count("settlement_credit")).toBe(1);
  await powerCut({ proposed });
  done.run = (await twice(proposed)).run;
  const counts = ["pay_run", "pay_line", "pay_payment"].map(count);
  expect(await Promise.all(counts)).toEqual([1, 10, 0]);
});

test("the run is approved and paid, once", async () => {
  const approval = { seen_hash: done.run.hash, request_id: newRequestId() };
  const posted = () => board.ask("POST", `/coop/pay-runs/${done.run.id}/approve`, approval);
  await powerCut({ posted });
  await twice(posted);
  const payment = { request_id: newRequestId() };
  const paid = () => treasurer.ask("POST", `/coop/pay-runs/${done.run.id}/paid`, payment);
  await powerCut({ paid });
  await twice(paid);
  const counts = ["pay_run", "pay_line", "pay_payment"].map(count);
  expect(await Promise.all(counts)).toEqual([1, 10, 10]);
});

test("the books hold what they would without any of that, and the buyer reads that the work is paid", async () => {
  const { accounts } = await treasurer.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
  expect(Object.fromEntries(used.map(({ account, balance }) => [account, balance]))).toEqual({
    bank: pen("70.18"),
    materials: pen("13.16"),
    funds: pen("10.53"),
    shipping: pen("46.49"),
  });
  const { parcels } = (await store.follow(order.token)) as unknown as {
    parcels: { coop: { handle: string }; work: { state: string; month: string | null } }[];
  };
  expect(Object.fromEntries(parcels.map(({ coop, work }) => [coop.handle, work]))).toEqual({
    pietrachiara: { state: "set_aside", month: null },
    valdemiel: { state: "paid", month: MONTH },
    horabuena: { state: "set_aside", month: null },
  });
  await admin.audit();
});
