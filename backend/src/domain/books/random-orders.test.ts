import fc from "fast-check";
import { expect, test } from "vitest";
import { type Currency, decimalsOf } from "../currency";
import {
  cutOrder,
  cutPiece,
  type CutPiece,
  type OrderInput,
  type PieceInput,
  PARTS,
  refundParts,
  sumOfParts,
  TOP_UP_PARTS,
  unitsTotal,
} from "./cutting";
import type { Recipe, Terms } from "./recipe";

/*
 * Ten thousand random orders: one to five co-ops, their own fees, recipes and promotions, a network promotion, shipping, five
 * currencies of which one has no decimals, and every line refunded in random steps until nothing is left.
 */

type Line = { price_minor: number; quantity: number; tax_rate_bps: number; recipe: Recipe; steps: number[] };
type Coop = { fee_bps: number; fee_tax_bps: number; off_bps: number; lines: Line[]; shipping_minor: number };
type Order = { currency: Currency; network_off_bps: number; coops: Coop[] };

const someRate = fc.constantFrom(0, 400, 1_000, 1_900, 2_100, 2_200, 2_300, 10_000);
const somePercent = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10_000 }));
const someRecipe = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([one, other]): Recipe => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return { work_bps: low, materials_bps: high - low, funds_bps: 10_000 - high };
  });
const someLine: fc.Arbitrary<Line> = fc.record({
  price_minor: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 50_000 })),
  quantity: fc.integer({ min: 1, max: 12 }),
  tax_rate_bps: someRate,
  recipe: someRecipe,
  steps: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
});
const someCoop: fc.Arbitrary<Coop> = fc.record({
  fee_bps: fc.oneof(fc.constant(1_000), fc.integer({ min: 0, max: 4_999 })),
  fee_tax_bps: fc.oneof(someRate, fc.integer({ min: 0, max: 10_000 })),
  off_bps: somePercent,
  lines: fc.array(someLine, { minLength: 1, maxLength: 3 }),
  shipping_minor: fc.integer({ min: 0, max: 3_000 }),
});
const someOrder: fc.Arbitrary<Order> = fc.record({
  currency: fc.constantFrom("eur" as const, "usd" as const, "ars" as const, "pen" as const, "clp" as const),
  network_off_bps: somePercent,
  coops: fc.array(someCoop, { minLength: 1, maxLength: 5 }),
});

/** Exact decimal text of an amount given in `10^-scale` of the major unit. */
function text(digits: bigint, scale: number): string {
  const padded = digits.toString().padStart(scale + 1, "0");
  return `${padded.slice(0, padded.length - scale)}.${padded.slice(padded.length - scale)}`;
}

