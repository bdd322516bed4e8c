import { PARTS, type Parts, TOP_UP_PARTS, type TopUp } from "../../domain/books/cutting";
import { type Row, amountOf } from "./sql";

/** Parts stand in a column each, so that Postgres itself can check that they sum to the piece. */
export function partsOf(row: Row): Parts {
  const parts = emptyParts();
  for (const part of PARTS) parts[part] = amountOf(row, part);
  return parts;
}

export function topUpOf(row: Row): TopUp {
  const top_up = emptyTopUp();
  for (const part of TOP_UP_PARTS) top_up[part] = amountOf(row, `top_up_${part}`);
  return top_up;
}

export function topUpColumns(top_up: TopUp): Record<`top_up_${keyof TopUp}`, bigint> {
  return { top_up_work: top_up.work, top_up_materials: top_up.materials, top_up_funds: top_up.funds };
}

export function addParts(left: Parts, right: Parts): Parts {
  const sum = emptyParts();
  for (const part of PARTS) sum[part] = left[part] + right[part];
  return sum;
}

export function addTopUps(left: TopUp, right: TopUp): TopUp {
  const sum = emptyTopUp();
  for (const part of TOP_UP_PARTS) sum[part] = left[part] + right[part];
  return sum;
}

export function negateParts(parts: Parts): Parts {
  const negative = emptyParts();
  for (const part of PARTS) negative[part] = -parts[part];
  return negative;
}

export function negateTopUp(top_up: TopUp): TopUp {
  return { work: -top_up.work, materials: -top_up.materials, funds: -top_up.funds };
}

/** The parts with a top-up inside them, as a co-op is paid them. */
export function withTopUp(parts: Parts, top_up: TopUp): Parts {
  return addParts(parts, { ...emptyParts(), ...top_up });
}

export function emptyParts(): Parts {
  return { work: 0n, materials: 0n, funds: 0n, shipping: 0n, fee: 0n, fee_tax: 0n, tax: 0n };
}

export function emptyTopUp(): TopUp {
  return { work: 0n, materials: 0n, funds: 0n };
}
