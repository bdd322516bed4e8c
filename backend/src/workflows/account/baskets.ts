import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../../adapters/rows";
import { companies } from "../services";

type CartRow = {
  id: string;
  completed_at: string | null;
  shipping_address_id: string | null;
  billing_address_id: string | null;
};

/** An address as a filter: who types one into a basket may type it in capitals. */
export function asTyped(email: string): { $ilike: string } {
  return { $ilike: email.replaceAll(/[\\%_]/g, "\\$&") };
}

export type Basket = { id: string; address_ids: string[] };

/**
 * The open baskets of somebody with an account: those they began signed in, and those that bear the e-mail which they proved
 * to be theirs, since a shopper's basket is bound to no account. An address that was only typed finds no basket.
 */
export async function basketsOf(container: MedusaContainer, customer_id: string): Promise<Basket[]> {
  const email = await companies(container).provedEmail(customer_id);
  const fields = ["id", "completed_at", "shipping_address_id", "billing_address_id"];
  const found = await Promise.all([
    rows<CartRow>(container, { entity: "cart", fields, filters: { customer_id } }),
    email ? rows<CartRow>(container, { entity: "cart", fields, filters: { email: asTyped(email) } }) : [],
  ]);
  const unfinished = found.flat().filter(({ completed_at }) => completed_at === null);
  const ordered = await orderedOf(
    container,
    unfinished.map(({ id }) => id),
  );
  // An order whose last step a kill prevented is the sweep's, and no basket any more.
  const open = unfinished.filter(({ id }) => !ordered.has(id));
  return [...new Map(open.map((cart) => [cart.id, cart])).values()].map((cart) => ({
    id: cart.id,
    address_ids: [cart.shipping_address_id, cart.billing_address_id].flatMap((id) => id ?? []),
  }));
}

/** Which of these carts have become an order. */
export async function orderedOf(container: MedusaContainer, cart_ids: string[]): Promise<Set<string>> {
  if (cart_ids.length === 0) return new Set();
  const links = await rows<{ cart_id: string }>(container, {
    entity: "order_cart",
    fields: ["cart_id"],
    filters: { cart_id: cart_ids },
  });
  return new Set(links.map(({ cart_id }) => cart_id));
}
