import type Stripe from "stripe";
import { written } from "./currency.ts";
import { read } from "./form.ts";
import { newRefund } from "./new-payment.ts";
import { missing, noSuch, Refusal } from "./refusal.ts";
import type { Endpoint } from "./routes.ts";
import { enter, type Store } from "./store.ts";
import type { Charge, Refund } from "./types.ts";

/** `POST /v1/refunds`: of a charge, or of the charge of a payment intent; all that is left where no amount is said. */
export const createRefund: Endpoint = (store, form) => {
  const params = read<Stripe.RefundCreateParams>(form, {
    amount: "whole",
    charge: "text",
    metadata: "metadata",
    payment_intent: "text",
    reason: "text",
  });
  const { amount, reason } = params;
  if (reason !== undefined && !["duplicate", "fraudulent", "requested_by_customer"].includes(reason))
    throw new Refusal(`Invalid reason: ${reason}`, { param: "reason" });
  const charge = chargeOf(store, params);
  return () => {
    const left = refundable(store, charge, amount);
    const refund = newRefund(store, charge, {
      amount: amount ?? left,
      reason: (reason ?? null) as Refund["reason"],
      metadata: (params.metadata ?? {}) as Stripe.Metadata,
    });
    refund.balance_transaction = enter(store, {
      type: "refund",
      reporting_category: "refund",
      amount: -refund.amount,
      currency: charge.currency,
      source: refund.id,
    }).id;
    store.refunds.set(refund.id, refund);
    charge.amount_refunded += refund.amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    store.tell("refund.created", refund);
    store.tell("charge.refunded", charge);
    return refund;
  };
};

function chargeOf(store: Store, { charge, payment_intent }: Stripe.RefundCreateParams): Charge {
  if (charge === undefined && payment_intent === undefined)
    throw new Refusal(
      "One of the following params should be provided for this request: payment_intent or charge.",
      {
        code: "parameter_missing",
      },
    );
  const intent = store.intents.get(payment_intent ?? "");
  if (payment_intent !== undefined && intent === undefined) throw noSuch("payment_intent", payment_intent);
  const id = charge ?? intent?.latest_charge;
  if (id === null || id === undefined)
    throw new Refusal(
      `This PaymentIntent (${payment_intent ?? ""}) does not have a successful charge to refund.`,
    );
  const found = store.charges.get(id);
  if (found === undefined) throw noSuch("charge", id);
  return found;
}

/** What is left of a charge to give back. Throws Stripe's refusals. */
function refundable(store: Store, charge: Charge, amount: number | undefined): number {
  if (charge.status !== "succeeded" || !charge.captured)
    throw new Refusal(
      `This PaymentIntent (${charge.payment_intent ?? ""}) does not have a successful charge to refund.`,
    );
  if (charge.refunded)
    throw new Refusal(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  // What a buyer's bank has taken is not there to be given back; what was won again is.
  if ([...store.disputes.values()].some((one) => one.charge === charge.id && one.status !== "won"))
    throw new Refusal(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  const left = charge.amount - charge.amount_refunded;
  if (amount !== undefined && amount < 1)
    throw new Refusal("Invalid positive integer", { code: "parameter_invalid_integer", param: "amount" });
  if (amount !== undefined && amount > left)
    throw new Refusal(
      `Refund amount (${written(amount, charge.currency)}) is greater than unrefunded amount on charge (${written(left, charge.currency)})`,
      { param: "amount" },
    );
  return left;
}

/** The buyer's bank did not take it: the money is back on the balance. */
export function failRefund(store: Store, id: string): Refund {
  const refund = store.refunds.get(id);
  const charge = store.charges.get(refund?.charge ?? "");
  if (refund?.status !== "succeeded" || charge === undefined) throw missing(`a refund that went: ${id}`);
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  refund.failure_balance_transaction = enter(store, {
    type: "refund_failure",
    reporting_category: "refund_failure",
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
  }).id;
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  store.tell("refund.failed", refund);
  return refund;
}
