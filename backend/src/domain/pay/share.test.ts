import fc from "fast-check";
import { expect, test } from "vitest";
import { BY_WORK, type Division, type MemberWork, shareFund } from "./share";
import type { Adjustment } from "./adjustments";

const hours = (...quantities: number[]) =>
  quantities.map((quantity, at) => ({
    member_id: `m${at}`,
    code: `P-0${at}`,
    quantity: BigInt(quantity) * 100n,
    grades: [],
  }));

const share = (
  fund: bigint,
  work: readonly MemberWork[],
  division: Division = BY_WORK,
  adjustments: readonly (Adjustment & { code: string })[] = [],
) => shareFund({ fund, work, division, adjustments, currency: "eur" });
const amounts = (...of: Parameters<typeof share>) => share(...of).map(({ code, amount }) => [code, amount]);
const adjust = (at: number, amount: bigint) => ({
  ...{ member_id: `m${at}`, code: `P-0${at}`, amount, reason: "October's hours" },
});

test("28.92 by hours 10 : 7 : 3 is 14.46, 10.12, 4.34", () => {
  expect(share(2892n, hours(10, 7, 3)).map(({ amount }) => amount)).toEqual([1446n, 1012n, 434n]);
});

test("a fund smaller than its members is handed out to the last unit, first by code", () => {
  const shared = share(2n, hours(5, 5, 5).reverse());
  expect(shared.map(({ code, amount }) => [code, amount])).toEqual([
    ["P-00", 1n],
    ["P-01", 1n],
    ["P-02", 0n],
  ]);
});

test("nobody's work cannot be paid", () => {
  expect(() => share(1n, [])).toThrow(expect.objectContaining({ code: "money.no_weights" }));
});

const quantity = fc.bigInt(1n, 80_000n);
const team = fc
  .array(quantity, { minLength: 1, maxLength: 30 })
  .map((quantities) =>
    quantities.map((one, at) => ({ member_id: `m${at}`, code: `c${at % 7}`, quantity: one, grades: [] })),
  );

test("shares add up, are never below zero, and do not hang on the order of the rows", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10_000_000n), team, fc.nat(), (fund, work, turn) => {
      const shared = share(fund, work);
      expect(shared.reduce((sum, { amount }) => sum + amount, 0n)).toBe(fund);
      expect(shared.every(({ amount }) => amount >= 0n)).toBe(true);
      const at = turn % work.length;
      expect(share(fund, [...work.slice(at), ...work.slice(0, at)].reverse())).toEqual(shared);
    }),
  );
});

test("who worked more is never paid less", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 1_000_000n), team, (fund, work) => {
      const byWork = [...share(fund, work)].sort((a, b) => (a.quantity < b.quantity ? -1 : 1));
      byWork.reduce((before, next) => {
        if (next.quantity > before.quantity) expect(next.amount >= before.amount).toBe(true);
        return next;
      });
    }),
  );
});

/** 30 pieces of A and 10 of B at 0.7 count 37; 8 of A count 8; 5 of B count 3.5. */
const GRADED: MemberWork[] = [
  ["P-00", [30n, 10n]] as const,
  ["P-01", [8n, 0n]] as const,
  ["P-02", [0n, 5n]] as const,
].map(([code, [a, b]], at) => ({
  ...{ member_id: `m${at}`, code, quantity: (a + b) * 100n },
  grades: [
    { grade: "A", weight: 100n, quantity: a * 100n },
    { grade: "B", weight: 70n, quantity: b * 100n },
  ],
}));

test("100.00 by graded pieces 37 : 8 : 3.5 is 76.29, 16.49, 7.22", () => {
  expect(amounts(10_000n, GRADED)).toEqual([
    ["P-00", 7629n],
    ["P-01", 1649n],
    ["P-02", 722n],
  ]);
});

test("equal shares of 100.00 for three are 33.34, 33.33, 33.33, whatever they worked", () => {
  expect(amounts(10_000n, hours(10, 7, 3), { by: "equal", rate: null })).toEqual([
    ["P-00", 3334n],
    ["P-01", 3333n],
    ["P-02", 3333n],
  ]);
});

test("2.55 for each full piece that was accepted is 94.35, 20.40 and 8.93, whatever the fund is", () => {
  // 3.5 pieces are 8.925, and a half goes up.
  for (const fund of [0n, 1_000_000n])
    expect(amounts(fund, GRADED, { by: "rate", rate: 255n })).toEqual([
      ["P-00", 9435n],
      ["P-01", 2040n],
      ["P-02", 893n],
    ]);
});

test("adjustments come before the rest is divided, for whoever did not work too", () => {
  // 28.92 less 2.00 and with 1.00 back is 27.92 by 10 : 7 : 3, which is 13.96, 9.77, 4.19.
  const paid = share(2892n, hours(10, 7, 3), BY_WORK, [adjust(1, -100n), adjust(5, 200n)]);
  expect(paid.map(({ code, quantity, amount, adjustment }) => [code, quantity, amount, adjustment])).toEqual([
    ["P-00", 1000n, 1396n, null],
    ["P-01", 700n, 877n, { amount: -100n, reason: "October's hours" }],
    ["P-02", 300n, 419n, null],
    ["P-05", 0n, 200n, { amount: 200n, reason: "October's hours" }],
  ]);
});

test.each<[string, Division, Adjustment & { code: string }, string | undefined]>([
  ["takes more than a share", BY_WORK, adjust(2, -1000n), "P-02"],
  ["takes from who did not work", BY_WORK, adjust(7, -1n), "P-07"],
  ["is more than the fund", BY_WORK, adjust(0, 2893n), undefined],
  ["takes more than a rate pays", { by: "rate", rate: 100n }, adjust(2, -301n), "P-02"],
])("an adjustment that %s is refused", (_, division, adjustment, member) => {
  const expected = { code: "pay.adjustment_too_large", details: member ? { member } : {} };
  expect(() => share(2892n, hours(10, 7, 3), division, [adjustment])).toThrow(
    expect.objectContaining(expected),
  );
});

test("with adjustments too, everything is handed out", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 1_000_000n), team, fc.bigInt(0n, 5_000n), (fund, work, more) => {
      const given = more > fund ? fund : more;
      const paid = share(
        fund,
        work,
        BY_WORK,
        [{ ...adjust(0, given), code: "c0" }].filter(() => given > 0n),
      );
      expect(paid.reduce((sum, { amount }) => sum + amount, 0n)).toBe(fund);
    }),
  );
});
