import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../support/admin-client";
import { Desk, newRequestId } from "../support/coop-client";
import { postingTable } from "../support/http-ledger-table";
import { verifiedPayee } from "../support/payees";
import { startShop, type Shop } from "../support/shop";
import { Store, WORKED_EXAMPLE, euros, must, refusalOf, type Money } from "../support/store-client";

/**
 * From buyers' payments to members' pay, over HTTP: a refund, settlements, an Italian payroll, a Peruvian run with a release in
 * the middle of its month, a reversal, a bank line that came back, statements and what the public sees. No number here is
 * computed.
 */

const OCTOBER = "2025-10";
const NOVEMBER = "2025-11";
const pen = (amount: string): Money => ({ amount, currency_code: "pen" });

type Payment = { id: string; paid_to: string; amount: Money; state: string };
type Part = { head: string; amount: Money };
type Line = { code: string; amount: Money; heads: Part[]; estimate: Part[]; payments: Payment[] };
type Run = { id: string; hash: string; status: string; top_up: Money; lines: Line[] };
type File = { id: string; rail: string; count: number; total: Money; withdrawn_at: string | null };
type Sheet = { code: string; net: Money; heads: Part[]; held: Part[]; year: { pay: Money; heads: Part[] } };

let shop: Shop;
let store: Store;
let admin: Admin;

/** The two people of one co-op, and what both of them do. */
async function coop(handle: string) {
  const [desk, board] = [await Desk.of(shop, handle), await Desk.of(shop, handle, "board")];
  const act = <T>(who: Desk, path: string, body: object = {}) =>
    who.post<T>(path, { request_id: newRequestId(), ...body });
  return {
    desk,
    board,
    async member(code: string, flags: readonly string[] = []) {
      const { member } = await act<{ member: { id: string } }>(desk, "/coop/members", {
        ...{ code, regime: "inside", effective_from: "2025-01-01" },
      });
      for (const flag of ["account_available", ...flags])
        await desk.post(`/coop/members/${member.id}/flags`, {
          ...{ flag, value: "yes", effective_from: "2025-01-01" },
        });
      return member.id;
    },
    async attest(id: string) {
      const { rule_sets } = await board.get<{ rule_sets: { id: string; document_hash: string }[] }>(
        "/coop/rule-sets",
      );
      const { document_hash } = rule_sets.find((one) => one.id === id)!;
      await act(board, `/coop/rule-sets/${id}/attest`, {
        ...{ document_hash, settings: {}, effective_from: "2025-01-01", note: "Read with the directorate" },
      });
    },
    async credit(amount: Money) {
      const { settlements } = await desk.get<{ settlements: { id: string }[] }>("/coop/settlements");
      await desk.post(`/coop/settlements/${settlements[0]?.id}/credit`, {
        ...{ amount, credited_on: new Date().toISOString().slice(0, 10) },
      });
    },
    work: (month: string, hours: Record<string, string>) =>
      desk.post(`/coop/work/${month}`, {
        ...{ kind: "hours", version: 0 },
        entries: Object.entries(hours).map(([code, quantity]) => ({ code, quantity })),
      }),
    propose: async (body: object) => (await act<{ run: Run }>(desk, "/coop/pay-runs", body)).run,
    approve: async ({ id, hash }: Run) =>
      (await act<{ run: Run }>(board, `/coop/pay-runs/${id}/approve`, { seen_hash: hash })).run,
    files: async ({ id }: Run) => (await act<{ files: File[] }>(desk, `/coop/pay-runs/${id}/files`)).files,
    content: async (run: Run, { id }: File) =>
      (await desk.post<{ file: { text: string } }>(`/coop/pay-runs/${run.id}/files/${id}/content`)).file.text,
    answers: async (rows: readonly (readonly [reference: string, outcome: string, amount: string])[]) => {
      const text = ["reference,outcome,amount", ...rows.map((row) => row.join(","))].join("\n");
      const { answers } = await act<{ answers: { result: string }[] }>(desk, "/coop/pay-answers", { text });
      return answers.map(({ result }) => result);
    },
    run: async ({ id }: Run) => (await desk.get<{ run: Run }>(`/coop/pay-runs/${id}`)).run,
    async holds() {
      const { accounts } = await desk.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
      const used = accounts.filter(({ balance }) => Number(balance.amount) !== 0);
      return Object.fromEntries(used.map(({ account, balance }) => [account, balance.amount]));
    },
    act,
  };
}
type Coop = Awaited<ReturnType<typeof coop>>;

