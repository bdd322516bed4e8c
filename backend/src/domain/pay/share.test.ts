import fc from "fast-check";
import { expect, test } from "vitest";
import { shareFund } from "./share";

const hours = (...quantities: number[]) =>
  quantities.map((quantity, at) => ({
    member_id: `m${at}`,
    code: `P-0${at}`,
    quantity: BigInt(quantity) * 100n,
  }));

test("28.92 by hours 10 : 7 : 3 is 14.46, 10.12, 4.34", () => {
  expect(shareFund(2892n, hours(10, 7, 3)).map(({ amount }) => amount)).toEqual([1446n, 1012n, 434n]);
});

test("a fund smaller than its members is handed out to the last unit, first by code", () => {
  const shared = shareFund(2n, hours(5, 5, 5).reverse());
  expect(shared.map(({ code, amount }) => [code, amount])).toEqual([
    ["P-00", 1n],
    ["P-01", 1n],
    ["P-02", 0n],
  ]);
});

test("nobody's work cannot be paid", () => {
  expect(() => shareFund(1n, [])).toThrow(expect.objectContaining({ code: "money.no_weights" }));
});

const quantity = fc.bigInt(1n, 80_000n);
const team = fc
  .array(quantity, { minLength: 1, maxLength: 30 })
  .map((quantities) =>
    quantities.map((one, at) => ({ member_id: `m${at}`, code: `c${at % 7}`, quantity: one })),
  );

test("shares add up, are never below zero, and do not hang on the order of the rows", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10_000_000n), team, fc.nat(), (fund, work, turn) => {
      const shared = shareFund(fund, work);
      expect(shared.reduce((sum, { amount }) => sum + amount, 0n)).toBe(fund);
      expect(shared.every(({ amount }) => amount >= 0n)).toBe(true);
      const at = turn % work.length;
      expect(shareFund(fund, [...work.slice(at), ...work.slice(0, at)].reverse())).toEqual(shared);
    }),
  );
});

test("who worked more is never paid less", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 1_000_000n), team, (fund, work) => {
      const byWork = [...shareFund(fund, work)].sort((a, b) => (a.quantity < b.quantity ? -1 : 1));
      byWork.reduce((before, next) => {
        if (next.quantity > before.quantity) expect(next.amount >= before.amount).toBe(true);
        return next;
      });
    }),
  );
});
