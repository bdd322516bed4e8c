import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PURPOSES } from "./coop-accounts";
import * as acts from "./coop-postings";
import type { Parts } from "./cutting";

const NOTHING: Parts = { work: 0n, materials: 0n, funds: 0n, shipping: 0n, fee: 0n, fee_tax: 0n, tax: 0n };
const EMPTY: acts.Purposes = { work: 0n, materials: 0n, funds: 0n, shipping: 0n, tax: 0n };
const sumOf = (parts: acts.Purposes) => PURPOSES.reduce((sum, purpose) => sum + parts[purpose], 0n);
const moves = ({ postings }: acts.CoopTransaction) =>
  postings.map(({ debit, credit, amount }) => `${debit} -> ${credit} ${amount}`);

describe("what a bank credited is cut over the parts of the settlement", () => {
  test("24.47 EUR sent, 99.10 PEN credited", () => {
    const sent = { ...NOTHING, work: 714n, materials: 325n, funds: 260n, shipping: 1148n };
    expect(acts.cutCredit(9910n, sent)).toEqual({
      work: 2892n,
      materials: 1316n,
      funds: 1053n,
      shipping: 4649n,
      tax: 0n,
    });
  });

  test("what came whole gives each part back", () => {
    const sent = { ...NOTHING, work: 714n, materials: -325n, funds: 260n, shipping: 1148n, tax: 1n };
    expect(acts.cutCredit(1798n, sent)).toEqual({
      work: 714n,
      materials: -325n,
      funds: 260n,
      shipping: 1148n,
      tax: 1n,
    });
  });

  test("a fee the co-op bears after a refund is borne by its funds", () => {
    const sent = { ...NOTHING, work: 500n, funds: 100n, fee: -40n, fee_tax: -9n };
    expect(acts.cutCredit(551n, sent)).toMatchObject({ work: 500n, funds: 51n });
  });

  test("a part below zero is scaled like those above", () => {
    const sent = { ...NOTHING, work: -500n, shipping: 1500n };
    expect(acts.cutCredit(4000n, sent)).toMatchObject({ work: -2000n, shipping: 6000n });
  });

  const part = fc.bigInt(-100_000n, 100_000n);
  const settlement = fc
    .record({ work: part, materials: part, funds: part, shipping: part, fee: part, fee_tax: part, tax: part })
    .map((parts): Parts => parts)
    .filter((parts) => Object.values(parts).reduce((sum, one) => sum + one, 0n) > 0n);

  test("the parts add up to what was credited, keep their signs, and come back exactly in one currency", () => {
    fc.assert(
      fc.property(settlement, fc.bigInt(1n, 10_000_000n), (parts, credited) => {
        const cut = acts.cutCredit(credited, parts);
        const funds = parts.funds + parts.fee + parts.fee_tax;
        expect(sumOf(cut)).toBe(credited);
        for (const purpose of PURPOSES) {
          const sent = purpose === "funds" ? funds : parts[purpose];
          expect(cut[purpose] * sent >= 0n).toBe(true);
        }
        const total = Object.values(parts).reduce((sum, one) => sum + one, 0n);
        expect(acts.cutCredit(total, parts)).toEqual({
          work: parts.work,
          materials: parts.materials,
          funds,
          shipping: parts.shipping,
          tax: parts.tax,
        });
      }),
    );
  });

  test("whatever the book held, nothing ends below zero and the bank gains what was credited", () => {
    const held = fc.bigInt(0n, 50_000n);
    const book = fc.record({ work: held, materials: held, funds: held, shipping: held, tax: held });
    fc.assert(
      fc.property(settlement, fc.bigInt(1n, 200_000n), book, (parts, credited, balances) => {
        const cut = acts.cutCredit(credited, parts);
        const after = new Map<string, bigint>([["bank", sumOf(balances)], ...Object.entries(balances)]);
        try {
          const input = {
            settlement_id: "stl_1",
            attempt: 1,
            currency: "eur" as const,
            parts: cut,
            balances,
          };
          for (const { debit, credit, amount } of acts.credit(input).postings) {
            after.set(debit, (after.get(debit) ?? 0n) + (debit === "bank" ? amount : -amount));
            after.set(credit, (after.get(credit) ?? 0n) + (credit === "bank" ? -amount : amount));
          }
        } catch (refusal) {
          expect(refusal).toMatchObject({ code: "settlement.funds_too_small" });
          return;
        }
        expect([...after.values()].every((balance) => balance >= 0n)).toBe(true);
        expect(after.get("bank")).toBe(sumOf(balances) + credited);
      }),
    );
  });
});

