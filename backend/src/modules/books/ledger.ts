import type { Sql } from "./sql";
import type * as T from "./types";

export async function balances(_sql: Sql, _input?: string): Promise<T.Balance[]> {
  throw new Error("not written yet");
}
export async function postings(_sql: Sql, _input: T.PostingFilter): Promise<T.PostingPage> {
  throw new Error("not written yet");
}
