import { afterAll, beforeAll, expect, test } from "vitest";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { BOARD, TREASURER, coopDesk, coopHoldings, float, request } from "../support/coop-book";
import { newCoop } from "../support/example-order";

/** The network's signature as third, above an amount that it agreed on with a co-op. No number here is computed. */

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TUESDAY = new Date("2026-11-03T10:00:00Z");
const NETWORK = "user_network";
const OCTOBER = "2026-10";

let under: BooksUnderTest;
beforeAll(async () => {
  under = await openBooks("coop_book_third");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** A co-op with 9.00 for work and two members; the network signs above 4.00. */
async function agreed(above: bigint | null = 400n) {
  const { coop_id } = newCoop();
  const desk = coopDesk(under.books, coop_id, "eur", MONDAY);
  await desk.otherMoney(900n);
  await desk.toWork(900n);
  await desk.work(OCTOBER, [
    ["m1", 1000n],
    ["m2", 500n],
  ]);
  const threshold = (amount: bigint | null, currency: "eur" | "pen" = "eur") =>
    under.books.setPayThreshold({ coop_id, amount, currency, made_by: NETWORK, now: MONDAY });
  await threshold(above);
  const sign = (run: { id: string; hash: string }, change: object = {}) =>
    under.books.signPayRun({
      ...{ coop_id, run_id: run.id, seen_hash: run.hash, request_id: request(), made_by: NETWORK },
      ...{ releasable_bps: null, now: TUESDAY, ...change },
    });
  const refuseIt = (run: { id: string }, reason = "Twice as much as in September") =>
    under.books.refuseAsNetwork({ coop_id, run_id: run.id, reason, made_by: NETWORK, now: TUESDAY });
  const to_sign = async () => (await under.books.runsToSign()).filter((run) => run.coop_id === coop_id);
  return {
    coop_id,
    desk,
    threshold,
    sign,
    refuseIt,
    to_sign,
    holds: () => coopHoldings(under.books, coop_id),
  };
}

test("4.50 waits for the network after two of the co-op, and is in the book once it signs", async () => {
  const { coop_id, desk, sign, to_sign, holds } = await agreed();
  const proposed = await desk.propose(OCTOBER, 450n);
  expect(proposed).toMatchObject({ status: "proposed", third_above: 400n });
  await expect(sign(proposed)).rejects.toMatchObject({ code: "pay.not_to_sign" });
  expect(await to_sign()).toEqual([]);

  const seconded = await desk.approve(proposed);
  expect(seconded).toMatchObject({
    ...{ status: "awaiting_network", seconded_by: BOARD, seconded_at: MONDAY, third_by: null },
    ...{ decided_by: null, lines: [{ payments: [] }, { payments: [] }] },
  });
  expect(await holds()).toEqual({ bank: 900n, work: 900n });
  expect(await desk.approve(proposed)).toEqual(seconded);
  await expect(desk.approve(proposed, { made_by: "stf_other" })).rejects.toMatchObject({
    ...{ code: "pay.already_decided", details: { status: "awaiting_network" } },
  });
  // The month is taken, and its work may still be mended, after which nobody may sign what was.
  await expect(desk.propose(OCTOBER, 100n)).rejects.toMatchObject({ code: "pay.run_exists" });
  expect(await to_sign()).toEqual([
    {
      ...{ id: proposed.id, coop_id, month: OCTOBER, status: "awaiting_network", method: "share" },
      ...{ currency: "eur", amount: 450n, amount_before: null, members: 2, top_up: 0n, note: null },
      ...{ rule_set_name: "By hand", third_above: 400n, hash: proposed.hash },
      ...{ proposed_at: MONDAY, seconded_at: MONDAY, third_at: null, reason: null },
    },
  ]);

  await expect(sign(proposed, { seen_hash: "another" })).rejects.toMatchObject({ code: "pay.hash_differs" });
  const request_id = request();
  const [signed, again] = await Promise.all([sign(proposed, { request_id }), sign(proposed, { request_id })]);
  expect(again).toEqual(signed);
  expect(await sign(proposed)).toEqual(signed);
  expect(signed).toMatchObject({
    ...{ status: "approved", decided_by: BOARD, decided_at: TUESDAY, third_by: NETWORK, third_at: TUESDAY },
  });
  expect(await holds()).toEqual({ bank: 900n, work: 450n, "member:m1:own": 300n, "member:m2:own": 150n });
  expect(await to_sign()).toMatchObject([{ status: "approved", third_at: TUESDAY }]);
  await expect(sign(proposed, { made_by: "user_other" })).rejects.toMatchObject({
    code: "pay.already_decided",
  });
  await desk.reverse(proposed.id);
  expect(await holds()).toEqual({ bank: 900n, work: 900n });
  expect(await unwell(under.books, TUESDAY)).toEqual([]);
});

test("4.00 and less need nobody else, nor does a co-op with which nothing is agreed any more", async () => {
  const { desk, threshold, sign } = await agreed();
  const exactly = await desk.approve(await desk.propose(OCTOBER, 400n));
  expect(exactly).toMatchObject({ status: "approved", third_above: null, seconded_by: null });
  await expect(sign(exactly)).rejects.toMatchObject({ code: "pay.not_to_sign" });
  await desk.reverse(exactly.id);
  await threshold(null);
  expect(await desk.approve(await desk.propose(OCTOBER, 900n))).toMatchObject({ status: "approved" });
  expect(await unwell(under.books, TUESDAY)).toEqual([]);
});

test("what is agreed counts from the next proposal on, stays written, and another currency is above it", async () => {
  const { coop_id, desk, threshold } = await agreed(null);
  const before = await desk.propose(OCTOBER, 900n);
  await threshold(0n);
  await threshold(0n);
  expect(await desk.approve(before)).toMatchObject({ status: "approved" });
  await threshold(1_000n, "pen");
  const rows = await under.raw("select amount, currency from pay_threshold where coop_id = $1 order by seq", [
    coop_id,
  ]);
  expect(rows).toMatchObject([
    { amount: "0", currency: "eur" },
    { amount: "1000", currency: "pen" },
  ]);
  await expect(under.raw("update pay_threshold set amount = 1")).rejects.toThrow("only grows");
  await desk.reverse(before.id);
  expect(await desk.propose(OCTOBER, 1n)).toMatchObject({ third_above: 0n });
});

test("the network refuses for a reason, and the month is open again", async () => {
  const { desk, refuseIt, to_sign, holds } = await agreed();
  const proposed = await desk.propose(OCTOBER, 450n);
  await expect(refuseIt(proposed)).rejects.toMatchObject({ code: "pay.not_to_sign" });
  await desk.approve(proposed);
  const refused = await refuseIt(proposed);
  expect(refused).toMatchObject({
    ...{ status: "rejected", reason: "Twice as much as in September", third_by: NETWORK },
  });
  expect(await refuseIt(proposed)).toEqual(refused);
  await expect(refuseIt(proposed, "Another reason")).rejects.toMatchObject({ code: "pay.already_decided" });
  expect(await to_sign()).toMatchObject([{ status: "rejected", reason: "Twice as much as in September" }]);
  expect(await holds()).toEqual({ bank: 900n, work: 900n });
  expect(await desk.propose(OCTOBER, 300n)).toMatchObject({ status: "proposed", third_above: null });
});

test("until the network signs, the co-op may send it back or take it back", async () => {
  const { coop_id, desk, sign } = await agreed();
  for (const end of ["rejectPayRun", "withdrawPayRun"] as const) {
    const run = await desk.approve(await desk.propose(OCTOBER, 450n));
    await under.books[end]({
      coop_id,
      run_id: run.id,
      reason: "Wrong hours",
      made_by: TREASURER,
      now: TUESDAY,
    });
    await expect(sign(run)).rejects.toMatchObject({ code: "pay.already_decided" });
  }
});

test("what was true when the co-op approved must be true when the network signs", async () => {
  const { desk, sign } = await agreed();
  const run = await desk.approve(await desk.propose(OCTOBER, 450n));
  await desk.work(OCTOBER, [["m1", 900n]]);
  await expect(sign(run)).rejects.toMatchObject({ code: "pay.work_changed" });
  await desk.work(OCTOBER, [
    ["m1", 1000n],
    ["m2", 500n],
  ]);
  await expect(sign(run)).rejects.toMatchObject({ code: "pay.work_changed" });
});

test("no run is approved without its third signature, whoever has the database's password", async () => {
  const { desk } = await agreed();
  const run = await desk.approve(await desk.propose(OCTOBER, 450n));
  const change = (what: string) => under.raw(`update pay_run set ${what} where id = '${run.id}'`);
  for (const what of [
    "status = 'approved', decided_by = 'stf_board', decided_at = now()",
    "third_above = 450",
    "seconded_by = proposed_by",
    "seconded_by = null, seconded_at = null, third_by = 'x', third_at = now()",
  ])
    await expect(change(what)).rejects.toThrow(/pay_run_three_signatures/);
});
