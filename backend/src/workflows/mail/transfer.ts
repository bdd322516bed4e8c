import { DEFAULT_PLACE, placeOfCurrency } from "../../domain/trade/places";
import type { MailData } from "../../mail/kinds";
import type { Checkout } from "../../modules/books/types";
import { bankAccountOf } from "../bank-account";
import { dayIn } from "./day-in";

/** Where and until when an order is to be paid; null when it waits for no transfer. */
export function transferOf(checkout: Checkout, display_id: number): MailData["order_placed"]["transfer"] {
  if (checkout.method !== "bank-transfer" || checkout.status !== "placed") return null;
  const place = placeOfCurrency(checkout.currency) ?? DEFAULT_PLACE;
  const account = bankAccountOf(place);
  if (!account) throw new Error(`There is no bank account for ${checkout.currency}.`);
  const { name, numbers } = account;
  return {
    bank: name,
    // In fours, as it is read out and typed; banks take it either way.
    numbers: numbers.map(({ label, value }) => ({
      label,
      value: label === "IBAN" ? value.replaceAll(/(.{4})(?=.)/g, "$1 ") : value,
    })),
    reference: `ARNIA ${display_id}`,
    until: checkout.expires_at ? dayIn(place, checkout.expires_at) : null,
  };
}
