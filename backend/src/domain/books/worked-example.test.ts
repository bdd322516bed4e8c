import { describe, expect, test } from "vitest";
import { allocate } from "../allocate";
import { digitsAtScale, divideHalfUp, parseExact } from "../decimal";
import { formatDecimal, money, parseDecimal, shareHalfUp } from "../money";
import {
  cutOrder,
  cutPiece,
  type CutPiece,
  type OrderInput,
  type Part,
  type PieceInput,
  type PieceRule,
  type Parts,
  PARTS,
  refundParts,
  sumOfParts,
  unitsTotal,
} from "./cutting";
import type { Recipe, Terms } from "./recipe";

/*
 * One order from three co-ops, 15 % off the goods of each, cut by hand. The numbers are typed in. The same checks are then
 * put to rules that are wrong in ways that were made elsewhere: each must be caught.
 */

const half: Recipe = { work_bps: 5_000, materials_bps: 3_000, funds_bps: 2_000 };
const honey: Recipe = { work_bps: 5_500, materials_bps: 2_500, funds_bps: 2_000 };

const terms: Record<"I" | "P" | "R", Terms> = {
  I: { coop_id: "I", fee_bps: 1_000, fee_tax_bps: 2_200, tax_remitter: "coop", hold_days: 0 },
  P: { coop_id: "P", fee_bps: 1_000, fee_tax_bps: 0, tax_remitter: "network", hold_days: 0 },
  R: { coop_id: "R", fee_bps: 1_000, fee_tax_bps: 0, tax_remitter: "network", hold_days: 0 },
};

function goods(coop_id: string, quantity: number, exact_total: string, recipe: Recipe): PieceInput {
  return {
    id: `${coop_id} goods`,
    kind: "goods",
    coop_id,
    quantity,
    exact_total,
    exact_total_before_network_promotions: exact_total,
    tax_rate_bps: 2_200,
    recipe,
  };
}

function shipping(coop_id: string, exact_total: string): PieceInput {
  return {
    ...goods(coop_id, 1, exact_total, half),
    id: `${coop_id} shipping`,
    kind: "shipping",
    recipe: null,
  };
}

const order: OrderInput = {
  currency: "eur",
  exact_total: "112.895",
  pieces: [
    goods("I", 2, "21.25", half),
    goods("P", 3, "17.595", honey),
    goods("R", 1, "41.65", half),
    shipping("I", "5.90"),
    shipping("P", "14.00"),
    shipping("R", "12.50"),
  ],
  terms: Object.values(terms),
};

const full_prices: Record<string, string> = { "I goods": "25.00", "P goods": "20.70", "R goods": "49.00" };

type Shown = { paid: string } & Partial<Record<Part, string>>;

const table: Record<string, Shown> = {
  "I goods": {
    paid: "21.25",
    work: "7.65",
    materials: "4.59",
    funds: "3.06",
    fee: "1.74",
    fee_tax: "0.38",
    tax: "3.83",
  },
  "P goods": { paid: "17.60", work: "7.14", materials: "3.25", funds: "2.60", fee: "1.44", tax: "3.17" },
  "R goods": { paid: "41.65", work: "15.36", materials: "9.22", funds: "6.15", fee: "3.41", tax: "7.51" },
  "I shipping": { paid: "5.90", shipping: "4.84", tax: "1.06" },
  "P shipping": { paid: "14.00", shipping: "11.48", tax: "2.52" },
  "R shipping": { paid: "12.50", shipping: "10.25", tax: "2.25" },
};

/** Everything a wrong rule may replace. */
type Rules = {
  cutOrder: typeof cutOrder;
  refundOf: (piece: CutPiece, refunded_before: bigint, refund_now: bigint, today: PieceRule) => Parts;
};

const right: Rules = {
  cutOrder,
  refundOf: (piece, refunded_before, refund_now) => refundParts(piece.parts, refunded_before, refund_now),
};

