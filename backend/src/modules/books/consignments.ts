import type { Sql } from "./sql";
import type * as T from "./types";

export async function markSent(_sql: Sql, _input: T.MarkSentInput): Promise<T.Consignment> {
  throw new Error("not written yet");
}
export async function earnDue(_sql: Sql, _input: T.EarnDueInput): Promise<string[]> {
  throw new Error("not written yet");
}
export async function consignment(_sql: Sql, _input: string): Promise<T.Consignment> {
  throw new Error("not written yet");
}
export async function consignmentsOfOrder(_sql: Sql, _input: string): Promise<T.Consignment[]> {
  throw new Error("not written yet");
}
