import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { allPaid } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import { euros, must, refusalOf, type Answer, type Money } from "../../support/store-client";

/** The network's signature as third, over HTTP. No number here is computed. */

const MONTH = "2025-11";

type Run = {
  id: string;
  hash: string;
  status: string;
  third_above: Money | null;
  seconded_by: string | null;
};
type ToSign = {
  runs: Record<string, unknown>[];
  coops: { id: string; name: string; currency_code: string; signs_above: Money | null }[];
};

let shop: Shop;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let coop_id: string;
let run: Run;

const toSign = async () => must(await admin.ask<ToSign>("GET", "/admin/pay-runs"));
const sign = (of: { id: string; hash: string }, request_id = newRequestId()): Promise<Answer<ToSign>> =>
  admin.ask("POST", `/admin/pay-runs/${of.id}/approve`, { seen_hash: of.hash, request_id });
const propose = async (amount: string) =>
  (
    await treasurer.post<{ run: Run }>("/coop/pay-runs", {
      ...{ month: MONTH, amount: euros(amount), request_id: newRequestId() },
    })
  ).run;
const approve = async (of: Run) =>
  (
    await board.post<{ run: Run }>(`/coop/pay-runs/${of.id}/approve`, {
      ...{ seen_hash: of.hash, request_id: newRequestId() },
    })
  ).run;
const work = async () => {
  const { accounts } = await treasurer.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  return accounts.find(({ account }) => account === "work")?.balance.amount;
};

beforeAll(async () => {
  shop = await startShop({ name: "coop_third" });
  admin = await Admin.signIn(shop);
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");
  const amount = euros("9.00");
  await treasurer.post("/coop/book/other-money", { amount, note: "A grant", request_id: newRequestId() });
  await treasurer.post("/coop/book/to-work", { amount, reason: "November", request_id: newRequestId() });
  for (const code of ["P-01", "P-02"])
    await treasurer.post("/coop/members", {
      ...{ code, regime: "released", effective_from: "2025-01-01", request_id: newRequestId() },
    });
  await allPaid(treasurer, board);
  await treasurer.post(`/coop/work/${MONTH}`, {
    ...{ kind: "hours", version: 0 },
    entries: [
      { code: "P-01", quantity: "10" },
      { code: "P-02", quantity: "5" },
    ],
  });
});
afterAll(() => shop.stop());

test("the network agrees with a co-op on an amount in the co-op's currency", async () => {
  const valdemiel = (await toSign()).coops.find(({ name }) => name === "Valdemiel");
  expect(valdemiel).toMatchObject({ currency_code: "eur", signs_above: null });
  coop_id = valdemiel?.id ?? "";
  const set = (amount: Money | null) =>
    admin.ask<ToSign>("POST", `/admin/coops/${coop_id}/pay-threshold`, { amount });
  expect(refusalOf(await set({ amount: "4.00", currency_code: "pen" }))).toBe("400 money.currency_mismatch");
  const { coops } = must(await set(euros("4.00")));
  expect(coops.find(({ id }) => id === coop_id)?.signs_above).toEqual(euros("4.00"));
  expect(coops.filter(({ signs_above }) => signs_above !== null)).toHaveLength(1);
});

test("4.50 approved by the co-op waits, and the network sees sums and nothing of a member", async () => {
  const proposed = await propose("4.50");
  expect(proposed).toMatchObject({ status: "proposed", third_above: euros("4.00") });
  expect(refusalOf(await sign(proposed))).toBe("400 pay.not_to_sign");
  run = await approve(proposed);
  expect(run).toMatchObject({ status: "awaiting_network", seconded_by: "board@valdemiel.example" });
  expect(await work()).toBe("9.00");

  const { runs } = await toSign();
  expect(runs).toEqual([
    {
      ...{ id: run.id, coop_name: "Valdemiel", month: MONTH, status: "awaiting_network", method: "share" },
      ...{ amount: euros("4.50"), change: null, members: 2, top_up: euros("0.00"), note: null },
      ...{ third_above: euros("4.00"), hash: run.hash, third_at: null, reason: null },
      rule_set_name: expect.any(String),
      proposed_at: expect.any(String),
      seconded_at: expect.any(String),
    },
  ]);
  // Nothing of the co-op's own: no member, no head of pay and nobody's address.
  expect(JSON.stringify(runs)).not.toMatch(/P-0|member_|mbr_|heads|@/);
});

