import { PARTS, TOP_UP_PARTS } from "../../domain/books/cutting";
import { emptyParts, emptyTopUp } from "./part-columns";
import type { CheckoutPiece } from "./types";

/** A piece as it lies in the frozen row: JSON has no `bigint`, so its amounts are text. */
export type StoredPiece = Omit<CheckoutPiece, "total" | "parts" | "top_up"> & {
  total: string;
  parts: Record<keyof CheckoutPiece["parts"], string>;
  top_up: Record<keyof CheckoutPiece["top_up"], string>;
};

export function piecesFromStored(stored: readonly StoredPiece[]): CheckoutPiece[] {
  return stored.map((piece) => {
    const parts = emptyParts();
    for (const part of PARTS) parts[part] = BigInt(piece.parts[part]);
    const top_up = emptyTopUp();
    for (const part of TOP_UP_PARTS) top_up[part] = BigInt(piece.top_up[part]);
    return { ...piece, total: BigInt(piece.total), parts, top_up };
  });
}
