/**
 * What moved on the provider's balance, in minor units with their sign: `net` is `amount` less `fee`. `category` is the
 * provider's finer word for it.
 */
export type Movement = { kind: string; category: string; amount: bigint; fee: bigint };

/** What our book has to say of it beside the order or the refund itself, which are booked where they happen. */
export type Booking = {
  /** N5; nothing when none was taken. */
  fee: bigint;
  /** N6; nothing when it is no payout. */
  paid_out: bigint;
  /** The reversal of N6: a payout that the bank sent back. */
  came_back: boolean;
  /** N9: how the dispute that it is of stands has to be asked. */
  of_dispute: boolean;
  /** False: a person has to look at it, because no rule of ours covers it. */
  known: boolean;
};

const BOOKED_ELSEWHERE = new Set(["charge", "payment", "refund", "payment_refund", "refund_failure"]);
const OF_DISPUTES = new Set(["dispute", "dispute_reversal"]);
const CAME_BACK = new Set(["payout_failure", "payout_cancel"]);

/** How a movement of the provider's balance is booked. */
export function bookingOf({ kind, category, amount, fee }: Movement): Booking {
  const nothing: Booking = { fee: 0n, paid_out: 0n, came_back: false, of_dispute: false, known: true };
  if (fee < 0n) return { ...nothing, known: false };
  const plain = { ...nothing, fee };
  if (BOOKED_ELSEWHERE.has(kind)) return plain;
  if (kind === "payout" && amount < 0n) return { ...plain, paid_out: -amount };
  if (CAME_BACK.has(kind) && amount > 0n) return { ...plain, came_back: true };
  if (kind === "stripe_fee" && amount < 0n) return { ...plain, fee: fee - amount };
  if (OF_DISPUTES.has(category)) return { ...plain, of_dispute: true };
  return { ...plain, known: false };
}
