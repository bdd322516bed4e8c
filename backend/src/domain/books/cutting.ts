import { allocate } from "../allocate";
import { type Currency, decimalsOf } from "../currency";
import { parseExact, toCommonScale } from "../decimal";
import { refuse } from "../errors";
import { parseHalfUp, shareHalfUp } from "../money";
import { checkRecipe, checkTerms, isRate, type Recipe, type Terms } from "./recipe";

export type { Recipe, Terms } from "./recipe";

/** What a piece is made of, in the order in which ties between parts are decided. */
export const PARTS = ["work", "materials", "funds", "shipping", "fee", "fee_tax", "tax"] as const;
export type Part = (typeof PARTS)[number];
/** Minor units by part. They sum to the piece. */
export type Parts = Record<Part, bigint>;

/** The parts a network promotion makes good. */
export const TOP_UP_PARTS = ["work", "materials", "funds"] as const;
export type TopUp = Record<(typeof TOP_UP_PARTS)[number], bigint>;

export type PieceKind = "goods" | "shipping";

/** A line or a shipping method as the cart knows it. Its totals are exact decimal text in major units, tax included. */
export type PieceInput = {
  id: string;
  kind: PieceKind;
  coop_id: string;
  quantity: number;
  /** After all discounts. */
  exact_total: string;
  /** After the co-op's discounts and before the network's. Equal to `exact_total` where the network gives none. */
  exact_total_before_network_promotions: string;
  tax_rate_bps: number;
  /** Goods have one, shipping has none. */
  recipe: Recipe | null;
};

/** A piece of what was paid, in minor units, as it is frozen. */
export type CutPiece = {
  id: string;
  kind: PieceKind;
  coop_id: string;
  quantity: number;
  total: bigint;
  tax_rate_bps: number;
  parts: Parts;
  /** What the network adds so that its own promotion costs the co-op nothing. It is no part of `total`. */
  top_up: TopUp;
};

export type OrderInput = {
  currency: Currency;
  exact_total: string;
  pieces: readonly PieceInput[];
  terms: readonly Terms[];
};

/** What decides how one piece is cut. */
export type PieceRule = { kind: PieceKind; tax_rate_bps: number; recipe: Recipe | null; terms: Terms };

/**
 * Cuts one piece, `total` minor units with tax, into its parts. The parts sum to `total`, always.
 *
 * Tax is taken out of the total, the fee and its tax out of the net price of goods, and the recipe divides what remains.
 * The net of a shipping piece goes to the co-op whole.
 * Refuses `books.terms_invalid`, `books.recipe_missing`, `books.recipe_invalid`, `books.piece_invalid`, `money.negative`.
 */
export function cutPiece(total: bigint, rule: PieceRule): Parts {
  checkTerms(rule.terms);
  if (!isRate(rule.tax_rate_bps)) {
    refuse(
      "books.piece_invalid",
      `${rule.tax_rate_bps} is not a tax rate. Use basis points from 0 to 10000.`,
    );
  }
  const [net = 0n, tax = 0n] = allocate(total, [10_000n, BigInt(rule.tax_rate_bps)]);
  if (rule.kind === "shipping") return { ...NO_PARTS, shipping: net, tax };

  if (!rule.recipe) {
    return refuse("books.recipe_missing", "Goods cannot be cut without a recipe. Give their product one.");
  }
  checkRecipe(rule.recipe);
  const fee = shareHalfUp(net, rule.terms.fee_bps);
  const fee_tax = shareHalfUp(fee, rule.terms.fee_tax_bps);
  const { work_bps, materials_bps, funds_bps } = rule.recipe;
  const shares = allocate(net - fee - fee_tax, [BigInt(work_bps), BigInt(materials_bps), BigInt(funds_bps)]);
  const [work = 0n, materials = 0n, funds = 0n] = shares;
  return { work, materials, funds, shipping: 0n, fee, fee_tax, tax };
}

/**
 * Cuts an order: its exact total is rounded half up to the currency, the rounded total is shared over the pieces by their
 * exact totals, and each piece is cut. Pieces come back in the order given; ties between them are decided by id, so
 * that the same cart read in another order is cut the same way.
 *
 * Refuses `books.piece_invalid`, `books.terms_missing`, `books.promotion_invalid`, `books.promotion_on_shipping`,
 * `books.pieces_differ_from_total`, `money.not_decimal`, and what `cutPiece` refuses.
 */
export function cutOrder(order: OrderInput): { total: bigint; pieces: CutPiece[] } {
  const { currency } = order;
  const total = parseHalfUp(order.exact_total, currency).amount_minor;
  order.pieces.forEach(checkPiece);
  const totals = shareOverPieces(total, order);
  const pieces = order.pieces.map((piece): CutPiece => {
    const { id, kind, coop_id, quantity, tax_rate_bps, recipe } = piece;
    const rule = { kind, tax_rate_bps, recipe, terms: termsOf(piece, order.terms) };
    const piece_total = totals.get(id) ?? 0n;
    const parts = cutPiece(piece_total, rule);
    return {
      id,
      kind,
      coop_id,
      quantity,
      total: piece_total,
      tax_rate_bps,
      parts,
      top_up: topUp(parts, piece, rule, currency),
    };
  });
  return { total, pieces };
}

