import { afterAll, beforeAll, expect, test } from "vitest";
import type { LegalSplit } from "../../backend/src/domain/pay/legal-split";
import type { PayRun } from "../../backend/src/modules/books/pay-types";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { TREASURER, coopDesk, coopHoldings, float, member, request, settledSale } from "../support/coop-book";
import { I, WORKED_EXAMPLE, goods, newCoop } from "../support/example-order";
import { italianSplit } from "../support/italian-split";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const NOVEMBER = "2026-11";

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("coop_book_payroll");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

type Row = [name: string, gross: bigint, withheld: bigint];

/** A co-op's desk that also proposes payrolls. */
function deskOf(coop_id: string) {
  const at_desk = coopDesk(under.books, coop_id, "eur", MONDAY);
  const payrollOf = (rows: readonly Row[], reason: string | null, split: LegalSplit) => ({
    ...{ coop_id, month: NOVEMBER, currency: "eur" as const, split, reason },
    codes: new Map(rows.map(([name]) => [member(coop_id, name), name.toUpperCase()])),
    payroll: rows.map(([name, gross, withheld]) => ({
      member_id: member(coop_id, name),
      ...{ gross, withheld, net: gross - withheld },
    })),
  });
  return {
    ...at_desk,
    draft: (rows: readonly Row[], split = italianSplit()) =>
      under.books.draftPayroll(payrollOf(rows, null, split)),
    payroll: (
      rows: readonly Row[],
      reason: string | null = "November's wages",
      { split = italianSplit(), request_id = request(), month = NOVEMBER } = {},
    ) =>
      under.books.proposePayroll({
        ...payrollOf(rows, reason, split),
        ...{ month, request_id, made_by: TREASURER, now: MONDAY },
      }),
  };
}
const holds = (coop_id: string) => coopHoldings(under.books, coop_id);

/** A co-op with 9.00 credited, 4.50 of it for work. */
async function credited() {
  const coop = newCoop();
  const { settlement } = await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY);
  const at_desk = deskOf(coop.coop_id);
  await at_desk.credit(settlement.id, 900n);
  return { coop_id: coop.coop_id, settlement, at_desk };
}

const kinds = async (coop_id: string, run: PayRun) =>
  (
    await under.raw(
      `select t.kind, p.debit, p.credit, p.amount::int as amount, t.note
       from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
       where t.book_id = 'book_' || $1 and t.reference like '%' || $2 || '%' order by t.number, p.position`,
      [coop_id, run.id],
    )
  ).map((row) => [row.kind, row.debit, row.credit, row.amount, row.note]);

