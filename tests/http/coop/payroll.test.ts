import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { Desk, newRequestId } from "../../support/coop-client";
import { verifiedPayee } from "../../support/payees";
import { askPortal } from "../../support/portal-client";
import { startShop, type Shop } from "../../support/shop";
import { euros, must, refusalOf, type Answer, type Money } from "../../support/store-client";

/** An Italian co-op pays by a payroll: MONEY's month of I, over HTTP. No number here is computed. */

const MONTH = "2026-09";
const RULES = "it-ordinamento-penitenziario";

type Part = { head: string; amount: Money; paid_to: string };
type Run = {
  id: string;
  hash: string;
  status: string;
  method: string;
  amount: Money;
  top_up: Money;
  note: string | null;
  lines: {
    code: string;
    quantity: string;
    amount: Money;
    payroll: { withheld: Money; net: Money } | null;
    heads: Part[];
    estimate: Part[];
    carried: Part[];
    payments: { paid_to: string; amount: Money; state: string }[];
  }[];
};
type Preview = { run: Run | null; fund: Money; refusals: { code: string }[]; cells: object[] };
type Statements = { method: string; statements: (Run["lines"][number] & { net: Money })[] };
type Row = [code: string, gross: string, withheld: string, net: string];

let shop: Shop;
let admin: Admin;
let treasurer: Desk;
let board: Desk;
let run: Run;

const I_MONTH: Row[] = [["i-01", "1.320,00", "320,00", "1.000,00"]];
const rowsOf = (rows: readonly Row[]) =>
  rows.map(([code, gross, withheld, net]) => ({ code, gross, withheld, net }));
const preview = (rows: readonly Row[], month = MONTH) =>
  treasurer.post<Preview>("/coop/pay-runs/preview", { month, method: "payroll", rows: rowsOf(rows) });
const propose = (rows: readonly Row[], more: object = {}) =>
  treasurer.ask<{ run: Run }>("POST", "/coop/pay-runs", {
    ...{ month: MONTH, method: "payroll", rows: rowsOf(rows), request_id: newRequestId() },
    ...more,
  });
const details = (answer: Answer<unknown>) => (answer.body as { details: Record<string, unknown> }).details;
const parts = (of: readonly Part[]) => of.map(({ head, amount }) => `${head} ${amount.amount}`);
const holds = async () => {
  const { accounts } = await treasurer.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
  return Object.fromEntries(used.map(({ account, balance }) => [account, balance.amount]));
};
const attest = async () => {
  const { rule_sets } = await board.get<{ rule_sets: { id: string; document_hash: string }[] }>(
    "/coop/rule-sets",
  );
  const { document_hash } = rule_sets.find(({ id }) => id === RULES)!;
  await board.post(`/coop/rule-sets/${RULES}/attest`, {
    ...{ document_hash, settings: {}, effective_from: "2026-01-01", request_id: newRequestId() },
    note: "Read with the directorate",
  });
};

beforeAll(async () => {
  shop = await startShop({ name: "coop_payroll", storefront: true });
  admin = await Admin.signIn(shop);
  treasurer = await Desk.of(shop, "saponaria-lumen");
  board = await Desk.of(shop, "saponaria-lumen", "board");
  for (const code of ["I-01", "I-02"]) {
    const { member } = await treasurer.post<{ member: { id: string } }>("/coop/members", {
      ...{ code, regime: "inside", effective_from: "2026-01-01", request_id: newRequestId() },
    });
    await verifiedPayee(treasurer, board, member.id, "institution");
  }
  const money = () => ({ amount: euros("7.65"), request_id: newRequestId() });
  await treasurer.post("/coop/book/other-money", { ...money(), note: "A grant" });
  await treasurer.post("/coop/book/to-work", { ...money(), reason: "As if sold" });
});
afterAll(() => shop.stop());

test("by the Italian rules members are paid by a payroll and not by a share", async () => {
  await attest();
  expect((await preview(I_MONTH)).refusals).toEqual([]);
  const share = await treasurer.post<Preview>("/coop/pay-runs/preview", { month: MONTH });
  expect(share.refusals.map(({ code }) => code)).toContain("pay.method_not_allowed");
  const shared = { month: MONTH, method: "share", request_id: newRequestId() };
  expect(refusalOf(await treasurer.ask("POST", "/coop/pay-runs", shared))).toBe("400 pay.method_not_allowed");
  const { outcome } = await askPortal(shop, `/pay/new?month=${MONTH}`, { token: treasurer.token });
  expect(outcome).toBe("done:/en/portal/pay/payroll");
});

