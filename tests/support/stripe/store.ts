import { randomBytes } from "node:crypto";
import type Stripe from "stripe";
import type {
  Charge,
  Dispute,
  EventObject,
  EventType,
  Intent,
  IntentData,
  Line,
  Payout,
  Refund,
  Session,
  Transaction,
} from "./types.ts";

/** What the stand-in charges for its work, in the currency's smallest unit. */
export interface Fees {
  /** Of a captured charge. */
  charge: (amount: number, currency: string) => number;
  /** Taken when a dispute is opened, and not given back. */
  dispute: number;
}

/** Stripe's price for a European card, 1.5 % and 0.25, half a unit up. */
export const EUROPEAN_FEES: Fees = {
  charge: (amount) => Math.floor((amount * 150 + 5_000) / 10_000) + 25,
  dispute: 2_000,
};

/** Everything one stand-in knows. Maps keep the order in which things came about. */
export interface Store {
  /** Seconds since 1970, by the stand-in's own clock. */
  now: () => number;
  fees: Fees;
  /** Where its hosted pages are. */
  origin: () => string;
  /** Stands before every statement descriptor's suffix. */
  statement_prefix: string;
  sessions: Map<string, Session>;
  lines: Map<string, Line[]>;
  /** What a session says of the intent that it will have. */
  intent_data: Map<string, IntentData>;
  /** The card that waits for its 3-D Secure step, by intent. */
  challenged: Map<string, string>;
  intents: Map<string, Intent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  disputes: Map<string, Dispute>;
  transactions: Map<string, Transaction>;
  payouts: Map<string, Payout>;
  events: Map<string, Stripe.Event>;
  /** With which payout a transaction left. */
  left_with: Map<string, string>;
  /** Keeps an event with the object as it is now, and sends it. */
  tell: <T extends EventType>(type: T, object: EventObject<T>) => void;
}

export function newStore(given: Pick<Store, "now" | "fees" | "origin" | "statement_prefix" | "tell">): Store {
  return {
    ...given,
    sessions: new Map(),
    lines: new Map(),
    intent_data: new Map(),
    challenged: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    transactions: new Map(),
    payouts: new Map(),
    events: new Map(),
    left_with: new Map(),
  };
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An id of Stripe's kind that nobody guesses, such as `pi_3…`. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}${[...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}

/** Puts a transaction on the balance, and answers it. Amounts in the currency's smallest unit, with their sign. */
export function enter(
  store: Store,
  what: Pick<Transaction, "type" | "amount" | "currency" | "reporting_category"> & {
    source: string;
    fee?: number;
  },
): Transaction {
  const { fee = 0, ...rest } = what;
  const transaction: Transaction = {
    id: newId("txn_3"),
    object: "balance_transaction",
    available_on: store.now(),
    balance_type: "payments",
    created: store.now(),
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: what.currency,
              description: "Fee",
              type: "stripe_fee",
            },
          ],
    net: what.amount - fee,
    status: "available",
    ...rest,
  };
  store.transactions.set(transaction.id, transaction);
  return transaction;
}
