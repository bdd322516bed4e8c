import type Stripe from "stripe";
import { read } from "./form.ts";
import { newDispute, newPayout } from "./new-payment.ts";
import type { Endpoint } from "./routes.ts";
import { enter, type Store } from "./store.ts";
import type { Dispute, Payout } from "./types.ts";

/** A buyer's bank takes a charge back, or a part of it, and Stripe its fee. */
export function openDispute(
  store: Store,
  charge_id: string,
  amount?: number,
  reason = "product_not_received",
): Dispute {
  const charge = store.charges.get(charge_id);
  if (charge?.captured !== true || charge.disputed) throw new Error(`${charge_id} cannot be disputed.`);
  const dispute = newDispute(store, charge, amount ?? charge.amount - charge.amount_refunded, reason);
  store.disputes.set(dispute.id, dispute);
  charge.disputed = true;
  dispute.balance_transactions.push(
    enter(store, {
      type: "adjustment",
      reporting_category: "dispute",
      amount: -dispute.amount,
      currency: dispute.currency,
      fee: store.fees.dispute,
      source: dispute.id,
    }),
  );
  store.tell("charge.dispute.created", dispute);
  store.tell("charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

/** The dispute is decided: won, the money comes back without the fee; lost, it stays away. */
export function closeDispute(store: Store, id: string, state: "won" | "lost"): Dispute {
  const dispute = store.disputes.get(id);
  if (dispute?.status !== "needs_response") throw new Error(`${id} is not open.`);
  dispute.status = state;
  if (state === "won") {
    dispute.balance_transactions.push(
      enter(store, {
        type: "adjustment",
        reporting_category: "dispute_reversal",
        amount: dispute.amount,
        currency: dispute.currency,
        source: dispute.id,
      }),
    );
    dispute.is_charge_refundable = true;
    store.tell("charge.dispute.funds_reinstated", dispute);
  }
  store.tell("charge.dispute.closed", dispute);
  return dispute;
}

/** Sends to the bank all there is in a currency. It is on its way until it is paid or fails. */
export function createPayout(store: Store, currency: string): Payout {
  const waiting = [...store.transactions.values()].filter(
    (one) => one.currency === currency && !store.left_with.has(one.id),
  );
  const amount = waiting.reduce((sum, { net }) => sum + net, 0);
  if (amount <= 0) throw new Error(`There is nothing to pay out in ${currency}: ${amount}`);
  const payout = newPayout(store, amount, currency);
  payout.balance_transaction = enter(store, {
    type: "payout",
    reporting_category: "payout",
    amount: -amount,
    currency,
    source: payout.id,
  }).id;
  store.payouts.set(payout.id, payout);
  for (const { id } of waiting) store.left_with.set(id, payout.id);
  // Its own transaction is listed with it, as Stripe does.
  store.left_with.set(payout.balance_transaction, payout.id);
  store.tell("payout.created", payout);
  return payout;
}

/** The bank has it, or sends it back; what it once had it can still send back. */
export function endPayout(store: Store, id: string, state: "paid" | "failed"): Payout {
  const payout = store.payouts.get(id);
  if (payout === undefined || payout.status === "failed" || payout.status === state)
    throw new Error(`${id} is ${payout?.status ?? "unknown"}: it cannot become ${state}.`);
  payout.status = state;
  if (state === "failed") {
    payout.failure_code = "account_closed";
    payout.failure_message = "The bank account has been closed.";
    payout.failure_balance_transaction = enter(store, {
      type: "payout_failure",
      reporting_category: "payout_reversal",
      amount: payout.amount,
      currency: payout.currency,
      source: payout.id,
    }).id;
  }
  store.tell(state === "paid" ? "payout.paid" : "payout.failed", payout);
  return payout;
}

/** What is on the balance by currency, in the smallest unit, from the transactions. */
function balances(store: Store): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { currency, net } of store.transactions.values()) sums[currency] = (sums[currency] ?? 0) + net;
  return sums;
}

/** `GET /v1/balance`: everything is available at once. */
export const retrieveBalance: Endpoint = (store, form) => {
  read<Stripe.BalanceRetrieveParams>(form, {});
  return (): Stripe.Balance => ({
    object: "balance",
    available: Object.entries(balances(store)).map(([currency, amount]) => ({
      amount,
      currency,
      source_types: { card: amount },
    })),
    livemode: false,
    pending: Object.keys(balances(store)).map((currency) => ({
      amount: 0,
      currency,
      source_types: { card: 0 },
    })),
  });
};

/** What passed through in one currency, in the smallest unit. */
export interface Sums {
  charged: number;
  refunded: number;
  /** Taken back by buyers' banks and not returned. */
  disputed: number;
  fees: number;
  paid_out: number;
  /** What is left, from the balance transactions. */
  balance: number;
}

/**
 * The sums by currency, from the charges, refunds, disputes and payouts themselves and not from the balance
 * transactions: charged − refunded − disputed − fees − paid out = balance, or the stand-in itself is wrong.
 */
export function ledger(store: Store): Record<string, Sums> {
  const sums: Record<string, Sums> = {};
  const add = (currency: string, name: keyof Sums, amount: number): void => {
    sums[currency] ??= { charged: 0, refunded: 0, disputed: 0, fees: 0, paid_out: 0, balance: 0 };
    sums[currency][name] += amount;
  };
  for (const charge of store.charges.values()) {
    if (!charge.captured) continue;
    add(charge.currency, "charged", charge.amount_captured);
    add(charge.currency, "fees", store.fees.charge(charge.amount_captured, charge.currency));
  }
  for (const { status, currency, amount } of store.refunds.values())
    if (status === "succeeded") add(currency, "refunded", amount);
  for (const { status, currency, amount } of store.disputes.values()) {
    if (status !== "won") add(currency, "disputed", amount);
    add(currency, "fees", store.fees.dispute);
  }
  for (const { status, currency, amount } of store.payouts.values())
    if (status !== "failed") add(currency, "paid_out", amount);
  for (const [currency, amount] of Object.entries(balances(store))) add(currency, "balance", amount);
  return sums;
}

/** What a buyer's page came to at the provider. Amounts in the smallest unit. */
export interface Paid {
  session: string;
  status: "open" | "complete" | "expired" | null;
  /** What was really taken, charge by charge, and what really went back. */
  charged: number[];
  refunded: number[];
}

/** Every page that was made for a cart, by the metadata that it was made with, and the money that moved on it. */
export function paymentsOf(store: Store, cart_id: string): Paid[] {
  return [...store.sessions.values()]
    .filter(({ metadata }) => metadata?.["cart_id"] === cart_id)
    .map(({ id, status, payment_intent }) => {
      const its = <T extends { payment_intent: string | null }>(all: Map<string, T>): T[] =>
        payment_intent === null
          ? []
          : [...all.values()].filter((one) => one.payment_intent === payment_intent);
      return {
        session: id,
        status,
        charged: its(store.charges)
          .filter(({ captured }) => captured)
          .map((charge) => charge.amount_captured),
        refunded: its(store.refunds)
          .filter((refund) => refund.status === "succeeded")
          .map(({ amount }) => amount),
      };
    });
}
