import type { Sql } from "./sql";
import type * as T from "./types";

export async function recordCapture(_sql: Sql, _input: T.RecordCaptureInput): Promise<T.Consignment[]> {
  throw new Error("not written yet");
}