test("every wrong cell is told, in the preview and where somebody proposes it all the same", async () => {
  const wrong: Row[] = [
    ["I-01", "1.320,00", "320,00", "999,99"],
    ["I-09", "-1", "0", "0"],
    ["I-01", "ten", "0", "0"],
  ];
  const cells = [
    { row: 0, column: "net", typed: "999,99", fault: "sum" },
    { row: 1, column: "code", typed: "I-09", fault: "member_unknown" },
    { row: 1, column: "gross", typed: "-1", fault: "negative" },
    { row: 2, column: "code", typed: "I-01", fault: "twice" },
    { row: 2, column: "gross", typed: "ten", fault: "not_an_amount" },
  ];
  expect(await preview(wrong)).toMatchObject({
    run: null,
    cells,
    refusals: [{ code: "pay.payroll_invalid" }],
  });
  const refused = await propose(wrong);
  expect(refusalOf(refused)).toBe("400 pay.payroll_invalid");
  expect(JSON.parse(String(details(refused)["cells"]))).toEqual(cells);
  for (const [body, refusal] of [
    [{ rows: [] }, "400 pay.payroll_empty"],
    [{ amount: euros("1.00") }, "400 invalid_data"],
    [{ method: "locked" }, "400 invalid_data"],
    [{ rows: rowsOf(Array.from({ length: 5_001 }, () => I_MONTH[0]!)) }, "400 invalid_data"],
    [{ reason: "" }, "400 invalid_data"],
    [{ month: "2026-13" }, "400 work.month_invalid"],
  ] as const)
    expect([refusal, refusalOf(await propose(I_MONTH, body))]).toEqual([refusal, refusal]);
  const many = await preview(
    Array.from({ length: 5_000 }, (_, at): Row => [`I-${at}`, "1.320,00", "320,00", "1"]),
  );
  expect(many.cells.length).toBeGreaterThan(9_000);
});

test("1,320.00 above a fund of 7.65: 1,312.35 comes in, and the institution's division is an estimate", async () => {
  const { members } = await treasurer.get<{ members: { id: string; code: string }[] }>("/coop/members");
  const id = members.find(({ code }) => code === "I-01")!.id;
  const flag = { flag: "damages_owed", value: "yes", effective_from: "2026-01-01" };
  await treasurer.post(`/coop/members/${id}/flags`, flag);
  // The directorate knows the order whose amount nobody here wrote down: the wage is due, and nothing is guessed.
  expect((await preview(I_MONTH)).run?.lines[0]).toMatchObject({ estimate: [], carried: [] });
  await treasurer.post(`/coop/members/${id}/amounts`, {
    ...{ kind: "ordered", head: "damages", amount: euros("300.00"), effective_from: "2026-01-01" },
    request_id: newRequestId(),
  });
  const { run: draft, fund, refusals } = await preview(I_MONTH);
  expect({ fund, refusals }).toEqual({ fund: euros("7.65"), refusals: [] });
  expect(draft).toMatchObject({ method: "payroll", amount: euros("1320.00"), top_up: euros("1312.35") });
  const [line] = draft!.lines;
  expect(line).toMatchObject({
    ...{ code: "I-01", quantity: "0.00", amount: euros("1320.00") },
    payroll: { withheld: euros("320.00"), net: euros("1000.00") },
  });
  expect(parts(line!.heads)).toEqual(["withheld 320.00", "entrusted 1000.00"]);
  expect(parts(line!.estimate)).toEqual(["damages 300.00", "upkeep 100.00", "locked 200.00", "own 400.00"]);
  expect(parts(line!.carried)).toEqual(["upkeep 8.60"]);

  const silent = await propose(I_MONTH);
  expect(refusalOf(silent)).toBe("400 pay.reason_missing");
  expect(details(silent)).toMatchObject({ missing: "1312.35", currency: "eur" });
  const form = { reason: "September's wage", request_id: newRequestId() };
  const clicks = await Promise.all(Array.from({ length: 3 }, () => propose(I_MONTH, form)));
  expect(new Set(clicks.map((click) => must(click).run.id)).size).toBe(1);
  run = must(clicks[0]!).run;
  expect(run).toMatchObject({ status: "proposed", note: "September's wage", top_up: euros("1312.35") });
  expect(refusalOf(await propose(I_MONTH, { ...form, reason: "Another" }))).toBe("400 book.request_reused");
  expect(refusalOf(await propose(I_MONTH, { reason: "Again" }))).toBe("400 pay.run_exists");
});