/** The order as the cart would hand it over, and its exact total in hundred-millionths of the minor unit. */
function asInput({ currency, network_off_bps, coops }: Order): { input: OrderInput; exact: bigint } {
  const scale = decimalsOf(currency) + 8;
  let exact = 0n;
  const pieces = coops.flatMap((coop, nth): PieceInput[] => {
    const coop_id = `coop_${nth}`;
    const lines = coop.lines.map((line, at): PieceInput => {
      const after_coop = BigInt(line.price_minor) * BigInt(line.quantity) * BigInt(10_000 - coop.off_bps);
      const after_all = after_coop * BigInt(10_000 - network_off_bps);
      exact += after_all;
      return {
        id: `${coop_id}_${at}`,
        kind: "goods",
        coop_id,
        quantity: line.quantity,
        exact_total: text(after_all, scale),
        exact_total_before_network_promotions: text(after_coop * 10_000n, scale),
        tax_rate_bps: line.tax_rate_bps,
        recipe: line.recipe,
      };
    });
    const shipping_exact = BigInt(coop.shipping_minor) * 10n ** 8n;
    exact += shipping_exact;
    const shipping: PieceInput = {
      id: `${coop_id}_shipping`,
      kind: "shipping",
      coop_id,
      quantity: 1,
      exact_total: text(shipping_exact, scale),
      exact_total_before_network_promotions: text(shipping_exact, scale),
      tax_rate_bps: coop.lines[0]?.tax_rate_bps ?? 0,
      recipe: null,
    };
    return [...lines, shipping];
  });
  const terms = coops.map(({ fee_bps, fee_tax_bps }, nth): Terms => {
    return { coop_id: `coop_${nth}`, fee_bps, fee_tax_bps, tax_remitter: "network", hold_days: 0 };
  });
  return { input: { currency, exact_total: text(exact, scale), pieces, terms }, exact };
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function checkPieceOf(order: OrderInput, given: PieceInput, piece: CutPiece): void {
  const { parts, total, top_up } = piece;
  must(sumOfParts(parts) === total, "the parts do not sum to the piece");
  must(
    PARTS.every((part) => parts[part] >= 0n),
    "a part is below zero",
  );
  const rate = BigInt(piece.tax_rate_bps);
  must(
    absolute(parts.tax * (10_000n + rate) - total * rate) * 2n <= 10_000n + rate,
    "the tax is not the nearest cent",
  );
  must(piece.kind === "goods" || parts.shipping + parts.tax === total, "shipping paid for something else");
  must(
    TOP_UP_PARTS.every((part) => top_up[part] >= 0n),
    "a top-up is below zero",
  );

  const rule = order.terms.find(({ coop_id }) => coop_id === piece.coop_id);
  if (given.exact_total === given.exact_total_before_network_promotions || !rule) {
    must(sumOfParts(top_up) === 0n, "a top-up without a network promotion");
    return;
  }
  const scale = 10n ** 8n;
  const full_exact = BigInt(given.exact_total_before_network_promotions.replace(".", ""));
  const full = cutPiece((2n * full_exact + scale) / (2n * scale), { ...given, terms: rule });
  for (const part of TOP_UP_PARTS) {
    must(parts[part] + top_up[part] >= full[part], "the network's promotion costs the co-op something");
    must(
      top_up[part] === 0n || parts[part] + top_up[part] === full[part],
      "the top-up gives more than was lost",
    );
  }
}

/** Refunds a line in steps until it is whole, and answers how many refunds that took. */
function refundInSteps(piece: CutPiece, steps: readonly number[]): number {
  const left = { ...piece.parts };
  const left_of_top_up = { ...piece.top_up };
  const top_up_total = sumOfParts(piece.top_up);
  let refunds = 0;
  for (let units = 0; units < piece.quantity; refunds += 1) {
    const next = Math.min(piece.quantity, units + (steps[refunds % steps.length] ?? 1));
    const before = unitsTotal(piece.total, piece.quantity, units);
    const now = unitsTotal(piece.total, piece.quantity, next) - before;
    const parts = refundParts(piece.parts, before, now);
    must(sumOfParts(parts) === now, "the parts of a refund do not sum to it");
    for (const part of PARTS) {
      must(parts[part] >= 0n, "a refund takes back what an earlier one gave");
      left[part] -= parts[part];
    }
    must(sumOfParts(left) + before + now === piece.total, "a cent is in two places or in none");
    const top_up_before = unitsTotal(top_up_total, piece.quantity, units);
    const top_up_now = unitsTotal(top_up_total, piece.quantity, next) - top_up_before;
    const reversed = refundParts(piece.top_up, top_up_before, top_up_now);
    for (const part of TOP_UP_PARTS) {
      must(reversed[part] >= 0n, "a top-up is given again by a refund");
      left_of_top_up[part] -= reversed[part];
    }
    units = next;
  }
  must(
    PARTS.every((part) => left[part] === 0n),
    "a line refunded whole leaves something",
  );
  must(
    TOP_UP_PARTS.every((part) => left_of_top_up[part] === 0n),
    "its top-up leaves something",
  );
  return refunds;
}

test("ten thousand random orders keep every minor unit in one place", { timeout: 60_000 }, () => {
  let orders = 0;
  let refunds = 0;
  const currencies = new Set<Currency>();
  fc.assert(
    fc.property(someOrder, (order) => {
      const { input, exact } = asInput(order);
      const cut = cutOrder(input);
      const scale = 10n ** 8n;
      must(
        cut.total === (2n * exact + scale) / (2n * scale),
        "the total is not the exact one rounded half up",
      );
      must(
        cut.pieces.reduce((sum, { total }) => sum + total, 0n) === cut.total,
        "the pieces do not sum to the total",
      );
      input.pieces.forEach((given, index) => {
        const piece = cut.pieces[index];
        if (piece?.id !== given.id) throw new Error("the pieces are not in the order given");
        checkPieceOf(input, given, piece);
        const [coop, line] = given.id.split("_").slice(1);
        const steps = order.coops[Number(coop)]?.lines[Number(line)]?.steps ?? [1];
        refunds += refundInSteps(piece, steps);
      });
      orders += 1;
      currencies.add(order.currency);
    }),
    { numRuns: 10_000 },
  );
  expect(orders).toBe(10_000);
  expect(currencies).toContain("clp");
  expect(refunds).toBeGreaterThan(100_000);
});

test("an order read backwards is cut the same", () => {
  fc.assert(
    fc.property(someOrder, (order) => {
      const { input } = asInput(order);
      const backwards = cutOrder({ ...input, pieces: input.pieces.toReversed() });
      expect(backwards.pieces.toReversed()).toEqual(cutOrder(input).pieces);
    }),
    { numRuns: 200 },
  );
});
