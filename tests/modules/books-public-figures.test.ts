import { afterAll, beforeAll, expect, test } from "vitest";
import { publicFigures } from "../../backend/src/domain/books/public-figures";
import type { LegalSplit } from "../../backend/src/domain/pay/legal-split";
import { openBooks, type BooksUnderTest } from "../support/books";
import { TREASURER, coopDesk, float, request, settledSale } from "../support/coop-book";
import { goods, newCoop } from "../support/example-order";
import { OWN_SPLIT } from "../support/own-split";

const MONDAY = new Date("2026-11-02T10:00:00Z");

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("books_public_figures");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** Ten to a court, which may have to wait for its account, and the rest to the member. */
const courtSplit = (waits: boolean): LegalSplit => ({
  ...OWN_SPLIT,
  split: (member_id, pay, carried, taken) => ({
    ...OWN_SPLIT.split(member_id, pay, carried, taken),
    heads: [
      { head: "damages", amount: 10n, paid_to: "court", waits },
      { head: "own", amount: pay - 10n, paid_to: "member_account", waits: false },
    ],
  }),
});

/** A co-op with 100.00 for work. */
async function funded() {
  const coop = newCoop();
  await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY);
  const desk = coopDesk(under.books, coop.coop_id, "eur", MONDAY);
  await desk.otherMoney(100_00n);
  await desk.toWork(100_00n);
  /** A run that is approved and not paid yet: as many members, of the same names each month, each 1.00. */
  const approved = async (month: string, members: number, split = OWN_SPLIT) => {
    await desk.work(
      month,
      Array.from({ length: members }, (_, at) => [`m${at}`, 100n]),
    );
    const proposed = await under.books.proposePayRun({
      ...{ coop_id: coop.coop_id, currency: "eur", month, amount: BigInt(members) * 100n },
      ...{ work_version: null, codes: new Map(), split },
      ...{ request_id: request(), made_by: TREASURER, now: MONDAY },
    });
    return desk.approve(proposed);
  };
  return { ...desk, approved };
}

const nobody = { amount: 0n, members: 0 };

test("the public sees what three co-ops paid wholly, by the year of the work, and each member counts once", async () => {
  const [one, other, third] = [await funded(), await funded(), await funded()];
  await one.payAll((await one.approved("2025-03", 6)).id);
  const open = await other.approved("2025-03", 4, courtSplit(false));
  const first = { amount: 600n, members: 6 };
  const of_one = { head: "own", all: first, to_court: nobody, elsewhere: first };
  expect(await under.books.yearsOfPay()).toEqual([
    { year: "2025", currency: "eur", coops: 1, pay: first, heads: [of_one] },
  ]);
  expect(publicFigures(await under.books.yearsOfPay(), "2026-11-02")).toEqual([]);

  await other.payAll(open.id);
  await one.payAll((await one.approved("2025-04", 2)).id);
  await third.payAll((await third.approved("2025-04", 1)).id);
  const [own, damages] = [
    { amount: 1260n, members: 11 },
    { amount: 40n, members: 4 },
  ];
  const [year, ...none] = await under.books.yearsOfPay();
  expect(none).toEqual([]);
  expect(year).toMatchObject({ coops: 3, pay: { amount: 1300n, members: 11 } });
  expect(year?.heads.toSorted((a, b) => a.head.localeCompare(b.head))).toEqual([
    { head: "damages", all: damages, to_court: damages, elsewhere: nobody },
    { head: "own", all: own, to_court: nobody, elsewhere: own },
  ]);
  expect(publicFigures(await under.books.yearsOfPay(), "2026-11-02")).toEqual([
    { year: "2025", currency: "eur", coops: 3, pay: 1300n, heads: [], to_court: null },
  ]);
});

test("a run of which one payment waits or came back is not among them", async () => {
  const coop = await funded();
  const waiting = await coop.payAll((await coop.approved("2024-05", 11, courtSplit(true))).id);
  expect(waiting.status).toBe("paid");
  const returned = await coop.payAll((await coop.approved("2024-06", 11)).id);
  const [payment] = returned.lines.flatMap(({ payments }) => payments);
  const years = async () => (await under.books.yearsOfPay()).filter(({ year }) => year === "2024");
  expect(await years()).toMatchObject([{ pay: { amount: 1100n, members: 11 } }]);
  await coop.outcome(returned.id, payment?.id ?? "", "returned");
  expect(await years()).toEqual([]);
});
