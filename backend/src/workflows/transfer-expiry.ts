import { minutesAfter } from "../adapters/clock";
import { settings } from "../adapters/env";
import type { PaymentMethod } from "../modules/books/types";

/** Until when an order placed now waits for its money: transfers take days, a company's take weeks, the rest is paid at once. */
export function transferExpiry(method: PaymentMethod, placed_at: Date, wholesale: boolean): Date | null {
  if (method !== "bank-transfer") return null;
  const { PROFORMA_EXPIRY_DAYS, TRANSFER_EXPIRY_DAYS } = settings();
  return minutesAfter(placed_at, (wholesale ? PROFORMA_EXPIRY_DAYS : TRANSFER_EXPIRY_DAYS) * 24 * 60);
}
