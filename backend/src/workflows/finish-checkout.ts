import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, capturePaymentWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { instant, minutesAfter, now } from "../adapters/clock";
import { toMedusa } from "../adapters/money";
import type { Checkout } from "../modules/books/types";
import { unitsOf } from "./cart-cut";
import { isPaidByCard } from "./card/paid-pages";
import { orderIdOfCart } from "./order-of-cart";
import { tiePayment } from "./order-ties";
import { railOf } from "./payment-methods";
import { books, companies, stock } from "./services";
import { transferExpiry } from "./transfer-expiry";

type Input = { checkout_id: string; cart_id: string };

type PaidOrder = {
  id: string;
  display_id: number;
  payment_collections: {
    payments: { id: string; captures: { id: string; created_at: string | Date }[] }[];
  }[];
  transactions: { reference_id: string | null }[];
};

/** The order a cart became, with what Medusa holds of its payment; null while there is none. */
async function orderOfCart(container: MedusaContainer, cart_id: string): Promise<PaidOrder | null> {
  const id = await orderIdOfCart(container, cart_id);
  if (!id) return null;
  const order = await row<PaidOrder>(container, {
    entity: "order",
    fields: [
      "id",
      "display_id",
      "payment_collections.payments.id",
      "payment_collections.payments.captures.*",
      "transactions.reference_id",
    ],
    filters: { id },
  });
  return order ?? null;
}

/** A hold that was let go before its order stood is taken again; refused when the goods are gone, and told by the sweep. */
async function claimGoods(container: MedusaContainer, checkout: Checkout): Promise<void> {
  const at = now();
  if (await stock(container).claim({ checkout_id: checkout.id, now: at })) return;
  await stock(container).hold({
    cart_id: checkout.cart_id,
    checkout_id: checkout.id,
    lines: unitsOf(checkout.pieces),
    expires_at: placingDeadline(),
    now: at,
  });
  await stock(container).claim({ checkout_id: checkout.id, now: at });
}

/** The order stands: the checkout row and its goods say so. Nothing to undo: both acts are forward only and repeatable. */
const placeStep = createStep("place-checkout", async (input: Input, { container }) => {
  const checkout = await books(container).getCheckout(input.checkout_id);
  const order = await orderOfCart(container, checkout.cart_id);
  if (!order) return new StepResponse({ placed: false });
  if (order.payment_collections.length === 0) await tiePayment(container, order.id, checkout.cart_id);
  if (checkout.status === "open") {
    const wholesale = (await companies(container).cart(checkout.cart_id)) !== null;
    await books(container).placeCheckout({
      checkout_id: checkout.id,
      order_id: order.id,
      display_id: order.display_id,
      expires_at: transferExpiry(checkout.method, now(), wholesale),
      now: now(),
    });
  }
  if (checkout.status === "open" || checkout.status === "placed") {
    await claimGoods(container, checkout);
  }
  return new StepResponse({ placed: true });
});

/**
 * Lets Medusa's own payment follow money that is certain: a demo payment always, a card once its page is verified as paid, a
 * transfer once its receipts make up the whole rounded total. Each call looks first, so a repeat after a kill goes on where the last one stopped.
 */
const captureStep = createStep("capture-whole-payment", async (input: Input, { container }) => {
  const checkout = await books(container).getCheckout(input.checkout_id);
  if (checkout.status !== "placed" || !checkout.payment_session_id)
    return new StepResponse({ captured: false });
  if (checkout.method === "bank-transfer" && checkout.missing !== 0n)
    return new StepResponse({ captured: false });
  if (checkout.method === "card" && !(await isPaidByCard(container, checkout)))
    return new StepResponse({ captured: false });
  const order = await orderOfCart(container, checkout.cart_id);
  const payments = order?.payment_collections.flatMap((collection) => collection.payments) ?? [];
  if (payments.some((payment) => payment.captures.length > 0)) return new StepResponse({ captured: true });

  const payment =
    payments[0] ??
    (await container
      .resolve(Modules.PAYMENT)
      .authorizePaymentSession(checkout.payment_session_id, { received: { checkout_id: checkout.id } }));
  // Null means the provider still waits for the money, which it cannot once we have vouched for it.
  if (!payment) throw new Error(`checkout ${checkout.id}: the payment session did not become a payment`);
  await capturePaymentWorkflow(container).run({
    input: { payment_id: payment.id, amount: toMedusa(checkout.total, checkout.currency) },
  });
  return new StepResponse({ captured: true });
});

/** From Medusa's capture to our consignments and N1. The books accept one capture for a checkout, whoever asks. */
const bookStep = createStep("book-capture", async (input: Input, { container }) => {
  const checkout = await books(container).getCheckout(input.checkout_id);
  if (checkout.status !== "placed") return new StepResponse({ booked: checkout.status === "captured" });
  const order = await orderOfCart(container, checkout.cart_id);
  const capture = order?.payment_collections
    .flatMap((collection) => collection.payments)
    .flatMap((payment) => payment.captures)
    .at(0);
  if (!order || !capture) return new StepResponse({ booked: false });
  await recordTransaction(container, order, capture.id, checkout);
  await books(container).recordCapture({
    capture_id: capture.id,
    checkout_id: checkout.id,
    amount: checkout.total,
    currency: checkout.currency,
    rail: railOf(checkout.method),
    captured_at: instant(String(capture.created_at)),
    now: now(),
  });
  return new StepResponse({ booked: true });
});

/** Medusa writes the order's transaction after the capture; a kill in between would leave the order unpaid for ever. */
async function recordTransaction(
  container: MedusaContainer,
  order: PaidOrder,
  capture_id: string,
  checkout: Checkout,
): Promise<void> {
  if (order.transactions.some((transaction) => transaction.reference_id === capture_id)) return;
  await container.resolve(Modules.ORDER).addOrderTransactions({
    order_id: order.id,
    amount: toMedusa(checkout.total, checkout.currency),
    currency_code: checkout.currency,
    reference: "capture",
    reference_id: capture_id,
  });
}

/**
 * Carries a checkout as far as it can go: order stands -> goods claimed -> money captured -> consignments and postings.
 * Every step looks before it acts and none is ever undone, so this one workflow serves the shopper's own request, a
 * recorded receipt, and the repair scan after a kill.
 */
export const finishCheckoutWorkflow = createWorkflow("finish-checkout", (input: Input) => {
  // The cart's own key, which complete-cart holds too: an order that is just being made is never finished beside it.
  acquireLockStep({ key: input.cart_id, timeout: 30, ttl: 120 });
  placeStep(input);
  captureStep(input);
  const booked = bookStep(input);
  releaseLockStep({ key: input.cart_id });
  return new WorkflowResponse(booked);
});

/** How long a renewed hold outlives the placing of its order. */
export function placingDeadline(): Date {
  return minutesAfter(now(), 10);
}
