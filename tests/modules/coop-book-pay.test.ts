import { afterAll, beforeAll, expect, test } from "vitest";
import type { PayRun } from "../../backend/src/modules/books/pay-types";
import { payRunList } from "../../backend/src/modules/books/pay-runs";
import { listening, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { BOARD, TREASURER, coopDesk, coopHoldings, float, member, settledSale } from "../support/coop-book";
import { P, WORKED_EXAMPLE, goods, newCoop, shipping } from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const NOVEMBER = "2026-11";

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("coop_book_pay");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** A part that goes to the member's own account. */
const own = (amount: bigint) => ({ head: "own", amount, paid_to: "member_account", waits: false });
const desk = (coop_id: string, currency: "eur" | "pen" = "eur") =>
  coopDesk(under.books, coop_id, currency, MONDAY);
const holds = (coop_id: string) => coopHoldings(under.books, coop_id);

/** A co-op with 9.00 credited, 4.50 of it for work, and two members who worked. */
async function credited(fund = 0n) {
  const coop = newCoop();
  const { settlement } = await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY);
  const at_desk = desk(coop.coop_id);
  await at_desk.credit(settlement.id, 900n);
  if (fund > 0n) {
    await at_desk.otherMoney(fund);
    await at_desk.toWork(fund);
  }
  await at_desk.work(NOVEMBER, [
    ["m1", 1000n],
    ["m2", 500n],
  ]);
  return { coop_id: coop.coop_id, settlement, at_desk };
}