test("I's payroll month: 1,320.00 above a fund of 7.65, 320.00 withheld, 1,000.00 to one payee, and an estimate", async () => {
  const { settlement } = await settledSale(under.books, I, WORKED_EXAMPLE, MONDAY);
  const at_desk = deskOf(I.coop_id);
  await at_desk.credit(settlement.id, 2503n);
  expect((await holds(I.coop_id)).work).toBe(765n);
  const split = italianSplit({ m1: { damages_owed: true, ordered: { damages: 30_000n } } });
  const run = await at_desk.payroll([["m1", 132_000n, 32_000n]], "November's wages", { split });
  expect(run).toMatchObject({
    ...{ status: "proposed", method: "payroll", amount: 132_000n, work_version: 0, kind: "hours" },
    ...{ top_up: 131_235n, note: "November's wages" },
    rule_set: { id: "it-ordinamento-penitenziario" },
  });
  const [line] = run.lines;
  expect(line).toMatchObject({ code: "M1", quantity: 0n, amount: 132_000n });
  expect(line?.heads).toEqual([
    { head: "withheld", amount: 32_000n, paid_to: "coop", waits: false },
    { head: "entrusted", amount: 100_000n, paid_to: "institution", waits: false },
  ]);
  expect(line?.estimate.map(({ head, amount }) => [head, amount])).toEqual([
    ["damages", 30_000n],
    ["upkeep", 10_000n],
    ["locked", 20_000n],
    ["own", 40_000n],
  ]);
  expect(line?.carried).toEqual({ upkeep: 860n });

  const approved = await at_desk.approve(run);
  const m1 = `member:${member(I.coop_id, "m1")}`;
  expect(await kinds(I.coop_id, run)).toEqual([
    ["top_up", "bank", "funds", 131_235, "November's wages"],
    ["top_up", "funds", "work", 131_235, "November's wages"],
    ["pay_run", "work", `${m1}:withheld`, 32_000, "November's wages"],
    ["pay_run", "work", `${m1}:entrusted`, 100_000, "November's wages"],
  ]);
  expect(await holds(I.coop_id)).toEqual({
    ...{ bank: 2503n + 131_235n, materials: 459n, funds: 306n, shipping: 484n, tax: 489n },
    ...{ "member:m1:withheld": 32_000n, "member:m1:entrusted": 100_000n },
  });
  expect(approved.lines[0]?.payments.map(({ paid_to, amount }) => [paid_to, amount])).toEqual([
    ["institution", 100_000n],
  ]);
  expect((await at_desk.payAll(run.id)).status).toBe("paid");
  expect(await holds(I.coop_id)).toMatchObject({ "member:m1:withheld": 32_000n, bank: 2503n + 31_235n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a payroll needs no record of work, shows what is recorded and is not held up when that changes", async () => {
  const { at_desk, coop_id } = await credited();
  await at_desk.work(NOVEMBER, [["m1", 1000n]]);
  const run = await at_desk.payroll([
    ["m2", 100n, 0n],
    ["m1", 300n, 60n],
  ]);
  expect(run.lines.map(({ code, quantity, amount }) => [code, quantity, amount])).toEqual([
    ["M1", 1000n, 300n],
    ["M2", 0n, 100n],
  ]);
  expect(run).toMatchObject({ top_up: 0n, amount: 400n, work_version: 1 });
  // Nothing is withheld of m2, so that head is not there.
  expect(run.lines[1]?.heads.map(({ head }) => head)).toEqual(["entrusted"]);
  await at_desk.work(NOVEMBER, [["m1", 1100n]]);
  expect((await at_desk.approve(run)).status).toBe("approved");
  expect(await holds(coop_id)).toMatchObject({ work: 50n, funds: 180n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("after release there is nobody to hand pay over to: the member is paid, and nothing is estimated", async () => {
  const { at_desk } = await credited();
  const split = italianSplit({ m1: { regime: "released" } });
  const { lines } = await at_desk.draft([["m1", 132_000n, 32_000n]], split);
  expect(lines[0]?.heads.map(({ head, amount, paid_to }) => [head, amount, paid_to])).toEqual([
    ["withheld", 32_000n, "coop"],
    ["own", 100_000n, "member_account"],
  ]);
  expect(lines[0]?.estimate).toEqual([]);
});

test("what the co-op's money brings needs a reason, and a run needs somebody it pays; the same form proposes once", async () => {
  const { at_desk } = await credited();
  await expect(at_desk.payroll([["m1", 451n, 0n]], null)).rejects.toMatchObject({
    code: "pay.reason_missing",
    details: { missing: "0.01", currency: "eur" },
  });
  await expect(at_desk.payroll([])).rejects.toMatchObject({ code: "pay.payroll_empty" });
  const first = await at_desk.payroll([["m1", 450n, 0n]], null, { request_id: "one-form-of-pay" });
  expect(first).toMatchObject({ top_up: 0n, note: null });
  expect(await at_desk.payroll([["m1", 450n, 0n]], null, { request_id: "one-form-of-pay" })).toEqual(first);
  await expect(
    at_desk.payroll([["m1", 450n, 1n]], null, { request_id: "one-form-of-pay" }),
  ).rejects.toMatchObject({ code: "book.request_reused" });
  await expect(at_desk.payroll([["m1", 450n, 0n]])).rejects.toMatchObject({ code: "pay.run_exists" });
  await at_desk.work(NOVEMBER, [["m1", 100n]]);
  await expect(at_desk.propose(NOVEMBER)).rejects.toMatchObject({ code: "pay.run_exists" });
});

test("exactly what lacks at approval is brought in: less where the fund grew, more where it shrank, once for 20 clicks", async () => {
  const grown = await credited();
  const run = await grown.at_desk.payroll([["m1", 10_000n, 0n]]);
  expect(run.top_up).toBe(9550n);
  await grown.at_desk.otherMoney(5000n);
  await grown.at_desk.toWork(5000n);
  const clicks = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      grown.at_desk.approve(run, { request_id: `payroll-click-${at % 2}` }),
    ),
  );
  expect(new Set(clicks.map(({ top_up }) => top_up))).toEqual(new Set([4550n]));
  expect((await kinds(grown.coop_id, run)).filter(([kind]) => kind === "top_up")).toHaveLength(2);
  expect(await holds(grown.coop_id)).toMatchObject({ "member:m1:entrusted": 10_000n, funds: 180n });

  const shrunk = await credited();
  const enough = await shrunk.at_desk.payroll([["m1", 450n, 0n]], null);
  await shrunk.at_desk.takeBack(shrunk.settlement.id);
  expect(await shrunk.at_desk.approve(enough)).toMatchObject({ status: "approved", top_up: 450n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a payroll that is undone takes back what was brought in for it, and the month is open again", async () => {
  const { at_desk, coop_id } = await credited();
  const before = await holds(coop_id);
  const run = await at_desk.approve(await at_desk.payroll([["m1", 132_000n, 32_000n]]));
  const undone = await at_desk.reverse(run.id, "undo-this-payroll");
  expect(undone.status).toBe("reversed");
  expect(await at_desk.reverse(run.id, "undo-this-payroll")).toEqual(undone);
  expect(await holds(coop_id)).toEqual(before);
  expect((await at_desk.payroll([["m1", 132_000n, 32_000n]])).top_up).toBe(131_550n);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("settlements are used before what the co-op brings, and what came back with a reversal never came", async () => {
  const { at_desk, coop_id, settlement } = await credited();
  const states = async () => Object.fromEntries(await under.books.workStatesOf(coop_id));
  const ten: Row[] = Array.from({ length: 10 }, (_, at) => [`m${at}`, 100n, 20n]);
  const wrong = await at_desk.approve(await at_desk.payroll(ten));
  expect(wrong.top_up).toBe(550n);
  await at_desk.reverse(wrong.id);
  expect(await states()).toEqual({ [settlement.id]: { state: "set_aside", month: null } });
  const run = await at_desk.approve(await at_desk.payroll(ten));
  expect(await states()).toEqual({ [settlement.id]: { state: "set_aside", month: null } });
  await at_desk.payAll(run.id);
  expect(await states()).toEqual({ [settlement.id]: { state: "paid", month: NOVEMBER } });

  // The next sale's work comes after what was brought in, all of which is used: it waits for a run of its own.
  const coop = newCoop({ coop_id });
  const next = await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY);
  await at_desk.credit(next.settlement.id, 900n);
  expect((await states())[next.settlement.id]).toEqual({ state: "set_aside", month: null });
  expect(await holds(coop_id)).toMatchObject({ work: 450n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});
