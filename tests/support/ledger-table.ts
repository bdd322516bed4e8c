import { formatDecimal, money } from "../../backend/src/domain/money";
import type { Books } from "./books";

/**
 * The whole book as a table that a treasurer can check with a pencil: every posting in the order it was made, then
 * what each account holds. `names` puts words in place of ids.
 */
export async function ledgerTable(
  books: Pick<Books, "postings" | "balances">,
  names: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { postings } = await books.postings({ limit: 10_000, offset: 0 });
  const transactions = [...new Set(postings.map((posting) => posting.transaction_id))].reverse();
  const rows = transactions.flatMap((id) => postings.filter((posting) => posting.transaction_id === id));
  const named = (text: string) =>
    Object.entries(names).reduce((left, [id, name]) => left.replaceAll(id, name), text);
  const amount = (minor: bigint, currency: Parameters<typeof money>[1]) =>
    `${formatDecimal(money(minor, currency))} ${currency}`;

  const moves = rows.map((row) => [
    row.kind,
    named(row.debit),
    named(row.credit),
    amount(row.amount, row.currency),
    row.coop_id === null ? "" : named(`${row.coop_id} #${row.order_display_id}`),
  ]);
  const balances = (await books.balances())
    .filter(({ balance }) => balance !== 0n)
    .map(({ side, account, label, balance, currency }) => [
      side,
      named(account),
      label,
      amount(balance, currency),
    ]);
  return [
    ...table(["what", "debit", "credit", "amount", "about"], moves, 3),
    "",
    ...table(["side", "account", "", "balance"], balances, 3),
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[], right: number): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === right ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)];
}
