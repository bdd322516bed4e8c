import { cardWay } from "./cards.ts";
import { newCharge, newIntent } from "./new-payment.ts";
import { customer } from "./new-session.ts";
import { Refusal } from "./refusal.ts";
import { enter, newId, type Store } from "./store.ts";
import type { Charge, Intent, Session } from "./types.ts";

/** How a try to pay ended: `asks` waits for the 3-D Secure step, `closed` is a session that was no longer open. */
export type Outcome =
  { came: "paid" } | { came: "asks" } | { came: "refused"; message: string } | { came: "closed" };

/**
 * Tries to pay an open session with a card number. All of it happens in one go, so that a form sent twice finds the
 * session complete.
 */
export function payWith(store: Store, session: Session, number: string, email: string | null): Outcome {
  if (session.status !== "open") return { came: "closed" };
  if (email !== null) session.customer_details = customer(email);
  const intent = intentFor(store, session);
  intent.payment_method = newId("pm_1");
  intent.last_payment_error = null;
  const card = cardWay(number);
  if (card.way === "refuses") return refuse(store, session, intent, number, card);
  if (card.way === "asks") {
    intent.status = "requires_action";
    intent.next_action = {
      type: "redirect_to_url",
      redirect_to_url: { url: `${store.origin()}/c/pay/${session.id}/3ds`, return_url: session.url },
    };
    store.challenged.set(intent.id, number);
    store.tell("payment_intent.requires_action", intent);
    return { came: "asks" };
  }
  succeed(store, session, intent, number, false);
  return { came: "paid" };
}

/** The buyer's bank has asked, and the buyer has answered or given up. */
export function endChallenge(store: Store, session: Session, passed: boolean): Outcome {
  const intent = store.intents.get(session.payment_intent ?? "");
  const number = store.challenged.get(intent?.id ?? "");
  if (session.status !== "open" || intent === undefined || number === undefined) return { came: "closed" };
  store.challenged.delete(intent.id);
  intent.next_action = null;
  if (!passed)
    return refuse(store, session, intent, number, {
      code: "payment_intent_authentication_failure",
      decline_code: "authentication_required",
      message: "We are unable to authenticate your payment method. Please choose another one and try again.",
    });
  succeed(store, session, intent, number, true);
  return { came: "paid" };
}

/** A payment that takes days: the session is complete, the money is not there yet. */
export function payLater(store: Store, session: Session): void {
  if (session.status !== "open") throw new Error(`${session.id} is ${session.status}: it cannot be paid.`);
  const intent = intentFor(store, session);
  intent.status = "processing";
  store.tell("payment_intent.processing", intent);
  complete(store, session, "unpaid");
}

/** What was to take days has come to its end. */
export function endPayLater(store: Store, session: Session, paid: boolean): void {
  const intent = store.intents.get(session.payment_intent ?? "");
  if (intent?.status !== "processing") throw new Error(`${session.id} has no payment under way.`);
  if (paid) {
    const charge = charged(store, session, intent, "4242424242424242", false);
    session.payment_status = "paid";
    capture(store, intent, charge, intent.amount);
    store.tell("checkout.session.async_payment_succeeded", session);
  } else {
    failed(store, session, intent, "4242424242424242", {
      code: "payment_intent_payment_attempt_failed",
      decline_code: "generic_decline",
      message: "The payment failed.",
    });
    store.tell("checkout.session.async_payment_failed", session);
  }
}

function intentFor(store: Store, session: Session): Intent {
  const known = store.intents.get(session.payment_intent ?? "");
  if (known !== undefined) return known;
  const intent = newIntent(store, session);
  store.intents.set(intent.id, intent);
  session.payment_intent = intent.id;
  store.tell("payment_intent.created", intent);
  return intent;
}

function succeed(store: Store, session: Session, intent: Intent, number: string, asked: boolean): void {
  const charge = charged(store, session, intent, number, asked);
  store.tell("charge.succeeded", charge);
  if (intent.capture_method === "manual") {
    intent.status = "requires_capture";
    intent.amount_capturable = intent.amount;
    store.tell("payment_intent.amount_capturable_updated", intent);
    complete(store, session, "unpaid");
    return;
  }
  session.payment_status = "paid";
  capture(store, intent, charge, intent.amount, () => complete(store, session, "paid"));
}