const euros = (amount_minor: bigint): string => formatDecimal(money(amount_minor, "eur"));
const cents = (text: string): bigint => parseDecimal(text, "eur").amount_minor;

/** The parts that are not nothing, as people write them. */
function shown(parts: Parts): Partial<Record<Part, string>> {
  return Object.fromEntries(
    PARTS.filter((part) => parts[part] !== 0n).map((part) => [part, euros(parts[part])]),
  );
}

function pieceNamed(pieces: readonly CutPiece[], id: string): CutPiece {
  const found = pieces.find((piece) => piece.id === id);
  if (!found) throw new Error(`No piece ${id}`);
  return found;
}

/** What one co-op is left with of its pieces once the network keeps its fee and remits the tax. */
function earned(pieces: readonly CutPiece[]): bigint {
  return pieces.reduce((sum, { parts }) => sum + sumOfParts({ ...parts, fee: 0n, fee_tax: 0n, tax: 0n }), 0n);
}

const raised_fee: Terms = { ...terms.P, fee_bps: 1_200 };
const today: PieceRule = { kind: "goods", tax_rate_bps: 2_200, recipe: honey, terms: raised_fee };

const golden_checks: Record<string, (rules: Rules) => void> = {
  "112.895 is charged as 112.90, cut as in the table": (rules) => {
    const cut = rules.cutOrder(order);
    expect(euros(cut.total)).toBe("112.90");
    const cut_table = cut.pieces.map((piece) => [
      piece.id,
      { paid: euros(piece.total), ...shown(piece.parts) },
    ]);
    expect(Object.fromEntries(cut_table)).toEqual(table);
  },
  "the parts of each piece sum to the piece and the pieces to the total": (rules) => {
    const cut = rules.cutOrder(order);
    for (const piece of cut.pieces) expect(euros(sumOfParts(piece.parts))).toBe(euros(piece.total));
    expect(euros(cut.pieces.reduce((sum, piece) => sum + piece.total, 0n))).toBe("112.90");
  },
  "one of three jars is refunded as 5.87, of which the co-op bears 4.33": (rules) => {
    const jars = pieceNamed(rules.cutOrder(order).pieces, "P goods");
    const refund = unitsTotal(jars.total, 3, 1);
    expect(euros(refund)).toBe("5.87");
    const parts = rules.refundOf(jars, 0n, refund, today);
    expect(shown(parts)).toEqual({
      work: "2.38",
      materials: "1.08",
      funds: "0.87",
      fee: "0.48",
      tax: "1.06",
    });
    expect(euros(parts.work + parts.materials + parts.funds)).toBe("4.33");
  },
  "three jars refunded one by one give back the parts of the line": (rules) => {
    const jars = pieceNamed(rules.cutOrder(order).pieces, "P goods");
    const back = { ...jars.parts, work: 0n, materials: 0n, funds: 0n, fee: 0n, fee_tax: 0n, tax: 0n };
    for (const nth of [1, 2, 3]) {
      const before = unitsTotal(jars.total, 3, nth - 1);
      const parts = rules.refundOf(jars, before, unitsTotal(jars.total, 3, nth) - before, today);
      for (const part of PARTS) back[part] += parts[part];
    }
    expect(shown(back)).toEqual({ work: "7.14", materials: "3.25", funds: "2.60", fee: "1.44", tax: "3.17" });
  },
  "a line of 12.50 refunded cent by cent never takes a cent back": (rules) => {
    const rule: PieceRule = { kind: "goods", tax_rate_bps: 2_200, recipe: half, terms: terms.I };
    const parts = cutPiece(cents("12.50"), rule);
    const line: CutPiece = {
      ...pieceNamed(cutOrder(order).pieces, "I goods"),
      quantity: 1,
      total: cents("12.50"),
      parts,
    };
    let taken_back = 0;
    for (let before = 0n; before < 1_250n; before += 1n) {
      const refund = rules.refundOf(line, before, 1n, rule);
      if (PARTS.some((part) => refund[part] < 0n)) taken_back += 1;
    }
    expect(taken_back).toBe(0);
  },
  "the next sale of the honey, 20.70 and 14.00, earns its co-op 26.75": (rules) => {
    const next: OrderInput = {
      currency: "eur",
      exact_total: "34.70",
      pieces: [goods("P", 3, "20.70", honey), shipping("P", "14.00")],
      terms: [terms.P],
    };
    expect(euros(earned(rules.cutOrder(next).pieces))).toBe("26.75");
  },
};

