import { validateIBAN } from "sepa";
import { refuse } from "../../domain/errors";

/** An IBAN without its spaces, or null for text that is none: wrong check digits are most slips of the pen. */
export function readIban(text: string): string | null {
  const iban = text.replaceAll(/\s/g, "").toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) && validateIBAN(iban) ? iban : null;
}

/** An IBAN as people read it, in groups of four. Refuses `pay.account_invalid`. */
export function parseIban(text: string): string {
  const iban = readIban(text);
  if (iban !== null) return iban.replaceAll(/(.{4})(?=.)/g, "$1 ");
  return refuse(
    "pay.account_invalid",
    "That is not an IBAN. Copy it from a letter of the bank, and try again.",
  );
}