/** What the first `first_k` of the `quantity` units of a line cost together; the first units bear the odd cents. */
export function unitsTotal(line_total: bigint, quantity: number, first_k: number): bigint {
  if (
    !Number.isSafeInteger(quantity) ||
    !Number.isSafeInteger(first_k) ||
    first_k < 0 ||
    first_k > quantity
  ) {
    refuse("refund.too_many", `There are no ${first_k} of ${quantity} units.`, { quantity, first_k });
  }
  if (first_k === 0) return 0n;
  const units = BigInt(quantity);
  const first = BigInt(first_k);
  const odd_cents = line_total % units;
  return first * (line_total / units) + (first < odd_cents ? first : odd_cents);
}

/**
 * The parts of one refund, from the frozen parts and what was refunded before it: the parts of everything refunded
 * so far, less the parts of everything refunded before. Many small refunds therefore add up to one large one, and the
 * last brings back the frozen parts exactly. A top-up is taken back the same way.
 * Refuses `refund.too_much`, `money.negative`.
 */
export function refundParts<P extends Part>(
  frozen: Readonly<Record<P, bigint>>,
  refunded_before: bigint,
  refund_now: bigint,
): Record<P, bigint> {
  if (refund_now < 0n) refuse("money.negative", `A refund of ${refund_now} is none.`);
  const keys = PARTS.filter((part): part is P => part in frozen);
  const weights = keys.map((key) => frozen[key]);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (refunded_before + refund_now > whole) {
    refuse(
      "refund.too_much",
      `${refund_now} after ${refunded_before} is more than the ${whole} that was paid.`,
    );
  }
  const before = allocate(refunded_before, weights);
  const after = allocate(refunded_before + refund_now, weights);
  const now: Record<P, bigint> = { ...frozen };
  keys.forEach((key, index) => {
    now[key] = (after[index] ?? 0n) - (before[index] ?? 0n);
  });
  return now;
}

/** All parts together: what was paid for the piece. Also the sum of a top-up. */
export function sumOfParts(parts: Readonly<Partial<Parts>>): bigint {
  return PARTS.reduce((sum, part) => sum + (parts[part] ?? 0n), 0n);
}

const NO_PARTS: Readonly<Parts> = {
  work: 0n,
  materials: 0n,
  funds: 0n,
  shipping: 0n,
  fee: 0n,
  fee_tax: 0n,
  tax: 0n,
};

function shareOverPieces(total: bigint, order: OrderInput): Map<string, bigint> {
  const pieces = [...order.pieces].sort((left, right) => (left.id < right.id ? -1 : 1));
  const { digits, scale } = toCommonScale([
    parseExact(order.exact_total),
    ...pieces.map((piece) => parseExact(piece.exact_total)),
  ]);
  const [exact_total = 0n, ...weights] = digits;
  const sum = weights.reduce((running, weight) => running + weight, 0n);
  // Divisions leave tails far behind the point; a whole minor unit of difference is money that belongs to no piece.
  const difference = sum > exact_total ? sum - exact_total : exact_total - sum;
  if (difference * 10n ** BigInt(decimalsOf(order.currency)) >= 10n ** BigInt(scale)) {
    refuse("books.pieces_differ_from_total", `The pieces do not sum to the total ${order.exact_total}.`, {
      exact_total: order.exact_total,
    });
  }
  const shares = allocate(total, weights);
  const totals = new Map(pieces.map((piece, index) => [piece.id, shares[index] ?? 0n]));
  if (totals.size !== pieces.length)
    refuse("books.piece_invalid", "Two pieces of this order have the same id.");
  return totals;
}

/**
 * The full price is rounded for its piece alone: nobody pays it, so it is part of no sum. A piece that the network
 * does not discount gets nothing, even where sharing the total over the order moved a cent onto or off it.
 */
function topUp(paid: Parts, piece: PieceInput, rule: PieceRule, currency: Currency): TopUp {
  const { digits } = toCommonScale([
    parseExact(piece.exact_total_before_network_promotions),
    parseExact(piece.exact_total),
  ]);
  const [exact_before = 0n, exact_paid = 0n] = digits;
  if (exact_before === exact_paid) return { work: 0n, materials: 0n, funds: 0n };
  if (exact_before < exact_paid) {
    return refuse("books.promotion_invalid", `A promotion raised the price of piece ${piece.id}.`, {
      piece_id: piece.id,
    });
  }
  if (piece.kind === "shipping") {
    return refuse(
      "books.promotion_on_shipping",
      `The network's promotion lowers the shipping of piece ${piece.id}, which no account makes good. Limit it to goods.`,
      { piece_id: piece.id },
    );
  }
  const full = cutPiece(
    parseHalfUp(piece.exact_total_before_network_promotions, currency).amount_minor,
    rule,
  );
  return {
    work: excess(full.work, paid.work),
    materials: excess(full.materials, paid.materials),
    funds: excess(full.funds, paid.funds),
  };
}

function excess(greater: bigint, smaller: bigint): bigint {
  return greater > smaller ? greater - smaller : 0n;
}

function checkPiece(piece: PieceInput): void {
  if (Number.isSafeInteger(piece.quantity) && piece.quantity > 0) return;
  refuse(
    "books.piece_invalid",
    `Piece ${piece.id} has the quantity ${piece.quantity}. Use a whole number from 1.`,
    {
      piece_id: piece.id,
    },
  );
}

function termsOf(piece: PieceInput, terms: readonly Terms[]): Terms {
  const found = terms.find((candidate) => candidate.coop_id === piece.coop_id);
  if (found) return found;
  return refuse(
    "books.terms_missing",
    `There are no terms with ${piece.coop_id}, which piece ${piece.id} belongs to.`,
    {
      coop_id: piece.coop_id,
      piece_id: piece.id,
    },
  );
}
