import { afterAll, beforeAll, expect, test } from "vitest";
import { Desk, newRequestId } from "../../support/coop-client";
import { allPaid } from "../../support/payees";
import { startShop, type Shop } from "../../support/shop";
import { euros, must, refusalOf, type Answer, type Money } from "../../support/store-client";

/** Pieces of two grades, and the ways to share pay that are not by work, over HTTP. No number here is computed. */

const MONTH = "2025-11";

type Line = { code: string; quantity: string; counted: string; amount: Money; adjustment: unknown };
type Run = {
  id: string;
  hash: string;
  status: string;
  amount: Money;
  top_up: Money;
  note: string;
  lines: Line[];
};
type Preview = { run: Run | null; refusals: { code: string; member: string | null }[]; cells: unknown[] };

let shop: Shop;
let treasurer: Desk;
let board: Desk;

const details = (answer: Answer<unknown>) => (answer.body as { details: Record<string, unknown> }).details;
const GRADES = [
  { grade: "A", weight: "1" },
  { grade: "B", weight: "0,7" },
];
const save = (version: number, change: object = {}, month = MONTH) =>
  treasurer.ask<{ version: number; kind: string; grades: unknown; entries: unknown[] }>(
    "POST",
    `/coop/work/${month}`,
    {
      ...{ kind: "pieces", version, grades: GRADES },
      entries: [
        { code: "P-01", grade: "A", quantity: "30" },
        { code: "P-01", grade: "b", quantity: "10" },
        { code: "P-02", grade: "A", quantity: "8" },
      ],
      ...change,
    },
  );
const preview = (change: object) =>
  treasurer.post<Preview>("/coop/pay-runs/preview", { month: MONTH, ...change });
const propose = (change: object) =>
  treasurer.ask<{ run: Run }>("POST", "/coop/pay-runs", {
    ...{ month: MONTH, request_id: newRequestId(), ...change },
  });
const amounts = (run: Run | null) => run?.lines.map(({ code, amount }) => [code, amount.amount]);
const money = (amount: string, note: string) => ({
  amount: euros(amount),
  request_id: newRequestId(),
  ...{ note },
});

beforeAll(async () => {
  shop = await startShop({ name: "coop_share" });
  treasurer = await Desk.of(shop, "valdemiel");
  board = await Desk.of(shop, "valdemiel", "board");
  await treasurer.post("/coop/book/other-money", money("4.50", "A grant"));
  const { note: reason, ...to_work } = money("4.50", "October's pieces");
  await treasurer.post("/coop/book/to-work", { ...to_work, reason });
  for (const code of ["P-01", "P-02", "P-03"])
    await treasurer.post("/coop/members", {
      ...{ code, regime: "released", effective_from: "2025-01-01", request_id: newRequestId() },
    });
  await allPaid(treasurer, board);
});
afterAll(() => shop.stop());

test("pieces are saved by grade, what is no grade is refused, and the next month begins with the same", async () => {
  const refused: [object, string][] = [
    [{ grades: [{ grade: "A", weight: "none" }] }, "400 work.grades_invalid"],
    [{ grades: [GRADES[0], GRADES[0]] }, "400 work.grades_invalid"],
    [{ kind: "hours" }, "400 work.grades_invalid"],
    [{ grades: [] }, "400 work.invalid"],
    [{ entries: [{ code: "P-01", grade: 1, quantity: "1" }] }, "400 invalid_data"],
  ];
  for (const [change, code] of refused) expect(refusalOf(await save(0, change))).toBe(code);
  const unknown = await save(0, { entries: [{ code: "P-01", grade: "C", quantity: "1" }] });
  expect(JSON.parse(String(details(unknown)["cells"]))).toEqual([
    { row: 0, code: "P-01", grade: "C", quantity: "1", fault: "grade_unknown" },
  ]);

  const graded = (grade: string, weight: string, quantity: string) => ({ grade, weight, quantity });
  expect(must(await save(0))).toMatchObject({
    ...{ version: 1, kind: "pieces" },
    grades: [
      { grade: "A", weight: "1.00" },
      { grade: "B", weight: "0.70" },
    ],
    entries: [
      {
        code: "P-01",
        quantity: "40.00",
        grades: [graded("A", "1.00", "30.00"), graded("B", "0.70", "10.00")],
      },
      { code: "P-02", quantity: "8.00", grades: [graded("A", "1.00", "8.00")] },
    ],
  });
  expect(await treasurer.get("/coop/work/2025-12")).toMatchObject({
    ...{ version: 0, kind: "pieces", entries: [] },
    grades: [{ grade: "A" }, { grade: "B" }],
  });
});

