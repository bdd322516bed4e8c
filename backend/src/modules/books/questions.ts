import type { Sql } from "./sql";
import type * as T from "./types";

export async function questions(_sql: Sql, _input: Date): Promise<T.Question[]> {
  throw new Error("not written yet");
}
