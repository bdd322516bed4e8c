import { afterAll, beforeAll, expect, test } from "vitest";
import { applyBankAnswers } from "../../backend/src/modules/books/pay-answers";
import { listening, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { coopDesk, coopHoldings, float, request, settledSale } from "../support/coop-book";
import { goods, newCoop } from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const NOVEMBER = "2026-11";

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("coop_book_files");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** A co-op with 4.50 for work, approved for two members: 3.00 and 1.50. The bank holds 9.00 in all. */
async function approved() {
  const coop = newCoop();
  const { settlement } = await settledSale(under.books, coop, [goods(coop, 1, "12.20")], MONDAY);
  const at_desk = coopDesk(under.books, coop.coop_id, "eur", MONDAY);
  await at_desk.credit(settlement.id, 900n);
  await at_desk.work(NOVEMBER, [
    ["m1", 1000n],
    ["m2", 500n],
  ]);
  const run = await at_desk.approve(await at_desk.propose(NOVEMBER));
  const [first = "", second = ""] = run.lines.flatMap(({ payments }) => payments.map(({ id }) => id));
  const states = async () => {
    const now = await under.books.payRun({ coop_id: coop.coop_id, run_id: run.id });
    return [now.status, ...now.lines.flatMap(({ payments }) => payments.map(({ state }) => state))];
  };
  const only_pay = async () => {
    const holdings = await coopHoldings(under.books, coop.coop_id);
    return Object.fromEntries(
      Object.entries(holdings).filter(([account]) => /^(bank|work|member:|instruction:)/.test(account)),
    );
  };
  const files = () => under.books.payFiles({ coop_id: coop.coop_id, run_id: run.id });
  return { coop_id: coop.coop_id, run_id: run.id, at_desk, first, second, states, only_pay, files };
}

test("a file sends every open payment with C4, once, and the bank's word pays or returns each", async () => {
  const { at_desk, run_id, first, second, states, only_pay, files } = await approved();
  expect(await only_pay()).toEqual({ bank: 900n, "member:m1:own": 300n, "member:m2:own": 150n });

  const asked = request();
  expect(await at_desk.files(run_id, null, asked)).toMatchObject({ status: "executing" });
  await at_desk.files(run_id, null, asked);
  expect(await states()).toEqual(["executing", "sent", "sent"]);
  expect(await only_pay()).toEqual({
    bank: 900n,
    [`instruction:${first}`]: 300n,
    [`instruction:${second}`]: 150n,
  });
  const [file, ...more] = await files();
  expect(more).toEqual([]);
  expect(file?.lines).toEqual([
    { position: 0, payment_id: first, attempt: 1, payee_id: "pye_1" },
    { position: 1, payment_id: second, attempt: 1, payee_id: "pye_1" },
  ]);

  const told = await at_desk.answers([
    { payment_id: first, attempt: 1, outcome: "paid", amount: 300n },
    { payment_id: second, attempt: 1, outcome: "returned", amount: 150n },
  ]);
  expect(told.map(({ result }) => result)).toEqual(["applied", "applied"]);
  expect(await states()).toEqual(["partly_failed", "paid", "returned"]);
  expect(await only_pay()).toEqual({ bank: 600n, "member:m2:own": 150n });

  await at_desk.outcome(run_id, second, "to_pay");
  expect(await states()).toEqual(["executing", "paid", "to_pay"]);
  await at_desk.files(run_id);
  expect((await files())[0]?.lines).toEqual([
    { position: 0, payment_id: second, attempt: 2, payee_id: "pye_1" },
  ]);
  expect(await at_desk.paidByFile(run_id, (await files())[0]?.id ?? "")).toMatchObject({ status: "paid" });
  expect(await only_pay()).toEqual({ bank: 450n });
  expect(await at_desk.close(run_id)).toMatchObject({ status: "closed", closed_by: "stf_board" });
  expect(await at_desk.close(run_id)).toMatchObject({ status: "closed" });
  await expect(at_desk.outcome(run_id, first, "returned")).rejects.toMatchObject({ code: "pay.run_closed" });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a statement changes what it can, tells the rest, and read twice does nothing more", async () => {
  const { at_desk, run_id, first, second, states, only_pay } = await approved();
  const others = await approved();
  await at_desk.files(run_id);
  const answers = [
    { payment_id: first, attempt: 1, outcome: "paid" as const, amount: 300n },
    { payment_id: first, attempt: 1, outcome: "returned" as const, amount: 300n },
    { payment_id: second, attempt: 2, outcome: "paid" as const, amount: 150n },
    { payment_id: second, attempt: 1, outcome: "paid" as const, amount: 149n },
    { payment_id: others.first, attempt: 1, outcome: "paid" as const, amount: 300n },
    { payment_id: "ins_01ARZ3NDEKTSV4RRFFQ69G5FAV", attempt: 1, outcome: "paid" as const, amount: 1n },
  ];
  const results = async () => (await at_desk.answers(answers)).map(({ result }) => result);
  expect(await results()).toEqual(["applied", "applied", "old", "amount_differs", "not_ours", "not_ours"]);
  expect(await states()).toEqual(["executing", "returned", "sent"]);
  expect(await only_pay()).toEqual({
    bank: 900n,
    "member:m1:own": 300n,
    [`instruction:${second}`]: 150n,
  });
  // The first answer is now about money that came back; a person looks before it is paid again.
  expect(await results()).toEqual([
    "not_possible",
    "already",
    "old",
    "amount_differs",
    "not_ours",
    "not_ours",
  ]);
  expect(await others.states()).toEqual(["approved", "to_pay", "to_pay"]);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a statement costs the same few questions to the database however many lines it has", async () => {
  const statements = async (members: number) => {
    const { coop_id } = newCoop();
    const at_desk = coopDesk(under.books, coop_id, "eur", MONDAY);
    await at_desk.otherMoney(10_000n);
    await at_desk.toWork(10_000n);
    await at_desk.work(
      NOVEMBER,
      Array.from({ length: members }, (_, at) => [`m${at}`, 100n] as const),
    );
    const run = await at_desk.approve(await at_desk.propose(NOVEMBER));
    await at_desk.files(run.id);
    const answers = run.lines
      .flatMap(({ payments }) => payments)
      .flatMap(({ id: payment_id, amount }) =>
        (["paid", "returned"] as const).map((outcome) => ({ payment_id, attempt: 1, outcome, amount })),
      );
    const asked: string[] = [];
    const told = await under.pretend((sql) =>
      applyBankAnswers(listening(sql, asked), {
        coop_id,
        answers,
        request_id: request(),
        made_by: "stf_treasurer",
        now: MONDAY,
      }),
    );
    expect(told.map(({ result }) => result)).toEqual(answers.map(() => "applied"));
    expect(asked.filter((text) => text.includes("from pay_line"))).toHaveLength(1);
    return asked.length;
  };
  expect(await statements(1)).toBe(20);
  expect(await statements(150)).toBe(20);
});

test("an unknown outcome waits: it is neither paid again nor given up until somebody says so", async () => {
  const { at_desk, run_id, first, second, states, only_pay } = await approved();
  await at_desk.files(run_id);
  await at_desk.outcome(run_id, first, "unknown");
  expect(await states()).toEqual(["executing", "unknown", "sent"]);
  await expect(at_desk.files(run_id)).rejects.toMatchObject({ code: "pay.nothing_to_send" });
  await at_desk.payAll(run_id);
  expect(await states()).toEqual(["executing", "unknown", "paid"]);
  await expect(at_desk.outcome(run_id, first, "to_pay")).rejects.toMatchObject({ code: "pay.payment_moved" });
  await expect(at_desk.reverse(run_id)).rejects.toMatchObject({ code: "pay.payment_made" });
  await expect(at_desk.close(run_id)).rejects.toMatchObject({ code: "pay.not_paid" });
  expect(await only_pay()).toEqual({ bank: 750n, [`instruction:${first}`]: 300n });
  await at_desk.outcome(run_id, first, "paid");
  expect(await states()).toEqual(["paid", "paid", "paid"]);
  await expect(at_desk.outcome(run_id, second, "unknown")).rejects.toMatchObject({
    code: "pay.payment_moved",
  });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a file that nobody was handed is withdrawn whole, and the run may be undone or sent anew", async () => {
  const { at_desk, run_id, first, second, states, only_pay, files } = await approved();
  await at_desk.files(run_id);
  const [file] = await files();
  await expect(at_desk.reverse(run_id)).rejects.toMatchObject({ code: "pay.payment_made" });
  await at_desk.withdrawFile(run_id, file?.id ?? "");
  await at_desk.withdrawFile(run_id, file?.id ?? "");
  expect(await states()).toEqual(["approved", "to_pay", "to_pay"]);
  expect(await only_pay()).toEqual({ bank: 900n, "member:m1:own": 300n, "member:m2:own": 150n });
  await expect(at_desk.paidByFile(run_id, file?.id ?? "")).rejects.toMatchObject({
    code: "pay.file_withdrawn",
  });
  // The bank had it after all: an answer to the first attempt counts for nothing now.
  expect(
    await at_desk.answers([{ payment_id: first, attempt: 1, outcome: "paid", amount: 300n }]),
  ).toMatchObject([{ result: "not_possible" }]);

  await at_desk.files(run_id, [first]);
  await at_desk.outcome(run_id, first, "paid");
  const [second_file] = await files();
  await expect(at_desk.withdrawFile(run_id, second_file?.id ?? "")).rejects.toMatchObject({
    code: "pay.file_answered",
  });
  await at_desk.outcome(run_id, second, "paid");
  expect(await states()).toEqual(["paid", "paid", "paid"]);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("two people who plan files of the same payments at once send them once", async () => {
  const { at_desk, run_id, states, files } = await approved();
  const made = await Promise.allSettled([
    at_desk.files(run_id),
    at_desk.files(run_id),
    at_desk.files(run_id),
  ]);
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refusals = made.flatMap((one) => (one.status === "rejected" ? [one.reason as { code: string }] : []));
  for (const { code } of refusals) expect(["pay.payments_changed", "pay.nothing_to_send"]).toContain(code);
  expect(await states()).toEqual(["executing", "sent", "sent"]);
  expect(await files()).toHaveLength(1);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("what is kept of a file never changes, but for its being withdrawn, once", async () => {
  const { at_desk, run_id, files } = await approved();
  await at_desk.files(run_id);
  const [file] = await files();
  for (const damage of [
    "update pay_file set hash = repeat('1', 64) where id = $1",
    "delete from pay_file where id = $1",
    "update pay_file_line set attempt = 2 where file_id = $1",
    "delete from pay_file_line where file_id = $1",
  ])
    await expect(under.raw(damage, [file?.id ?? ""]), damage).rejects.toThrow("The book only grows");
});
