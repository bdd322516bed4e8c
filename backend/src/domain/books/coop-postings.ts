import { allocate } from "../allocate";
import type { Currency } from "../currency";
import { divideHalfUp } from "../decimal";
import { refuse } from "../errors";
import { formatDecimal, money } from "../money";
import type { HeadAmount } from "../pay/heads";
import { type ByLockedHead, LOCKED_HEADS } from "../pay/locked";
import {
  type CoopBookAccount,
  PURPOSES,
  type Purpose,
  type Spendable,
  instructionAccount,
  memberAccount,
} from "./coop-accounts";
import type { Parts } from "./cutting";

/** Every act of a co-op's book as a pure function from what happened to what is posted. */

export type CoopEntry = {
  debit: CoopBookAccount;
  credit: CoopBookAccount;
  amount: bigint;
  /** Whom it is about; null for what is the co-op's own. */
  member_id: string | null;
};

export type CoopTransactionKind =
  | "credit"
  | "credit_taken_back"
  | "other_money"
  | "to_work"
  | "spent"
  | "top_up"
  | "top_up_reversed"
  | "pay_run"
  | "pay_run_reversed"
  | "locked_let_go"
  | "instruction"
  | "payment"
  | "payment_returned"
  | "instruction_returned";

export type CoopTransaction = {
  reference: string;
  kind: CoopTransactionKind;
  currency: Currency;
  postings: CoopEntry[];
};

/** Minor units by what they are for; a part may be below zero. */
export type Purposes = Record<Purpose, bigint>;

/**
 * What each purpose gets of the amount a bank credited for a settlement. Where that is the amount sent, each gets its
 * part; otherwise the parts above zero and those below are scaled alike, so that they add up to what was credited.
 *
 * A fee that the co-op bears after a refund is a part below zero for which its book has no account: it is borne by
 * *funds*. `parts` are those of the whole settlement, whose sum is above zero, as is `credited`.
 */
export function cutCredit(credited: bigint, parts: Parts): Purposes {
  const { work, materials, funds, shipping, tax, fee, fee_tax } = parts;
  const sent: Purposes = { work, materials, funds: funds + fee + fee_tax, shipping, tax };
  const above = PURPOSES.map((purpose) => (sent[purpose] > 0n ? sent[purpose] : 0n));
  const below = PURPOSES.map((purpose) => (sent[purpose] < 0n ? -sent[purpose] : 0n));
  const taken = sum(below);
  const total = sum(above) - taken;
  if (credited <= 0n || total <= 0n) {
    refuse("ledger.amount_invalid", `${credited} of ${total} cannot be credited. Both must be above zero.`);
  }
  const taken_scaled = divideHalfUp(credited * taken, total);
  const given = allocate(credited + taken_scaled, above);
  const lost = allocate(taken_scaled, below);
  const cut = (purpose: Purpose): bigint => {
    const at = PURPOSES.indexOf(purpose);
    return (given[at] ?? 0n) - (lost[at] ?? 0n);
  };
  return {
    work: cut("work"),
    materials: cut("materials"),
    funds: cut("funds"),
    shipping: cut("shipping"),
    tax: cut("tax"),
  };
}

/** A credit that was typed wrong is taken back and recorded anew, hence the `attempt`, counted from 1. */
export function creditReference(settlement_id: string, attempt: number): string {
  return attempt === 1 ? `credit:${settlement_id}` : `credit:${settlement_id}:${attempt}`;
}

/** The settlement that a transaction's reference says was credited; null for any other reference. */
export function creditedSettlement(reference: string): string | null {
  return /^credit:([^:]+)(?::\d+)?$/.exec(reference)?.[1] ?? null;
}

/**
 * C1: the co-op's bank was credited for a settlement. A part below zero goes the other way, and what its purpose lacks
 * comes from *funds*: a refund may come when the money was long spent. `balances` are those before. Refuses
 * `settlement.funds_too_small`, which other money of the co-op (C2) heals.
 */
