import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { allPaid } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import {
  Store,
  WORKED_EXAMPLE,
  euros,
  must,
  refusalOf,
  type Answer,
  type Money,
} from "../../support/store-client";

/** From a settlement to members' pay, over HTTP: MONEY's co-op P, which banks in PEN. No number here is computed. */

const MONTH = "2025-11";

type Book = {
  currency_code: string;
  accounts: { account: string; balance: Money }[];
  grant: { until: string } | null;
};
type Settlement = {
  id: string;
  status: string;
  total: Money;
  credit: { amount: Money; credited_on: string; parts: Record<string, Money> } | null;
};
type Run = {
  id: string;
  hash: string;
  status: string;
  amount: Money;
  demo_split: boolean;
  proposed_by: string;
  approved_by: string | null;
  lines: {
    code: string;
    quantity: string;
    amount: Money;
    payments: { id: string; paid_to: string; state: string; amount: Money; waits: boolean }[];
  }[];
};
type Work = { version: number; closed: boolean; entries: { code: string; quantity: string }[] };

let shop: Shop;
let store: Store;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let settlement: Settlement;
let follow_token: string;
let run: Run;

const pen = (amount: string): Money => ({ amount, currency_code: "pen" });
const today = () => new Date().toISOString().slice(0, 10);
const details = (answer: Answer<unknown>) => (answer.body as { details: Record<string, unknown> }).details;
const credit = (amount: Money) =>
  treasurer.ask<{ settlement: Settlement }>("POST", `/coop/settlements/${settlement.id}/credit`, {
    amount,
    credited_on: today(),
  });
const holds = async (desk = treasurer) => {
  const { accounts } = await desk.get<Book>("/coop/book");
  const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
  return Object.fromEntries(used.map(({ account, balance }) => [account, balance.amount]));
};
const saveWork = (version: number, entries: [string, string][]) =>
  treasurer.ask<Work>("POST", `/coop/work/${MONTH}`, {
    kind: "hours",
    version,
    entries: entries.map(([code, quantity]) => ({ code, quantity })),
  });
const approve = (by: Desk, of: Run, request_id = newRequestId()) =>
  by.ask<{ run: Run }>("POST", `/coop/pay-runs/${of.id}/approve`, { seen_hash: of.hash, request_id });

