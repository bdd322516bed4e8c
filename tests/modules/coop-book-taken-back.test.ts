import { afterAll, beforeAll, expect, test } from "vitest";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { coopDesk, coopHoldings, float, settledSale } from "../support/coop-book";
import { P, WORKED_EXAMPLE, goods, newCoop } from "../support/example-order";

/** A credit that was typed wrong is answered by its reversal, and the right one is recorded after it. */

const MONDAY = new Date("2026-11-02T10:00:00Z");

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("coop_book_taken_back");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

const desk = (coop_id: string, currency: "eur" | "pen" = "eur") =>
  coopDesk(under.books, coop_id, currency, MONDAY);
const holds = (coop_id: string) => coopHoldings(under.books, coop_id);
const well = async () => expect(await unwell(under.books, MONDAY)).toEqual([]);

/** A settlement of 9.00 (work 4.50, materials 2.70, funds 1.80). */
async function nine() {
  const coop = newCoop();
  return { coop, ...(await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY)) };
}

test("991.00 typed for 99.10 is taken back and credited anew; the books hold what they would have held", async () => {
  const { coop_id } = P;
  const { settlement } = await settledSale(under.books, P, WORKED_EXAMPLE, MONDAY);
  const at_desk = desk(coop_id, "pen");
  await at_desk.credit(settlement.id, 99100n);
  expect((await holds(coop_id)).work).toBe(28916n);
  const back = await Promise.all(
    Array.from({ length: 10 }, () => at_desk.takeBack(settlement.id, "the-same-form")),
  );
  expect(back.map(({ credit }) => credit)).toEqual(back.map(() => null));
  expect(await holds(coop_id)).toEqual({});
  expect((await under.books.workStatesOf(coop_id)).size).toBe(0);
  await well();
  await expect(at_desk.takeBack(settlement.id)).rejects.toMatchObject({ code: "settlement.not_credited" });

  const again = await at_desk.credit(settlement.id, 9910n);
  expect(again.credit).toMatchObject({ attempt: 2, amount: 9910n });
  // The form that took the first one back arrives late, and leaves the second.
  expect((await at_desk.takeBack(settlement.id, "the-same-form")).credit?.amount).toBe(9910n);
  expect(await holds(coop_id)).toEqual({
    bank: 9910n,
    work: 2892n,
    materials: 1316n,
    funds: 1053n,
    shipping: 4649n,
  });
  expect([...(await under.books.workStatesOf(coop_id)).keys()]).toEqual([settlement.id]);
  const { postings } = await under.books.coopPostings({ coop_id, limit: 50, offset: 0 });
  expect([...new Set(postings.map(({ kind, reference }) => `${kind} ${reference}`))]).toEqual([
    `credit credit:${settlement.id}:2`,
    `credit_taken_back credit:${settlement.id}:1:taken_back`,
    `credit credit:${settlement.id}`,
  ]);
  const foreign = desk(newCoop().coop_id);
  await expect(foreign.takeBack(settlement.id)).rejects.toMatchObject({ code: "settlement.not_found" });
  await well();
});

test("a credit whose work was paid out is not taken back, and nothing is", async () => {
  const { coop, settlement } = await nine();
  const at_desk = desk(coop.coop_id);
  await at_desk.credit(settlement.id, 900n);
  await at_desk.work("2026-11", [["m1", 100n]]);
  await at_desk.payAll((await at_desk.approve(await at_desk.propose("2026-11", 1n))).id);
  const before = await holds(coop.coop_id);
  await expect(at_desk.takeBack(settlement.id)).rejects.toMatchObject({
    code: "settlement.credit_used",
    details: { account: "work", brought: "4.50", holds: "4.49", currency: "eur" },
  });
  expect(await holds(coop.coop_id)).toEqual(before);
  // With other money in its place the credit can go, and what was paid stays paid.
  await at_desk.otherMoney(1n);
  await at_desk.toWork(1n);
  await at_desk.takeBack(settlement.id);
  expect(await holds(coop.coop_id)).toEqual({});
  await well();
});

test("Postgres itself keeps a credit as it was, and one that counts for each settlement", async () => {
  const { coop, settlement } = await nine();
  const at_desk = desk(coop.coop_id);
  await at_desk.credit(settlement.id, 900n);
  const where = `where settlement_id = '${settlement.id}'`;
  const copy = `insert into settlement_credit select settlement_id, 2, coop_id, currency, amount, work, materials, funds,
    shipping, tax, credited_on, recorded_by, recorded_at, null, null from settlement_credit ${where}`;
  await expect(under.raw(copy)).rejects.toThrow("one_at_a_time");
  const back = "taken_back_at = now(), taken_back_by = 'stf_1'";
  for (const change of ["credited_on = '2026-11-01'", `${back}, amount = 901, work = work + 1`]) {
    await expect(under.raw(`update settlement_credit set ${change} ${where}`)).rejects.toThrow("only grows");
  }
  await at_desk.takeBack(settlement.id);
  for (const change of ["taken_back_at = null, taken_back_by = null", back]) {
    await expect(under.raw(`update settlement_credit set ${change} ${where}`)).rejects.toThrow("only grows");
  }
});
