import { afterAll, beforeAll, expect, test } from "vitest";
import * as coopBook from "../../backend/src/modules/books/coop-book";
import { newId } from "../../backend/src/modules/books/ids";
import * as bankAnswers from "../../backend/src/modules/books/pay-answers";
import * as files from "../../backend/src/modules/books/pay-files";
import * as locked from "../../backend/src/modules/books/pay-locked";
import * as payments from "../../backend/src/modules/books/pay-payments";
import * as payrolls from "../../backend/src/modules/books/pay-payrolls";
import * as reversals from "../../backend/src/modules/books/pay-reversals";
import * as third from "../../backend/src/modules/books/pay-third";
import * as thresholds from "../../backend/src/modules/books/pay-thresholds";
import * as runs from "../../backend/src/modules/books/pay-runs";
import * as work from "../../backend/src/modules/books/pay-work";
import type { Sql } from "../../backend/src/modules/books/sql";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { BOARD, TREASURER, coopHoldings, float, member, settledSale } from "../support/coop-book";
import { KEEPING_SPLIT } from "../support/own-split";
import { italianSplit } from "../support/italian-split";
import { goods, newCoop, shipping } from "../support/example-order";

const NOW = new Date("2026-11-02T10:00:00Z");
const MONTH = "2026-11";

let under: BooksUnderTest;
let kills = 0;

beforeAll(async () => {
  under = await openBooks("coop_book_kill");
  await float(under.books, NOW);
});
afterAll(() => under.drop());

class Killed extends Error {}

/** Does an act again and again, killed before each of its statements in turn, until it lives to its end. Then once more. */
async function throughKills<T>(act: (sql: Sql) => Promise<T>): Promise<T> {
  for (let at = 0; ; at += 1) {
    let left = at;
    const done = await under.database
      .inTransaction(async (client) =>
        act({
          query: async (text, parameters = []) => {
            if (left === 0) throw new Killed();
            left -= 1;
            return (await client.query<Record<string, unknown>>(text, [...parameters])).rows;
          },
        }),
      )
      .catch((fault: unknown) => {
        if (fault instanceof Killed) return null;
        throw fault;
      });
    if (done === null) {
      kills += 1;
      continue;
    }
    // The answer was lost on its way: whoever asked asks again, and hears the same.
    const again = await under.database.inTransaction(async (client) =>
      act({
        query: async (text, parameters = []) =>
          (await client.query<Record<string, unknown>>(text, [...parameters])).rows,
      }),
    );
    expect(again).toEqual(done);
    return done;
  }
}

/** One of our services as it is without kills. */
async function plainly<T>(act: (sql: Sql) => Promise<T>): Promise<T> {
  return under.database.inTransaction(async (client) =>
    act({
      query: async (text, parameters = []) =>
        (await client.query<Record<string, unknown>>(text, [...parameters])).rows,
    }),
  );
}

type Way = <T>(act: (sql: Sql) => Promise<T>) => Promise<T>;

