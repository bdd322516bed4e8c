import { cutOrder } from "../domain/books/cutting";
import type { CheckoutPiece } from "../modules/books/types";
import type { CartFacts } from "./cart-facts";

/** What a cart comes to now: the pieces as they will be frozen and the rounded total that will be charged. */
export function cutCart(cart: CartFacts): { total: bigint; pieces: CheckoutPiece[] } {
  const cut = cutOrder({
    currency: cart.currency,
    exact_total: cart.exact_total,
    pieces: [...cart.lines, ...cart.shipping],
    terms: cart.terms,
  });
  const sources = new Map([...cart.lines, ...cart.shipping].map((piece) => [piece.id, piece]));
  return {
    total: cut.total,
    pieces: cut.pieces.map((piece) => {
      const source = sources.get(piece.id);
      return {
        ...piece,
        title: source?.title ?? "",
        line_item_id: source?.line_item_id ?? null,
        shipping_method_id: source?.shipping_method_id ?? null,
        shipping_option_id: source?.shipping_option_id ?? null,
        product_id: source?.product_id ?? null,
        variant_id: source?.variant_id ?? null,
        lead_time_days: source?.lead_time_days ?? null,
        sold_by: source?.sold_by ?? null,
      };
    }),
  };
}

/** Units per variant, however many lines a variant stands on. */
export function unitsOf(
  pieces: { kind: string; variant_id: string | null; quantity: number }[],
): { variant_id: string; quantity: number }[] {
  const units = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.kind !== "goods" || !piece.variant_id) continue;
    units.set(piece.variant_id, (units.get(piece.variant_id) ?? 0) + piece.quantity);
  }
  return [...units].map(([variant_id, quantity]) => ({ variant_id, quantity }));
}