export function credit(input: {
  settlement_id: string;
  attempt: number;
  currency: Currency;
  parts: Purposes;
  balances: Purposes;
}): CoopTransaction {
  const { parts, balances, currency } = input;
  const entries: CoopEntry[] = [];
  let from_funds = 0n;
  for (const purpose of PURPOSES) {
    const part = parts[purpose];
    if (part >= 0n) {
      entries.push(entry("bank", purpose, part));
      continue;
    }
    const own = purpose === "funds" ? -part : smaller(-part, balances[purpose]);
    entries.push(entry(purpose, "bank", own));
    from_funds += -part - own;
  }
  entries.push(entry("funds", "bank", from_funds));
  const funds_left = balances.funds + parts.funds - from_funds;
  if (funds_left < 0n) {
    const missing = formatDecimal(money(-funds_left, currency));
    refuse(
      "settlement.funds_too_small",
      `The refunds on this settlement take more than the book holds: ${missing} ${currency} is missing. Record other money of the co-op first.`,
      { missing, currency },
    );
  }
  const reference = creditReference(input.settlement_id, input.attempt);
  return transaction(reference, "credit", currency, entries);
}

/**
 * C1 taken back, because it was typed wrong: the mirror image of what was posted. `balances` are those before. Refuses
 * `settlement.credit_used` where a purpose no longer holds what came with the credit.
 */
export function creditTakenBack(input: {
  settlement_id: string;
  attempt: number;
  of: CoopTransaction;
  balances: Purposes;
}): CoopTransaction {
  const { settlement_id, attempt, of, balances } = input;
  for (const purpose of PURPOSES) {
    const came =
      sum(of.postings.filter((one) => one.credit === purpose).map(({ amount }) => amount)) -
      sum(of.postings.filter((one) => one.debit === purpose).map(({ amount }) => amount));
    if (came <= balances[purpose]) continue;
    const brought = formatDecimal(money(came, of.currency));
    const holds = formatDecimal(money(balances[purpose], of.currency));
    refuse(
      "settlement.credit_used",
      `This credit brought ${brought} ${of.currency} into ${purpose}, which holds ${holds} now. What was paid or spent of it has to come back first.`,
      { account: purpose, brought, holds, currency: of.currency },
    );
  }
  // The number stands here for the first one too, so that no settlement's credit can have this reference.
  const reference = `credit:${settlement_id}:${attempt}:taken_back`;
  return transaction(reference, "credit_taken_back", of.currency, mirrored(of.postings));
}

/** C2: money of the co-op that no settlement brought. */
export function otherMoney(input: Movement): CoopTransaction {
  return transaction(`other_money:${input.request_id}`, "other_money", input.currency, [
    entry("bank", "funds", input.amount),
  ]);
}

/** C2: an advance on work, or a lawful wage above the fund. */
export function toWork(input: Movement): CoopTransaction {
  return transaction(`to_work:${input.request_id}`, "to_work", input.currency, [
    entry("funds", "work", input.amount),
  ]);
}

/**
 * C2 with C3: what the work fund lacks for a lawful wage comes from the co-op's money, in the same act that owes it to the
 * members. One transaction, since it is undone as a whole.
 */
export function topUp(input: { run_id: string; currency: Currency; amount: bigint }): CoopTransaction {
  return transaction(`top_up:${input.run_id}`, "top_up", input.currency, [
    entry("bank", "funds", input.amount),
    entry("funds", "work", input.amount),
  ]);
}

/** C2 undone with its pay run: the money was brought in for that pay alone. */
export function topUpReversed(of: CoopTransaction): CoopTransaction {
  return transaction(`${of.reference}:reversed`, "top_up_reversed", of.currency, mirrored(of.postings));
}

/** C7: something was bought, or tax was paid. */
export function spent(input: Movement & { account: Spendable }): CoopTransaction {
  return transaction(`spent:${input.request_id}`, "spent", input.currency, [
    entry(input.account, "bank", input.amount),
  ]);
}

