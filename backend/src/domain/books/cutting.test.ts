import { describe, expect, test } from "vitest";
import { allocate } from "../allocate";
import {
  cutOrder,
  cutPiece,
  type PieceInput,
  type PieceRule,
  PARTS,
  refundParts,
  sumOfParts,
  unitsTotal,
} from "./cutting";
import { checkRecipe, checkTerms, type Recipe, type Terms } from "./recipe";

const refusal = (code: string): unknown => expect.objectContaining({ name: "DomainError", code });

const recipe: Recipe = { work_bps: 5_000, materials_bps: 3_000, funds_bps: 2_000 };
const terms: Terms = {
  coop_id: "coop_a",
  fee_bps: 1_000,
  fee_tax_bps: 2_200,
  tax_remitter: "coop",
  hold_days: 14,
};
const goods: PieceRule = { kind: "goods", tax_rate_bps: 2_200, recipe, terms };

function piece(id: string, changes: Partial<PieceInput> = {}): PieceInput {
  const exact_total = changes.exact_total ?? "12.50";
  return {
    id,
    kind: "goods",
    coop_id: "coop_a",
    quantity: 1,
    exact_total,
    exact_total_before_network_promotions: exact_total,
    tax_rate_bps: 2_200,
    recipe,
    ...changes,
  };
}

function cut(pieces: PieceInput[], exact_total: string) {
  return cutOrder({ currency: "eur", exact_total, pieces, terms: [terms] });
}

describe("cutting one piece", () => {
  test("of 12.50 takes tax, fee and the fee's tax before the recipe", () => {
    expect(cutPiece(1_250n, goods)).toEqual({
      work: 449n,
      materials: 270n,
      funds: 180n,
      shipping: 0n,
      fee: 103n,
      fee_tax: 23n,
      tax: 225n,
    });
  });

  test("of shipping leaves the net to the co-op that sends, without a fee", () => {
    const parts = cutPiece(590n, { ...goods, kind: "shipping", recipe: null });
    expect(parts).toEqual({
      work: 0n,
      materials: 0n,
      funds: 0n,
      shipping: 484n,
      fee: 0n,
      fee_tax: 0n,
      tax: 106n,
    });
  });

  test("never leaves a part below zero at the highest fee the terms allow, however small the piece", () => {
    const dearest: Terms = { ...terms, fee_bps: 4_999, fee_tax_bps: 10_000 };
    for (let total = 0n; total < 3_000n; total += 1n) {
      for (const tax_rate_bps of [0, 1, 2_200, 10_000]) {
        const parts = cutPiece(total, { ...goods, tax_rate_bps, terms: dearest });
        expect(PARTS.every((part) => parts[part] >= 0n)).toBe(true);
        expect(sumOfParts(parts)).toBe(total);
      }
    }
  });

  test("refuses goods without a recipe and rates that are none", () => {
    expect(() => cutPiece(1n, { ...goods, recipe: null })).toThrow(refusal("books.recipe_missing"));
    expect(() => cutPiece(1n, { ...goods, tax_rate_bps: 22.5 })).toThrow(refusal("books.piece_invalid"));
    expect(() => cutPiece(-1n, goods)).toThrow(refusal("money.negative"));
  });
});

