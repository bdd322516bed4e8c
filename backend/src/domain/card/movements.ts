/** What moved on the provider's balance, in minor units with their sign: `net` is `amount` less `fee`. */
export type Movement = { kind: string; amount: bigint; fee: bigint };

/** What our book has to say of it beside the order or the refund itself, which are booked where they happen. */
export type Booking = {
  /** N5; nothing when none was taken. */
  fee: bigint;
  /** N6; nothing when it is no payout. */
  paid_out: bigint;
  /** False: a person has to look at it, because no rule of ours covers it. */
  known: boolean;
};

const BOOKED_ELSEWHERE = new Set(["charge", "payment", "refund", "payment_refund", "refund_failure"]);

/** How a movement of the provider's balance is booked. */
export function bookingOf({ kind, amount, fee }: Movement): Booking {
  const taken = fee > 0n ? fee : 0n;
  if (fee < 0n) return { fee: 0n, paid_out: 0n, known: false };
  if (BOOKED_ELSEWHERE.has(kind)) return { fee: taken, paid_out: 0n, known: true };
  if (kind === "payout" && amount < 0n) return { fee: taken, paid_out: -amount, known: true };
  if (kind === "stripe_fee" && amount < 0n) return { fee: taken - amount, paid_out: 0n, known: true };
  return { fee: taken, paid_out: 0n, known: false };
}
