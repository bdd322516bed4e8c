import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "./allocate";

/** The definition itself: one unit at a time to the greatest weight / (2 × units held + 1), the first of equals. */
function unitByUnit(total: bigint, weights: readonly bigint[]): bigint[] {
  const shares = weights.map(() => 0n);
  for (let unit = 0n; unit < total; unit += 1n) {
    let best = 0;
    weights.forEach((weight, index) => {
      const mine = weight * (2n * (shares[best] ?? 0n) + 1n);
      const its = (weights[best] ?? 0n) * (2n * (shares[index] ?? 0n) + 1n);
      if (mine > its) best = index;
    });
    shares[best] = (shares[best] ?? 0n) + 1n;
  }
  return shares;
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
const someWeight = fc.oneof(fc.bigInt(0n, 12n), fc.bigInt(0n, 100_000n), fc.bigInt(0n, 10n ** 20n));
const someWeights = fc
  .array(someWeight, { minLength: 1, maxLength: 9 })
  .filter((weights) => weights.some((weight) => weight > 0n));

describe("allocate", () => {
  test("gives the same shares as handing out one unit at a time", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 400n), someWeights, (total, weights) => {
        expect(allocate(total, weights)).toEqual(unitByUnit(total, weights));
      }),
      { numRuns: 3_000 },
    );
  });

  test("keeps the order of ties when many weights are equal", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 60n),
        fc.array(fc.bigInt(0n, 2n), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          fc.pre(sumOf(weights) > 0n);
          expect(allocate(total, weights)).toEqual(unitByUnit(total, weights));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("adds up to the total, however large", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), someWeights, (total, weights) => {
        const shares = allocate(total, weights);
        expect(sumOf(shares)).toBe(total);
        expect(shares.every((share) => share >= 0n)).toBe(true);
      }),
    );
  });

  test("never takes a unit back when the total grows", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 50n), someWeights, (total, more, weights) => {
        const before = allocate(total, weights);
        const after = allocate(total + more, weights);
        expect(after.every((share, index) => share >= (before[index] ?? 0n))).toBe(true);
      }),
    );
  });

  test("gives the weights back when the total is their sum", () => {
    fc.assert(
      fc.property(someWeights, (weights) => {
        expect(allocate(sumOf(weights), weights)).toEqual(weights);
      }),
    );
  });

  test("gives each weight the same share in whatever order the weights come", () => {
    // Distinct primes above twice the total have no equal quotients, so no tie is left to the order.
    const primes = [10_007n, 10_009n, 10_037n, 50_021n, 99_991n, 100_003n, 500_009n, 1_000_003n];
    fc.assert(
      fc.property(
        fc.bigInt(0n, 5_000n),
        fc.shuffledSubarray(primes, { minLength: primes.length }),
        (total, shuffled) => {
          const inOrder = allocate(total, primes);
          expect(allocate(total, shuffled)).toEqual(shuffled.map((prime) => inOrder[primes.indexOf(prime)]));
        },
      ),
    );
  });

  test("shares a million million units among a hundred at once", () => {
    const weights = Array.from({ length: 100 }, (_, index) => BigInt(index + 1));
    const shares = allocate(10n ** 12n, weights);
    expect(sumOf(shares)).toBe(10n ** 12n);
    // 10^12 × weight / 5050 to the nearest unit, give or take the one that makes the sum come out.
    shares.forEach((share, index) => {
      const away = share * 5050n - 10n ** 12n * BigInt(index + 1);
      expect(away < 2n * 5050n && away > -2n * 5050n).toBe(true);
    });
  });

  test("cuts the numbers of everyday use", () => {
    expect(allocate(11_290n, [21_250n, 17_595n, 41_650n, 5_900n, 14_000n, 12_500n])).toEqual([
      2_125n,
      1_760n,
      4_165n,
      590n,
      1_400n,
      1_250n,
    ]);
    expect(allocate(1_760n, [1n, 1n, 1n])).toEqual([587n, 587n, 586n]);
    expect(allocate(0n, [0n, 0n])).toEqual([0n, 0n]);
    expect(allocate(7n, [0n, 5n])).toEqual([0n, 7n]);
  });

  test("refuses what cannot be shared", () => {
    expect(() => allocate(-1n, [1n])).toThrow(expect.objectContaining({ code: "money.negative" }));
    expect(() => allocate(1n, [2n, -1n])).toThrow(expect.objectContaining({ code: "money.negative" }));
    expect(() => allocate(1n, [0n])).toThrow(expect.objectContaining({ code: "money.no_weights" }));
    expect(() => allocate(1n, [])).toThrow(expect.objectContaining({ code: "money.no_weights" }));
  });
});
