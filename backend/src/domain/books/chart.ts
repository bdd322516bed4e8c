import { refuse } from "../errors";

/**
 * The ledger keeps books of two kinds with one engine. What differs is the chart of accounts: which names exist, on which
 * side each stands, and which may end below zero.
 *
 * Three sides: *where* the money is, *whose* it is, and the owner's own *result*. For each book and currency,
 * where = whose + result.
 */
export type AccountSide = "where" | "whose" | "result";

export type AccountFacts = { side: AccountSide; label: string; may_be_negative: boolean };

export type Chart = {
  /** How a message names the book. */
  name: string;
  /** What is known of an account; null when the closed list has no such name. */
  find(account: string): AccountFacts | null;
};

/** Refuses `ledger.account_unknown`: every chart is a closed list. */
export function factsOf(chart: Chart, account: string): AccountFacts {
  return (
    chart.find(account) ??
    refuse("ledger.account_unknown", `"${account}" is not an account of ${chart.name}.`, { account })
  );
}

/**
 * The balance as people read it: money that is somewhere counts up with debits, money that is somebody's and income
 * with credits. So a cost is an income below zero.
 */
export function balanceOn(side: AccountSide, debits: bigint, credits: bigint): bigint {
  return side === "where" ? debits - credits : credits - debits;
}