describe("cutting an order", () => {
  test("gives the same pieces in whatever order the cart is read", () => {
    // Three equal pieces of 0.335 share 1.01: the odd cents must go by id, not by place.
    const pieces = ["a", "b", "c"].map((id) => piece(id, { exact_total: "0.335" }));
    const forwards = cut(pieces, "1.005");
    const backwards = cut(pieces.toReversed(), "1.005");
    expect(forwards.pieces.map(({ id, total }) => [id, total])).toEqual([
      ["a", 34n],
      ["b", 34n],
      ["c", 33n],
    ]);
    expect(backwards.pieces.toReversed()).toEqual(forwards.pieces);
    expect(backwards.total).toBe(101n);
  });

  test("accepts the tails of divisions and refuses money that belongs to no piece", () => {
    expect(cut([piece("a", { exact_total: "3.33333333333333333333" })], "3.333").total).toBe(333n);
    expect(() => cut([piece("a")], "12.51")).toThrow(refusal("books.pieces_differ_from_total"));
    expect(() => cut([piece("a")], "7.50")).toThrow(refusal("books.pieces_differ_from_total"));
  });

  test("of nothing is nothing", () => {
    const free = cut([piece("a", { exact_total: "0" })], "0");
    expect(free.total).toBe(0n);
    expect(free.pieces.map(({ total, parts }) => total + sumOfParts(parts))).toEqual([0n]);
  });

  test("refuses a piece of a co-op without terms, a double id and a quantity that is none", () => {
    expect(() => cut([piece("a", { coop_id: "coop_b" })], "12.50")).toThrow(refusal("books.terms_missing"));
    expect(() => cut([piece("a"), piece("a")], "25.00")).toThrow(refusal("books.piece_invalid"));
    expect(() => cut([piece("a", { quantity: 0 })], "12.50")).toThrow(refusal("books.piece_invalid"));
    expect(() => cut([piece("a", { quantity: 1.5 })], "12.50")).toThrow(refusal("books.piece_invalid"));
    expect(() => cut([piece("a", { exact_total: "-12.50" })], "-12.50")).toThrow(refusal("money.negative"));
  });
});

describe("a network promotion", () => {
  // 25.00 sold for 20.00: work, materials and funds are 8.99/5.40/3.60 in full and 7.19/4.32/2.88 as paid.
  const half_gift = piece("a", { exact_total: "20.00", exact_total_before_network_promotions: "25.00" });

  test("leaves the co-op what it would have had at the full price", () => {
    const [promoted] = cut([half_gift], "20.00").pieces;
    const full = cutPiece(2_500n, goods);
    expect(promoted?.top_up).toEqual({ work: 180n, materials: 108n, funds: 72n });
    expect((promoted?.parts.work ?? 0n) + (promoted?.top_up.work ?? 0n)).toBe(full.work);
    expect((promoted?.parts.materials ?? 0n) + (promoted?.top_up.materials ?? 0n)).toBe(full.materials);
    expect((promoted?.parts.funds ?? 0n) + (promoted?.top_up.funds ?? 0n)).toBe(full.funds);
  });

  test("is frozen apart: the paid parts alone sum to the piece", () => {
    const [promoted] = cut([half_gift], "20.00").pieces;
    expect(promoted && sumOfParts(promoted.parts)).toBe(2_000n);
  });

  test("gives nothing to the pieces it does not lower, even where a cent moved between pieces", () => {
    const pieces = ["a", "b", "c"].map((id) => piece(id, { exact_total: "0.335" }));
    for (const { top_up } of cut(pieces, "1.005").pieces) {
      expect(top_up).toEqual({ work: 0n, materials: 0n, funds: 0n });
    }
  });

  test("is taken back by refunds cumulatively and whole", () => {
    const top_up = { work: 180n, materials: 108n, funds: 72n };
    const thirds = [1, 2, 3].map((nth) => {
      const before = unitsTotal(360n, 3, nth - 1);
      return refundParts(top_up, before, unitsTotal(360n, 3, nth) - before);
    });
    expect(thirds).toEqual([
      { work: 60n, materials: 36n, funds: 24n },
      { work: 60n, materials: 36n, funds: 24n },
      { work: 60n, materials: 36n, funds: 24n },
    ]);
  });

  test("that raises a price, or lowers shipping, is refused", () => {
    const raised = piece("a", { exact_total: "20.00", exact_total_before_network_promotions: "19.00" });
    expect(() => cut([raised], "20.00")).toThrow(refusal("books.promotion_invalid"));
    const free_shipping = piece("a", {
      kind: "shipping",
      recipe: null,
      exact_total: "0",
      exact_total_before_network_promotions: "5.90",
    });
    expect(() => cut([free_shipping], "0")).toThrow(refusal("books.promotion_on_shipping"));
  });
});