/** The golden checks that rules do not pass. A rule that breaks down is a fault of this file, not a rule caught. */
function failures(rules: Rules): string[] {
  return Object.entries(golden_checks)
    .filter(([, check]) => {
      try {
        check(rules);
        return false;
      } catch (thrown) {
        if (thrown instanceof Error && thrown.name === "AssertionError") return true;
        throw thrown;
      }
    })
    .map(([name]) => name);
}

type RuleOfPiece = (total: bigint, rule: PieceRule, full_price: bigint) => Parts;

/** An order cut by a wrong rule for the single piece, the rest as it should be. */
function withPieceRule(wrong: RuleOfPiece): Rules {
  return {
    ...right,
    cutOrder: (input) => {
      const cut = cutOrder(input);
      const pieces = cut.pieces.map((piece) => {
        const given = input.pieces.find(({ id }) => id === piece.id);
        const agreed = input.terms.find(({ coop_id }) => coop_id === piece.coop_id);
        if (!given || !agreed) throw new Error(`Nothing known of ${piece.id}`);
        const rule: PieceRule = { ...given, terms: agreed };
        const is_discounted = input === order && piece.kind === "goods";
        const full_price = is_discounted ? cents(full_prices[piece.id] ?? "") : piece.total;
        return { ...piece, parts: wrong(piece.total, rule, full_price) };
      });
      return { ...cut, pieces };
    },
  };
}

function byRecipe(rest: bigint, recipe: Recipe | null): Pick<Parts, "work" | "materials" | "funds"> {
  const { work_bps, materials_bps, funds_bps } = recipe ?? half;
  const [work = 0n, materials = 0n, funds = 0n] = allocate(
    rest,
    [work_bps, materials_bps, funds_bps].map(BigInt),
  );
  return { work, materials, funds };
}

function largestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((running, weight) => running + weight, 0n);
  const shares = weights.map((weight) => (total * weight) / sum);
  const left = Number(shares.reduce((running, share) => running - share, total));
  const by_remainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of by_remainder.slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

function partsOf(amounts: readonly bigint[]): Parts {
  const [work = 0n, materials = 0n, funds = 0n, shipping_part = 0n, fee = 0n, fee_tax = 0n, tax = 0n] =
    amounts;
  return { work, materials, funds, shipping: shipping_part, fee, fee_tax, tax };
}

const weightsOf = (piece: CutPiece): bigint[] => PARTS.map((part) => piece.parts[part]);