/** From the credited settlement to the last payment, one of which comes back and is paid again. */
async function chain(way: Way) {
  const coop = newCoop();
  const { coop_id } = coop;
  const pieces = [goods(coop, 2, "24.40"), shipping(coop, "6.10")];
  const { settlement } = await settledSale(under.books, coop, pieces, NOW);
  const by = { coop_id, currency: "eur" as const, made_by: TREASURER, now: NOW };
  const money = (amount: bigint, request_id: string) => ({ ...by, amount, note: "Because", request_id });

  const credit = (amount: bigint) =>
    way((sql) =>
      coopBook.creditSettlement(sql, {
        ...by,
        settlement_id: settlement.id,
        amount,
        credited_on: "2026-11-02",
      }),
    );
  await credit(settlement.total - 300n);
  const slip = {
    coop_id,
    settlement_id: settlement.id,
    request_id: "take-back",
    made_by: TREASURER,
    now: NOW,
  };
  await way((sql) => coopBook.takeBackCredit(sql, slip));
  await credit(settlement.total - 30n);
  await way((sql) => coopBook.recordOtherMoney(sql, money(5000n, "other-money")));
  await way((sql) => coopBook.moveToWork(sql, money(1234n, "to-work")));
  await way((sql) => coopBook.spend(sql, { ...money(99n, "spend"), account: "materials" }));
  await way((sql) => coopBook.grantBook(sql, { ...by, until: "2026-11-30", today: "2026-11-02" }));
  const entries = [
    { member_id: member(coop_id, "m1"), quantity: 1000n, grades: [] },
    { member_id: member(coop_id, "m2"), quantity: 700n, grades: [] },
    { member_id: member(coop_id, "m3"), quantity: 300n, grades: [] },
  ];
  const hours = { kind: "hours" as const, grades: [] };
  await way((sql) => work.saveWorkMonth(sql, { ...by, ...hours, month: MONTH, version: 0, entries }));
  const proposal = {
    ...by,
    month: MONTH,
    amount: null,
    work_version: 1,
    codes: new Map(),
    split: KEEPING_SPLIT,
  };
  const first = await way((sql) => runs.proposePayRun(sql, { ...proposal, request_id: "propose-1" }));
  const rejected = { coop_id, run_id: first.id, made_by: BOARD, reason: "Again", now: NOW };
  await way((sql) => runs.rejectPayRun(sql, rejected));
  const { id: run_id, hash: seen_hash } = await way((sql) =>
    runs.proposePayRun(sql, { ...proposal, request_id: "propose-2" }),
  );
  const seen_by = { made_by: BOARD, releasable_bps: null, now: NOW };
  const approval = { coop_id, run_id, seen_hash, request_id: "approve", ...seen_by };
  const run = await way((sql) => runs.approvePayRun(sql, approval));
  const payment_id = run.lines[0]?.payments[0]?.id ?? "";
  const of = { coop_id, run_id, made_by: TREASURER, now: NOW };
  for (const [request_id, outcome] of [
    ["payment-1", "paid"],
    ["payment-2", "returned"],
    ["payment-3", "paid"],
  ] as const) {
    await way((sql) => payments.paymentOutcome(sql, { ...of, payment_id, outcome, request_id }));
  }
  const [sent = "", back = ""] = run.lines.slice(1).flatMap(({ payments: [one] }) => (one ? [one.id] : []));
  await sentInAFile(way, of, sent, back);
  const paid = await way((sql) => payments.payAll(sql, { ...of, request_id: "pay-all" }));
  expect(paid.status).toBe("paid");
  const let_go = {
    ...{ ...by, member_id: member(coop_id, "m1"), code: "M-1", month: MONTH, amount: null, note: "Settled" },
    ...{ releasable_bps: null, paid_to: "family" as const, waits: false, demo_split: false },
    rule_set: { id: "manual", name: "By hand", hash: "0", attested: true },
  };
  const kept = await way((sql) => locked.proposeLocked(sql, { ...let_go, request_id: "let-go" }));
  const seen = { seen_hash: kept.hash, request_id: "approve-kept", ...seen_by };
  await way((sql) => runs.approvePayRun(sql, { coop_id, run_id: kept.id, ...seen }));
  const undo = { coop_id, run_id: kept.id, reason: "Another", request_id: "undo", made_by: BOARD, now: NOW };
  await way((sql) => reversals.reversePayRun(sql, undo));
  await payrollUndone(way, coop_id);
  await signedByTheNetwork(way, coop_id);
  const { postings } = await under.books.coopPostings({ coop_id, limit: 1000, offset: 0 });
  const nameless = (text: string) => text.replaceAll(coop_id, "").replace(/ins_\w+/, "ins");
  return {
    holdings: await coopHoldings(under.books, coop_id),
    postings: postings.map(({ kind, debit, credit, amount }) => [
      kind,
      nameless(debit),
      nameless(credit),
      amount,
    ]),
  };
}

/** Two payments go out in a file; the bank pays one and gives the other back, a second file is taken back, and it is open again. */
async function sentInAFile(
  way: Way,
  of: { coop_id: string; run_id: string; made_by: string; now: Date },
  sent: string,
  back: string,
): Promise<void> {
  const fileOf = (id: string, lines: { payment_id: string; attempt: number }[]) => ({
    ...{ id, rail: "bank_list" as const, hash: "0".repeat(64), made_from: "{}" },
    lines: lines.map((line, position) => ({ ...line, position, payee_id: "pye_1" })),
  });
  const [one, other] = [newId("pay_file"), newId("pay_file")];
  const both = [sent, back].map((payment_id) => ({ payment_id, attempt: 1 }));
  await way((sql) => files.keepPayFiles(sql, { ...of, files: [fileOf(one, both)], request_id: "files-1" }));
  const run = await under.books.payRun(of);
  const amountOf = (id: string) =>
    run.lines.flatMap(({ payments: all }) => all).find((payment) => payment.id === id)?.amount ?? 0n;
  const answers = [
    { payment_id: sent, attempt: 1, outcome: "paid" as const, amount: amountOf(sent) },
    { payment_id: back, attempt: 1, outcome: "paid" as const, amount: amountOf(back) },
    { payment_id: back, attempt: 1, outcome: "returned" as const, amount: amountOf(back) },
  ];
  const told = await way((sql) =>
    bankAnswers.applyBankAnswers(sql, { ...of, answers, request_id: "answers" }),
  );
  expect(told.map(({ result }) => result)).toEqual(["applied", "applied", "applied"]);
  const again = { ...of, payment_id: back, outcome: "to_pay" as const, request_id: "again" };
  await way((sql) => payments.paymentOutcome(sql, again));
  const second = [fileOf(other, [{ payment_id: back, attempt: 2 }])];
  await way((sql) => files.keepPayFiles(sql, { ...of, files: second, request_id: "files-2" }));
  const taken = { ...of, file_id: other, reason: "Nobody has it", request_id: "take-back-file" };
  await way((sql) => files.withdrawPayFile(sql, taken));
}

