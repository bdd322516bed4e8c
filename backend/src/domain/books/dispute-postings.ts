import type { Currency } from "../currency";
import { type Rail, coopAccount } from "./accounts";
import { type Entry, type Transaction, transaction } from "./postings";

/**
 * N9: a buyer's bank takes a payment back, or a part of it, and decides later. What the co-ops of that order earned and were
 * not sent yet waits with it in `held`; what was sent to them stays theirs. Decision: no fault of a co-op is recorded yet, so
 * what is lost is the network's.
 */

/** What one consignment has payable, and waits for the end of a dispute. Not below zero. */
export type DisputeHold = { consignment_id: string; coop_id: string; amount: bigint };

type OfDispute = { dispute_id: string; currency: Currency };

/** `payable`: what each co-op has payable at this moment. What is missing there was taken by a refund, and is owed. */
export function disputeOpened(
  input: OfDispute & {
    rail: Rail;
    amount: bigint;
    holds: readonly DisputeHold[];
    payable: ReadonlyMap<string, bigint>;
  },
): Transaction {
  return transaction(`dispute:${input.dispute_id}:opened`, "dispute_opened", input.currency, [
    { debit: "disputed", credit: input.rail, amount: input.amount, consignment_id: null },
    ...held(input.holds, input.payable),
  ]);
}

/** What comes to be payable while the dispute goes on, since a settlement was refused. `settlement_id` is that one. */
export function disputeHeld(
  input: OfDispute & {
    settlement_id: string;
    holds: readonly DisputeHold[];
    payable: ReadonlyMap<string, bigint>;
  },
): Transaction {
  const reference = `dispute:${input.dispute_id}:held:${input.settlement_id}`;
  return transaction(reference, "dispute_held", input.currency, held(input.holds, input.payable));
}

/** The bank gives the money back, at once or, `after_loss`, after it had decided otherwise. */
export function disputeWon(
  input: OfDispute & { rail: Rail; amount: bigint; holds: readonly DisputeHold[]; after_loss: boolean },
): Transaction {
  const credit = input.after_loss ? "network:losses" : "disputed";
  return transaction(`dispute:${input.dispute_id}:won`, "dispute_won", input.currency, [
    { debit: input.rail, credit, amount: input.amount, consignment_id: null },
    ...released(input.holds),
  ]);
}

/** The money stays with the buyer. */
export function disputeLost(
  input: OfDispute & { amount: bigint; holds: readonly DisputeHold[] },
): Transaction {
  return transaction(`dispute:${input.dispute_id}:lost`, "dispute_lost", input.currency, [
    { debit: "network:losses", credit: "disputed", amount: input.amount, consignment_id: null },
    ...released(input.holds),
  ]);
}

function held(holds: readonly DisputeHold[], payable: ReadonlyMap<string, bigint>): Entry[] {
  return holds.flatMap(({ consignment_id, coop_id, amount }) => {
    const there = payable.get(coop_id) ?? 0n;
    const now = amount < there ? amount : there;
    const credit = coopAccount(coop_id, "held");
    return [
      { debit: coopAccount(coop_id, "payable"), credit, amount: now, consignment_id },
      { debit: coopAccount(coop_id, "owes"), credit, amount: amount - now, consignment_id },
    ];
  });
}

/** No mirror image: what was owed meanwhile may have been settled, so all of it is payable again. */
function released(holds: readonly DisputeHold[]): Entry[] {
  return holds.map(({ consignment_id, coop_id, amount }) => ({
    debit: coopAccount(coop_id, "held"),
    credit: coopAccount(coop_id, "payable"),
    amount,
    consignment_id,
  }));
}
