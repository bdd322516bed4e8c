import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questions } from "../../backend/src/modules/books/questions";
import { QUESTIONS_ABOUT_COOP_BOOKS } from "../../backend/src/modules/books/questions-coop";
import { openBooks, type BooksUnderTest } from "../support/books";
import type { LegalSplit } from "../../backend/src/domain/pay/legal-split";
import { TREASURER, coopDesk, float, member, request, settledSale } from "../support/coop-book";
import { I, P, WORKED_EXAMPLE, goods } from "../support/example-order";
import { italianSplit } from "../support/italian-split";
import { OWN_SPLIT } from "../support/own-split";

const MONDAY = new Date("2026-11-02T10:00:00Z");

let well: BooksUnderTest;

/** Two co-ops: P with a paid month, an approved month, one approved twice since the first was reversed, and a proposed one; I with a credit, one taken back before it, and other money; J with pay that was kept, a part of it let go and paid, another let go and undone. */
beforeAll(async () => {
  well = await openBooks("coop_book_questions");
  const { books } = well;
  await float(books, MONDAY);
  const p = coopDesk(books, P.coop_id, "pen", MONDAY);
  const { settlement } = await settledSale(books, P, WORKED_EXAMPLE, MONDAY);
  await p.credit(settlement.id, 9910n);
  for (const [month, amount] of [
    ["2026-09", 1000n],
    ["2026-10", 500n],
    ["2026-11", 100n],
  ] as const) {
    await p.work(month, [
      ["m1", 1000n],
      ["m2", 700n],
    ]);
    if (month === "2026-10") {
      const wrong = await p.approve(await p.propose(month, 400n));
      await p.reverse(wrong.id);
    }
    const proposed = await p.propose(month, amount);
    if (month === "2026-11") continue;
    const run = await p.approve(proposed);
    if (month === "2026-09") await p.payAll(run.id);
    if (month === "2026-10") await p.files(run.id, [run.lines[0]?.payments[0]?.id ?? ""]);
  }
  for (const withdrawn of [false, true]) {
    const { id } = await books.issueCertificate({
      ...{ coop_id: P.coop_id, member_id: member(P.coop_id, "m1"), member_code: "M-1", issued_as: "P" },
      ...{ code: (withdrawn ? "7" : "8").repeat(20), from: "2026-09", to: "2026-11", training_hours: null },
      ...{ request_id: request(), made_by: TREASURER, now: MONDAY },
    });
    const by = { coop_id: P.coop_id, made_by: TREASURER, now: MONDAY };
    if (withdrawn) await books.withdrawCertificate({ ...by, certificate_id: id });
  }
  const i = coopDesk(books, I.coop_id, "eur", MONDAY);
  const sold = (await settledSale(books, I, [goods(I, 1, "12.20")], MONDAY)).settlement.id;
  await i.credit(sold, 87n);
  await i.takeBack(sold);
  await i.credit(sold, 878n);
  await i.otherMoney(1000n);
  await payrolls(books);
  await keptAndLetGo();
});
afterAll(() => well.drop());

async function keptAndLetGo(): Promise<void> {
  const { books } = well;
  const by = { coop_id: "coop_J", currency: "eur", made_by: TREASURER, now: MONDAY } as const;
  const j = coopDesk(books, "coop_J", "eur", MONDAY);
  await j.otherMoney(500n);
  await j.toWork(500n);
  await j.work("2026-08", [["m1", 100n]]);
  const split: LegalSplit = {
    ...OWN_SPLIT,
    split: (id, pay, carried, taken) => ({
      ...OWN_SPLIT.split(id, pay, carried, taken),
      heads: [{ head: "locked", amount: pay, paid_to: "coop", waits: false }],
    }),
  };
  const months = {
    ...by,
    month: "2026-08",
    amount: 289n,
    work_version: null,
    codes: new Map<string, string>(),
  };
  await j.approve(await books.proposePayRun({ ...months, split, request_id: request() }));
  const letGo = (amount: bigint) =>
    books.proposeLocked({
      ...{ ...by, member_id: member("coop_J", "m1"), code: "J-01", month: "2026-11", amount },
      ...{ releasable_bps: null, paid_to: "family", waits: false, demo_split: false },
      ...{ rule_set: { id: "manual", name: "By hand", hash: "0", attested: true } },
      ...{ note: "Settled", request_id: request() },
    });
  const paid = await j.approve(await letGo(89n));
  await j.payAll(paid.id);
  await j.reverse((await j.approve(await letGo(100n))).id);
}

