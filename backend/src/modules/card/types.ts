import type { Currency } from "../../domain/currency";

/**
 * `asked`: written down, and the provider may have made it or not. `open`: it can be paid. `paid`: money is there and
 * nothing is decided. `ordered`: its order stands and is booked. `refused`: the money goes back. `given_back`: it has gone.
 * `expired`: it can't be paid any more, and was not.
 */
export type PageState = "asked" | "open" | "paid" | "ordered" | "refused" | "given_back" | "expired";

/** A hosted page of the provider, for one frozen checkout. Amounts are minor units. */
export type CardPage = {
  id: string;
  cart_id: string;
  checkout_id: string;
  currency: Currency;
  amount: bigint;
  locale: string;
  state: PageState;
  /** The provider's id of the page, null until we know it. */
  stripe_session: string | null;
  url: string | null;
  /** The provider's id of the payment, and what was truly paid; null until it is. */
  stripe_payment: string | null;
  paid_currency: string | null;
  paid_amount: bigint | null;
  /** Why the money goes back. */
  reason: string | null;
  /** Since when it is known that the card does not take its money back: a person sends it another way. */
  not_taken_at: Date | null;
  created_at: Date;
  expires_at: Date;
  paid_at: Date | null;
  ended_at: Date | null;
};

export type AskPageInput = {
  cart_id: string;
  checkout_id: string;
  currency: Currency;
  amount: bigint;
  locale: string;
  expires_at: Date;
  now: Date;
};

export type PaidPageInput = {
  id: string;
  stripe_session: string;
  stripe_payment: string;
  currency: string;
  amount: bigint;
  now: Date;
};

/**
 * A refund that the network decided, on its way to the card it was paid with. `failed`: the card does not take it, and it
 * goes another way.
 */
export type CardRefund = {
  refund_id: string;
  order_id: string;
  stripe_payment: string;
  state: "asked" | "sent" | "failed";
};

/** A line of our balance at the provider, once it is in our book. Minor units with their sign. */
export type KeptMovement = {
  movement_id: string;
  kind: string;
  currency: string;
  net: bigint;
  source: string | null;
  /** Whether a rule of ours says how it is booked. */
  known: boolean;
  at: Date;
};

/** Something the provider told. */
export type CardEvent = {
  event_id: string;
  kind: string;
  body: string;
  tries: number;
};

/** One that was tried in vain to the end, as the network sees it. */
export type DeadEvent = { event_id: string; kind: string; trouble: string | null; received_at: Date };
