import type { AddressInfo } from "node:net";
import type Stripe from "stripe";
import {
  closeDispute,
  createPayout,
  endPayout,
  ledger,
  openDispute,
  paymentsOf,
  type Paid,
  type Sums,
} from "./bank.ts";
import { expire, expireOverdue, sessionOf } from "./checkout.ts";
import { startEvents, type Events } from "./events.ts";
import type { Faults } from "./faults.ts";
import { readInto, written } from "./keep.ts";
import { endChallenge, endPayLater, payLater, payWith, type Outcome } from "./paying.ts";
import { failRefund } from "./refunds.ts";
import { newServer, type Call } from "./server.ts";
import { EUROPEAN_FEES, newStore, type Fees, type Store } from "./store.ts";

/** The version the shop's SDK speaks; a newer SDK does not compile until this is looked at. */
const API_VERSION: typeof Stripe.API_VERSION = "2026-10-28.endive";

export interface StripeStandIn extends Controls {
  host: string;
  port: number;
  /** For the SDK: `http://127.0.0.1:port`. The hosted pages are under it. */
  url: string;
  api_version: string;
  faults: Faults;
  events: Events;
  /** Every call of the API so far. */
  calls: Call[];
  stop: () => Promise<void>;
}

/** What happens without the shop's doing. Each throws when it cannot be. Amounts in the smallest unit. */
interface Controls {
  /** Pays an open session as the page would, without a browser. */
  pay: (session: string, card?: string) => Outcome;
  /** The buyer's answer to the 3-D Secure step. */
  answerBank: (session: string, passed: boolean) => Outcome;
  /** Completes a session whose money comes days later, if at all. */
  payLater: (session: string) => void;
  endPayLater: (session: string, paid: boolean) => void;
  expire: (session: string) => void;
  /** Sets the stand-in's clock forward; what is overdue then expires. */
  advance: (seconds: number) => void;
  failRefund: (refund: string) => void;
  openDispute: (charge: string, more?: { amount?: number; reason?: string }) => Stripe.Dispute;
  closeDispute: (dispute: string, state: "won" | "lost") => void;
  /** Everything in a currency leaves for the bank; then the bank has it, or sends it back. */
  createPayout: (currency: string) => Stripe.Payout;
  endPayout: (payout: string, state: "paid" | "failed") => void;
  /** What passed through, by currency, from the objects themselves: see `ledger`. */
  ledger: () => Record<string, Sums>;
  /** Everything it knows, for another one to go on with. */
  written: () => string;
  /** What every page of a cart came to. */
  paymentsOf: (cart_id: string) => Paid[];
}

/**
 * A stateful stand-in for Stripe on a free port of this machine: the part of its API that the shop uses, a payment page
 * that a browser can pay on, signed events, and faults that can be asked for. Events go to `webhook_url`, if there is
 * one, and otherwise wait to be listed.
 */
export async function startStripe({
  secret_key,
  webhook_secret,
  webhook_url = null,
  fees = EUROPEAN_FEES,
  statement_prefix = "ARNIA",
  port = 0,
  retry_ms = (tries) => Math.min(2_000, 50 * 2 ** tries),
  before = null,
}: {
  secret_key: string;
  webhook_secret: string;
  webhook_url?: string | null;
  fees?: Fees;
  statement_prefix?: string;
  port?: number;
  retry_ms?: (tries: number) => number;
  /** What an earlier one has `written`. Events that nobody had taken by then are sent again. */
  before?: string | null;
}): Promise<StripeStandIn> {
  let ahead_s = 0;
  let url = "";
  const { tell, stop, sendLeft, ...events } = startEvents({
    store: () => store,
    secret: webhook_secret,
    url: webhook_url,
    api_version: API_VERSION,
    retry_ms,
  });
  const store: Store = newStore({
    now: () => Math.floor(Date.now() / 1_000) + ahead_s,
    fees,
    origin: () => url,
    statement_prefix,
    tell,
  });
  if (before !== null) readInto(store, before);
  const { server, faults, calls } = newServer({ store, secret_key, api_version: API_VERSION });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  url = `http://127.0.0.1:${address.port}`;
  if (before !== null) sendLeft();
  // Nobody needs to call for a session to expire.
  const overdue = setInterval(() => expireOverdue(store), 1_000).unref();

  return {
    host: "127.0.0.1",
    port: address.port,
    url,
    api_version: API_VERSION,
    faults,
    events,
    calls,
    pay: (id, card = "4242424242424242") => {
      const session = sessionOf(store, id);
      return payWith(store, session, card, session.customer_email === null ? "buyer@example.org" : null);
    },
    answerBank: (session, passed) => endChallenge(store, sessionOf(store, session), passed),
    payLater: (session) => payLater(store, sessionOf(store, session)),
    endPayLater: (session, paid) => endPayLater(store, sessionOf(store, session), paid),
    expire: (session) => expire(store, sessionOf(store, session)),
    advance: (seconds) => {
      ahead_s += seconds;
      expireOverdue(store);
    },
    failRefund: (refund) => failRefund(store, refund),
    openDispute: (charge, { amount, reason } = {}) => openDispute(store, charge, amount, reason),
    closeDispute: (dispute, state) => closeDispute(store, dispute, state),
    createPayout: (currency) => createPayout(store, currency),
    endPayout: (payout, state) => endPayout(store, payout, state),
    ledger: () => ledger(store),
    written: () => written(store),
    paymentsOf: (cart_id) => paymentsOf(store, cart_id),
    stop: () =>
      new Promise((resolve) => {
        clearInterval(overdue);
        stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
