import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { askPortal } from "../../support/portal-client";
import { verifiedPayee } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import { must, refusalOf, type Answer, type Money } from "../../support/store-client";

/** What a co-op keeps of a member's pay is let go, over HTTP. No number here is computed. */

const MONTH = "2026-10";
const WHY = "As the board decided";

type Run = {
  id: string;
  hash: string;
  status: string;
  method: string;
  note: string | null;
  amount: Money;
  lines: {
    code: string;
    quantity: string;
    amount: Money;
    heads: { head: string; amount: Money; paid_to: string }[];
    payments: { id: string; paid_to: string; state: string; waits: boolean }[];
  }[];
};
type Page = { left_on: string | null; locked: { held: Money; may: Money } | null };

let shop: Shop;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let member: string;
let run: Run;

const eur = (amount: string): Money => ({ amount, currency_code: "eur" });
const details = (answer: Answer<unknown>) => (answer.body as { details: Record<string, unknown> }).details;
const holds = async () => {
  const { accounts } = await treasurer.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
  return Object.fromEntries(used.map(({ account, balance }) => [account, balance.amount]));
};
const page = async () => (await treasurer.get<{ member: Page }>(`/coop/members/${member}`)).member;
const letGo = (body: object = {}, who = treasurer) =>
  who.ask<{ run: Run }>("POST", `/coop/members/${member}/locked`, {
    ...{ paid_to: "family", reason: WHY, request_id: newRequestId() },
    ...body,
  });
const act = (who: Desk, road: string, body: object = {}) =>
  who.ask<{ run: Run }>("POST", `/coop/pay-runs/${run.id}/${road}`, { request_id: newRequestId(), ...body });
const approve = (who: Desk) => act(who, "approve", { seen_hash: run.hash });
const outcome = (what: "paid" | "returned") =>
  act(treasurer, `payments/${run.lines[0]!.payments[0]!.id}/outcome`, { outcome: what });

beforeAll(async () => {
  shop = await startShop({ name: "coop_locked", storefront: true });
  admin = await Admin.signIn(shop);
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");
  const added = await treasurer.post<{ member: { id: string } }>("/coop/members", {
    ...{ code: "P-01", regime: "inside", effective_from: "2026-01-01", request_id: newRequestId() },
  });
  member = added.member.id;
  for (const kind of ["member_account", "institution", "family"] as const)
    await verifiedPayee(treasurer, board, member, kind);
  const { rule_sets } = await board.get<{ rule_sets: { id: string; document_hash: string }[] }>(
    "/coop/rule-sets",
  );
  must(
    await board.ask("POST", "/coop/rule-sets/manual/attest", {
      document_hash: rule_sets.find(({ id }) => id === "manual")!.document_hash,
      settings: { damages_bps: 0, family_bps: 0, upkeep_bps: 1000, locked_bps: 2000 },
      ...{ effective_from: "2026-01-01", note: "Read with counsel", request_id: newRequestId() },
    }),
  );
  const money = () => ({ amount: eur("14.46"), request_id: newRequestId() });
  await treasurer.post("/coop/book/other-money", { ...money(), note: "A grant" });
  await treasurer.post("/coop/book/to-work", { ...money(), reason: "An advance" });
  await treasurer.post(`/coop/work/${MONTH}`, {
    ...{ kind: "hours", version: 0, entries: [{ code: "P-01", quantity: "10" }] },
  });
});
afterAll(() => shop.stop());

test("2.89 of 14.46 is kept, and while its owner is inside nothing of it is let go", async () => {
  expect((await page()).locked).toBeNull();
  expect(refusalOf(await letGo())).toBe("400 pay.locked_none");
  ({ run } = await treasurer.post<{ run: Run }>("/coop/pay-runs", {
    month: MONTH,
    request_id: newRequestId(),
  }));
  expect(run.lines[0]!.heads.map(({ head, amount, paid_to }) => [head, amount.amount, paid_to])).toEqual([
    ["upkeep", "1.45", "institution"],
    ["locked", "2.89", "coop"],
    ["own", "10.12", "member_account"],
  ]);
  must(await approve(board));
  must(await act(treasurer, "paid"));
  expect(await holds()).toEqual({ bank: "2.89", "member:P-01:locked": "2.89" });
  expect((await page()).locked).toEqual({ held: eur("2.89"), may: eur("0.00") });
  const refused = await letGo();
  expect(refusalOf(refused)).toBe("400 pay.locked_too_much");
  expect(details(refused)).toMatchObject({ held: "2.89", may: "0.00" });
});

