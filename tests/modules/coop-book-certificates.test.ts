import { afterAll, beforeAll, expect, test } from "vitest";
import { newCertificateCode } from "../../backend/src/adapters/certificate-code";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { BOARD, coopDesk, float, member, request, settledSale } from "../support/coop-book";
import { goods, newCoop } from "../support/example-order";

/** What a co-op certifies of a member's work. No number here is computed. */

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TUESDAY = new Date("2026-11-03T10:00:00Z");

let under: BooksUnderTest;
beforeAll(async () => {
  under = await openBooks("coop_book_certificates");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** August's 4.50 by 10 and 5 hours, September's 3.00 by as many, and October's 1.00, which is undone. */
async function worked() {
  const terms = newCoop();
  const { coop_id } = terms;
  await settledSale(under.books, terms, [goods(terms, 1, "12.20")], MONDAY);
  const desk = coopDesk(under.books, coop_id, "eur", MONDAY);
  await desk.otherMoney(2_000n);
  await desk.toWork(2_000n);
  for (const [month, amount] of [
    ["2026-08", 450n],
    ["2026-09", 300n],
    ["2026-10", 100n],
  ] as const) {
    await desk.work(month, [
      ["m1", 1000n],
      ["m2", 500n],
    ]);
    const run = await desk.approve(await desk.propose(month, amount));
    if (month === "2026-10") await desk.reverse(run.id);
  }
  const issue = (change: Partial<Parameters<typeof under.books.issueCertificate>[0]> = {}) =>
    under.books.issueCertificate({
      ...{ coop_id, member_id: member(coop_id, "m1"), member_code: "M-01", issued_as: "Valdemiel" },
      ...{ code: newCertificateCode(), from: "2026-01", to: "2026-12", training_hours: null },
      ...{ request_id: request(), made_by: BOARD, now: TUESDAY },
      ...change,
    });
  return { coop_id, desk, issue };
}

test("says what was worked and approved, and nothing of what was undone or let go", async () => {
  const { issue } = await worked();
  expect(await issue({ training_hours: 40 })).toMatchObject({
    ...{ member_code: "M-01", issued_as: "Valdemiel", from: "2026-01", to: "2026-12", months: 2 },
    ...{ hours: 2000n, pieces: 0n, training_hours: 40, pay: [{ currency: "eur", amount: 500n }] },
    ...{ issued_at: TUESDAY, withdrawn_at: null },
  });
  expect(await issue({ from: "2026-08", to: "2026-08" })).toMatchObject({
    ...{ months: 1, hours: 1000n, training_hours: null, pay: [{ currency: "eur", amount: 300n }] },
  });
  expect(await unwell(under.books, TUESDAY)).toEqual([]);
});

test("is not made of nothing, of months the wrong way round, or of another co-op's member", async () => {
  const [{ issue }, other] = [await worked(), await worked()];
  await expect(issue({ from: "2026-10", to: "2026-12" })).rejects.toMatchObject({
    code: "certificate.no_work",
  });
  await expect(issue({ from: "2026-12", to: "2026-01" })).rejects.toMatchObject({
    code: "certificate.months_invalid",
  });
  await expect(issue({ from: "August" })).rejects.toMatchObject({ code: "work.month_invalid" });
  await expect(issue({ coop_id: other.coop_id })).rejects.toMatchObject({ code: "certificate.no_work" });
});

test("is one however often its form is sent, and its code stays the first", async () => {
  const { coop_id, issue } = await worked();
  const request_id = request();
  const [first, again] = await Promise.all([issue({ request_id }), issue({ request_id })]);
  expect(again).toEqual(first);
  await expect(issue({ request_id, to: "2026-08" })).rejects.toMatchObject({ code: "book.request_reused" });
  const of = { coop_id, member_id: member(coop_id, "m1") };
  expect(await under.books.certificatesOf(of)).toEqual([first]);
  expect(await under.books.certificatesOf({ ...of, member_id: member(coop_id, "m2") })).toEqual([]);
});

test("is found by its whole code alone, and by nobody once the co-op took it back", async () => {
  const [{ coop_id, issue }, other] = [await worked(), await worked()];
  const made = await issue();
  const found = () => under.books.certificateByCode(made.code);
  expect(await found()).toEqual(made);
  expect(await under.books.certificateByCode(`${made.code.slice(0, 19)}%`)).toBeNull();
  expect(await under.books.certificateByCode(newCertificateCode())).toBeNull();

  const take_back = { coop_id, certificate_id: made.id, made_by: BOARD, now: TUESDAY };
  await expect(
    under.books.withdrawCertificate({ ...take_back, coop_id: other.coop_id }),
  ).rejects.toMatchObject({ code: "certificate.not_found" });
  expect(await found()).toEqual(made);
  expect(await under.books.withdrawCertificate(take_back)).toMatchObject({ withdrawn_at: TUESDAY });
  expect(await found()).toBeNull();
  expect(await under.books.withdrawCertificate({ ...take_back, now: MONDAY })).toMatchObject({
    withdrawn_at: TUESDAY,
  });
});

test("stands no more, none of them, once a member is erased", async () => {
  const { coop_id, issue } = await worked();
  const [one, other, theirs] = [
    await issue(),
    await issue(),
    await issue({ member_id: member(coop_id, "m2") }),
  ];
  const erased = { coop_id, member_id: member(coop_id, "m1"), made_by: BOARD, now: TUESDAY };
  await under.books.withdrawCertificatesOf(erased);
  await under.books.withdrawCertificatesOf(erased);
  for (const { code } of [one, other]) expect(await under.books.certificateByCode(code)).toBeNull();
  expect(await under.books.certificateByCode(theirs.code)).toEqual(theirs);
});

test("stays as it was made, whoever has the database's password", async () => {
  const { desk, issue } = await worked();
  const made = await issue();
  const change = (what: string) =>
    expect(under.raw(`update certificate set ${what} where id = '${made.id}'`)).rejects.toThrow();
  for (const what of ["months = 9", "code = repeat('7', 20)", "issued_as = 'Nobody'", "training_hours = 100"])
    await change(what);
  await expect(under.raw("update certificate_pay set amount = amount + 1")).rejects.toThrow();
  await expect(under.raw("delete from certificate_pay")).rejects.toThrow();
  // Pay that is approved later is of another certificate.
  await desk.work("2026-07", [["m1", 1000n]]);
  expect(await under.books.certificateByCode(made.code)).toEqual(made);
});

test("is asked about when pay it was made of is undone", async () => {
  const { coop_id, desk, issue } = await worked();
  const { id } = await issue();
  const september = (await under.books.payRuns(coop_id)).find(({ month }) => month === "2026-09");
  await desk.reverse(september?.id ?? "");
  expect(await unwell(under.books, TUESDAY)).toEqual(["certificate_differs_from_runs"]);
  await under.books.withdrawCertificate({ coop_id, certificate_id: id, made_by: BOARD, now: TUESDAY });
  expect(await unwell(under.books, TUESDAY)).toEqual([]);
});