/** A payroll above the fund, approved with what the co-op's money brings, undone with it, and approved once more. */
async function payrollUndone(way: Way, coop_id: string): Promise<void> {
  const payroll = [{ member_id: member(coop_id, "m1"), gross: 132_000n, withheld: 32_000n, net: 100_000n }];
  const proposal = {
    ...{ coop_id, month: "2026-12", currency: "eur" as const, codes: new Map(), split: italianSplit() },
    ...{ payroll, reason: "December's wage", made_by: TREASURER, now: NOW },
  };
  for (const turn of [1, 2]) {
    const run = await way((sql) =>
      payrolls.proposePayroll(sql, { ...proposal, request_id: `payroll-${turn}` }),
    );
    const of = { coop_id, run_id: run.id, made_by: BOARD, now: NOW };
    const approval = {
      ...of,
      seen_hash: run.hash,
      releasable_bps: null,
      request_id: `payroll-approve-${turn}`,
    };
    await way((sql) => runs.approvePayRun(sql, approval));
    const undoing = { ...of, reason: "Another month", request_id: `payroll-undo-${turn}` };
    if (turn === 1) await way((sql) => reversals.reversePayRun(sql, undoing));
  }
}

test("killed before every statement of the chain and asked again, the books end the same", async () => {
  const unharmed = await chain(plainly);
  expect(unharmed.holdings).not.toHaveProperty("work");
  expect(await chain(throughKills)).toEqual(unharmed);
  expect(kills).toBeGreaterThan(100);
  expect(await unwell(under.books, NOW)).toEqual([]);
});

/** Graded pieces at a rate that is advanced, with an adjustment, above what the network signs: refused once, then signed. */
async function signedByTheNetwork(way: Way, coop_id: string): Promise<void> {
  const by = { coop_id, made_by: "user_network", now: NOW };
  const grades = [{ grade: "A", weight: 70n }];
  const [m1 = "", m2 = ""] = ["m1", "m2"].map((name) => member(coop_id, name));
  await way((sql) => thresholds.setPayThreshold(sql, { ...by, amount: 1n, currency: "eur" }));
  const of_month = { coop_id, month: "2027-01", made_by: TREASURER, now: NOW };
  const entries = [{ member_id: m1, quantity: 300n, grades: [{ grade: "A", weight: 70n, quantity: 300n }] }];
  await way((sql) => work.saveWorkMonth(sql, { ...of_month, kind: "pieces", grades, version: 0, entries }));
  const proposal = {
    ...{
      ...of_month,
      currency: "eur" as const,
      amount: null,
      work_version: null,
      codes: new Map<string, string>(),
    },
    split: KEEPING_SPLIT,
    sharing: {
      division: { by: "rate" as const, rate: 100_000n },
      adjustments: [{ member_id: m2, code: m2, amount: 50n, reason: "Nights" }],
      reason: "The fair",
    },
  };
  for (const turn of [1, 2]) {
    const run = await way((sql) => runs.proposePayRun(sql, { ...proposal, request_id: `rate-${turn}` }));
    // 3 pieces that count 0.7, at 1,000.00, and 0.50.
    expect(run.amount).toBe(210_050n);
    const of = { coop_id, run_id: run.id, seen_hash: run.hash, releasable_bps: null, now: NOW };
    await way((sql) =>
      runs.approvePayRun(sql, { ...of, made_by: BOARD, request_id: `rate-approve-${turn}` }),
    );
    const refusal = { ...by, run_id: run.id, reason: "Too much" };
    if (turn === 1) await way((sql) => third.refuseAsNetwork(sql, refusal));
    else
      await way((sql) => third.signPayRun(sql, { ...of, made_by: "user_network", request_id: "rate-sign" }));
  }
}
