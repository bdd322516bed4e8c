import { forgetBasket, keepBasket } from "./basket-cookie.ts";
import { goToOrder, type Visit } from "./outcome.ts";
import { paths } from "./paths.ts";
import { isStoreError } from "./store-error.ts";
import type { Basket } from "./wire.ts";

/** The visitor's basket, null when there is none, or where to go because it has been ordered. */
export async function openBasket(visit: Visit): Promise<{ basket: Basket | null } | { go: string }> {
  const { locals, cookies } = visit;
  if (!locals.basket) return { basket: null };
  const { cart_id, count } = locals.basket;
  try {
    const { basket } = await locals.store.get<{ basket: Basket }>(`/store/carts/${cart_id}/basket`);
    if (basket.count !== count) keepBasket(cookies, locals.place.code, { cart_id, count: basket.count });
    locals.basket = { cart_id, count: basket.count };
    return { basket };
  } catch (error) {
    if (isStoreError(error, "cart.completed") && error.follow_token)
      return goToOrder(visit, error.follow_token);
    if (!isStoreError(error, "cart.completed", "cart.not_found")) throw error;
    forgetBasket(cookies, locals.place.code);
    locals.basket = null;
    return { basket: null };
  }
}

export type CheckoutStep = "address" | "shipping" | "payment";

/** How far a basket has come, so that no step of the checkout can be opened before the one it builds on. */
export function stepFor(
  basket: Pick<Basket, "ready" | "groups">,
  wanted: CheckoutStep,
): CheckoutStep | "basket" {
  if (basket.groups.length === 0) return "basket";
  if (basket.groups.some((group) => group.lines.some((line) => line.problem !== null))) return "basket";
  if (wanted === "address") return "address";
  if (!basket.ready.address) return "address";
  if (wanted === "shipping") return "shipping";
  return basket.ready.shipping ? "payment" : "shipping";
}

/** The basket for a step of the checkout, or the page that has to come first. */
export async function openCheckout(
  visit: Visit,
  wanted: CheckoutStep,
): Promise<{ basket: Basket } | { go: string }> {
  const { locals } = visit;
  const opened = await openBasket(visit);
  if ("go" in opened) return opened;
  if (!opened.basket)
    return { go: locals.placed ? paths.order(locals.lang, locals.placed) : paths.basket(locals.lang) };
  const step = stepFor(opened.basket, wanted);
  return step === wanted ? { basket: opened.basket } : { go: paths[step](locals.lang) };
}
