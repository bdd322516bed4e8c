import { minutesAfter } from "../adapters/clock";
import { settings } from "../adapters/env";
import type { PaymentMethod } from "../modules/books/types";

/** Until when an order placed now waits for its money: transfers take days, everything else is paid at once. */
export function transferExpiry(method: PaymentMethod, placed_at: Date): Date | null {
  if (method !== "bank-transfer") return null;
  return minutesAfter(placed_at, settings().TRANSFER_EXPIRY_DAYS * 24 * 60);
}
