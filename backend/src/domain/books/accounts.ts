import { refuse } from "../errors";
import { type AccountSide, type Chart, balanceOn, factsOf } from "./chart";

/** The accounts of the network's book. */
export type { AccountSide } from "./chart";

/** Where money moves outside: the network's bank account, or what a payment provider keeps for us. */
export type Rail = "bank" | `provider:${string}`;

export type CoopAccount = `coop:${string}:${"owes" | "held" | "payable" | "in_payout"}`;

export type Account =
  | Rail
  | CoopAccount
  | "disputed"
  | "tax"
  | "buyer:refunds_due"
  | "buyer:unmatched"
  | "network:fee"
  | "network:provider_fees"
  | "network:promotions"
  | "network:losses";

type Description = { side: AccountSide; label: string };

const FIXED_ACCOUNTS: Readonly<Record<Exclude<Account, CoopAccount | `provider:${string}`>, Description>> = {
  bank: { side: "where", label: "In the network's bank account" },
  disputed: { side: "where", label: "Taken back by a provider in a dispute" },
  tax: { side: "whose", label: "Tax the network pays to the state" },
  "buyer:refunds_due": { side: "whose", label: "To be given back to buyers" },
  "buyer:unmatched": { side: "whose", label: "Received and not yet an order's" },
  "network:fee": { side: "result", label: "Fees the network earned" },
  "network:provider_fees": { side: "result", label: "Fees of payment providers" },
  "network:promotions": { side: "result", label: "Promotions the network paid for" },
  "network:losses": { side: "result", label: "Losses the network took" },
};

const COOP_ACCOUNTS: Readonly<Record<"owes" | "held" | "payable" | "in_payout", Description>> = {
  owes: { side: "where", label: "Owed by the co-op after a refund" },
  held: { side: "whose", label: "Held for the co-op until it is earned" },
  payable: { side: "whose", label: "Earned by the co-op, not yet sent" },
  in_payout: { side: "whose", label: "On its way to the co-op" },
};

const PROVIDER_ACCOUNT = /^provider:[a-z0-9][a-z0-9_-]*$/;
const COOP_ACCOUNT = /^coop:[A-Za-z0-9_-]+:(owes|held|payable|in_payout)$/;

/** The chart of the network's book. */
export const NETWORK_CHART: Chart = {
  name: "the network's book",
  find: (account) =>
    isAccount(account) ? { ...describe(account), may_be_negative: mayBeNegative(account) } : null,
};

/** Narrows text to an account of the network's book. Refuses `ledger.account_unknown`: the list is closed. */
export function parseAccount(text: string): Account {
  factsOf(NETWORK_CHART, text);
  return text as Account;
}

/** Narrows text to a place money moves through. Refuses `ledger.account_unknown`. */
export function parseRail(text: string): Rail {
  const account = parseAccount(text);
  if (account === "bank" || isProvider(account)) return account;
  return refuse("ledger.account_unknown", `"${text}" is neither the bank nor a provider.`, { account: text });
}

export function coopAccount(coop_id: string, kind: keyof typeof COOP_ACCOUNTS): CoopAccount {
  return `coop:${coop_id}:${kind}`;
}

export function sideOf(account: Account): AccountSide {
  return describe(account).side;
}

/** What the account holds, in a few English words for the network's staff. */
export function labelOf(account: Account): string {
  return describe(account).label;
}

/** The balance of an account as people read it. */
export function balanceOf(account: Account, debits: bigint, credits: bigint): bigint {
  return balanceOn(sideOf(account), debits, credits);
}

/**
 * Whether a balance below zero is possible in truth. A refund after a payout can overdraw a provider, and the result
 * may be a loss; anything else below zero means that money was spent that was not there.
 */
export function mayBeNegative(account: Account): boolean {
  return sideOf(account) === "result" || isProvider(account);
}

function isProvider(account: Account): account is `provider:${string}` {
  return PROVIDER_ACCOUNT.test(account);
}

/** Whether text names an account of the network's book. */
export function isAccount(text: string): text is Account {
  return Object.hasOwn(FIXED_ACCOUNTS, text) || PROVIDER_ACCOUNT.test(text) || COOP_ACCOUNT.test(text);
}

function describe(account: Account): Description {
  if (isFixed(account)) return FIXED_ACCOUNTS[account];
  const coop = COOP_ACCOUNT.exec(account)?.[1];
  if (coop && isCoopKind(coop)) return COOP_ACCOUNTS[coop];
  return { side: "where", label: `At the payment provider ${account.slice("provider:".length)}` };
}

function isFixed(account: Account): account is keyof typeof FIXED_ACCOUNTS {
  return Object.hasOwn(FIXED_ACCOUNTS, account);
}

function isCoopKind(text: string): text is keyof typeof COOP_ACCOUNTS {
  return Object.hasOwn(COOP_ACCOUNTS, text);
}