describe("refunding units of a line", () => {
  test("gives the first units the odd cents, as sharing the line over its units does", () => {
    for (const total of [0n, 1n, 1_760n, 2_125n, 99_999n]) {
      for (const quantity of [1, 2, 3, 7, 99]) {
        const units = allocate(total, new Array<bigint>(quantity).fill(1n));
        for (let first_k = 0; first_k <= quantity; first_k += 1) {
          const together = units.slice(0, first_k).reduce((sum, unit) => sum + unit, 0n);
          expect(unitsTotal(total, quantity, first_k)).toBe(together);
        }
      }
    }
  });

  test("beyond those there are is refused", () => {
    expect(() => unitsTotal(100n, 2, 3)).toThrow(refusal("refund.too_many"));
    expect(() => unitsTotal(100n, 2, -1)).toThrow(refusal("refund.too_many"));
    expect(() => unitsTotal(100n, 2, 0.5)).toThrow(refusal("refund.too_many"));
  });
});

describe("the parts of a refund", () => {
  const frozen = cutPiece(1_250n, goods);

  test("do not depend on how the frozen parts are listed", () => {
    const listed_backwards = { ...frozen };
    for (const part of PARTS.toReversed()) {
      Reflect.deleteProperty(listed_backwards, part);
      listed_backwards[part] = frozen[part];
    }
    expect(Object.keys(listed_backwards)).toEqual(PARTS.toReversed());
    for (let refund = 0n; refund <= 1_250n; refund += 7n) {
      expect(refundParts(listed_backwards, 0n, refund)).toEqual(refundParts(frozen, 0n, refund));
    }
  });

  test("are refused beyond what was paid and below nothing", () => {
    expect(() => refundParts(frozen, 1_250n, 1n)).toThrow(refusal("refund.too_much"));
    expect(() => refundParts(frozen, 10n, -1n)).toThrow(refusal("money.negative"));
  });

  test("of nothing at all are nothing", () => {
    expect(refundParts({ work: 0n, materials: 0n, funds: 0n }, 0n, 0n)).toEqual({
      work: 0n,
      materials: 0n,
      funds: 0n,
    });
  });
});

describe("recipes and terms", () => {
  test("that hold are accepted", () => {
    expect(() => checkRecipe(recipe)).not.toThrow();
    expect(() => checkTerms(terms)).not.toThrow();
    expect(() => checkTerms({ ...terms, fee_bps: 0, fee_tax_bps: 0, hold_days: 0 })).not.toThrow();
  });

  test.each<[string, Partial<Recipe>]>([
    ["sums to less than the whole", { funds_bps: 1_999 }],
    ["sums to more", { funds_bps: 2_001 }],
    ["has a negative share", { work_bps: 12_000, funds_bps: -5_000 }],
    ["has a broken basis point", { work_bps: 5_000.5, funds_bps: 1_999.5 }],
    ["has no number", { work_bps: Number.NaN }],
  ])("a recipe that %s is refused", (_what, changes) => {
    expect(() => checkRecipe({ ...recipe, ...changes })).toThrow(refusal("books.recipe_invalid"));
  });

  test.each<[string, Partial<Terms>]>([
    ["a fee of one half", { fee_bps: 5_000 }],
    ["a negative fee", { fee_bps: -1 }],
    ["a tax on the fee above the fee", { fee_tax_bps: 10_001 }],
    ["a hold of half a day", { hold_days: 0.5 }],
    ["a hold into the past", { hold_days: -1 }],
  ])("terms with %s are refused", (_what, changes) => {
    expect(() => checkTerms({ ...terms, ...changes })).toThrow(refusal("books.terms_invalid"));
  });
});
