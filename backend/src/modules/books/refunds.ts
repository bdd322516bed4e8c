import type { Sql } from "./sql";
import type * as T from "./types";

export async function refund(_sql: Sql, _input: T.RefundInput): Promise<T.Refund> {
  throw new Error("not written yet");
}
export async function refundOutcome(_sql: Sql, _input: T.RefundOutcomeInput): Promise<T.Refund> {
  throw new Error("not written yet");
}
export async function refundsOfOrder(_sql: Sql, _input: string): Promise<T.Refund[]> {
  throw new Error("not written yet");
}
