import { Document } from "sepa";
import { minutesAfter } from "../clock";
import { refuse } from "../../domain/errors";
import { formatDecimal, money } from "../../domain/money";
import type { PayFileContent } from "../../domain/pay/pay-files";
import { plainLatin } from "./latin";

/** The version that SEPA banks take since November 2025 (EPC132-08). */
const VERSION = "pain.001.001.09";

/**
 * A SEPA credit transfer for the co-op's bank. The same content gives the same bytes, wherever and whenever. Refuses
 * `pay.account_missing` where the co-op's own account is not known.
 */
export function sepaTransfer(content: PayFileContent): string {
  const { lines, currency, month, made_at, coop_name, from_account } = content;
  if (from_account === null) {
    refuse("pay.account_missing", "Write down first which account the co-op pays from. Nothing was sent.");
  }
  if (currency !== "eur") throw new Error(`SEPA pays in euros, and this file is in ${currency}.`);
  const file = new Document(VERSION);
  file.grpHdr.id = plainLatin(content.id.replace("_", "-"), 35);
  file.grpHdr.created = inUtc(made_at);
  file.grpHdr.initiatorName = plainLatin(coop_name, 70);
  const info = file.createPaymentInfo();
  // One entry for each payment on the co-op's statement, so that each has its answer.
  info.batchBooking = false;
  info.requestedExecutionDate = inUtc(made_at);
  info.debtorName = plainLatin(coop_name, 70);
  info.debtorIBAN = electronic(from_account);
  file.addPaymentInfo(info);
  info.id = file.grpHdr.id;
  for (const line of lines) {
    const transfer = info.createTransaction();
    transfer.id = line.reference;
    transfer.end2endId = line.reference;
    // The library takes a number: what it prints with two decimals is exactly the amount, below ten billion.
    transfer.amount = Number(formatDecimal(money(line.amount, currency)));
    transfer.creditorName = plainLatin(line.account_holder_name ?? line.code, 70);
    transfer.creditorIBAN = electronic(line.account_number ?? "");
    transfer.remittanceInfo = plainLatin(`${coop_name} ${month} ${line.code}`, 140);
    // `addTransaction` would number the transfers; ours are known by their references.
    info.addTransaction(transfer);
    transfer.id = line.reference;
  }
  const text = file.toString();
  const total = formatDecimal(
    money(
      lines.reduce((sum, { amount }) => sum + amount, 0n),
      currency,
    ),
  );
  if (!text.includes(`<CtrlSum>${total}</CtrlSum>`)) throw new Error(`The file does not add up to ${total}.`);
  return text;
}

/** An account without the spaces that people read it by. */
function electronic(iban: string): string {
  return iban.replaceAll(/\s/g, "").toUpperCase();
}

/** The library writes a moment as the machine's clock shows it; this makes every machine's clock show UTC. */
function inUtc(at: Date): Date {
  return minutesAfter(at, at.getTimezoneOffset());
}
