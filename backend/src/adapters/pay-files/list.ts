import Papa from "papaparse";
import { formatDecimal, money } from "../../domain/money";
import type { PayFileContent } from "../../domain/pay/pay-files";

/** What a spreadsheet would run instead of show. A member's payee is text that somebody typed. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/;

const HEAD = ["reference", "code", "account_holder", "account", "amount", "currency", "purpose"];

/**
 * A table for a bank or an institution that takes no SEPA file, or for whoever hands out cash: one row for each payment, in
 * UTF-8, divided by commas, with a decimal point.
 */
export function payList({ lines, currency, coop_name, month }: PayFileContent): string {
  const rows = lines.map((line) => [
    line.reference,
    line.code,
    line.account_holder_name ?? "",
    line.account_number ?? "",
    formatDecimal(money(line.amount, currency)),
    currency.toUpperCase(),
    `${coop_name} ${month}`,
  ]);
  return `\uFEFF${Papa.unparse([HEAD, ...rows], { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}
