import type { MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../../adapters/rows";
import { refuse } from "../../domain/errors";
import { companies } from "../services";

/** An order that a company placed, with the basket it came from. */
export type CompanyOrder = { order_id: string; display_id: number; cart_id: string };

type LinkRow = { order_id: string; cart_id: string; order?: { display_id: number } | null };

/** A company's orders, whoever of its buyers placed them, the latest first. */
export async function ordersOfCompany(
  container: MedusaContainer,
  company_id: string,
): Promise<CompanyOrder[]> {
  const carts = await companies(container).cartsOfCompany(company_id);
  const links = await rows<LinkRow>(container, {
    entity: "order_cart",
    fields: ["order_id", "cart_id", "order.display_id"],
    filters: { cart_id: carts.map(({ cart_id }) => cart_id) },
  });
  return links
    .flatMap(({ order_id, cart_id, order }) =>
      order ? { order_id, cart_id, display_id: order.display_id } : [],
    )
    .sort((a, b) => b.display_id - a.display_id);
}

/** One of a company's orders by the number people see. Refuses `wholesale.order_not_found`. */
export async function orderOfCompany(
  container: MedusaContainer,
  { company_id, display_id }: { company_id: string; display_id: number },
): Promise<CompanyOrder> {
  const orders = await ordersOfCompany(container, company_id);
  return (
    orders.find((order) => order.display_id === display_id) ??
    refuse("wholesale.order_not_found", "Your company has no such order. Look at the list again.", {})
  );
}

/** The order that one of a company's own baskets became; null while it is none. Refuses `cart.not_found`. */
export async function orderOfCart(
  container: MedusaContainer,
  { cart_id, company_id }: { cart_id: string; company_id: string },
): Promise<{ order_id: string; display_id: number } | null> {
  const cart = await companies(container).cart(cart_id);
  if (cart?.company_id !== company_id)
    return refuse("cart.not_found", "There is no such basket. Begin a new one.", {});
  const link = await row<LinkRow>(container, {
    entity: "order_cart",
    fields: ["order_id", "order.display_id"],
    filters: { cart_id },
  });
  return link?.order ? { order_id: link.order_id, display_id: link.order.display_id } : null;
}
