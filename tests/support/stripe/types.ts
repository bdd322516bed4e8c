import type Stripe from "stripe";

/** The words a field may have, without the SDK's "or any other": what is kept here is one that it names. */
type Words<T> = T extends string ? (string extends T ? never : T) : never;
/** A field that is an id or the whole object is kept as the id; an answer expands it. */
type IdAlone<T> = string extends Extract<T, string> ? Exclude<T, { id: string }> : T;
type Known<T> = [Words<T>] extends [never] ? IdAlone<T> : Words<T> | Exclude<T, string>;
/** An object of the SDK as the stand-in keeps it: assignable to the SDK's own, so that drift does not compile. */
type Kept<T> = { [K in keyof T]: Known<T[K]> };

export type Session = Kept<Stripe.Checkout.Session>;
export type Intent = Kept<Stripe.PaymentIntent>;
export type Charge = Kept<Stripe.Charge>;
export type Refund = Kept<Stripe.Refund>;
export type Dispute = Kept<Stripe.Dispute>;
export type Transaction = Kept<Stripe.BalanceTransaction>;
export type Payout = Kept<Stripe.Payout>;
export type IntentData = Stripe.Checkout.SessionCreateParams.PaymentIntentData;

/** A line as it is answered: its price travels with a decimal written as text, which the SDK makes an object of. */
export type Line = Omit<Stripe.LineItem, "price"> & {
  price: Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string };
};

/** The events the stand-in tells of. */
export type EventType =
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "checkout.session.async_payment_succeeded"
  | "checkout.session.async_payment_failed"
  | "payment_intent.created"
  | "payment_intent.requires_action"
  | "payment_intent.processing"
  | "payment_intent.amount_capturable_updated"
  | "payment_intent.succeeded"
  | "payment_intent.payment_failed"
  | "payment_intent.canceled"
  | "charge.succeeded"
  | "charge.failed"
  | "charge.captured"
  | "charge.updated"
  | "charge.refunded"
  | "charge.dispute.created"
  | "charge.dispute.funds_withdrawn"
  | "charge.dispute.funds_reinstated"
  | "charge.dispute.closed"
  | "refund.created"
  | "refund.failed"
  | "payout.created"
  | "payout.paid"
  | "payout.failed";

export type EventObject<T extends EventType> = Extract<Stripe.Event, { type: T }>["data"]["object"];
