import { afterAll, beforeAll, expect, test } from "vitest";
import type { Grade } from "../../backend/src/domain/pay/grades";
import type { Division } from "../../backend/src/domain/pay/share";
import type { Sharing } from "../../backend/src/modules/books/pay-types";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { TREASURER, coopDesk, coopHoldings, float, member, request, settledSale } from "../support/coop-book";
import { goods, newCoop } from "../support/example-order";
import { OWN_SPLIT } from "../support/own-split";

/** The ways to share pay that are not by hours. No number here is computed. */

const MONDAY = new Date("2026-11-02T10:00:00Z");
const GRADES: Grade[] = [
  { grade: "A", weight: 100n },
  { grade: "B", weight: 70n },
];

let under: BooksUnderTest;
beforeAll(async () => {
  under = await openBooks("coop_book_share");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** A co-op whose bank credited 4.50 for work; m1 made 30 of A and 10 of B in October, m2 made 8 of A. */
async function pieces() {
  const coop = newCoop();
  const { coop_id } = coop;
  const { settlement } = await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY);
  const desk = coopDesk(under.books, coop_id, "eur", MONDAY);
  await desk.credit(settlement.id, 900n);
  const of = (name: string, a: bigint, b: bigint) => ({
    ...{ member_id: member(coop_id, name), quantity: (a + b) * 100n },
    grades: GRADES.map((grade, at) => ({ ...grade, quantity: (at === 0 ? a : b) * 100n })).filter(
      ({ quantity }) => quantity > 0n,
    ),
  });
  const made = (month: string, version = 0) =>
    under.books.saveWorkMonth({
      ...{ coop_id, month, kind: "pieces", grades: GRADES, version, made_by: TREASURER, now: MONDAY },
      entries: [of("m1", 30n, 10n), of("m2", 8n, 0n)],
    });
  await made("2026-10");
  const share = (division: Division, change: Partial<Sharing> = {}, request_id = request()) => ({
    ...{
      coop_id,
      month: "2026-10",
      amount: null,
      currency: "eur" as const,
      codes: new Map<string, string>(),
    },
    ...{ split: OWN_SPLIT, sharing: { division, adjustments: [], reason: null, ...change } },
    ...{ work_version: null, request_id, made_by: TREASURER, now: MONDAY },
  });
  const paid = (run: { lines: { amount: bigint }[] }) => run.lines.map(({ amount }) => amount);
  const adjust = (name: string, amount: bigint) => ({
    ...{ member_id: member(coop_id, name), code: member(coop_id, name), amount, reason: "Night work" },
  });
  return { coop_id, desk, made, share, paid, adjust, holds: () => coopHoldings(under.books, coop_id) };
}

test("4.50 by pieces of two grades, 37 to 8, is 3.70 and 0.80, and the run keeps what was counted", async () => {
  const { coop_id, desk, share, paid, made } = await pieces();
  const proposed = await under.books.proposePayRun(share({ by: "work", rate: null }));
  expect(paid(proposed)).toEqual([370n, 80n]);
  const run = await desk.approve(proposed);
  expect(run).toMatchObject({ kind: "pieces", division: { by: "work", rate: null }, top_up: 0n });
  expect(run.lines.map(({ quantity, grades, adjustment }) => ({ quantity, grades, adjustment }))).toEqual([
    {
      ...{ quantity: 4000n, adjustment: null },
      grades: [
        { grade: "A", weight: 100n, quantity: 3000n },
        { grade: "B", weight: 70n, quantity: 1000n },
      ],
    },
    { quantity: 800n, adjustment: null, grades: [{ grade: "A", weight: 100n, quantity: 800n }] },
  ]);
  // A month of which nothing is recorded yet is counted as the last one was.
  expect(await under.books.workMonth(coop_id, "2026-11")).toEqual({
    ...{ month: "2026-11", kind: "pieces", grades: GRADES, version: 0, closed: false, entries: [] },
  });
  expect(await under.books.workMonth(coop_id, "2026-09")).toMatchObject({ kind: "hours", grades: [] });
  await expect(made("2026-10", 1)).resolves.toMatchObject({ version: 1, closed: true });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("4.50 in equal shares is 2.25 each, whoever made more", async () => {
  const { desk, share, paid, holds } = await pieces();
  const run = await desk.approve(await under.books.proposePayRun(share({ by: "equal", rate: null })));
  expect(paid(run)).toEqual([225n, 225n]);
  expect(await holds()).toMatchObject({ "member:m1:own": 225n, "member:m2:own": 225n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("at 0.50 a full piece 22.50 is due: the fund gives 4.50 and the co-op advances 18.00, for a reason", async () => {
  const { coop_id, desk, share, paid, holds } = await pieces();
  const rate = { by: "rate", rate: 50n } as const;
  await expect(under.books.proposePayRun(share(rate))).rejects.toMatchObject({ code: "pay.reason_missing" });
  const before = await holds();
  const asked = share(rate, { reason: "The fair is in December" });
  const proposed = await under.books.proposePayRun(asked);
  expect((await under.books.proposePayRun(asked)).id).toBe(proposed.id);
  expect(paid(proposed)).toEqual([1850n, 400n]);
  expect(proposed).toMatchObject({ amount: 2250n, top_up: 1800n, note: "The fair is in December" });

  const run = await desk.approve(proposed);
  expect(run).toMatchObject({ status: "approved", top_up: 1800n, division: rate });
  expect(await holds()).toEqual({
    ...{ bank: 2700n, materials: before.materials, funds: before.funds },
    ...{ "member:m1:own": 1850n, "member:m2:own": 400n },
  });
  expect(await unwell(under.books, MONDAY)).toEqual([]);

  await desk.reverse(run.id);
  expect(await holds()).toEqual(before);
  expect(await under.books.payRun({ coop_id, run_id: run.id })).toMatchObject({ status: "reversed" });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a rate below what the fund holds advances nothing, needs no reason and leaves the rest", async () => {
  const { desk, share, paid, holds } = await pieces();
  const run = await desk.approve(await under.books.proposePayRun(share({ by: "rate", rate: 5n })));
  // 37 x 0.05 is 1.85, 8 x 0.05 is 0.40.
  expect(paid(run)).toEqual([185n, 40n]);
  expect(run).toMatchObject({ top_up: 0n, note: null });
  expect(await holds()).toMatchObject({ work: 225n, bank: 900n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("an adjustment is in the amount, is kept with its reason, and the rest of the fund is divided", async () => {
  const { desk, share, paid, adjust, holds } = await pieces();
  const adjustments = [adjust("m2", 90n), adjust("m3", 45n)];
  const run = await desk.approve(
    await under.books.proposePayRun(share({ by: "equal", rate: null }, { adjustments })),
  );
  // 4.50 less 1.35 is 3.15, which is 1.58 and 1.57; m3 made nothing in October.
  expect(paid(run)).toEqual([158n, 247n, 45n]);
  expect(run.lines.map(({ adjustment }) => adjustment)).toEqual([
    null,
    { amount: 90n, reason: "Night work" },
    { amount: 45n, reason: "Night work" },
  ]);
  expect(await holds()).toMatchObject({ "member:m2:own": 247n, "member:m3:own": 45n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("nothing is proposed where an adjustment takes too much, or a request comes with another division", async () => {
  const { share, adjust } = await pieces();
  const by_work = { by: "work", rate: null } as const;
  await expect(
    under.books.proposePayRun(share(by_work, { adjustments: [adjust("m2", -500n)] })),
  ).rejects.toMatchObject({
    code: "pay.adjustment_too_large",
    details: { member: expect.stringMatching(/_m2$/) },
  });
  const one = request();
  await under.books.proposePayRun(share(by_work, {}, one));
  await expect(under.books.proposePayRun(share({ by: "equal", rate: null }, {}, one))).rejects.toMatchObject({
    code: "book.request_reused",
  });
});

test("how a run was divided is held to by the database too", async () => {
  const { desk, share } = await pieces();
  const run = await desk.approve(await under.books.proposePayRun(share({ by: "equal", rate: null })));
  for (const change of ["divided_by = null", "divided_by = 'rate'", "rate = 5", "top_up = 1"])
    await expect(under.raw(`update pay_run set ${change} where id = '${run.id}'`)).rejects.toThrow(/check/);
  await expect(under.raw("update pay_line set adjustment = 1")).rejects.toThrow("only grows");
});
