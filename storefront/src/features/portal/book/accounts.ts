import type { Dictionary } from "../../../i18n/index.ts";

/** The accounts a co-op may spend from; only pay leaves the work fund. */
export const SPENDABLE = ["materials", "funds", "shipping", "tax"] as const;

/** An account's name in the reader's language. A member's account carries the member's code. */
export function accountName(account: string, t: Dictionary): string {
  const words = t.portal.book;
  if (Object.hasOwn(words.accounts, account)) return words.accounts[account as keyof typeof words.accounts];
  const code = /^member:(.+):[a-z_]+$/.exec(account)?.[1];
  return code ? words.member_account(code) : words.other_account;
}

/** What a line of the book was, in the reader's language. */
export function lineName(kind: string, t: Dictionary): string {
  const { kinds, other_kind } = t.portal.book;
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : other_kind;
}