const partsOf = (parts: readonly Part[]) => parts.map(({ head, amount }) => `${head} ${amount.amount}`);
const paymentsOf = (run: Run) =>
  run.lines.flatMap(({ code, payments }) => payments.map((one) => ({ code, ...one })));
const referenceOf = ({ id }: Payment, attempt = 1) => `${id.replace("ins_", "")}-${attempt}`;

let italy: Coop;
let peru: Coop;
let payroll: Run;
let shared: Run;
let released: string;

beforeAll(async () => {
  shop = await startShop({ name: "pay_story" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  await shop.query("update coop set bank_currency = 'pen' where handle = 'valdemiel'");
  [italy, peru] = [await coop("pietrachiara"), await coop("valdemiel")];
});
afterAll(() => shop.stop());

test("112.90 is paid, three parcels are sent and settled, and one honey is given back", async () => {
  const cart = await store.readyCart(WORKED_EXAMPLE);
  must(await store.pay(cart, "demo", euros("112.90")));
  must(await store.complete(cart));
  const [order_id = ""] = await store.orderOf(cart);
  for (const handle of ["pietrachiara", "valdemiel", "horabuena"])
    must(await admin.send((await admin.consignmentOf(order_id, handle)).id));
  must(await admin.providerMoves("payouts", "payout-1", "112.90"));
  for (const handle of ["pietrachiara", "valdemiel", "horabuena"]) await admin.settle(handle);
  const honey = await admin.consignmentOf(order_id, "valdemiel");
  const piece_id = honey.pieces.find(({ kind }) => kind === "goods")?.id ?? "";
  const { refund } = must(await admin.refund(honey.id, { piece_id, quantity: 1 }));
  must(await admin.refundOutcome(refund.id, "paid"));
  expect(await admin.holds()).toMatchObject({ "coop:valdemiel:owes": "4.33" });

  await italy.credit(euros("25.03"));
  await peru.credit(pen("99.10"));
  expect(await italy.holds()).toEqual({
    ...{ bank: "25.03", work: "7.65", materials: "4.59", funds: "3.06", shipping: "4.84", tax: "4.89" },
  });
  // Pay is out of what the bank credited; what is owed to the network comes off the next settlement.
  expect(await peru.holds()).toEqual({
    ...{ bank: "99.10", work: "28.92", materials: "13.16", funds: "10.53", shipping: "46.49" },
  });
});

test("an Italian month: 1,320.00 above a fund of 7.65, to one payee, with an estimate and no more", async () => {
  await italy.attest("it-ordinamento-penitenziario");
  const member = await italy.member("I-01", ["damages_owed"]);
  await italy.act(italy.desk, `/coop/members/${member}/amounts`, {
    ...{ kind: "ordered", head: "damages", amount: euros("300.00"), effective_from: "2025-01-01" },
  });
  const rows = [{ code: "I-01", gross: "1,320.00", withheld: "320.00", net: "1,000.00" }];
  const body = {
    month: OCTOBER,
    method: "payroll",
    rows: rows.map((row) => plain(row)),
    reason: "October's wage",
  };
  const refused = await italy.desk.ask("POST", "/coop/pay-runs", { ...body, request_id: newRequestId() });
  expect(refusalOf(refused)).toBe("400 pay.payee_missing");
  await verifiedPayee(italy.desk, italy.board, member, "institution");
  payroll = await italy.propose(body);
  expect(payroll.top_up).toEqual(euros("1312.35"));
  expect(partsOf(payroll.lines[0]?.heads ?? [])).toEqual(["withheld 320.00", "entrusted 1000.00"]);
  expect(partsOf(payroll.lines[0]?.estimate ?? [])).toEqual([
    ...["damages 300.00", "upkeep 100.00", "locked 200.00", "own 400.00"],
  ]);
  payroll = await italy.approve(payroll);
  expect(await italy.holds()).toMatchObject({
    ...{ bank: "1337.38", "member:I-01:withheld": "320.00", "member:I-01:entrusted": "1000.00" },
  });
  const [file, ...none] = await italy.files(payroll);
  expect(none).toEqual([]);
  expect(file).toMatchObject({ rail: "deposit_list", count: 1, total: euros("1000.00") });
  const [payment] = paymentsOf(payroll);
  expect(await italy.content(payroll, file!)).toContain(`${referenceOf(payment!)},I-01,,,1000.00,EUR`);
  expect(await italy.answers([[referenceOf(payment!), "paid", "1000.00"]])).toEqual(["applied"]);
  expect((await italy.run(payroll)).status).toBe("paid");
  expect(await italy.holds()).toEqual({
    ...{ bank: "337.38", materials: "4.59", funds: "3.06", shipping: "4.84", tax: "4.89" },
    "member:I-01:withheld": "320.00",
  });
});

/** Figures as a payroll office writes them, without the commas that English puts between thousands. */
function plain<T extends Record<string, string>>(row: T): T {
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text.replace(",", "")])) as T;
}

