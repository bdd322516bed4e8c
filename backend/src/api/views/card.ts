import { toWire } from "../../adapters/money";
import { parseCurrency } from "../../domain/currency";
import type { Dispute } from "../../modules/books/types";
import type { CardPage, DeadEvent } from "../../modules/card/types";

/** A card payment of which no order came. The payment is named as the provider names it, to be found there. */
export function refusedPageView(page: CardPage) {
  return {
    id: page.id,
    payment: page.stripe_payment,
    state: page.state,
    reason: page.reason,
    amount: toWire(page.paid_amount ?? 0n, parseCurrency(page.paid_currency ?? page.currency)),
    not_taken_at: page.not_taken_at,
    paid_at: page.paid_at,
    ended_at: page.ended_at,
  };
}

export function deadEventView(event: DeadEvent) {
  return {
    id: event.event_id,
    kind: event.kind,
    trouble: event.trouble,
    received_at: event.received_at,
  };
}

export function disputeView(dispute: Dispute) {
  const { id, currency, amount, order_id, order_display_id, reason, state, due_by, opened_at, ended_at } =
    dispute;
  return {
    id,
    amount: toWire(amount, currency),
    order_id,
    order_display_id,
    reason,
    state,
    due_by,
    opened_at,
    ended_at,
  };
}
