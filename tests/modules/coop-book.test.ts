import { afterAll, beforeAll, expect, test } from "vitest";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import {
  coopDesk,
  coopHoldings,
  float,
  refundGoods,
  request,
  settle,
  settledSale,
} from "../support/coop-book";
import {
  P,
  WORKED_EXAMPLE,
  consignmentOf,
  goods,
  newCoop,
  paidOrder,
  sendAndEarn,
  shipping,
} from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TODAY = "2026-11-02";

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("coop_book");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

const desk = (coop_id: string, currency: "eur" | "pen" = "eur") =>
  coopDesk(under.books, coop_id, currency, MONDAY);
const holds = (coop_id: string) => coopHoldings(under.books, coop_id);
const well = async () => expect(await unwell(under.books, MONDAY)).toEqual([]);

/** A settlement of 9.00 (work 4.50, materials 2.70, funds 1.80), or with shipping of 25.00 more. */
async function nine(coop = newCoop(), ...more: ReturnType<typeof shipping>[]) {
  return { coop, ...(await settledSale(under.books, coop, [goods(coop, 1, "12.20"), ...more], MONDAY)) };
}

test("C1: 24.47 EUR sent, 99.10 PEN credited, is cut over the settlement's parts", async () => {
  const consignments = await paidOrder(under.books, WORKED_EXAMPLE, MONDAY);
  await sendAndEarn(under.books, [consignmentOf(consignments, P)], MONDAY);
  const { id, total } = await settle(under.books, P, MONDAY);
  expect(total).toBe(2447n);
  const sent = await holding(under.books, "bank");

  const credited = await desk(P.coop_id, "pen").credit(id, 9910n);
  expect(credited.credit).toMatchObject({
    amount: 9910n,
    currency: "pen",
    credited_on: TODAY,
    parts: { work: 2892n, materials: 1316n, funds: 1053n, shipping: 4649n, tax: 0n },
  });
  expect(await holds(P.coop_id)).toEqual({
    bank: 9910n,
    work: 2892n,
    materials: 1316n,
    funds: 1053n,
    shipping: 4649n,
  });
  expect(await holding(under.books, "bank")).toBe(sent);
  await well();
});

test("a settlement is credited once: the same again is the same, and another amount or day is refused", async () => {
  const { coop, settlement } = await nine();
  const { credit } = desk(coop.coop_id);
  const clicks = await Promise.all(Array.from({ length: 20 }, () => credit(settlement.id, 900n)));
  expect(clicks.map((click) => click.credit)).toEqual(clicks.map(() => clicks[0]?.credit));
  for (const again of [
    () => credit(settlement.id, 899n),
    () => credit(settlement.id, 900n, "2026-11-01"),
    () => desk(coop.coop_id, "pen").credit(settlement.id, 900n),
  ]) {
    await expect(again()).rejects.toMatchObject({
      code: "settlement.already_credited",
      details: { amount: "9.00", currency: "eur", credited_on: TODAY },
    });
  }
  expect(await holds(coop.coop_id)).toEqual({ bank: 900n, work: 450n, materials: 270n, funds: 180n });
  const { postings } = await under.books.coopPostings({ coop_id: coop.coop_id, limit: 50, offset: 0 });
  expect(postings.map(({ debit, credit: to, amount }) => [debit, to, amount])).toEqual([
    ["bank", "work", 450n],
    ["bank", "materials", 270n],
    ["bank", "funds", 180n],
  ]);
});

test("only a paid settlement of this co-op is credited, with no more than was sent, on a day that has been", async () => {
  const coop = newCoop();
  await sendAndEarn(under.books, await paidOrder(under.books, [goods(coop, 1, "12.20")], MONDAY), MONDAY);
  const { coop_id } = coop;
  const { id } = await under.books.reserveSettlement({
    coop_id,
    currency: "eur",
    request_id: request(),
    now: MONDAY,
  });
  const { credit } = desk(coop_id);
  await expect(credit(id, 900n)).rejects.toMatchObject({ code: "settlement.not_paid" });
  await under.books.settlementOutcome({ settlement_id: id, outcome: "paid", rail: "bank", now: MONDAY });
  for (const foreign of [() => desk(newCoop().coop_id).credit(id, 900n), () => credit("stl_nobody", 900n)]) {
    await expect(foreign()).rejects.toMatchObject({ code: "settlement.not_found" });
  }
  await expect(credit(id, 90000n)).rejects.toMatchObject({ code: "settlement.credit_too_much" });
  await expect(credit(id, 0n)).rejects.toMatchObject({ code: "ledger.amount_invalid" });
  for (const day of ["2026-10-31", "2026-11-04", "2062-11-02"]) {
    await expect(credit(id, 900n, day)).rejects.toMatchObject({ code: "book.credit_day_invalid" });
  }
  // A bank on the way may keep something: the rest is cut as if it were all.
  await credit(id, 880n);
  expect((await holds(coop_id)).bank).toBe(880n);
});

