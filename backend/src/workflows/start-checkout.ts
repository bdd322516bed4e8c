import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows";
import { minutesAfter, now } from "../adapters/clock";
import { settings } from "../adapters/env";
import { fromWire, toWire, type WireMoney } from "../adapters/money";
import { refuse } from "../domain/errors";
import { formatDecimal } from "../domain/money";
import type { PaymentMethod } from "../modules/books/types";
import { carryPagesOfCartWorkflow } from "./card/pages-of-cart";
import { cutCart, unitsOf } from "./cart-cut";
import { readCart } from "./cart-facts";
import { checkFoodInBasket } from "./food-rules";
import { checkReadyToPay } from "./cart-rules";
import { books, stock } from "./services";
import { methodsOffered, providerOf } from "./payment-methods";
import { placeOfCart } from "./places";

type Input = { cart_id: string; method: string; total: WireMoney; locale?: string | undefined };

/** Reads and refuses; writes nothing, so there is nothing to undo. Says whether an earlier start can be used again. */
const checkCartStep = createStep("check-cart-to-pay", async (input: Input, { container }) => {
  const place = await placeOfCart(container, input.cart_id);
  if (!methodsOffered(place).includes(input.method as PaymentMethod)) {
    refuse(
      "payment.method_unknown",
      `"${input.method}" is not a way to pay here. Choose one of those shown.`,
      {},
    );
  }
  const cart = await readCart(container, input.cart_id);
  checkReadyToPay(cart);
  await checkFoodInBasket(container, { id: cart.lines.flatMap(({ product_id }) => product_id ?? []) });
  const cut = cutCart(cart);
  if (cut.total === 0n) {
    refuse(
      "cart.incomplete",
      "This basket costs nothing, and an order of nothing cannot be placed here.",
      {},
    );
  }
  const seen = fromWire(input.total);
  if (seen.currency !== cart.currency || seen.amount_minor !== cut.total) {
    const total = formatDecimal({ amount_minor: cut.total, currency: cart.currency });
    refuse(
      "checkout.total_changed",
      `The total is now ${total} ${cart.currency.toUpperCase()}. Look at the basket again; nothing was charged.`,
      { total },
    );
  }
  const earlier = await books(container).checkoutOfCart(cart.id);
  const usable =
    earlier?.status === "open" &&
    earlier.method === input.method &&
    earlier.total === cut.total &&
    earlier.payment_session_id === cart.payment_session_id &&
    cart.payment_session_id !== null;
  return new StepResponse({
    collection_id: cart.payment_collection_id,
    session_id: usable ? cart.payment_session_id : null,
  });
});

/**
 * Freezes the checkout row and takes the stock hold. Undone together: when the hold is refused, the row is ended as
 * abandoned; the hold itself is one transaction and leaves nothing behind.
 */
const freezeCheckoutStep = createStep(
  "freeze-checkout",
  async (
    input: { cart_id: string; method: string; session_id: string; locale: string | undefined },
    { container },
  ) => {
    const at = now();
    const cart = await readCart(container, input.cart_id);
    const cut = cutCart(cart);
    const holdUntil = minutesAfter(at, settings().STOCK_HOLD_MINUTES);
    const checkout = await books(container).freezeCheckout({
      cart_id: cart.id,
      payment_session_id: input.session_id,
      method: input.method as PaymentMethod,
      currency: cart.currency,
      total: cut.total,
      pieces: cut.pieces,
      terms: cart.terms,
      // As they read when they pay: a basket may have begun in another language. Their mails speak it.
      locale: input.locale ?? cart.locale ?? "en-GB",
      expires_at: holdUntil,
      now: at,
    });
    try {
      await stock(container).hold({
        cart_id: cart.id,
        checkout_id: checkout.id,
        lines: unitsOf(checkout.pieces),
        expires_at: holdUntil,
        now: at,
      });
    } catch (refused) {
      await books(container).endCheckout({ checkout_id: checkout.id, outcome: "abandoned", now: at });
      throw refused;
    }
    return new StepResponse(
      { id: checkout.id, total: toWire(checkout.total, checkout.currency) },
      checkout.id,
    );
  },
  async (checkout_id, { container }) => {
    if (!checkout_id) return;
    await stock(container).release({ checkout_id, now: now() });
    await books(container).endCheckout({ checkout_id, outcome: "abandoned", now: now() });
  },
);

/**
 * Starts payment: checks the cart, opens a payment session, freezes what is sold at which terms and holds the goods.
 * Again for an unchanged cart: the same checkout. Refuses what `checkReadyToPay` refuses, `payment.method_unknown`,
 * `checkout.total_changed`, `stock.not_enough`.
 */
export const startCheckoutWorkflow = createWorkflow("start-checkout", (input: Input) => {
  // Before the lock, which an order that is paid already takes for itself.
  const leave = transform({ input }, ({ input }) => input.method !== "card");
  carryPagesOfCartWorkflow.runAsStep({ input: { cart_id: input.cart_id, leave } });
  // The cart's own key, which Medusa's cart flows take too; as steps of ours they leave it to us.
  acquireLockStep({ key: input.cart_id, timeout: 30, ttl: 120 });
  const checked = checkCartStep(input);

  const createdId = when("no-payment-collection", { checked }, ({ checked }) => !checked.collection_id).then(
    () => {
      const created = createPaymentCollectionForCartWorkflow.runAsStep({ input: { cart_id: input.cart_id } });
      return created.id;
    },
  );
  const collectionId = transform(
    { checked, createdId },
    (data) => data.checked.collection_id ?? data.createdId,
  );
  const newSession = when("no-usable-session", { checked }, ({ checked }) => !checked.session_id).then(() => {
    const provider_id = transform({ input }, ({ input }) => providerOf(input.method as PaymentMethod));
    const session = createPaymentSessionsWorkflow.runAsStep({
      input: { payment_collection_id: collectionId, provider_id },
    });
    return session.id;
  });
  const sessionId = transform({ checked, newSession }, (data) => data.checked.session_id ?? data.newSession);

  const checkout = freezeCheckoutStep({
    cart_id: input.cart_id,
    method: input.method,
    session_id: sessionId,
    locale: input.locale,
  });
  releaseLockStep({ key: input.cart_id });
  return new WorkflowResponse(checkout);
});
