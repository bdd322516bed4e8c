import type { Sql } from "./sql";
import type * as T from "./types";

export async function providerFee(_sql: Sql, _input: T.ProviderMovementInput): Promise<void> {
  throw new Error("not written yet");
}
export async function providerPayout(_sql: Sql, _input: T.ProviderMovementInput): Promise<void> {
  throw new Error("not written yet");
}
