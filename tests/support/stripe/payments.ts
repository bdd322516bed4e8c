import type Stripe from "stripe";
import { read } from "./form.ts";
import { cancelIntent, capture } from "./paying.ts";
import { noSuch, Refusal } from "./refusal.ts";
import type { Endpoint } from "./routes.ts";
import type { Store } from "./store.ts";
import type { Intent } from "./types.ts";

function intentOf(store: Store, id: string): Intent {
  const intent = store.intents.get(id);
  if (intent === undefined) throw noSuch("payment_intent", id);
  return intent;
}

/** `POST /v1/payment_intents/:id/cancel` */
export const cancelPaymentIntent: Endpoint = (store, form, id) => {
  const { cancellation_reason = null } = read<Stripe.PaymentIntentCancelParams>(form, {
    cancellation_reason: "text",
  });
  const intent = intentOf(store, id);
  return () => {
    // As long as its session is open, only the session can be ended.
    if ([...store.sessions.values()].some((one) => one.payment_intent === id && one.status === "open"))
      throw new Refusal(
        "You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the session instead.",
        { code: "payment_intent_unexpected_state" },
      );
    cancelIntent(store, intent, cancellation_reason as Intent["cancellation_reason"]);
    return intent;
  };
};

/** `POST /v1/payment_intents/:id/capture`: all of it, or less, and the rest is let go. */
export const capturePaymentIntent: Endpoint = (store, form, id) => {
  const { amount_to_capture } = read<Stripe.PaymentIntentCaptureParams>(form, { amount_to_capture: "whole" });
  const intent = intentOf(store, id);
  return () => {
    const charge = store.charges.get(intent.latest_charge ?? "");
    if (intent.status !== "requires_capture" || charge === undefined)
      throw new Refusal(
        `This PaymentIntent could not be captured because it has a status of ${intent.status}.`,
        { code: "payment_intent_unexpected_state" },
      );
    const amount = amount_to_capture ?? intent.amount_capturable;
    if (amount < 1 || amount > intent.amount_capturable)
      throw new Refusal(`The amount to capture is from 1 to ${intent.amount_capturable}: ${amount}`, {
        code: amount < 1 ? "amount_too_small" : "amount_too_large",
        param: "amount_to_capture",
      });
    // What is not captured is given back to the card, as a refund without a transaction.
    charge.amount_refunded = charge.amount - amount;
    for (const session of store.sessions.values())
      if (session.payment_intent === id) session.payment_status = "paid";
    capture(store, intent, charge, amount, () => store.tell("charge.captured", charge));
    return intent;
  };
};
