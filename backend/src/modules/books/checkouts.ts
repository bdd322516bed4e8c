import type { Sql } from "./sql";
import type * as T from "./types";

export async function freezeCheckout(_sql: Sql, _input: T.FreezeCheckoutInput): Promise<T.Checkout> {
  throw new Error("not written yet");
}
export async function placeCheckout(_sql: Sql, _input: T.PlaceCheckoutInput): Promise<T.Checkout> {
  throw new Error("not written yet");
}
export async function endCheckout(_sql: Sql, _input: T.EndCheckoutInput): Promise<T.Checkout> {
  throw new Error("not written yet");
}
export async function getCheckout(_sql: Sql, _input: string): Promise<T.Checkout> {
  throw new Error("not written yet");
}
export async function checkoutOfCart(_sql: Sql, _input: string): Promise<T.Checkout | null> {
  throw new Error("not written yet");
}
export async function checkoutOfOrder(_sql: Sql, _input: string): Promise<T.Checkout | null> {
  throw new Error("not written yet");
}
export async function checkoutOfPaymentSession(_sql: Sql, _input: string): Promise<T.Checkout | null> {
  throw new Error("not written yet");
}
export async function listCheckouts(_sql: Sql, _input: T.CheckoutFilter): Promise<T.Checkout[]> {
  throw new Error("not written yet");
}
export async function uncapturedWholeCheckouts(_sql: Sql, _input?: unknown): Promise<T.Checkout[]> {
  throw new Error("not written yet");
}
