import type { Sql } from "./sql";
import type * as T from "./types";

export async function reserveSettlement(_sql: Sql, _input: T.ReserveSettlementInput): Promise<T.Settlement> {
  throw new Error("not written yet");
}
export async function settlementOutcome(_sql: Sql, _input: T.SettlementOutcomeInput): Promise<T.Settlement> {
  throw new Error("not written yet");
}
export async function settlement(_sql: Sql, _input: string): Promise<T.Settlement> {
  throw new Error("not written yet");
}
export async function settlements(_sql: Sql, _input?: unknown): Promise<T.Settlement[]> {
  throw new Error("not written yet");
}
export async function openSettlements(_sql: Sql, _input?: unknown): Promise<T.OpenSettlement[]> {
  throw new Error("not written yet");
}