test("a Peruvian month: 28.92 by hours 10 : 7 : 3, one member released on the 16th", async () => {
  // The example's co-op P sells from Spain in the seed; the law of its members' pay is Peru's.
  await shop.query("update coop set country_code = 'pe' where handle = 'valdemiel'");
  await peru.attest("pe-dleg-1343");
  for (const [code, flags] of [
    ["P-01", ["damages_owed"]],
    ["P-02", []],
    ["P-03", ["damages_owed"]],
  ] as const) {
    const id = await peru.member(code, flags);
    await verifiedPayee(peru.desk, peru.board, id, "institution");
    if (flags.length > 0) await verifiedPayee(peru.desk, peru.board, id, "court");
    await verifiedPayee(peru.desk, peru.board, id, "member_account", {
      ...{ account_holder_name: "Titular", account_number: `002-191-${code}` },
    });
    if (code === "P-03") released = id;
  }
  await peru.desk.post(`/coop/members/${released}/regime`, {
    ...{ regime: "released", effective_from: `${NOVEMBER}-16` },
  });
  await peru.work(NOVEMBER, { "P-01": "10", "P-02": "7", "P-03": "3" });

  const mistaken = await peru.approve(await peru.propose({ month: NOVEMBER, amount: pen("20.00") }));
  await peru.act(peru.board, `/coop/pay-runs/${mistaken.id}/reverse`, { reason: "Of the whole fund" });
  expect((await peru.run(mistaken)).status).toBe("reversed");

  shared = await peru.approve(await peru.propose({ month: NOVEMBER }));
  expect(shared.lines.map(({ code, amount, heads }) => [code, amount.amount, ...partsOf(heads)])).toEqual([
    ["P-01", "14.46", "own 10.12", "damages 2.89", "upkeep 1.45"],
    ["P-02", "10.12", "own 9.11", "upkeep 1.01"],
    // Half of 4.34 by 70/20/10, and half her own.
    ["P-03", "4.34", "own 3.69", "damages 0.43", "upkeep 0.22"],
  ]);
  expect(await peru.holds()).toEqual({
    ...{ bank: "99.10", materials: "13.16", funds: "10.53", shipping: "46.49" },
    ...{ "member:P-01:damages": "2.89", "member:P-01:upkeep": "1.45", "member:P-01:own": "10.12" },
    ...{ "member:P-02:upkeep": "1.01", "member:P-02:own": "9.11" },
    ...{ "member:P-03:damages": "0.43", "member:P-03:upkeep": "0.22", "member:P-03:own": "3.69" },
  });
});

