import { customerFor, hasToken, orNothing, type Visitor } from "../../lib/customer.ts";
import type { AccountOrder } from "../../lib/customer-wire.ts";

/**
 * Puts an order that has just been placed into the account of whoever is signed in. The order stands whether or not that
 * works, so a refusal is no fault of the buyer's: the order's page offers it again.
 */
export async function keepInAccount(visitor: Visitor, follow_token: string): Promise<void> {
  if (!hasToken(visitor)) return;
  await orNothing(customerFor(visitor).post("account/orders", { follow_token }));
}

/** Whether the account of whoever is signed in has this order. Null: nobody is signed in. */
export async function isInAccount(visitor: Visitor, display_id: number): Promise<boolean | null> {
  if (!hasToken(visitor)) return null;
  const kept = await orNothing(customerFor(visitor).get<{ orders: AccountOrder[] }>("account/orders"));
  return kept && kept.orders.some((order) => order.display_id === display_id);
}
