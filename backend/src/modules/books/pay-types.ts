import type { Spendable } from "../../domain/books/coop-accounts";
import type { Purposes } from "../../domain/books/coop-postings";
import type { Currency } from "../../domain/currency";
import type { WorkState } from "../../domain/pay/first-in-first-out";
import type { Adjustment } from "../../domain/pay/adjustments";
import type { Grade, GradedWork } from "../../domain/pay/grades";
import type { HeadPart, LegalSplit } from "../../domain/pay/legal-split";
import type { PaymentState } from "../../domain/pay/payment-states";
import type { ByLockedHead, LockedPayee } from "../../domain/pay/locked";
import type { Payroll } from "../../domain/pay/payroll";
import type { PaidTo, PayMethod } from "../../domain/pay/rule-set";
import type { Division } from "../../domain/pay/share";
import type { ByHead } from "../../domain/pay/split";
import type { Work, WorkKind } from "../../domain/pay/work-record";
import type { Settlement } from "./types";

/**
 * What goes into a co-op's book and what comes out. `currency` is that of the co-op's bank; `made_by` is the id of the
 * staff member who acts; a quantity of work is in hundredths.
 */

/** `attempt` counts a settlement's credits from 1; all but the last were taken back. */
export type SettlementCredit = {
  attempt: number;
  amount: bigint;
  currency: Currency;
  parts: Purposes;
  credited_on: string;
  recorded_at: Date;
};
export type CoopSettlement = Settlement & { credit: SettlementCredit | null };
export type CreditSettlementInput = {
  coop_id: string;
  settlement_id: string;
  amount: bigint;
  currency: Currency;
  credited_on: string;
  made_by: string;
  now: Date;
};

export type TakeBackCreditInput = {
  coop_id: string;
  settlement_id: string;
  request_id: string;
  made_by: string;
  now: Date;
};

export type CoopMoneyInput = {
  coop_id: string;
  amount: bigint;
  currency: Currency;
  note: string;
  request_id: string;
  made_by: string;
  now: Date;
};
export type SpendInput = CoopMoneyInput & { account: Spendable };

/** `today` is the day it is for the co-op. */
export type GrantInput = { coop_id: string; until: string; made_by: string; today: string; now: Date };
export type EndGrantInput = { coop_id: string; now: Date };
export type BookGrant = { until: string; granted_at: Date };

/**
 * Version 0 is a month of which nothing was recorded; it is counted as the month before it was. `grades` are those of its
 * pieces, in their order; nothing where a piece is a piece.
 */
export type WorkMonth = {
  month: string;
  kind: WorkKind;
  grades: Grade[];
  version: number;
  closed: boolean;
  entries: Work[];
};
export type SaveWorkInput = {
  coop_id: string;
  month: string;
  kind: WorkKind;
  grades: Grade[];
  version: number;
  entries: Work[];
  made_by: string;
  now: Date;
};
export type WorkMonthSummary = {
  month: string;
  kind: WorkKind;
  total: bigint;
  members: number;
  run: { id: string; status: PayRunStatus } | null;
};

/**
 * `awaiting_network`: approved by the co-op, and large enough that the network signs too.
 * `executing`: payments of it are on their way, or some are paid. `partly_failed`: one came back and waits for a person.
 * `paid`: every payment is paid. `closed`: and nothing of it can come back any more. `reversed`: approved by mistake, and
 * nothing of it was paid.
 */
export type PayRunStatus =
  | "proposed"
  | "awaiting_network"
  | "approved"
  | "executing"
  | "partly_failed"
  | "paid"
  | "closed"
  | "rejected"
  | "withdrawn"
  | "reversed";
/** What one payee is paid of a line. `settled_at` is when it was paid or came back; `waits` for a lawful account. */
export type PayPayment = {
  id: string;
  paid_to: PaidTo;
  amount: bigint;
  state: PaymentState;
  /** How often somebody was told to pay it. */
  attempts: number;
  waits: boolean;
  settled_at: Date | null;
};
export type PayLine = {
  member_id: string;
  code: string;
  quantity: bigint;
  /** What the quantity is made of, where pieces have grades. */
  grades: GradedWork[];
  amount: bigint;
  /** What of the amount came on top of the member's part, or was taken from it; `amount` has it in it already. */
  adjustment: Pick<Adjustment, "amount" | "reason"> | null;
  heads: HeadPart[];
  /** How whoever the pay is handed over to will divide it, by our reckoning; empty where we divide it. Never posted. */
  estimate: HeadPart[];
  /** What this line could not cover and the next one is asked for. */
  carried: ByHead;
  /** What the heads were made from; null for lines of before there were rule sets. */
  made_from: string | null;
  /** One for each payee; none before approval, and where there is nothing to pay. */
  payments: PayPayment[];
};
/**
 * - `share`: the work fund, divided by recorded work
 * - `payroll`: gross, withheld and net as who computes pay told them
 * - `locked`: what the co-op held for a member, once the law lets it go
 */