test("approved, the book has all of it, and the statement says what is an estimate", async () => {
  const approval = { seen_hash: run.hash, request_id: newRequestId() };
  expect(refusalOf(await treasurer.ask("POST", `/coop/pay-runs/${run.id}/approve`, approval))).toBe(
    "403 staff.not_allowed",
  );
  const approved = await board.post<{ run: Run }>(`/coop/pay-runs/${run.id}/approve`, approval);
  expect(approved.run.lines[0]?.payments).toMatchObject([
    { paid_to: "institution", amount: euros("1000.00"), state: "to_pay" },
  ]);
  expect(await holds()).toEqual({
    ...{ bank: "1320.00", "member:I-01:withheld": "320.00", "member:I-01:entrusted": "1000.00" },
  });
  const sheets = await treasurer.get<Statements>(`/coop/pay-runs/${run.id}/statements`);
  expect(sheets.method).toBe("payroll");
  expect(sheets.statements).toMatchObject([{ code: "I-01", payroll: { net: euros("1000.00") } }]);
  const paper = await askPortal(shop, `/pay/${run.id}/statements.pdf`, { token: treasurer.token });
  for (const told of ["1,320.00", "320.00", "1,000.00", "Estimate", "400.00", "8.60"])
    expect(paper.text).toContain(told);
  const page = await askPortal(shop, `/pay/${run.id}`, { token: treasurer.token });
  for (const told of ["1,312.35", "Estimate for I-01", "8.60"]) expect(page.text).toContain(told);

  await treasurer.post(`/coop/pay-runs/${run.id}/paid`, { request_id: newRequestId() });
  expect(await holds()).toEqual({ bank: "320.00", "member:I-01:withheld": "320.00" });
  await admin.audit();
});

test("the portal reads a file and a paste, keeps what was typed and proposes what it showed", async () => {
  const url = `${shop.shopUrl}/en/portal/pay/payroll`;
  const upload = async (file: File) => {
    const form = new FormData();
    form.set("month", "2026-10");
    form.set("file", file);
    const answer = await fetch(`${url}?_action=portalPayroll.read`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: `desk=${treasurer.token}`, origin: shop.shopUrl },
      body: form,
    });
    return { status: answer.status, text: await answer.text() };
  };
  const table = "Cognome;Codice;Lordo;Trattenute;Netto\nRossi;I-02;1.320,00;320,00;1.000,00\n";
  const shown = await upload(new File([table], "paghe.csv"));
  expect(shown.status).toBe(200);
  for (const told of ["1,320.00", "Estimate for I-02", "comes from your co-op"])
    expect(shown.text).toContain(told);
  const broken = await upload(new File([Buffer.from([0x50, 0x4b, 0, 0])], "paghe.xlsx"));
  expect(broken.status).toBe(400);

  const send = (action: string, form: Record<string, string>) =>
    askPortal(shop, `/pay/payroll?_action=portalPayroll.${action}`, { token: treasurer.token, form });
  const wrong = await send("read", { month: "2026-10", paste: "I-02;1.320,00;320,00;1,00" });
  expect(wrong.outcome).toBe("400");
  for (const told of ["Line 1, net, “1,00”", "I-02;1.320,00;320,00;1,00"]) expect(wrong.text).toContain(told);

  const paste = "I-02;1.320,00;320,00;1.000,00";
  const silent = await send("propose", { month: "2026-10", paste, request_id: newRequestId() });
  expect(silent.outcome).toBe("400");
  expect(silent.text).toContain("Say in a few words why.");
  const done = await send("propose", { month: "2026-10", paste, reason: "Due", request_id: newRequestId() });
  expect(done.outcome).toBe("done:proposed");
});
