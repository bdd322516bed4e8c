import type { MedusaContainer } from "@medusajs/framework/types";
import { refuse } from "../../domain/errors";
import type { Checkout } from "../../modules/books/types";
import { books, cards } from "../services";

/** Whether the whole frozen total was paid on a hosted page of this very checkout. */
export function isPaidByCard(container: MedusaContainer, checkout: Checkout): Promise<boolean> {
  return cards(container).isPaid({
    checkout_id: checkout.id,
    amount: checkout.total,
    currency: checkout.currency,
  });
}

/** No cart that is to be paid by card becomes an order before it is. Refuses `payment.not_whole`. */
export async function checkPaidByCard(container: MedusaContainer, cart_id: string): Promise<void> {
  const checkout = await books(container).checkoutOfCart(cart_id);
  if (checkout?.method !== "card" || checkout.status !== "open") return;
  if (await isPaidByCard(container, checkout)) return;
  refuse("payment.not_whole", "This basket is to be paid by card first. Choose how to pay again.", {});
}