test("P's first run: 28.92 PEN by hours 10 : 7 : 3 is 14.46, 10.12 and 4.34, approved and paid", async () => {
  const { settlement } = await settledSale(under.books, P, WORKED_EXAMPLE, MONDAY);
  const at_desk = desk(P.coop_id, "pen");
  await at_desk.credit(settlement.id, 9910n);
  await at_desk.work(NOVEMBER, [
    ["m1", 1000n],
    ["m2", 700n],
    ["m3", 300n],
  ]);
  const proposed = await at_desk.propose(NOVEMBER);
  expect(proposed).toMatchObject({
    status: "proposed",
    amount: 2892n,
    currency: "pen",
    method: "share",
    demo_split: false,
    rule_set: { id: "manual", attested: true },
    proposed_by: TREASURER,
    decided_by: null,
  });
  expect(proposed.lines.map(({ amount, heads, payments }) => [amount, heads, payments])).toEqual([
    [1446n, [own(1446n)], []],
    [1012n, [own(1012n)], []],
    [434n, [own(434n)], []],
  ]);
  expect((await holds(P.coop_id)).work).toBe(2892n);

  const approved = await at_desk.approve(proposed);
  expect(approved).toMatchObject({ status: "approved", decided_by: BOARD });
  expect(await under.books.approvedRun({ coop_id: P.coop_id, run_id: proposed.id })).toEqual(approved);
  const rest = { bank: 9910n, materials: 1316n, funds: 1053n, shipping: 4649n };
  expect(await holds(P.coop_id)).toEqual({
    ...rest,
    "member:m1:own": 1446n,
    "member:m2:own": 1012n,
    "member:m3:own": 434n,
  });
  const paid = await at_desk.payAll(approved.id);
  expect(paid.status).toBe("paid");
  expect(await holds(P.coop_id)).toEqual({ ...rest, bank: 9910n - 2892n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("nobody approves what they proposed, nor what they did not see; a double click approves once", async () => {
  const { at_desk, coop_id } = await credited();
  const run = await at_desk.propose(NOVEMBER);
  await expect(at_desk.approve(run, { made_by: TREASURER })).rejects.toMatchObject({
    code: "pay.same_person",
  });
  await expect(at_desk.approve(run, { seen_hash: "another" })).rejects.toMatchObject({
    code: "pay.hash_differs",
  });
  const clicks = await Promise.all(
    Array.from({ length: 20 }, (_, at) => at_desk.approve(run, { request_id: `click-${at % 2}-of-this` })),
  );
  expect(new Set(clicks.map(({ status }) => status))).toEqual(new Set(["approved"]));
  expect(await holds(coop_id)).toMatchObject({ "member:m1:own": 300n, "member:m2:own": 150n });
  await expect(at_desk.approve(run, { made_by: "stf_other" })).rejects.toMatchObject({
    code: "pay.already_decided",
  });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a run pays out no more than the work fund has, when proposed and when approved", async () => {
  const { at_desk, coop_id } = await credited();
  await expect(at_desk.propose(NOVEMBER, 451n)).rejects.toMatchObject({
    code: "pay.fund_too_small",
    details: { fund: "4.50", asked: "4.51", currency: "eur" },
  });
  await expect(at_desk.propose(NOVEMBER, 0n)).rejects.toMatchObject({ code: "pay.fund_too_small" });
  const first = await at_desk.propose(NOVEMBER, 400n);
  await at_desk.work("2026-10", [["m1", 100n]]);
  const second = await at_desk.propose("2026-10", 400n);
  await at_desk.approve(first);
  await expect(at_desk.approve(second)).rejects.toMatchObject({
    code: "pay.fund_too_small",
    details: { fund: "0.50", asked: "4.00", currency: "eur" },
  });
  expect((await holds(coop_id)).work).toBe(50n);
});

test("one proposal at a time for a month: rejected or withdrawn, it makes room for the next", async () => {
  const { at_desk, coop_id } = await credited();
  const end = (run_id: string) => ({ coop_id, run_id, made_by: BOARD, reason: "Too early", now: MONDAY });
  const [first, same] = [
    await at_desk.propose(NOVEMBER, null, "the-same-form"),
    await at_desk.propose(NOVEMBER, null, "the-same-form"),
  ];
  expect(same).toEqual(first);
  await expect(at_desk.propose(NOVEMBER, 1n, "the-same-form")).rejects.toMatchObject({
    code: "book.request_reused",
  });
  await expect(at_desk.propose(NOVEMBER)).rejects.toMatchObject({
    code: "pay.run_exists",
    details: { status: "proposed" },
  });
  expect(await under.books.rejectPayRun(end(first.id))).toMatchObject({
    status: "rejected",
    reason: "Too early",
  });
  expect((await under.books.rejectPayRun(end(first.id))).status).toBe("rejected");
  const second = await at_desk.propose(NOVEMBER);
  await under.books.withdrawPayRun(end(second.id));
  for (const act of [() => at_desk.approve(second), () => under.books.rejectPayRun(end(second.id))]) {
    await expect(act()).rejects.toMatchObject({ code: "pay.already_decided" });
  }
  await expect(at_desk.payAll(second.id)).rejects.toMatchObject({ code: "pay.not_approved" });
  const unapproved = under.books.approvedRun({ coop_id, run_id: second.id });
  await expect(unapproved).rejects.toMatchObject({ code: "pay.not_approved" });
  expect((await at_desk.approve(await at_desk.propose(NOVEMBER))).status).toBe("approved");
});

test("whoever signs sees what is new since the run that was approved last", async () => {
  const { at_desk, coop_id } = await credited();
  const since = (run: PayRun) => under.books.sinceLastRun(coop_id, run);
  const first = await at_desk.propose(NOVEMBER, 300n);
  expect(await since(first)).toBeNull();
  await at_desk.approve(first);
  // 300 by 2 : 1 was 200 and 100. Now m2 and m3 share 90 by 1 : 2.
  await at_desk.work("2026-12", [
    ["m2", 500n],
    ["m3", 1000n],
  ]);
  const second = await at_desk.propose("2026-12", 90n);
  const [m1, m2, m3] = ["m1", "m2", "m3"].map((name) => `${coop_id}_${name}`);
  expect(await since(second)).toEqual({
    month: NOVEMBER,
    change: -210n,
    lines: [
      { member_id: m2, change: -70n },
      { member_id: m3, change: null },
    ],
    gone: [{ member_id: m1, code: expect.any(String) as string, amount: 200n }],
  });
  await at_desk.approve(second);
  await at_desk.reverse(second.id);
  const third = await at_desk.propose("2026-12", 100n);
  expect(await since(third)).toMatchObject({ month: NOVEMBER, change: -200n });
});

test("an approval that was a mistake is undone: the fund has its money again, and the month is paid anew", async () => {
  const { at_desk, coop_id } = await credited();
  const before = await holds(coop_id);
  const proposed = await at_desk.propose(NOVEMBER);
  await expect(at_desk.reverse(proposed.id)).rejects.toMatchObject({ code: "pay.not_approved" });
  const { id, lines } = await at_desk.approve(proposed);
  expect(await holds(coop_id)).toMatchObject({ "member:m1:own": 300n, "member:m2:own": 150n });
  const first = lines[0]?.payments[0]?.id ?? "";

  await at_desk.outcome(id, first, "paid");
  await expect(at_desk.reverse(id)).rejects.toMatchObject({
    code: "pay.payment_made",
    details: { count: 1 },
  });
  await at_desk.outcome(id, first, "returned");

  const [once, again] = [await at_desk.reverse(id, "undo"), await at_desk.reverse(id, "undo")];
  expect(once).toMatchObject({
    ...{ status: "reversed", decided_by: BOARD, reversed_by: BOARD, reason: "Hours of another month" },
  });
  expect(again).toEqual(once);
  // Pressed on a page that was opened twice.
  expect(await at_desk.reverse(id)).toEqual(once);
  expect(await holds(coop_id)).toEqual(before);
  await expect(at_desk.payAll(id)).rejects.toMatchObject({ code: "pay.not_approved" });
  await expect(at_desk.outcome(id, first, "paid")).rejects.toMatchObject({ code: "pay.not_approved" });

  const anew = await at_desk.approve(await at_desk.propose(NOVEMBER, 440n));
  await at_desk.payAll(anew.id);
  await expect(at_desk.reverse(anew.id)).rejects.toMatchObject({ code: "pay.payment_made" });
  expect(await holds(coop_id)).toEqual({ bank: 460n, work: 10n, materials: 270n, funds: 180n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a run that another was divided after is undone after that one", async () => {
  const { at_desk, coop_id } = await credited();
  const first = await at_desk.approve(await at_desk.propose(NOVEMBER, 100n));
  await at_desk.work("2026-10", [["m1", 1000n]]);
  const second = await at_desk.propose("2026-10", 50n);
  const refused = { code: "pay.later_run", details: { month: "2026-10", status: "proposed" } };
  await expect(at_desk.reverse(first.id)).rejects.toMatchObject(refused);
  await at_desk.approve(second);
  await expect(at_desk.reverse(first.id)).rejects.toMatchObject({ code: "pay.later_run" });
  await at_desk.reverse(second.id);
  expect((await at_desk.reverse(first.id)).status).toBe("reversed");
  expect((await holds(coop_id)).work).toBe(450n);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a payment is paid once, comes back as a reversal, and is paid again", async () => {
  const { at_desk, coop_id } = await credited();
  const { id, lines } = await at_desk.approve(await at_desk.propose(NOVEMBER));
  const [first, second] = lines.map(({ payments }) => payments[0]?.id ?? "");
  if (!first || !second) throw new Error("The run has no payments.");
  await expect(at_desk.outcome(id, first, "returned")).rejects.toMatchObject({
    code: "pay.payment_not_paid",
  });
  await at_desk.outcome(id, first, "paid", "paid-once");
  await at_desk.outcome(id, first, "paid");
  expect(await holds(coop_id)).toMatchObject({ bank: 600n, "member:m2:own": 150n });

  const back = await at_desk.outcome(id, first, "returned");
  expect(back.lines[0]?.payments[0]?.state).toBe("returned");
  expect(await holds(coop_id)).toMatchObject({ bank: 900n, "member:m1:own": 300n });
  // The first click arrives again, late, and pays nothing a second time.
  await at_desk.outcome(id, first, "paid", "paid-once");
  expect((await holds(coop_id)).bank).toBe(900n);
  // What came back needs a look before it is sent again.
  expect((await at_desk.payAll(id)).status).toBe("partly_failed");
  expect((await at_desk.outcome(id, first, "paid")).status).toBe("paid");
  expect(await holds(coop_id)).toEqual({ bank: 450n, materials: 270n, funds: 180n });
  await expect(at_desk.outcome(id, "ins_other", "paid")).rejects.toMatchObject({
    code: "pay.payment_not_found",
  });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("work is saved whole, told when somebody saved meanwhile, and closed with its approved run", async () => {
  const { at_desk, coop_id } = await credited();
  const save = (version: number, quantity: bigint) =>
    under.books.saveWorkMonth({
      coop_id,
      month: NOVEMBER,
      kind: "hours",
      grades: [],
      version,
      entries: [{ member_id: member(coop_id, "m1"), quantity, grades: [] }],
      made_by: TREASURER,
      now: MONDAY,
    });
  expect(await save(1, 2000n)).toMatchObject({
    version: 2,
    entries: [{ member_id: member(coop_id, "m1"), quantity: 2000n }],
  });
  // The answer was lost and the form is sent again.
  expect((await save(1, 2000n)).version).toBe(2);
  await expect(save(1, 3000n)).rejects.toMatchObject({
    code: "work.changed",
    details: { seen: 1, version: 2 },
  });
  const run = await at_desk.propose(NOVEMBER);
  await save(2, 4000n);
  await expect(at_desk.approve(run)).rejects.toMatchObject({ code: "pay.work_changed" });
  await under.books.withdrawPayRun({ coop_id, run_id: run.id, made_by: BOARD, reason: null, now: MONDAY });
  await at_desk.approve(await at_desk.propose(NOVEMBER));
  expect(await under.books.workMonth(coop_id, NOVEMBER)).toMatchObject({ closed: true, version: 3 });
  await expect(save(3, 5000n)).rejects.toMatchObject({ code: "work.closed" });
  expect(await under.books.workMonths(coop_id)).toMatchObject([
    { month: NOVEMBER, total: 4000n, members: 1, run: { status: "approved" } },
  ]);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a proposal is of the work its proposer saw, or it is refused", async () => {
  const { at_desk } = await credited();
  await at_desk.work(NOVEMBER, [["m1", 100n]]);
  await expect(at_desk.propose(NOVEMBER, null, "seen-the-first", 1)).rejects.toMatchObject({
    code: "pay.work_changed",
    details: { month: NOVEMBER, seen: 1, version: 2 },
  });
  const run = await at_desk.propose(NOVEMBER, null, "seen-the-first", 2);
  expect(run).toMatchObject({ status: "proposed", work_version: 2 });
  expect(await at_desk.propose(NOVEMBER, null, "seen-the-first", 2)).toEqual(run);
});

test("another co-op's people find neither its runs nor its work", async () => {
  const { at_desk, coop_id } = await credited();
  const run = await at_desk.propose(NOVEMBER);
  const stranger = desk(newCoop().coop_id);
  for (const act of [
    () => stranger.approve(run),
    () => stranger.payAll(run.id),
    () => under.books.payRun({ coop_id: P.coop_id, run_id: run.id }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "pay.run_not_found" });
  }
  expect((await under.books.workMonth(newCoop().coop_id, NOVEMBER)).version).toBe(0);
  expect(await under.books.payRuns(coop_id)).toHaveLength(1);
});

test("the list of runs is one question to the database and says all but the lines", async () => {
  const { coop_id, at_desk } = await credited();
  const { lines, ...run } = await at_desk.propose(NOVEMBER);
  expect(lines.length).toBeGreaterThan(1);
  const asked: string[] = [];
  const list = await under.pretend((sql) => payRunList(listening(sql, asked), coop_id));
  expect(list).toEqual([{ ...run, code: null }]);
  expect(asked).toHaveLength(1);
});

test("a buyer's order is paid once ten members were paid from its settlement, in the month of that run", async () => {
  const coop = newCoop();
  const { coop_id } = coop;
  const at_desk = desk(coop_id);
  const sale = () =>
    settledSale(under.books, coop, [goods(coop, 1, "12.20"), shipping(coop, "6.10")], MONDAY);
  const [first, second] = [(await sale()).settlement, (await sale()).settlement];
  await at_desk.credit(first.id, 1400n);
  await at_desk.credit(second.id, 1400n);
  const states = async () => {
    const found = await under.books.workStatesOf(coop_id);
    return [first, second].map(({ id }) => found.get(id)?.month ?? found.get(id)?.state);
  };
  const ten = Array.from({ length: 10 }, (_, at) => [`m${at}`, 100n] as const);
  await at_desk.work("2026-09", ten);
  const run = await at_desk.approve(await at_desk.propose("2026-09", 500n));
  expect(await states()).toEqual(["set_aside", "set_aside"]);
  await at_desk.payAll(run.id);
  expect(await states()).toEqual(["2026-09", "set_aside"]);
  // Nine who share the rest would tell a buyer too much.
  await at_desk.work("2026-10", ten.slice(1));
  await at_desk.payAll((await at_desk.approve(await at_desk.propose("2026-10"))).id);
  expect(await states()).toEqual(["2026-09", "set_aside"]);
  await at_desk.outcome(run.id, run.lines[3]?.payments[0]?.id ?? "", "returned");
  expect(await states()).toEqual(["set_aside", "set_aside"]);
});

test("Postgres itself refuses a run approved by its proposer, without a lawful split, or changed", async () => {
  const { at_desk } = await credited();
  const { id } = await at_desk.propose(NOVEMBER);
  for (const [statement, constraint] of [
    [
      "update pay_run set status = 'approved', decided_by = proposed_by, decided_at = now()",
      "pay_run_two_people",
    ],
    ["update pay_run set attested = false", "pay_run_lawful"],
    ["update pay_line set amount = amount + 1", "only grows"],
    ["delete from settlement_credit", "only grows"],
  ] as const) {
    const where = statement.includes("pay_run") ? ` where id = '${id}'` : "";
    await expect(under.raw(statement + where)).rejects.toThrow(constraint);
  }
});