test("a work part below zero goes the other way, and what work lacks comes from funds", () => {
  const parts = { ...EMPTY, work: -500n, funds: 100n, shipping: 900n };
  const credit = (balances: acts.Purposes) =>
    acts.credit({ settlement_id: "stl_1", attempt: 1, currency: "pen", parts, balances });

  expect(moves(credit({ ...EMPTY, work: 700n }))).toEqual([
    "work -> bank 500",
    "bank -> funds 100",
    "bank -> shipping 900",
  ]);
  expect(moves(credit({ ...EMPTY, work: 300n, funds: 100n }))).toEqual([
    "work -> bank 300",
    "bank -> funds 100",
    "bank -> shipping 900",
    "funds -> bank 200",
  ]);
  expect(() => credit({ ...EMPTY, work: 300n, funds: 99n })).toThrow(
    expect.objectContaining({
      code: "settlement.funds_too_small",
      details: { missing: "0.01", currency: "pen" },
    }),
  );
});

test("a credit is taken back as its mirror image, only while every purpose holds what came with it", () => {
  const input = { settlement_id: "stl_1", attempt: 2 };
  const parts = { ...EMPTY, work: -500n, funds: 100n, shipping: 900n };
  const of = acts.credit({
    ...input,
    currency: "pen",
    parts,
    balances: { ...EMPTY, work: 300n, funds: 100n },
  });
  expect([of.reference, acts.creditedSettlement(of.reference)]).toEqual(["credit:stl_1:2", "stl_1"]);
  const back = acts.creditTakenBack({ ...input, of, balances: { ...EMPTY, shipping: 900n } });
  expect(back).toMatchObject({ reference: "credit:stl_1:2:taken_back", kind: "credit_taken_back" });
  expect(acts.creditedSettlement(back.reference)).toBeNull();
  expect(moves(back)).toEqual([
    "bank -> work 300",
    "funds -> bank 100",
    "shipping -> bank 900",
    "bank -> funds 200",
  ]);
  expect(() => acts.creditTakenBack({ ...input, of, balances: { ...EMPTY, shipping: 899n } })).toThrow(
    expect.objectContaining({
      code: "settlement.credit_used",
      details: { account: "shipping", brought: "9.00", holds: "8.99", currency: "pen" },
    }),
  );
});

test("the worked payroll month: the work fund has 7.65, and 1,312.35 comes from the co-op's money", () => {
  const money = { request_id: "request-1", currency: "eur" as const, amount: 131_235n };
  expect(moves(acts.otherMoney(money))).toEqual(["bank -> funds 131235"]);
  expect(moves(acts.toWork(money))).toEqual(["funds -> work 131235"]);
  expect(765n + money.amount).toBe(132_000n);
  expect(moves(acts.spent({ ...money, account: "materials" }))).toEqual(["materials -> bank 131235"]);
});

test("a member is given pay, an instruction takes it, the bank pays it, and a return is the mirror image of both", () => {
  const heads = [{ head: "own" as const, amount: 1446n }];
  const run = acts.payRun({ run_id: "run_1", currency: "pen", members: [{ member_id: "m1", heads }] });
  expect(run.postings).toEqual([{ debit: "work", credit: "member:m1:own", amount: 1446n, member_id: "m1" }]);
  const undone = acts.payRunReversed(run);
  expect(moves(undone)).toEqual(["member:m1:own -> work 1446"]);
  expect(undone).toMatchObject({ reference: "pay_run:run_1:reversed", kind: "pay_run_reversed" });
  const attempt = { payment_id: "ins_1", attempt: 2, currency: "pen" as const, member_id: "m1", heads };
  const [sent, paid] = [acts.instruction(attempt), acts.payment(attempt)];
  expect(moves(sent)).toEqual(["member:m1:own -> instruction:ins_1 1446"]);
  expect(moves(paid)).toEqual(["instruction:ins_1 -> bank 1446"]);
  expect(moves(acts.returned(paid))).toEqual(["bank -> instruction:ins_1 1446"]);
  expect(acts.returned(sent)).toMatchObject({
    reference: "instruction:ins_1:2:returned",
    kind: "instruction_returned",
  });
});

test("nothing and less than nothing are no amounts", () => {
  for (const amount of [0n, -1n]) {
    expect(() => acts.otherMoney({ request_id: "request-1", currency: "eur", amount })).toThrow(
      expect.objectContaining({ code: "ledger.amount_invalid" }),
    );
  }
  expect(() => acts.cutCredit(0n, { ...NOTHING, work: 1n })).toThrow(
    expect.objectContaining({ code: "ledger.amount_invalid" }),
  );
});
