import { toWire } from "../../adapters/money";
import type { Earnings } from "../../modules/books/types";

/** What a co-op's sales have come to in one currency, as the network's book has it. */
export function earningsView(earned: Earnings) {
  const wire = (amount_minor: bigint) => toWire(amount_minor, earned.currency);
  return {
    currency_code: earned.currency,
    held: {
      total: wire(earned.held),
      by_day: earned.held_by_day.map(({ day, amount }) => ({ day, amount: wire(amount) })),
      waiting_to_be_sent: wire(earned.waiting_to_be_sent),
      in_dispute: wire(earned.in_dispute),
    },
    payable: wire(earned.payable),
    in_payout: wire(earned.in_payout),
    settled: wire(earned.settled),
    owed: wire(earned.owed),
  };
}