test("nobody of a co-op signs for the network, and files wait for its signature", async () => {
  for (const desk of [treasurer, board]) {
    for (const path of [`/admin/pay-runs/${run.id}/approve`, `/admin/coops/${coop_id}/pay-threshold`])
      expect((await desk.ask("POST", path, {})).status).toBe(401);
    expect((await desk.ask("GET", "/admin/pay-runs")).status).toBe(401);
  }
  const files = await treasurer.ask("POST", `/coop/pay-runs/${run.id}/files`, { request_id: newRequestId() });
  expect(refusalOf(files)).toBe("400 pay.not_approved");
});

test("who signed at the desk does not sign for the network", async () => {
  const [user] = await shop.query<{ id: string; email: string }>('select id, email from "user" limit 1');
  const rename = (email: string) =>
    shop.query('update "user" set email = $1 where id = $2', [email, user?.id]);
  await rename("Board@valdemiel.example");
  expect(refusalOf(await sign(run))).toBe("400 pay.same_person");
  await rename(user?.email ?? "");
});

test("the network signs by a double click what it saw, and it is in the book once", async () => {
  expect(refusalOf(await sign({ id: run.id, hash: "another" }))).toBe("400 pay.hash_differs");
  const request_id = newRequestId();
  const clicks = await Promise.all([sign(run, request_id), sign(run, request_id), sign(run)]);
  for (const click of clicks) expect(must(click).runs).toMatchObject([{ id: run.id, status: "approved" }]);
  expect(await work()).toBe("4.50");
  expect(await treasurer.get(`/coop/pay-runs/${run.id}`)).toMatchObject({
    run: { status: "approved", approved_by: "board@valdemiel.example", third_at: expect.any(String) },
  });
});

test("what it refuses comes back to the co-op with the reason", async () => {
  await board.post(`/coop/pay-runs/${run.id}/reverse`, { reason: "Wrong", request_id: newRequestId() });
  const again = await approve(await propose("9.00"));
  const refuse = (reason: string) =>
    admin.ask<ToSign>("POST", `/admin/pay-runs/${again.id}/reject`, { reason });
  const [first, second] = await Promise.all([refuse("Call us first"), refuse("Call us first")]);
  for (const answer of [first, second])
    expect(must(answer).runs.find(({ id }) => id === again.id)).toMatchObject({
      ...{ status: "rejected", reason: "Call us first" },
    });
  expect(refusalOf(await sign(again))).toBe("400 pay.already_decided");
  expect(await treasurer.get(`/coop/pay-runs/${again.id}`)).toMatchObject({
    run: { status: "rejected", reason: "Call us first", third_at: expect.any(String) },
  });
  const small = await propose("4.00");
  expect(small).toMatchObject({ status: "proposed", third_above: null });
  await treasurer.post(`/coop/pay-runs/${small.id}/withdraw`, {});
});

test("why it cannot sign tells the network nothing of a member", async () => {
  const waiting = await approve(await propose("4.50"));
  const { members } = await treasurer.get<{ members: { id: string; code: string }[] }>("/coop/members");
  const member = members.find(({ code }) => code === "P-01");
  await treasurer.post(`/coop/members/${member?.id}/payees`, {
    ...{ kind: "member_account", consented: "yes", request_id: newRequestId() },
  });
  const refused = await sign(waiting);
  expect(refusalOf(refused)).toMatch(/^400 pay\.payee_/);
  expect(JSON.stringify(refused.body)).not.toMatch(/P-01|mbr_/);
  expect((await toSign()).runs.find(({ id }) => id === waiting.id)).toMatchObject({
    status: "awaiting_network",
  });
});
