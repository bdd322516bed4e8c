import type { MedusaContainer } from "@medusajs/framework/types";
import { refuse } from "../domain/errors";
import type { CheckoutPiece } from "../modules/books/types";
import { cutCart } from "./cart-cut";
import { readCart } from "./cart-facts";
import { checkReadyToPay } from "./cart-rules";
import { books } from "./services";

/**
 * Whether payment was started for exactly this cart: same session, and piece by piece the same units, amount and tax. The
 * tax matters where the total does not: prices contain it, so another destination leaves the total as it was. A cart that
 * has already become an order passes, since it is asked again on every repeat.
 * Refuses what `checkReadyToPay` refuses, `checkout.not_found`, `checkout.total_changed`.
 */
export async function checkUnchanged(container: MedusaContainer, cart_id: string): Promise<void> {
  const cart = await readCart(container, cart_id);
  if (cart.order_id) return;
  checkReadyToPay(cart);
  const checkout = await books(container).checkoutOfCart(cart.id);
  if (checkout?.status !== "open" || checkout.payment_session_id !== cart.payment_session_id) {
    refuse(
      "checkout.not_found",
      "The basket changed after payment was started. Choose how to pay again.",
      {},
    );
  }
  if (soldAs(cutCart(cart).pieces) !== soldAs(checkout.pieces)) {
    refuse(
      "checkout.total_changed",
      "The basket or its tax changed after payment was started. Look at it again.",
      {},
    );
  }
}

/** Not the recipe and the fees: those are the terms of the moment when payment was started. */
function soldAs(pieces: readonly CheckoutPiece[]): string {
  return pieces
    .map((piece) => [piece.id, piece.quantity, piece.total, piece.tax_rate_bps].join(" "))
    .sort()
    .join("\n");
}
