import { forgetBasket, keepBasket } from "../../lib/basket-cookie.ts";
import type { Visit } from "../../lib/outcome.ts";
import { isStoreError, StoreError } from "../../lib/store-error.ts";
import type { Basket } from "../../lib/wire.ts";

/**
 * Asks the backend for the basket again, and keeps its new count in the cookie. What was asked for has been done by
 * then, so that failing to count must not look like failing to do it: the next page counts again.
 */
async function recount({ locals, cookies }: Visit, cart_id: string): Promise<void> {
  try {
    const { basket } = await locals.store.get<{ basket: Basket }>(`/store/carts/${cart_id}/basket`);
    keepBasket(cookies, locals.place.code, { cart_id, count: basket.count });
  } catch (error) {
    if (!isStoreError(error)) throw error;
  }
}

async function newBasket(visit: Visit, region_id: string): Promise<string> {
  const { cart } = await visit.locals.store.cart.create({ region_id });
  keepBasket(visit.cookies, visit.locals.place.code, { cart_id: cart.id, count: 0 });
  return cart.id;
}

/** Puts goods into the visitor's basket, beginning a new one when there is none or the old one is over. */
export async function addToBasket(
  visit: Visit,
  region_id: string,
  line: { variant_id: string; quantity: number },
): Promise<void> {
  const { store, basket } = visit.locals;
  let cart_id = basket?.cart_id ?? (await newBasket(visit, region_id));
  try {
    await store.cart.createLineItem(cart_id, line);
  } catch (error) {
    if (!basket || !isStoreError(error, "cart.not_found", "cart.completed")) throw error;
    forgetBasket(visit.cookies, visit.locals.place.code);
    cart_id = await newBasket(visit, region_id);
    await store.cart.createLineItem(cart_id, line);
  }
  await recount(visit, cart_id);
}

export async function changeLine(
  visit: Visit,
  cart_id: string,
  line_id: string,
  quantity: number,
): Promise<void> {
  await visit.locals.store.cart.updateLineItem(cart_id, line_id, { quantity });
  await recount(visit, cart_id);
}

export async function removeLine(visit: Visit, cart_id: string, line_id: string): Promise<void> {
  await visit.locals.store.cart.deleteLineItem(cart_id, line_id);
  await recount(visit, cart_id);
}

export async function useCode(visit: Visit, cart_id: string, code: string): Promise<void> {
  try {
    await visit.locals.store.cart.addPromotions(cart_id, { promo_codes: [code] });
  } catch (error) {
    // Medusa refuses a code it does not know in words of its own.
    if (!isStoreError(error, "store.refused")) throw error;
    throw new StoreError("promotion.unknown", error.status, error.message);
  }
}

export async function dropCode(visit: Visit, cart_id: string, code: string): Promise<void> {
  await visit.locals.store.cart.removePromotions(cart_id, { promo_codes: [code] });
}
