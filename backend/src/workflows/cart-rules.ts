import { refuse } from "../domain/errors";
import type { CartFacts } from "./cart-facts";
import { refusePaused } from "./pause-rules";

/** The most of one good that one basket takes. */
export const MAX_QUANTITY = 99;

/** Refuses `cart.quantity` unless it is a whole number from 1 to 99. */
export function checkQuantity(quantity: unknown): void {
  if (typeof quantity === "number" && Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_QUANTITY)
    return;
  refuse(
    "cart.quantity",
    `${String(quantity)} is not a quantity. Use a whole number from 1 to ${MAX_QUANTITY}.`,
    {},
  );
}

/**
 * Whether a cart is ready to be paid: lines with makers, an address, and exactly one shipping choice for each co-op
 * that has goods in it and none for any other.
 * Refuses `cart.incomplete`, `cart.completed`, `cart.quantity`, `coop.paused`, `promotion.unknown`, `shipping.missing`,
 * `shipping.foreign`.
 */
export function checkReadyToPay(cart: CartFacts): void {
  if (cart.completed || cart.order_id) {
    refuse("cart.completed", "This basket has already become an order.", {});
  }
  if (cart.lines.length === 0)
    refuse("cart.incomplete", "The basket is empty. Put something in it first.", {});
  if (!cart.email || !cart.address_complete) {
    refuse("cart.incomplete", "The address or the e-mail is missing. Fill in both, then pay.", {});
  }
  for (const line of cart.lines) {
    checkQuantity(line.quantity);
    if (!line.coop_id) {
      refuse(
        "cart.incomplete",
        `"${line.title}" has no maker and cannot be sold. Take it out of the basket.`,
        {},
      );
    }
  }
  const [withdrawn] = cart.withdrawn;
  if (withdrawn) {
    refuse(
      "cart.incomplete",
      `"${withdrawn}" is no longer for sale. Take it out of the basket to go on.`,
      {},
    );
  }
  const [paused] = cart.paused;
  if (paused) refusePaused(paused);
  const [ended] = cart.ended_promotions;
  if (ended) refuse("promotion.unknown", `The code "${ended}" is over. Take it out to go on.`, {});
  checkShipping(cart);
}

function checkShipping(cart: CartFacts): void {
  const makers = new Set(cart.lines.map((line) => line.coop_id));
  const senders = cart.shipping.map((method) => method.coop_id);
  if (senders.some((coop_id) => !makers.has(coop_id))) {
    refuse(
      "shipping.foreign",
      "A shipping choice belongs to a co-op with nothing in this basket. Choose again.",
      {},
    );
  }
  if (senders.length !== makers.size || new Set(senders).size !== makers.size) {
    refuse("shipping.missing", "Each co-op sends its own parcel. Choose one shipping for each of them.", {});
  }
}