export type RunMethod = PayMethod | "locked";
export type PayRunDraft = {
  month: string;
  kind: WorkKind;
  currency: Currency;
  amount: bigint;
  /** Of the month's work that is divided. */
  work_version: number;
  method: RunMethod;
  /** How a share was divided; null for other methods. */
  division: Division | null;
  rule_set: { id: string; name: string; hash: string; attested: boolean };
  demo_split: boolean;
  /** What the co-op's own money brings where pay that is due is above the fund: as proposed, and as posted once approved. */
  top_up: bigint;
  /** The amount above which the network signs as third; null where it does not. */
  third_above: bigint | null;
  /** Why, where a run has to say it from the beginning. */
  note?: string | null;
  lines: PayLine[];
};
export type PayRun = PayRunDraft & {
  id: string;
  coop_id: string;
  status: PayRunStatus;
  /** Stands for everything that is approved; whoever approves says which one they saw. */
  hash: string;
  proposed_by: string;
  proposed_at: Date;
  /** Who of the co-op approved what the network has to sign. */
  seconded_by: string | null;
  seconded_at: Date | null;
  /** Who of the network signed or refused it. */
  third_by: string | null;
  third_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
  /** Who undid it after it was approved; `reason` then says why. */
  reversed_by: string | null;
  reversed_at: Date | null;
  closed_by: string | null;
  closed_at: Date | null;
};

/** A run in a list. `code`: of the one member whom it is about, where it is about one. */
export type PayRunRow = Omit<PayRun, "lines"> & { code: string | null };

/** How a share is divided. `reason`: why the co-op's money advances what a fund lacks for a rate. */
export type Sharing = {
  division: Division;
  adjustments: readonly (Adjustment & { code: string })[];
  reason: string | null;
};
/**
 * `amount`: null for the whole work fund, or for what a rate comes to. `codes` are the members' codes by id, as they are today.
 * `sharing`: by work and as it is, where it is not said.
 */
export type DraftPayRunInput = {
  coop_id: string;
  month: string;
  amount: bigint | null;
  currency: Currency;
  codes: ReadonlyMap<string, string>;
  split: LegalSplit;
  sharing?: Sharing;
};
/** `work_version`: what the proposer saw of the month's work; null where they saw nothing. */
export type ProposePayRunInput = DraftPayRunInput & {
  work_version: number | null;
  request_id: string;
  made_by: string;
  now: Date;
};
/** What the co-op holds for a member, and how much of it is let go already. */
export type LockedHeld = { held: ByLockedHead; let_go: ByLockedHead };
/** `amount`: null for all that may be let go. `releasable_bps`: of what was locked; null where all of it may go. */
export type ProposeLockedInput = {
  coop_id: string;
  member_id: string;
  code: string;
  month: string;
  currency: Currency;
  amount: bigint | null;
  releasable_bps: number | null;
  paid_to: LockedPayee;
  /** The member has no lawful account yet to be paid to. */
  waits: boolean;
  rule_set: PayRunDraft["rule_set"];
  demo_split: boolean;
  note: string;
  request_id: string;
  made_by: string;
  now: Date;
};

/** What who computes pay told of each member; `reason`: why the co-op's money brings what the fund lacks. */
export type DraftPayrollInput = {
  coop_id: string;
  month: string;
  currency: Currency;
  codes: ReadonlyMap<string, string>;
  split: LegalSplit;
  payroll: readonly Payroll[];
  reason: string | null;
};
export type ProposePayrollInput = DraftPayrollInput & { request_id: string; made_by: string; now: Date };

export type PayRunOf = { coop_id: string; run_id: string };
/** `releasable_bps`: of what was locked, as it is today, where the run lets it go; null where all of it may go. */
export type ApprovePayRunInput = PayRunOf & {
  seen_hash: string;
  releasable_bps: number | null;
  request_id: string;
  made_by: string;
  now: Date;
};
export type EndPayRunInput = PayRunOf & { made_by: string; reason: string | null; now: Date };
export type ReversePayRunInput = PayRunOf & {
  made_by: string;
  reason: string;
  request_id: string;
  now: Date;
};
export type PaymentOutcomeInput = PayRunOf & {
  payment_id: string;
  /** `to_pay`: one that came back is to be paid again. */
  outcome: "paid" | "returned" | "unknown" | "to_pay";
  request_id: string;
  made_by: string;
  now: Date;
};
export type ClosePayRunInput = PayRunOf & { made_by: string; now: Date };
export type PayAllInput = PayRunOf & { request_id: string; made_by: string; now: Date };

/** `amount`: null where the network signs nothing. */
export type PayThreshold = { coop_id: string; amount: bigint | null; currency: Currency; set_at: Date };
export type SetPayThresholdInput = Omit<PayThreshold, "set_at"> & { made_by: string; now: Date };
export type RefuseAsNetworkInput = PayRunOf & { made_by: string; reason: string; now: Date };
/** A run as the network sees it: sums, and nothing of a member. */
export type RunToSign = Pick<
  PayRunRow,
  "id" | "coop_id" | "month" | "status" | "method" | "currency" | "amount" | "top_up" | "hash" | "proposed_at"
> & {
  members: number;
  /** Of the co-op's run that was approved before it. */
  amount_before: bigint | null;
  note: string | null;
  rule_set_name: string;
  third_above: bigint;
  seconded_at: Date;
  third_at: Date | null;
  reason: string | null;
};

export type { PaymentState, WorkState };
