import { minutesAfter } from "../adapters/clock";
import { settings } from "../adapters/env";
import type { Checkout } from "../modules/books/types";

/** When an order waiting for a transfer is given up; null for any other checkout. */
export function transferExpiry(checkout: Checkout): Date | null {
  if (checkout.method !== "bank-transfer" || !checkout.placed_at) return null;
  return minutesAfter(checkout.placed_at, settings().TRANSFER_EXPIRY_DAYS * 24 * 60);
}