test("a settlement whose refunds are greater than its sales takes work back, and from funds what work lacks", async () => {
  const { coop, consignment, settlement } = await nine();
  const { coop_id } = coop;
  const at_desk = desk(coop_id);
  await at_desk.credit(settlement.id, 900n);
  await at_desk.work("2026-11", [["m1", 100n]]);
  const run = await at_desk.propose("2026-11", 200n);
  await at_desk.approve(run);
  await refundGoods(under.books, consignment, 1, MONDAY);
  // Work 0.45, materials 0.27, funds 0.18 and shipping 25.00 against the whole sale refunded.
  const { settlement: second } = await settledSale(
    under.books,
    coop,
    [goods(coop, 1, "1.22"), shipping(coop, "30.50")],
    MONDAY,
  );
  expect(second.total).toBe(1690n);
  await expect(at_desk.credit(second.id, 1690n)).rejects.toMatchObject({
    code: "settlement.funds_too_small",
    details: { missing: "1.37", currency: "eur" },
  });
  await at_desk.otherMoney(137n);
  await at_desk.credit(second.id, 1690n);
  // Work had 2.50 of the 4.05 taken back; funds gave the other 1.55, which was all they had. Pay stays what it was.
  expect(await holds(coop_id)).toEqual({
    bank: 900n + 137n + 1690n,
    materials: 27n,
    shipping: 2500n,
    "member:m1:own": 200n,
  });
  await well();
});

test("C2 and C7: other money comes, work is advanced, things are bought, and no account goes below zero", async () => {
  const { coop, settlement } = await nine();
  const { coop_id } = coop;
  const at_desk = desk(coop_id);
  await expect(at_desk.spend("funds", 1n)).rejects.toMatchObject({ code: "book.not_enough" });
  await at_desk.credit(settlement.id, 900n);
  await at_desk.otherMoney(131_235n);
  await at_desk.toWork(131_235n);
  await at_desk.spend("materials", 270n);
  expect(await holds(coop_id)).toEqual({ bank: 131_865n, work: 131_685n, funds: 180n });
  for (const [account, asked] of [
    ["materials", "0.01"],
    ["funds", "1.81"],
    ["tax", "0.01"],
    ["shipping", "0.01"],
  ] as const) {
    const amount = BigInt(asked.replace(".", ""));
    await expect(at_desk.spend(account, amount)).rejects.toMatchObject({
      code: "book.not_enough",
      details: { account, asked },
    });
  }
  await expect(at_desk.toWork(181n)).rejects.toMatchObject({
    code: "book.not_enough",
    details: { account: "funds", holds: "1.80", asked: "1.81", currency: "eur" },
  });
  const { postings, count } = await under.books.coopPostings({
    coop_id,
    account: "materials",
    limit: 1,
    offset: 0,
  });
  expect([count, postings[0]]).toMatchObject([2, { kind: "spent", note: "Jars", made_by: "stf_treasurer" }]);
  await well();
});

test("the same form sent twice moves money once, and another form under its id is refused", async () => {
  const { coop_id } = newCoop();
  const form = {
    coop_id,
    currency: "eur" as const,
    amount: 500n,
    note: "A grant",
    request_id: "form-000001",
    made_by: "stf_1",
    now: MONDAY,
  };
  await Promise.all(Array.from({ length: 10 }, () => under.books.recordOtherMoney(form)));
  expect(await holds(coop_id)).toEqual({ bank: 500n, funds: 500n });
  for (const other of [
    () => under.books.recordOtherMoney({ ...form, amount: 501n }),
    () => under.books.recordOtherMoney({ ...form, note: "Another" }),
    () => under.books.moveToWork(form),
  ]) {
    await expect(other()).rejects.toMatchObject({ code: "book.request_reused" });
  }
  // A repeat is answered before the account is looked at again.
  const all = { ...form, request_id: "form-000002" };
  await under.books.moveToWork(all);
  await under.books.moveToWork(all);
  // Another co-op's forms have ids of their own.
  await under.books.recordOtherMoney({ ...form, coop_id: newCoop().coop_id, amount: 7n });
  expect(await holds(coop_id)).toEqual({ bank: 500n, work: 500n });
});

test("the network reads a co-op's book until the day of its grant, and not after it is withdrawn", async () => {
  const { coop_id } = newCoop();
  const grant = (until: string) =>
    under.books.grantBook({ coop_id, until, made_by: "stf_1", today: TODAY, now: MONDAY });
  const granted = (today: string) => under.books.bookGrant({ coop_id, today });
  expect(await granted(TODAY)).toBeNull();
  await grant("2026-11-10");
  expect(await granted("2026-11-10")).toEqual({ until: "2026-11-10", granted_at: MONDAY });
  expect(await granted("2026-11-11")).toBeNull();
  await grant("2026-11-05");
  expect(await granted("2026-11-06")).toBeNull();
  await under.books.endGrant({ coop_id, now: MONDAY });
  expect(await granted(TODAY)).toBeNull();
  for (const day of ["2026-11-01", "2028-01-01"]) {
    await expect(grant(day)).rejects.toMatchObject({ code: "book.grant_day_invalid" });
  }
});

test("a co-op's book is no part of the network's, nor of another co-op's", async () => {
  const { coop_id } = newCoop();
  const before = await under.books.balances();
  await desk(coop_id).otherMoney(500n);
  expect(await under.books.balances()).toEqual(before);
  const { postings } = await under.books.postings({ limit: 10_000, offset: 0 });
  expect(postings.some(({ kind }) => kind === "other_money")).toBe(false);
  await expect(under.books.postings({ account: "funds", limit: 1, offset: 0 })).rejects.toMatchObject({
    code: "ledger.account_unknown",
  });
  expect(await holds(newCoop().coop_id)).toEqual({});
});
