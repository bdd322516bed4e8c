import type { Sql } from "./sql";
import type * as T from "./types";

export async function recordReceipt(_sql: Sql, _input: T.RecordReceiptInput): Promise<T.Receipt> {
  throw new Error("not written yet");
}
export async function assignReceipt(_sql: Sql, _input: T.AssignReceiptInput): Promise<T.ReceiptAssignment> {
  throw new Error("not written yet");
}
export async function giveBackReceipt(_sql: Sql, _input: T.GiveBackReceiptInput): Promise<T.Receipt> {
  throw new Error("not written yet");
}
export async function markReceiptReturned(_sql: Sql, _input: T.MarkReceiptReturnedInput): Promise<T.Receipt> {
  throw new Error("not written yet");
}
export async function receipt(_sql: Sql, _input: string): Promise<T.Receipt> {
  throw new Error("not written yet");
}
export async function receipts(_sql: Sql, _input: T.ReceiptFilter): Promise<T.Receipt[]> {
  throw new Error("not written yet");
}
