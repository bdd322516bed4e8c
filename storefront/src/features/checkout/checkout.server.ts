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

/** Gives each co-op its shipping option, all in one request. Choices that stand already are left alone. */
export async function keepShipping(
  visit: Visit,
  cart_id: string,
  basket: Basket,
  chosen: ReadonlyMap<string, string>,
) {
  const option_ids = basket.groups.flatMap(({ coop, shipping }) => {
    const wanted = chosen.get(coop.handle);
    return wanted && wanted !== shipping.chosen ? [wanted] : [];
  });
  if (option_ids.length > 0)
    await visit.locals.store.post(`/store/carts/${cart_id}/shipping`, { option_ids });
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
