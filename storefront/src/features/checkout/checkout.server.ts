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

type Payment = { method: PaymentMethod; total: Money };

/** Starts the payment for the total the buyer saw and places the order. Doing it again gives the same order. */
export async function orderAndPay(visit: Visit, cart_id: string, payment: Payment): Promise<string> {
  const { store } = visit.locals;
  await store.post(`/store/carts/${cart_id}/payment`, payment);
  const { order } = await store.post<{ order: { display_id: number; follow_token: string } }>(
    `/store/carts/${cart_id}/complete`,
    {},
  );
  return order.follow_token;
}

/** Starts the payment for the total the buyer saw, and answers where it is paid by card. Again: the same page. */
export async function pageForCard(visit: Visit, cart_id: string, payment: Payment): Promise<string> {
  const { store } = visit.locals;
  await store.post(`/store/carts/${cart_id}/payment`, payment);
  const { card } = await store.post<{ card: { url: string } }>(`/store/carts/${cart_id}/card`, {});
  return card.url;
}

/** How a card payment stands, as the provider says it: never as the browser that comes back does. */
export type CardStanding = {
  state: "none" | "waiting" | "ordered" | "given_back" | "expired";
  follow_token: string | null;
};

export async function lookAtCard(visit: Visit, cart_id: string): Promise<CardStanding> {
  const { card } = await visit.locals.store.post<{ card: CardStanding }>(
    `/store/carts/${cart_id}/card/look`,
    {},
  );
  return card;
}