test("a preview shows each way to divide, and every reason and cell against it", async () => {
  const { run: by_work } = await preview({});
  expect(amounts(by_work)).toEqual([
    ["P-01", "3.70"],
    ["P-02", "0.80"],
  ]);
  expect(by_work?.lines.map(({ counted }) => counted)).toEqual(["37.0000", "8.0000"]);
  const payee = { kind: "member_account", rail: "deposit_list", verified: true };
  expect(by_work?.lines).toMatchObject([{ heads: [{ payee }] }, { heads: [{ payee }] }]);
  expect(amounts((await preview({ divided_by: "equal" })).run)).toEqual([
    ["P-01", "2.25"],
    ["P-02", "2.25"],
  ]);
  const rate = { divided_by: "rate", rate: euros("0.50") };
  expect((await preview(rate)).run).toMatchObject({ amount: euros("22.50"), top_up: euros("18.00") });

  const wrong = await preview({
    adjustments: [
      { code: "P-09", amount: "1", reason: "Nights" },
      { code: "P-01", amount: "one", reason: "" },
    ],
  });
  expect(wrong).toMatchObject({
    run: null,
    refusals: [{ code: "pay.adjustments_invalid" }],
    cells: [
      { row: 0, column: "code", typed: "P-09", fault: "member_unknown" },
      { row: 1, column: "amount", typed: "one", fault: "not_an_amount" },
      { row: 1, column: "reason", typed: "", fault: "reason_missing" },
    ],
  });
  const too_much = await preview({ adjustments: [{ code: "P-02", amount: "-5", reason: "Paid twice" }] });
  expect(too_much.refusals).toMatchObject([{ code: "pay.adjustment_too_large", member: "P-02" }]);
  for (const change of [
    { divided_by: "rate" },
    { divided_by: "rate", rate: euros("0.00") },
    { ...rate, amount: euros("1.00") },
    { divided_by: "equal", rate: euros("1.00") },
  ]) {
    expect((await preview(change)).refusals).toMatchObject([{ code: "pay.division_invalid" }]);
    expect(refusalOf(await propose(change))).toBe("400 pay.division_invalid");
  }
  expect((await preview({ ...rate, rate: { amount: "1.00", currency_code: "pen" } })).refusals).toMatchObject(
    [{ code: "money.currency_mismatch" }],
  );
});

test("22.50 at a rate with 0.10 for somebody who made nothing is proposed for a reason, approved and on paper", async () => {
  const asked = {
    ...{ divided_by: "rate", rate: euros("0.50"), request_id: newRequestId() },
    adjustments: [{ code: "P-03", amount: "0,10", reason: "September's mending" }],
  };
  expect(refusalOf(await propose(asked))).toBe("400 pay.reason_missing");
  const reason = "The fair is in December";
  const [first, second] = await Promise.all([propose({ ...asked, reason }), propose({ ...asked, reason })]);
  const { run } = must(first);
  expect(must(second).run.id).toBe(run.id);
  expect(run).toMatchObject({ amount: euros("22.60"), top_up: euros("18.10"), note: reason });
  expect(amounts(run)).toEqual([
    ["P-01", "18.50"],
    ["P-02", "4.00"],
    ["P-03", "0.10"],
  ]);
  await board.post(`/coop/pay-runs/${run.id}/approve`, { seen_hash: run.hash, request_id: newRequestId() });
  const { accounts } = await treasurer.get<{ accounts: { account: string; balance: Money }[] }>("/coop/book");
  expect(accounts.find(({ account }) => account === "work")?.balance).toEqual(euros("0.00"));
  expect(accounts.find(({ account }) => account === "bank")?.balance).toEqual(euros("22.60"));

  expect(await treasurer.get(`/coop/pay-runs/${run.id}/statements`)).toMatchObject({
    ...{ division: { by: "rate", rate: euros("0.50") }, fund: euros("22.50"), members: 2 },
    ...{ all_worked: "48.00", all_counted: "45.0000" },
    statements: [
      { code: "P-01", counted: "37.0000", adjustment: null, grades: [{ grade: "A" }, { grade: "B" }] },
      { code: "P-02", counted: "8.0000" },
      { code: "P-03", adjustment: { amount: euros("0.10"), reason: "September's mending" } },
    ],
  });
});
