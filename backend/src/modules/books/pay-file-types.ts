import type { Rail } from "../../domain/members";
import type { PayRunOf } from "./pay-types";

/** What goes into the making of pay files and what comes out. */

export type PayFileLine = { position: number; payment_id: string; attempt: number; payee_id: string };

/** A file as it is to be kept: its hash, what it is made from, and whose payments are in it. */
export type PlannedFile = {
  id: string;
  rail: Rail;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
  /** All that its bytes are made from but the payees' accounts, as text. */
  made_from: string;
  lines: PayFileLine[];
};

export type PayFile = PlannedFile & {
  run_id: string;
  made_by: string;
  made_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  reason: string | null;
};

/** `now` is the moment that the files say they were made. */
export type KeepPayFilesInput = PayRunOf & {
  files: PlannedFile[];
  request_id: string;
  made_by: string;
  now: Date;
};
export type PayFileOf = PayRunOf & { file_id: string };
export type WithdrawPayFileInput = PayFileOf & {
  reason: string;
  request_id: string;
  made_by: string;
  now: Date;
};
export type PaidByFileInput = PayFileOf & { request_id: string; made_by: string; now: Date };

export type SavePayAccountInput = { coop_id: string; account_number: string; made_by: string; now: Date };

/** What a bank says of one payment. `amount` in minor units of the co-op's currency. */
export type BankAnswer = {
  payment_id: string;
  attempt: number;
  outcome: "paid" | "returned";
  amount: bigint;
};
export type BankAnswersInput = {
  coop_id: string;
  answers: BankAnswer[];
  request_id: string;
  made_by: string;
  now: Date;
};
/**
 * What came of an answer: `applied`, `already` so, about no payment of this co-op (`not_ours`), about an earlier attempt
 * (`old`), of another amount (`amount_differs`), or not possible as the payment stands (`not_possible`).
 */
export const ANSWER_RESULTS = [
  "applied",
  "already",
  "not_ours",
  "old",
  "amount_differs",
  "not_possible",
] as const;
export type AnswerResult = (typeof ANSWER_RESULTS)[number];
export type AnsweredPayment = {
  answer: BankAnswer;
  result: AnswerResult;
  run: { id: string; month: string } | null;
  /** The member's code. */
  code: string | null;
};