test("it goes out in two files; one line comes back, is paid again, and the run is closed", async () => {
  const files = await peru.files(shared);
  // A court without an account is credited by deposit, as the institution is.
  expect(files.map(({ rail, count, total }) => [rail, count, total.amount]).sort()).toEqual([
    ["bank_list", 3, "22.92"],
    ["deposit_list", 5, "6.00"],
  ]);
  const all = paymentsOf(shared);
  const back = all.find(({ code, paid_to }) => code === "P-02" && paid_to === "member_account")!;
  const told = all.map(
    (one) => [referenceOf(one), one.id === back.id ? "returned" : "paid", one.amount.amount] as const,
  );
  const once = ["applied", "applied", "applied", "applied", "applied", "applied", "applied", "applied"];
  expect(await peru.answers(told)).toEqual(once);
  expect((await peru.answers(told)).filter((result) => result !== "already")).toEqual([]);
  expect((await peru.run(shared)).status).toBe("partly_failed");
  expect(await peru.holds()).toEqual({
    ...{ bank: "79.29", materials: "13.16", funds: "10.53", shipping: "46.49", "member:P-02:own": "9.11" },
  });
  const undone = await peru.board.ask("POST", `/coop/pay-runs/${shared.id}/reverse`, {
    ...{ reason: "Too late", request_id: newRequestId() },
  });
  expect(refusalOf(undone)).toBe("400 pay.payment_made");

  await peru.act(peru.desk, `/coop/pay-runs/${shared.id}/payments/${back.id}/outcome`, { outcome: "to_pay" });
  const [again] = await peru.files(shared);
  expect(again).toMatchObject({ rail: "bank_list", count: 1, total: pen("9.11") });
  expect(await peru.content(shared, again!)).toContain(
    `${referenceOf(back, 2)},P-02,Titular,002-191-P-02,9.11,PEN`,
  );
  expect(await peru.answers([[referenceOf(back), "paid", "9.11"]])).toEqual(["old"]);
  expect(await peru.answers([[referenceOf(back, 2), "paid", "9.11"]])).toEqual(["applied"]);
  await peru.board.post(`/coop/pay-runs/${shared.id}/close`);
  expect((await peru.run(shared)).status).toBe("closed");
  expect(await peru.holds()).toEqual({
    ...{ bank: "70.18", materials: "13.16", funds: "10.53", shipping: "46.49" },
  });
});

test("the statements say the same to each, and nothing of anybody else", async () => {
  const { statements } = await peru.desk.get<{ statements: Sheet[] }>(
    `/coop/pay-runs/${shared.id}/statements`,
  );
  expect(
    statements.map(({ code, net, held, year }) => [code, net.amount, partsOf(held), year.pay.amount]),
  ).toEqual([
    ["P-01", "10.12", [], "14.46"],
    ["P-02", "9.11", [], "10.12"],
    ["P-03", "3.69", [], "4.34"],
  ]);
  const italian = await italy.desk.get<{ statements: Sheet[] }>(`/coop/pay-runs/${payroll.id}/statements`);
  expect(italian.statements.map(({ year, held }) => [year.pay.amount, partsOf(held)])).toEqual([
    ["1320.00", ["withheld 320.00"]],
  ]);
});

test("the public sees the year once ten members of three co-ops share it, and no head of a few", async () => {
  const years = async () =>
    must(await store.ask<{ years: { year: string; currencies: object[] }[] }>("GET", "/store/impact")).years;
  expect(await years()).toEqual([]);
  for (const [handle, members, fund] of [
    ["horabuena", 5, "50.00"],
    ["biscottificio-tramonto", 4, "40.00"],
  ] as const) {
    const at = await coop(handle);
    const codes = Array.from({ length: members }, (_, n) => `M-${n}`);
    for (const code of codes) await verifiedPayee(at.desk, at.board, await at.member(code));
    await at.act(at.desk, "/coop/book/other-money", { amount: euros(fund), note: "A grant" });
    await at.act(at.desk, "/coop/book/to-work", { amount: euros(fund), reason: "Advance" });
    await at.work(NOVEMBER, Object.fromEntries(codes.map((code) => [code, "8"])));
    const run = await at.approve(await at.propose({ month: NOVEMBER, amount: euros(fund) }));
    expect(run.lines.map(({ amount }) => amount.amount)).toEqual(codes.map(() => "10.00"));
    await at.act(at.desk, `/coop/pay-runs/${run.id}/paid`);
  }
  expect(await years()).toEqual([
    {
      year: "2025",
      currencies: [{ currency_code: "eur", coops: 3, pay: euros("1410.00"), heads: [], to_court: null }],
    },
  ]);
});

test("the books read as tables that a treasurer can check, and every question finds them sound", async () => {
  const tables = await Promise.all(
    [italy, peru].map(async ({ desk }) => {
      const { postings } = await desk.get<{ postings: Parameters<typeof postingTable>[0] }>(
        "/coop/book/postings?limit=200",
      );
      return `${desk.me.coop.name}\n\n${postingTable(postings)}`;
    }),
  );
  await expect(tables.join("\n")).toMatchFileSnapshot("pay.books.txt");
  await admin.audit();
});
