import type { Admin } from "./admin-client";

/** The book as the network's screen gives it, as a table: every posting in order, then what each account holds. */
export async function httpLedgerTable(admin: Admin): Promise<string> {
  const postings = await admin.postings();
  const transactions = [...new Set(postings.map((posting) => posting.transaction_id))];
  const rows = transactions.flatMap((id) => {
    const own = postings.filter((posting) => posting.transaction_id === id);
    // Within one act the order is of no meaning; by name it is the same on every run.
    return own
      .map(({ kind, debit, credit, amount, coop, order_display_id }) => [
        kind,
        admin.named(debit),
        admin.named(credit),
        `${amount.amount} ${amount.currency_code}`,
        coop ? `${coop.handle} #${order_display_id ?? ""}` : "",
      ])
      .sort((a, b) => (a.join() < b.join() ? -1 : 1));
  });
  const holds = Object.entries(await admin.holds()).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...table(["what", "debit", "credit", "amount", "about"], rows, 3),
    "",
    ...table(["account", "balance"], holds, 1),
    "",
  ].join("\n");
}

/** A co-op's book as its treasurer reads it, oldest first; payments by their places, since their ids differ on every run. */
export function postingTable(
  postings: readonly {
    kind: string;
    debit: string;
    credit: string;
    amount: { amount: string; currency_code: string };
    note: string | null;
  }[],
): string {
  const places = new Map<string, string>();
  const named = (account: string) => {
    if (!account.startsWith("instruction:")) return account;
    const name = places.get(account) ?? `instruction:${places.size + 1}`;
    places.set(account, name);
    return name;
  };
  const rows = [...postings]
    .reverse()
    .map(({ kind, debit, credit, amount, note }) => [
      ...[kind, named(debit), named(credit)],
      `${amount.amount} ${amount.currency_code}`,
      note ?? "",
    ]);
  return `${table(["what", "debit", "credit", "amount", "why"], rows, 3).join("\n")}\n`;
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
