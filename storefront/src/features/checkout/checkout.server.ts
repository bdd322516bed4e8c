import type { Visit } from "../../lib/outcome.ts";
import type { Address, Basket, Money, PaymentMethod } from "../../lib/wire.ts";

export async function keepAddress(
  visit: Visit,
  cart_id: string,
  email: string,
  address: Address,
): Promise<void> {
  const sent = Object.fromEntries(Object.entries(address).map(([name, value]) => [name, value ?? ""]));
  await visit.locals.store.cart.update(cart_id, { email, shipping_address: sent });
}

/**
 * Gives each co-op its shipping option. Choices that stand already are left alone; the rest go one after the
 * other, since the backend locks the basket for each.
 */
export async function keepShipping(
  visit: Visit,
  cart_id: string,
  basket: Basket,
  chosen: ReadonlyMap<string, string>,
) {
  for (const group of basket.groups) {
    const option_id = chosen.get(group.coop.handle);
    if (option_id && option_id !== group.shipping.chosen)
      await visit.locals.store.cart.addShippingMethod(cart_id, { option_id });
  }
}

/** Starts the payment for the total the buyer saw and places the order. Doing it again gives the same order. */
export async function orderAndPay(
  visit: Visit,
  cart_id: string,
  payment: { method: PaymentMethod; total: Money },
): Promise<string> {
  const { store } = visit.locals;
  await store.post(`/store/carts/${cart_id}/payment`, payment);
  const { order } = await store.post<{ order: { display_id: number; follow_token: string } }>(
    `/store/carts/${cart_id}/complete`,
    {},
  );
  return order.follow_token;
}
