/**
 * Where a payment to a payee stands, and what a change of it posts.
 *
 * - `to_pay`: nobody was told to pay it yet, or it is to be paid again
 * - `sent`: it is in a file that was made for a bank, an institution or the cash box
 * - `unknown`: nobody can say whether it arrived; it waits for a person, and is neither paid again nor given up
 * - `paid`, `returned`: what the bank said, or whoever handed it over
 */
export const PAYMENT_STATES = ["to_pay", "sent", "unknown", "paid", "returned"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** C4 and C5 of MONEY.md, and their reversals. */
export type PaymentStep = "instruct" | "pay" | "unpay" | "uninstruct";

const STEPS: Record<PaymentState, Partial<Record<PaymentState, readonly PaymentStep[]>>> = {
  to_pay: { sent: ["instruct"], paid: ["instruct", "pay"] },
  // Back to `to_pay` when its file was never handed over.
  sent: { paid: ["pay"], returned: ["uninstruct"], unknown: [], to_pay: ["uninstruct"] },
  unknown: { paid: ["pay"], returned: ["uninstruct"] },
  paid: { returned: ["unpay", "uninstruct"] },
  returned: { to_pay: [], paid: ["instruct", "pay"] },
};

/** What is posted when a payment changes its state; null where it cannot. To what it is already: nothing. */
export function stepsBetween(from: PaymentState, to: PaymentState): readonly PaymentStep[] | null {
  return from === to ? [] : (STEPS[from][to] ?? null);
}

/** The states in which somebody was told to pay and has not given the money back. */
export function isOut(state: PaymentState): boolean {
  return state === "sent" || state === "unknown" || state === "paid";
}
