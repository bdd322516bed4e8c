import type { MedusaContainer } from "@medusajs/framework/types";
import { row } from "../adapters/rows";

/** The id of the order that a cart became; null while there is none. */
export async function orderIdOfCart(container: MedusaContainer, cart_id: string): Promise<string | null> {
  const link = await row<{ order_id: string }>(container, {
    entity: "order_cart",
    fields: ["order_id"],
    filters: { cart_id },
  });
  return link?.order_id ?? null;
}
