import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { refuse } from "../../domain/errors";
import { cutCart } from "../cart-cut";
import { readCart } from "../cart-facts";
import { checkReadyToPay } from "../cart-rules";
import { books } from "../services";

/**
 * No cart becomes an order by any road unless payment was started for exactly this cart: same session, same rounded
 * total, goods held. A cart that has already become one passes, since Medusa asks again on every repeat.
 */
completeCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  const cart = await readCart(container, input.id);
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
  if (cutCart(cart).total !== checkout.total) {
    refuse(
      "checkout.total_changed",
      "The total changed after payment was started. Look at the basket again.",
      {},
    );
  }
});