test("once other rules hold for them it is proposed once, by whoever proposes pay, and never more than is held", async () => {
  await treasurer.post(`/coop/members/${member}/regime`, {
    regime: "released",
    effective_from: "2026-11-01",
  });
  expect((await page()).locked).toEqual({ held: eur("2.89"), may: eur("2.89") });
  for (const [body, refusal] of [
    [{ amount: eur("2.90") }, "400 pay.locked_too_much"],
    [{ amount: { amount: "1.00", currency_code: "pen" } }, "400 money.currency_mismatch"],
    [{ paid_to: "court" }, "400 invalid_data"],
    [{ reason: " " }, "400 invalid_data"],
    [{ released_on: "2026-11-01" }, "400 invalid_data"],
  ] as const)
    expect([refusal, refusalOf(await letGo(body))]).toEqual([refusal, refusal]);
  expect(refusalOf(await letGo({}, board))).toBe("403 staff.not_allowed");
  const request_id = newRequestId();
  const clicks = await Promise.all([1, 2, 3].map(() => letGo({ request_id })));
  const ids = new Set(clicks.map((click) => must(click).run.id));
  expect(ids.size).toBe(1);
  run = must(clicks[0]!).run;
  expect(run).toMatchObject({ method: "locked", status: "proposed", note: WHY, amount: eur("2.89") });
  expect(run.lines).toMatchObject([
    { code: "P-01", quantity: "0.00", heads: [{ head: "own", paid_to: "family" }] },
  ]);
  expect(refusalOf(await letGo())).toBe("400 pay.locked_proposed");
});

test("what the law no longer lets go when it is approved is not let go", async () => {
  const inside = { regime: "inside", effective_from: "2026-11-02" };
  await treasurer.post(`/coop/members/${member}/regime`, inside);
  const refused = await approve(board);
  expect(refusalOf(refused)).toBe("400 pay.locked_too_much");
  expect(details(refused)).toMatchObject({ held: "2.89", may: "0.00" });
  expect(await holds()).toMatchObject({ "member:P-01:locked": "2.89" });
  await treasurer.post(`/coop/members/${member}/regime`, { ...inside, regime: "released" });
});

test("it is approved by another person, paid, comes back, and is undone: the co-op keeps it again", async () => {
  expect(refusalOf(await approve(treasurer))).toBe("403 staff.not_allowed");
  ({ run } = must(await approve(board)));
  const { token } = treasurer;
  for (const sheet of ["statements", "statements.pdf"]) {
    const { text } = await askPortal(shop, `/pay/${run.id}/${sheet}`, { token });
    expect(text).toContain("Paid out of what was kept");
    expect(text).not.toContain("Your work");
  }
  expect(run.lines[0]!.payments).toMatchObject([{ paid_to: "family", state: "to_pay", waits: false }]);
  expect(await holds()).toEqual({ bank: "2.89", "member:P-01:own": "2.89" });
  expect((await page()).locked).toBeNull();
  must(await outcome("paid"));
  expect(await holds()).toEqual({});
  expect(refusalOf(await act(board, "reverse", { reason: "Wrong account" }))).toBe("400 pay.payment_made");
  must(await outcome("returned"));
  expect(await holds()).toEqual({ bank: "2.89", "member:P-01:own": "2.89" });
  must(await act(board, "reverse", { reason: "Wrong account" }));
  expect(await holds()).toEqual({ bank: "2.89", "member:P-01:locked": "2.89" });
  expect(await page()).toMatchObject({ left_on: null, locked: { held: eur("2.89"), may: eur("2.89") } });
  await admin.audit();
});

test("who left the co-op is paid what was kept, whatever rules held for them, and it waits for an account", async () => {
  await treasurer.post(`/coop/members/${member}/regime`, { regime: "inside", effective_from: "2026-11-02" });
  expect((await page()).locked).toEqual({ held: eur("2.89"), may: eur("0.00") });
  await treasurer.post(`/coop/members/${member}/left`, { on: "2026-11-02" });
  await treasurer.post(`/coop/members/${member}/flags`, {
    ...{ flag: "account_available", value: "no", effective_from: "2026-11-02" },
  });
  ({ run } = must(await letGo({ amount: eur("1.00"), paid_to: "member_account" })));
  ({ run } = must(await approve(board)));
  expect(run.lines[0]!.payments).toMatchObject([{ paid_to: "member_account", waits: true }]);
  expect(await holds()).toEqual({ bank: "2.89", "member:P-01:own": "1.00", "member:P-01:locked": "1.89" });
  await admin.audit();
});