/** Of I: a wage above the fund that is approved, one that was undone, and one that is proposed. */
async function payrolls(books: BooksUnderTest["books"]): Promise<void> {
  const i = coopDesk(books, I.coop_id, "eur", MONDAY);
  const m1 = member(I.coop_id, "m1");
  const wage = (month: string) =>
    books.proposePayroll({
      ...{ coop_id: I.coop_id, month, currency: "eur", codes: new Map(), split: italianSplit() },
      payroll: [{ member_id: m1, gross: 132_000n, withheld: 32_000n, net: 100_000n }],
      ...{ reason: "A wage", request_id: request(), made_by: TREASURER, now: MONDAY },
    });
  await i.approve(await wage("2026-09"));
  await i.reverse((await i.approve(await wage("2026-10"))).id);
  await wage("2026-11");
}

test("a sound book answers none to every question", async () => {
  const answers = await well.books.questions(MONDAY);
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  const names = QUESTIONS_ABOUT_COOP_BOOKS.map(({ name }) => name);
  expect(answers.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
});

const OF_RUN = (status: string) =>
  `(select id from pay_run where status = '${status}' order by number limit 1)`;

const OF_LET_GO = "(select id from pay_run where method = 'locked' and status = 'approved')";

/** Damage that only somebody with the database password and the triggers switched off can do. */
const DAMAGES: [question: string, damage: string][] = [
  [
    "credit_without_posting",
    "update ledger_transaction set reference = 'lost:' || reference where kind = 'credit'",
  ],
  [
    "credit_without_posting",
    "update settlement_credit set amount = amount + 1, work = work + 1 where coop_id = 'coop_P'",
  ],
  [
    "credit_without_posting",
    "update settlement_credit set work = work + 1, funds = funds - 1 where coop_id = 'coop_P'",
  ],
  ["credit_without_posting", "delete from settlement_credit where coop_id = 'coop_P'"],
  [
    "credit_taken_back_by_half",
    "update settlement_credit set taken_back_at = now(), taken_back_by = 'stf_1' where coop_id = 'coop_P'",
  ],
  [
    "credit_taken_back_by_half",
    "update ledger_transaction set kind = 'spent' where kind = 'credit_taken_back'",
  ],
  [
    "credit_of_what_was_not_sent",
    "update settlement set status = 'reserved', paid_at = null where coop_id = 'coop_P'",
  ],
  ["credit_of_what_was_not_sent", "update settlement_credit set coop_id = 'coop_I'"],
  ["certificate_differs_from_runs", "update certificate_pay set amount = amount + 1"],
  ["certificate_differs_from_runs", "update certificate_pay set currency = 'usd'"],
  ["certificate_differs_from_runs", "update certificate set to_month = '2026-09'"],
  [
    "certificate_differs_from_runs",
    "update pay_run set status = 'reversed', reversed_by = 'stf_x', reversed_at = now(), reason = 'none' where status = 'approved' and month = '2026-10'",
  ],
  ["run_differs_from_lines", "update pay_run set amount = amount + 1"],
  ["run_differs_from_lines", "update pay_line set amount = amount + 1 where position = 0"],
  ["run_differs_from_lines", "delete from pay_head where amount > 300"],
  ["top_up_differs_from_book", "update pay_run set top_up = top_up - 1 where top_up > 0"],
  ["top_up_differs_from_book", "update pay_run set top_up = 0"],
  ["top_up_differs_from_book", "update ledger_transaction set kind = 'spent' where kind = 'top_up'"],
  ["top_up_differs_from_book", "update ledger_transaction set kind = 'spent' where kind = 'top_up_reversed'"],
  [
    "top_up_differs_from_book",
    "update ledger_transaction set reference = reference || '0' where kind = 'top_up'",
  ],
  [
    "run_differs_from_work",
    "update work_entry set quantity = 1001 where month = '2026-09' and quantity = 1000",
  ],
  [
    "run_differs_from_work",
    `update work_entry set grades = '[{"grade":"A","quantity":"700","weight":"50"}]' where month = '2026-09' and quantity = 700`,
  ],
  ["run_differs_from_work", "delete from work_entry where month = '2026-09' and quantity = 700"],
  [
    "run_differs_from_work",
    "insert into work_entry (coop_id, month, member_id, quantity) values ('coop_P', '2026-10', 'coop_P_m3', 1)",
  ],
  // What is let go comes from no work, in whatever month.
  [
    "run_differs_from_work",
    "update pay_run set method = 'share', divided_by = 'work' where method = 'locked' and status = 'approved'",
  ],
  ["run_differs_from_book", "update ledger_posting set amount = amount + 1 where debit = 'work'"],
  ["run_differs_from_book", "update ledger_posting set amount = amount + 1 where debit like '%:locked'"],
  [
    "run_differs_from_book",
    `update pay_line set made_from = '{"let_go":{"savings":"89"}}' where run_id = ${OF_LET_GO}`,
  ],
  ["run_differs_from_book", `update pay_run set status = 'withdrawn' where id = ${OF_LET_GO}`],
  ["run_differs_from_book", `update pay_run set status = 'withdrawn' where id = ${OF_RUN("approved")}`],
  [
    "run_differs_from_book",
    "update pay_run set status = 'approved', decided_at = now(), decided_by = 'stf_x' where status = 'proposed'",
  ],
  [
    "run_reversed_by_half",
    "update ledger_transaction set reverses_id = null where kind = 'pay_run_reversed'",
  ],
  [
    "run_reversed_by_half",
    "drop index pay_run_one_for_a_month; update pay_run set status = 'approved', reversed_by = null, reversed_at = null where status = 'reversed'",
  ],
  [
    "run_reversed_by_half",
    "update ledger_transaction set reference = 'let_go:' || reference where kind = 'locked_let_go'",
  ],
  ["payments_differ_from_lines", `delete from pay_payment where run_id = ${OF_RUN("reversed")}`],
  ["payments_differ_from_lines", "update pay_payment set amount = amount + 1"],
  ["payments_differ_from_lines", `delete from pay_payment where run_id = ${OF_RUN("approved")}`],
  [
    "payments_differ_from_lines",
    "update pay_run set status = 'approved', decided_at = now(), decided_by = 'stf_x' where status = 'proposed'",
  ],
  [
    "payments_differ_from_book",
    "update pay_payment set state = 'to_pay', settled_at = null where state = 'paid'",
  ],
  [
    "payments_differ_from_book",
    "update pay_payment set state = 'paid', attempts = 1, settled_at = now() where state = 'to_pay'",
  ],
  ["payments_differ_from_book", "update pay_payment set state = 'to_pay' where state = 'sent'"],
  ["sent_in_no_file", "delete from pay_file_line"],
  ["sent_in_no_file", "update pay_file set withdrawn_at = now(), withdrawn_by = 'stf_x', reason = 'none'"],
  ["file_sent_too_much", "update pay_file_line set attempt = 2"],
  ["file_sent_too_much", `update pay_file set run_id = ${OF_RUN("reversed")}`],
  [
    "payments_differ_from_book",
    `update pay_line set made_from = '{"let_go":{"locked":"88"}}' where run_id = ${OF_LET_GO}`,
  ],
  ["payments_differ_from_book", `update pay_payment set state = 'returned' where run_id = ${OF_LET_GO}`],
  [
    "run_by_one_person",
    "alter table pay_run drop constraint pay_run_two_people; update pay_run set decided_by = proposed_by where status = 'approved'",
  ],
  [
    "posting_about_somebody_else",
    "update ledger_posting set member_id = 'coop_P_m9' where credit like 'member:%'",
  ],
  ["posting_about_somebody_else", "update ledger_posting set member_id = null where debit like 'member:%'"],
  [
    "posting_about_somebody_else",
    `update ledger_posting set consignment_id = 'csg_1' where credit = 'bank' and member_id is not null`,
  ],
  [
    "posting_about_somebody_else",
    "update ledger_posting set member_id = 'm' where consignment_id is not null",
  ],
  [
    "member_in_two_books",
    `insert into work_month (coop_id, month, kind, version, fingerprint, saved_by, saved_at)
       values ('coop_I', '2026-09', 'hours', 1, '', 'stf_1', now());
     insert into work_entry (coop_id, month, member_id, quantity) values ('coop_I', '2026-09', 'coop_P_m1', 1)`,
  ],
  // The questions to every ledger are asked of a co-op's book as well.
  ["currency_unbalanced", "update account_balance set debits = debits + 1 where book_id = 'book_coop_P'"],
  ["balance_differs_from_postings", "delete from account_balance where account = 'materials'"],
  [
    "account_on_its_wrong_side",
    "update account_balance set debits = debits + 1000000 where account = 'funds'",
  ],
  ["account_on_its_wrong_side", "update account_balance set account = 'pocket' where account = 'funds'"],
];

/** What the network's staff, who read the answers, may not learn from them. */
const PRIVATE = new RegExp(`${member(P.coop_id, "m1")}|9910|2892|1053|materials|funds`);

describe("every question finds the damage it asks for, and tells nothing that is in the book", () => {
  test.each(DAMAGES)("%s: %s", async (question, damage) => {
    const answers = await well.pretend(async (sql) => {
      for (const table of [
        "ledger_transaction",
        "ledger_posting",
        "settlement_credit",
        "pay_line",
        "pay_head",
        "pay_file",
        "pay_file_line",
        "certificate",
        "certificate_pay",
      ])
        await sql.query(`alter table ${table} disable trigger all`);
      await sql.query(damage);
      return questions(sql, MONDAY);
    });
    const answer = answers.find(({ name }) => name === question);
    expect(answer?.ok).toBe(false);
    expect(JSON.stringify(answer?.found)).not.toMatch(PRIVATE);
  });

  test("no question is without a damage that it finds", () => {
    const asked = new Set(DAMAGES.map(([name]) => name));
    expect(QUESTIONS_ABOUT_COOP_BOOKS.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
  });
});