beforeAll(async () => {
  shop = await startShop({ name: "coop_pay" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  await shop.query("update coop set bank_currency = 'pen' where handle = 'valdemiel'");
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");

  const cart = await store.readyCart(WORKED_EXAMPLE);
  must(await store.pay(cart, "demo", euros("112.90")));
  ({ follow_token } = must(await store.complete(cart)).order);
  const [order_id = ""] = await store.orderOf(cart);
  must(await admin.send((await admin.consignmentOf(order_id, "valdemiel")).id));
  must(await admin.providerMoves("payouts", "payout-1", "112.90"));
  await admin.settle("valdemiel");
});
afterAll(() => shop.stop());

test("24.47 EUR was sent; the treasurer records that 99.10 PEN came", async () => {
  const { settlements } = await treasurer.get<{ settlements: Settlement[] }>("/coop/settlements");
  expect(settlements).toMatchObject([{ status: "paid", total: euros("24.47"), credit: null }]);
  [settlement] = settlements as [Settlement];

  expect(refusalOf(await credit(euros("24.47")))).toBe("400 money.currency_mismatch");
  expect(refusalOf(await board.ask("POST", `/coop/settlements/${settlement.id}/credit`, {}))).toBe(
    "403 staff.not_allowed",
  );
  const clicks = await Promise.all(Array.from({ length: 3 }, () => credit(pen("99.10"))));
  for (const click of clicks) {
    expect(must(click).settlement.credit).toMatchObject({
      amount: pen("99.10"),
      parts: { work: pen("28.92"), materials: pen("13.16"), funds: pen("10.53"), shipping: pen("46.49") },
    });
  }
  const other = await credit(pen("99.11"));
  expect(refusalOf(other)).toBe("400 settlement.already_credited");
  expect(details(other)).toMatchObject({ amount: "99.10", currency: "pen" });
  expect(await holds()).toEqual({
    bank: "99.10",
    work: "28.92",
    materials: "13.16",
    funds: "10.53",
    shipping: "46.49",
  });
});

test("work is saved whole or not at all, and every wrong cell is named", async () => {
  for (const code of ["P-01", "P-02", "P-03"]) {
    await treasurer.post("/coop/members", {
      code,
      regime: "inside",
      effective_from: "2025-01-01",
      request_id: newRequestId(),
    });
  }
  await allPaid(treasurer, board);
  const wrong = await saveWork(0, [
    ["P-01", "10"],
    ["P-09", "7"],
    ["P-02", "1.234,5"],
    ["P-03", "721"],
    ["P-01", "1"],
  ]);
  expect(refusalOf(wrong)).toBe("400 work.invalid");
  expect(JSON.parse(String(details(wrong).cells))).toEqual([
    { row: 1, code: "P-09", quantity: "7", fault: "member_unknown" },
    { row: 2, code: "P-02", quantity: "1.234,5", fault: "not_a_number" },
    { row: 3, code: "P-03", quantity: "721", fault: "too_many_hours" },
    { row: 4, code: "P-01", quantity: "1", fault: "twice" },
  ]);
  expect(await treasurer.get<Work>(`/coop/work/${MONTH}`)).toMatchObject({ version: 0, entries: [] });

  const right: [string, string][] = [
    ["P-01", "10"],
    ["p-02", "7,00"],
    ["P-03", "3.0"],
  ];
  expect(must(await saveWork(0, right)).version).toBe(1);
  expect(must(await saveWork(0, right)).entries.map(({ quantity }) => quantity)).toEqual([
    "10.00",
    "7.00",
    "3.00",
  ]);
  expect(refusalOf(await saveWork(0, [["P-01", "9"]]))).toBe("400 work.changed");
  expect(refusalOf(await treasurer.ask("GET", "/coop/work/2025-13"))).toBe("400 work.month_invalid");
  const ahead = { kind: "hours", version: 0, entries: [] };
  expect(refusalOf(await treasurer.ask("POST", "/coop/work/2999-01", ahead))).toBe("400 work.month_invalid");
});

test("the treasurer proposes, the same person cannot approve, and the board approves by a double click", async () => {
  type Preview = { run: Run | null; fund: Money; refusals: { code: string }[] };
  const preview = (body: unknown) => treasurer.post<Preview>("/coop/pay-runs/preview", body);
  expect(await preview({ month: "2025-01" })).toMatchObject({
    run: null,
    fund: pen("28.92"),
    refusals: [{ code: "pay.no_work" }],
  });
  expect((await preview({ month: MONTH, amount: pen("28.93") })).refusals).toMatchObject([
    { code: "pay.fund_too_small" },
  ]);
  expect(await preview({ month: MONTH })).toMatchObject({
    refusals: [],
    run: { demo_split: true, lines: [{ amount: pen("14.46") }, {}, {}] },
  });

  const both = await board.colleague("both@valdemiel.example", "treasurer", "board");
  const proposal = { month: MONTH, request_id: newRequestId() };
  ({ run } = await both.post<{ run: Run }>("/coop/pay-runs", proposal));
  expect(await both.post("/coop/pay-runs", proposal)).toEqual({ run });
  expect(await both.get("/coop/pay-runs")).toEqual({ runs: [{ ...run, lines: undefined }] });
  expect(run).toMatchObject({ status: "proposed", amount: pen("28.92"), proposed_by: both.me.email });
  expect(run.lines.map(({ code, amount }) => [code, amount.amount])).toEqual([
    ["P-01", "14.46"],
    ["P-02", "10.12"],
    ["P-03", "4.34"],
  ]);

  expect(refusalOf(await approve(both, run))).toBe("400 pay.same_person");
  // Nor by leaving and coming back, as somebody new of the same address.
  await board.post(`/coop/staff/${both.me.id}/leave`);
  const back = await board.colleague("Both@Valdemiel.example", "board");
  expect(back.me.id).not.toBe(both.me.id);
  expect(refusalOf(await approve(back, run))).toBe("400 pay.same_person");
  const statements = `/coop/pay-runs/${run.id}/statements`;
  expect(refusalOf(await treasurer.ask("GET", statements))).toBe("400 pay.not_approved");
  expect((await approve(treasurer, run)).status).toBe(403);
  expect(refusalOf(await approve(board, { ...run, hash: "not what was seen" }))).toBe("400 pay.hash_differs");
  const request_id = newRequestId();
  const clicks = await Promise.all(Array.from({ length: 3 }, () => approve(board, run, request_id)));
  for (const click of clicks) expect(must(click).run.status).toBe("approved");
  run = must(clicks[0]!).run;
  expect(run.approved_by).toBe(board.me.email);
  expect(await holds()).toMatchObject({
    bank: "99.10",
    "member:P-01:own": "14.46",
    "member:P-02:own": "10.12",
    "member:P-03:own": "4.34",
  });
  expect(refusalOf(await saveWork(1, [["P-01", "9"]]))).toBe("400 work.closed");
});

test("one payment comes back and is paid again; each member has a statement", async () => {
  const payments = run.lines.map(({ payments: [payment] }) => payment?.id ?? "");
  const outcome = (result: string) =>
    treasurer.post<{ run: Run }>(`/coop/pay-runs/${run.id}/payments/${payments[2]}/outcome`, {
      outcome: result,
      request_id: newRequestId(),
    });
  await outcome("paid");
  expect((await holds()).bank).toBe("94.76");
  await outcome("returned");
  expect((await holds()).bank).toBe("99.10");
  await outcome("paid");
  const request_id = newRequestId();
  const pay = () => treasurer.post<{ run: Run }>(`/coop/pay-runs/${run.id}/paid`, { request_id });
  expect((await pay()).run.status).toBe("paid");
  expect(await pay()).toEqual(await pay());
  expect(await holds()).toEqual({ bank: "70.18", materials: "13.16", funds: "10.53", shipping: "46.49" });

  const sheets = await treasurer.get<Record<string, unknown>>(`/coop/pay-runs/${run.id}/statements`);
  expect(sheets).toMatchObject({
    month: MONTH,
    fund: pen("28.92"),
    all_worked: "20.00",
    demo_split: true,
    statements: [
      { code: "P-01", quantity: "10.00", amount: pen("14.46"), net: pen("14.46") },
      { code: "P-02", quantity: "7.00", amount: pen("10.12"), net: pen("10.12") },
      { code: "P-03", quantity: "3.00", amount: pen("4.34"), net: pen("4.34") },
    ],
  });
  expect(JSON.stringify(sheets)).not.toMatch(/mbr_|inside|prison/i);
});

test("the buyer's page does not say paid while fewer than ten share in the run", async () => {
  type Followed = { parcels: { coop: { handle: string }; work: { state: string; month: string | null } }[] };
  const { parcels } = (await store.follow(follow_token)) as unknown as Followed;
  for (const { work } of parcels) expect(work).toEqual({ state: "set_aside", month: null });
});

test("money of the co-op comes, is moved to work and spent, never more than there is", async () => {
  const form = (amount: string, more: object) => ({
    amount: pen(amount),
    request_id: newRequestId(),
    ...more,
  });
  const spend = (account: string, amount: string) =>
    treasurer.ask("POST", "/coop/book/spend", form(amount, { account, note: "Jars" }));
  const grant = form("100.00", { note: "A grant of the town" });
  await treasurer.post("/coop/book/other-money", grant);
  await treasurer.post("/coop/book/other-money", grant);
  await treasurer.post("/coop/book/to-work", form("50.00", { reason: "An advance on December" }));
  must(await spend("materials", "13.16"));
  const refused = await spend("funds", "60.54");
  expect(refusalOf(refused)).toBe("400 book.not_enough");
  expect(details(refused)).toEqual({ account: "funds", currency: "pen", holds: "60.53", asked: "60.54" });
  expect((await spend("work", "1.00")).status).toBe(400);
  expect(await holds()).toEqual({ bank: "157.02", work: "50.00", funds: "60.53", shipping: "46.49" });
  const { postings, count } = await treasurer.get<{ postings: { note: string | null }[]; count: number }>(
    "/coop/book/postings?account=member:P-01:own",
  );
  expect([count, postings.length]).toEqual([2, 2]);
});

test("the network reads the book only while the co-op's board lets it, and other co-ops never", async () => {
  const read = async () => admin.ask<Book>("GET", `/admin/coops/${await admin.coopId("valdemiel")}/book`);
  expect(refusalOf(await read())).toBe("400 book.not_granted");
  expect(await board.post<Book>("/coop/book/grant", { until: today() })).toMatchObject({
    grant: { until: today() },
  });
  expect(must(await read()).accounts).toContainEqual(
    expect.objectContaining({ account: "bank", balance: pen("157.02") }),
  );
  await shop.query("update book_grant set until = until - 2");
  expect(refusalOf(await read())).toBe("400 book.not_granted");
  await board.post("/coop/book/grant", { until: today() });
  await board.post("/coop/book/grant/withdraw");
  expect(refusalOf(await read())).toBe("400 book.not_granted");
  expect(JSON.stringify(await admin.holds())).not.toContain("pen");

  const others = await Desk.of(shop, "pietrachiara");
  expect(await holds(others)).toEqual({});
  for (const path of [`/coop/pay-runs/${run.id}`, `/coop/settlements/${settlement.id}`]) {
    expect((await others.ask("GET", path)).status).toBe(404);
  }
  await admin.audit();
});

test("once the board takes its attestation back a run is refused, the preview says why, and the last one stays", async () => {
  await board.post("/coop/rule-sets/withdraw", {
    effective_from: "2025-10-01",
    note: "The institution wrote that another division holds",
    request_id: newRequestId(),
  });
  expect((await treasurer.get<{ run: Run }>(`/coop/pay-runs/${run.id}`)).run).toMatchObject({
    status: "paid",
    hash: run.hash,
  });
  const code = "pay.rule_set_not_attested";
  const body = { month: "2025-10" };
  must(
    await treasurer.ask("POST", "/coop/work/2025-10", {
      kind: "pieces",
      version: 0,
      entries: [{ code: "P-01", quantity: "12" }],
    }),
  );
  const preview = await treasurer.post<{ run: Run; refusals: { code: string }[] }>(
    "/coop/pay-runs/preview",
    body,
  );
  expect(preview).toMatchObject({
    refusals: [{ code }],
    run: { lines: [{ amount: pen("50.00"), heads: [] }] },
  });
  const proposed = await treasurer.ask("POST", "/coop/pay-runs", { ...body, request_id: newRequestId() });
  expect(refusalOf(proposed)).toBe(`400 ${code}`);
});