const wrong_variants: Record<string, Rules> = {
  "fee on gross": withPieceRule((total, rule) => {
    const cut = cutPiece(total, rule);
    if (rule.kind === "shipping") return cut;
    const fee = shareHalfUp(total, rule.terms.fee_bps);
    const fee_tax = shareHalfUp(fee, rule.terms.fee_tax_bps);
    return { ...cut, ...byRecipe(total - cut.tax - fee - fee_tax, rule.recipe), fee, fee_tax };
  }),

  "tax added twice": withPieceRule((total, rule) => {
    const taxed_again = total + shareHalfUp(total, rule.tax_rate_bps);
    return cutPiece(taxed_again, rule);
  }),

  "fee on shipping": withPieceRule((total, rule) => {
    const cut = cutPiece(total, rule);
    if (rule.kind === "goods") return cut;
    const fee = shareHalfUp(cut.shipping, rule.terms.fee_bps);
    return { ...cut, shipping: cut.shipping - fee, fee };
  }),

  "refund from today's rate": {
    ...right,
    refundOf: (_piece, _before, refund_now, rule) => cutPiece(refund_now, rule),
  },

  "rounding per unit": {
    ...right,
    cutOrder: (input) => {
      const cut = cutOrder(input);
      const pieces = cut.pieces.map((piece) => {
        const given = input.pieces.find(({ id }) => id === piece.id);
        const agreed = input.terms.find(({ coop_id }) => coop_id === piece.coop_id);
        if (!given || !agreed) throw new Error(`Nothing known of ${piece.id}`);
        const units = BigInt(piece.quantity);
        const unit = divideHalfUp(digitsAtScale(parseExact(given.exact_total), 3), units * 10n);
        return { ...piece, total: unit * units, parts: cutPiece(unit * units, { ...given, terms: agreed }) };
      });
      return { total: pieces.reduce((sum, piece) => sum + piece.total, 0n), pieces };
    },
  },

  "a discount taken from work twice": withPieceRule((total, rule, full_price) => {
    const cut = cutPiece(total, rule);
    if (rule.kind === "shipping") return cut;
    // The sum still holds, since what work loses goes to the funds: only the numbers give it away.
    const discount_net = allocate(full_price - total, [10_000n, BigInt(rule.tax_rate_bps)])[0] ?? 0n;
    return { ...cut, work: cut.work - discount_net, funds: cut.funds + discount_net };
  }),

  "largest remainder": {
    ...right,
    refundOf: (piece, before, refund_now) => {
      const earlier = largestRemainder(before, weightsOf(piece));
      const all = largestRemainder(before + refund_now, weightsOf(piece));
      return partsOf(all.map((amount, index) => amount - (earlier[index] ?? 0n)));
    },
  },

  "refund parts computed from the last refund alone": {
    ...right,
    refundOf: (piece, _before, refund_now) => partsOf(allocate(refund_now, weightsOf(piece))),
  },
};

describe("the worked example", () => {
  test.each(Object.entries(golden_checks))("%s", (_name, check) => {
    check(right);
  });
});

/** The golden check made for each variant. Others may catch it too. */
const caught_by: Record<string, keyof typeof golden_checks> = {
  "fee on gross": "112.895 is charged as 112.90, cut as in the table",
  "tax added twice": "the parts of each piece sum to the piece and the pieces to the total",
  "fee on shipping": "the next sale of the honey, 20.70 and 14.00, earns its co-op 26.75",
  "refund from today's rate": "one of three jars is refunded as 5.87, of which the co-op bears 4.33",
  "rounding per unit": "the parts of each piece sum to the piece and the pieces to the total",
  "a discount taken from work twice": "112.895 is charged as 112.90, cut as in the table",
  "largest remainder": "a line of 12.50 refunded cent by cent never takes a cent back",
  "refund parts computed from the last refund alone":
    "three jars refunded one by one give back the parts of the line",
};

describe("a rule that is wrong is caught", () => {
  test.each(Object.entries(wrong_variants))("%s", (name, rules) => {
    expect(failures(right)).toEqual([]);
    expect(failures(rules)).toContain(caught_by[name]);
  });

  test("largest remainder, which would take back 68 of 1,250 cents", () => {
    const rule: PieceRule = { kind: "goods", tax_rate_bps: 2_200, recipe: half, terms: terms.I };
    const line = cutPiece(cents("12.50"), rule);
    const weights = PARTS.map((part) => line[part]);
    let taken_back = 0;
    for (let refunded = 0n; refunded < 1_250n; refunded += 1n) {
      const before = largestRemainder(refunded, weights);
      const after = largestRemainder(refunded + 1n, weights);
      if (after.some((amount, index) => amount < (before[index] ?? 0n))) taken_back += 1;
    }
    expect(taken_back).toBe(68);
  });
});
