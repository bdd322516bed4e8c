import { refuse } from "../domain/errors";
import { checkWholesale } from "../domain/wholesale/order-rules";
import { tierAt, WHOLESALE_MOST } from "../domain/wholesale/terms";
import type { CartFacts } from "./cart-facts";
import { refusePaused } from "./pause-rules";
import type { WholesaleOfCart } from "./wholesale/terms";

/** The most of one good that a shopper's basket takes. */
export const MAX_QUANTITY = 99;

/** Refuses `cart.quantity` unless it is a whole number from 1 to the most that the basket takes. */
export function checkQuantity(quantity: unknown, most = MAX_QUANTITY): void {
  if (typeof quantity === "number" && Number.isInteger(quantity) && quantity >= 1 && quantity <= most) return;
  refuse("cart.quantity", `${String(quantity)} is not a quantity. Use a whole number from 1 to ${most}.`, {});
}

/**
 * Whether a cart is ready to be paid: lines with makers, an address, and exactly one shipping choice for each co-op
 * that has goods in it and none for any other.
 * Refuses `cart.incomplete`, `cart.completed`, `cart.quantity`, `coop.paused`, `promotion.unknown`, `shipping.missing`,
 * `shipping.foreign`, and for a company's basket what `checkWholesale` refuses and `wholesale.price_differs`.
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
    checkQuantity(line.quantity, cart.wholesale ? WHOLESALE_MOST : MAX_QUANTITY);
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
  if (cart.wholesale) checkWholesaleOrder(cart, cart.wholesale);
}

/** A basket of a company's: the rules of its list, and that every line has the price its tier says, tax not in it. */
function checkWholesaleOrder(cart: CartFacts, { terms }: WholesaleOfCart): void {
  const units = cart.lines.map(({ variant_id, quantity }) => ({ variant_id: variant_id ?? "", quantity }));
  checkWholesale(terms, units, "ordering");
  for (const line of cart.lines) {
    const tier = tierAt(terms.goods.get(line.variant_id ?? "")?.tiers ?? [], line.quantity);
    if (tier && !line.unit_tax_included && tier.unit_minor === line.unit_minor) continue;
    refuse(
      "wholesale.price_differs",
      `The price of "${line.title}" has changed since it was put in. Set its quantity again to take the new price.`,
      { line_id: line.line_item_id ?? "" },
    );
  }
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
