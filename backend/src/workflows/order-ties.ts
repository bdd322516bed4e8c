import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../adapters/rows";
import { orderIdOfCart } from "./order-of-cart";

/*
 * Medusa ties an order to its cart and to its payment, and closes the cart, in transactions side by side: a kill among them leaves
 * any of these done and the others not. The order stands once it is tied to its cart. Both acts below are called under the
 * cart's own lock, look first, and may be repeated.
 */

type Cart = { completed_at: unknown; payment_collection?: { id: string } | null };

async function cartOf(container: MedusaContainer, cart_id: string): Promise<Cart | undefined> {
  return row<Cart>(container, {
    entity: "cart",
    fields: ["id", "completed_at", "payment_collection.id"],
    filters: { id: cart_id },
  });
}

/** `[order, payment collection]`, as Medusa's links are written. */
const tie = (order_id: string, payment_collection_id: string) => ({
  [Modules.ORDER]: { order_id },
  [Modules.PAYMENT]: { payment_collection_id },
});

/**
 * Frees a cart of an order that never came to stand: the cart is open again, and its payment is tied to no orphan, whose
 * cancellation would take along the payment of the order that is made in its place.
 */
export async function freeCart(container: MedusaContainer, cart_id: string): Promise<void> {
  const cart = await cartOf(container, cart_id);
  if (!cart || (await orderIdOfCart(container, cart_id))) return;
  const collection = cart.payment_collection?.id;
  if (collection) {
    const orphans = await rows<{ order_id: string }>(container, {
      entity: "order_payment_collection",
      fields: ["order_id"],
      filters: { payment_collection_id: collection },
    });
    const ties = orphans.map(({ order_id }) => tie(order_id, collection));
    if (ties.length > 0) await container.resolve(ContainerRegistrationKeys.LINK).dismiss(ties);
  }
  if (cart.completed_at !== null)
    await container.resolve(Modules.CART).updateCarts(cart_id, { completed_at: null });
}

/** Ties an order that stands to its cart's payment: without it nothing of what was paid would be captured for it. */
export async function tiePayment(
  container: MedusaContainer,
  order_id: string,
  cart_id: string,
): Promise<void> {
  const collection = (await cartOf(container, cart_id))?.payment_collection?.id;
  if (collection) await container.resolve(ContainerRegistrationKeys.LINK).create(tie(order_id, collection));
}