function complete(store: Store, session: Session, payment_status: "paid" | "unpaid"): void {
  session.status = "complete";
  session.payment_status = payment_status;
  session.url = null;
  store.tell("checkout.session.completed", session);
}

function charged(store: Store, session: Session, intent: Intent, number: string, asked: boolean): Charge {
  const charge = tried(store, session, intent, number, asked);
  charge.status = "succeeded";
  charge.paid = true;
  charge.outcome = outcome("approved_by_network", "authorized", "Payment complete.", null);
  return charge;
}

/**
 * Takes the money, less the fee. Where the intent says `automatic_async`, Stripe's default, the balance transaction
 * comes a moment after the payment's events, and `charge.updated` tells of it.
 */
export function capture(
  store: Store,
  intent: Intent,
  charge: Charge,
  amount: number,
  between?: () => void,
): void {
  charge.captured = true;
  charge.amount_captured = amount;
  intent.status = "succeeded";
  intent.amount_received = amount;
  intent.amount_capturable = 0;
  const book = () => {
    const fee = store.fees.charge(amount, charge.currency);
    charge.balance_transaction = enter(store, {
      type: "charge",
      reporting_category: "charge",
      amount,
      currency: charge.currency,
      fee,
      source: charge.id,
    }).id;
  };
  const later = intent.capture_method === "automatic_async";
  if (!later) book();
  store.tell("payment_intent.succeeded", intent);
  between?.();
  if (later) {
    book();
    store.tell("charge.updated", charge);
  }
}

function refuse(
  store: Store,
  session: Session,
  intent: Intent,
  number: string,
  why: { code: string; decline_code: string; message: string },
): Outcome {
  failed(store, session, intent, number, why);
  return { came: "refused", message: why.message };
}

function failed(
  store: Store,
  session: Session,
  intent: Intent,
  number: string,
  { code, decline_code, message }: { code: string; decline_code: string; message: string },
): void {
  const charge = tried(store, session, intent, number, false);
  charge.status = "failed";
  charge.failure_code = code;
  charge.failure_message = message;
  charge.outcome = outcome("issuer_declined", "declined_by_network", message, decline_code);
  intent.status = "requires_payment_method";
  intent.last_payment_error = {
    type: "card_error",
    code: code as "card_declined",
    decline_code,
    message,
    charge: charge.id,
  };
  intent.payment_method = null;
  store.tell("charge.failed", charge);
  store.tell("payment_intent.payment_failed", intent);
}

function tried(store: Store, session: Session, intent: Intent, number: string, asked: boolean): Charge {
  const charge = newCharge(store, intent, session.customer_details?.email ?? null);
  charge.payment_method_details = {
    type: "card",
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: number.startsWith("5") ? "mastercard" : "visa",
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "IT",
      electronic_commerce_indicator: asked ? "05" : null,
      exp_month: 12,
      exp_year: 2034,
      funding: "credit",
      installments: null,
      last4: number.slice(-4),
      mandate: null,
      network: number.startsWith("5") ? "mastercard" : "visa",
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
  store.charges.set(charge.id, charge);
  intent.latest_charge = charge.id;
  return charge;
}

const outcome = (
  type: string,
  network_status: string,
  seller_message: string,
  reason: string | null,
): Charge["outcome"] => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status,
  reason,
  seller_message,
  type,
});

/** Ends an intent that holds no money, or gives up what it had only reserved. Throws Stripe's refusal for another. */
export function cancelIntent(store: Store, intent: Intent, reason: Intent["cancellation_reason"]): void {
  if (intent.status === "succeeded" || intent.status === "canceled" || intent.status === "processing")
    throw new Refusal(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, {
      code: "payment_intent_unexpected_state",
    });
  const charge = store.charges.get(intent.latest_charge ?? "");
  if (intent.status === "requires_capture" && charge !== undefined) {
    // An authorisation that is let go counts as refunded in full, without any money having moved.
    charge.amount_refunded = charge.amount;
    charge.refunded = true;
  }
  intent.status = "canceled";
  intent.canceled_at = store.now();
  intent.cancellation_reason = reason;
  intent.amount_capturable = 0;
  intent.next_action = null;
  store.challenged.delete(intent.id);
  store.tell("payment_intent.canceled", intent);
}