type Movement = { request_id: string; currency: Currency; amount: bigint };

/** A member's pay of one run, by head. */
export type MemberPay = { member_id: string; heads: readonly HeadAmount[] };

/** C3: a pay run is approved. One posting for each head of each member. */
export function payRun(input: {
  run_id: string;
  currency: Currency;
  members: readonly MemberPay[];
}): CoopTransaction {
  return transaction(
    payRunReference(input.run_id),
    "pay_run",
    input.currency,
    input.members.flatMap(({ member_id, heads }) =>
      heads.map(({ head, amount }) => entry("work", memberAccount(member_id, head), amount, member_id)),
    ),
  );
}

/** C6: what the co-op held for a member is let go, and is theirs to be paid. */
export function lockedLetGo(input: {
  run_id: string;
  currency: Currency;
  member_id: string;
  let_go: ByLockedHead;
}): CoopTransaction {
  const { run_id, currency, member_id, let_go } = input;
  const own = memberAccount(member_id, "own");
  return transaction(
    `locked_let_go:${run_id}`,
    "locked_let_go",
    currency,
    LOCKED_HEADS.map((head) => entry(memberAccount(member_id, head), own, let_go[head] ?? 0n, member_id)),
  );
}

/** C3 or C6 undone, because the run was wrong: the mirror image of what was posted. */
export function payRunReversed(of: CoopTransaction): CoopTransaction {
  return transaction(`${of.reference}:reversed`, "pay_run_reversed", of.currency, mirrored(of.postings));
}

function payRunReference(run_id: string): string {
  return `pay_run:${run_id}`;
}

/** A payment may come back and be sent again, hence the `attempt`, counted from 1. */
export type PaymentAttempt = { payment_id: string; attempt: number; currency: Currency } & MemberPay;

/** C4: the instruction is sent. */
export function instruction(input: PaymentAttempt): CoopTransaction {
  const { payment_id, member_id, heads } = input;
  return transaction(
    `instruction:${payment_id}:${input.attempt}`,
    "instruction",
    input.currency,
    heads.map(({ head, amount }) =>
      entry(memberAccount(member_id, head), instructionAccount(payment_id), amount, member_id),
    ),
  );
}

/** C5: the bank says it paid. */
export function payment(input: PaymentAttempt): CoopTransaction {
  const { payment_id, member_id, heads } = input;
  return transaction(`payment:${payment_id}:${input.attempt}`, "payment", input.currency, [
    entry(instructionAccount(payment_id), "bank", sum(heads.map(({ amount }) => amount)), member_id),
  ]);
}

/** C5, the other outcome: the mirror image of what was posted when the payment left. */
export function returned(of: CoopTransaction): CoopTransaction {
  const kind = of.kind === "payment" ? "payment_returned" : "instruction_returned";
  return transaction(`${of.reference}:returned`, kind, of.currency, mirrored(of.postings));
}

function mirrored(entries: readonly CoopEntry[]): CoopEntry[] {
  return entries.map(({ debit, credit: credited, ...rest }) => ({ debit: credited, credit: debit, ...rest }));
}

function entry(
  debit: CoopBookAccount,
  credited: CoopBookAccount,
  amount: bigint,
  member_id: string | null = null,
): CoopEntry {
  return { debit, credit: credited, amount, member_id };
}

function transaction(
  reference: string,
  kind: CoopTransactionKind,
  currency: Currency,
  entries: readonly CoopEntry[],
): CoopTransaction {
  for (const { amount } of entries) {
    if (amount < 0n) refuse("ledger.amount_invalid", `${amount} is below zero. Write an amount above zero.`);
  }
  const postings = entries.filter(({ amount }) => amount > 0n);
  if (postings.length === 0) refuse("ledger.amount_invalid", "Nothing is no amount. Write one above zero.");
  return { reference, kind, currency, postings };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((running, amount) => running + amount, 0n);
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
