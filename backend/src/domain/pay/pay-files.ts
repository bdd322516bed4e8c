import type { Currency } from "../currency";
import { refuse } from "../errors";
import type { Rail } from "../members";

/** Files that tell somebody to pay, by the road that each payee is paid by. */

export type PayFileContentLine = {
  /** What comes back in the bank's answer; see `paymentReference`. */
  reference: string;
  code: string;
  amount: bigint;
  /** Null on a cash sheet, where nothing is known but the code. */
  account_holder_name: string | null;
  account_number: string | null;
};

/** Everything that a file's bytes are made from. */
export type PayFileContent = {
  id: string;
  rail: Rail;
  currency: Currency;
  coop_name: string;
  /** The co-op's own account; needed by SEPA alone. */
  from_account: string | null;
  month: string;
  made_at: Date;
  lines: PayFileContentLine[];
};

/** The part of a content that is kept in clear: nobody's account is in it but the co-op's. */
export type PayFileFacts = Pick<PayFileContent, "currency" | "coop_name" | "from_account" | "month">;

const REFERENCE = /^([0-9A-HJKMNP-TV-Z]{26})-([1-9][0-9]{0,3})$/;

/**
 * How a payment is called where a bank repeats it: at most 35 characters that every bank takes (EPC217-08), different each
 * time it is sent, so that a late answer to an earlier attempt is known for one.
 */
export function paymentReference(payment_id: string, attempt: number): string {
  const ulid = payment_id.slice(payment_id.indexOf("_") + 1);
  const reference = `${ulid}-${attempt}`;
  if (REFERENCE.test(reference)) return reference;
  return refuse("id.invalid", `"${payment_id}" is not the id of a payment.`, { text: payment_id });
}

/** The payment that a reference means, or null where it is none of ours. `prefix` is that of a payment's id. */
export function readReference(text: string, prefix: string): { payment_id: string; attempt: number } | null {
  const [, ulid, attempt] = REFERENCE.exec(text.trim()) ?? [];
  return ulid && attempt ? { payment_id: `${prefix}_${ulid}`, attempt: Number(attempt) } : null;
}
