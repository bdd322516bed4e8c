import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { instant } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import { orderToken } from "../../adapters/order-link";
import { rows } from "../../adapters/rows";
import type { Checkout } from "../../modules/books/types";
import { isEmailProved } from "../../workflows/account/confirm-email";
import { books, companies } from "../../workflows/services";
import { addressView } from "./basket";

type OrderRow = { id: string; display_id: number; created_at: string };

/** What an order's buyer is told of its state, in one word. */
export function orderState(checkout: Checkout): "awaiting_payment" | "paid" | "expired" | "cancelled" {
  if (checkout.status === "captured") return "paid";
  if (checkout.status === "expired") return "expired";
  return checkout.status === "placed" || checkout.status === "open" ? "awaiting_payment" : "cancelled";
}

/** Who is signed in, and what of them the menu needs. */
export async function accountView(container: MedusaContainer, customer_id: string) {
  const [customer, company] = await Promise.all([
    container
      .resolve(Modules.CUSTOMER)
      .retrieveCustomer(customer_id, { select: ["id", "email", "first_name", "last_name"] }),
    companies(container).companyOfBuyer(customer_id),
  ]);
  return {
    email: customer.email,
    first_name: customer.first_name ?? "",
    last_name: customer.last_name ?? "",
    email_confirmed: await isEmailProved(container, customer),
    company: company ? { name: company.name, state: company.state } : null,
  };
}

/** The orders of an account, the latest first, each with its private link. */
export async function ordersView(container: MedusaContainer, customer_id: string) {
  const orders = await rows<OrderRow>(container, {
    entity: "order",
    fields: ["id", "display_id", "created_at"],
    filters: { customer_id },
  });
  const checkouts = await Promise.all(orders.map(({ id }) => books(container).checkoutOfOrder(id)));
  const wholesale = await Promise.all(
    checkouts.map((checkout) => companies(container).cart(checkout?.cart_id ?? "")),
  );
  return orders
    .flatMap((order, index) => {
      const checkout = checkouts[index];
      if (!checkout) return [];
      return {
        display_id: order.display_id,
        placed_at: instant(order.created_at).toISOString(),
        status: orderState(checkout),
        total: toWire(checkout.total, checkout.currency),
        wholesale: Boolean(wholesale[index]),
        follow_token: orderToken(order.id),
        lines: checkout.pieces
          .filter(({ kind }) => kind === "goods")
          .map(({ title, quantity, total }) => ({
            title,
            quantity,
            total: toWire(total, checkout.currency),
          })),
      };
    })
    .sort((a, b) => b.display_id - a.display_id);
}

export async function addressesView(container: MedusaContainer, customer_id: string) {
  const found = await container
    .resolve(Modules.CUSTOMER)
    .listCustomerAddresses({ customer_id }, { order: { created_at: "ASC" }, take: 100 });
  return found.map((address) => ({
    id: address.id,
    ...addressView(address as unknown as Record<string, string | null>),
  }));
}

/** Everything that is kept of somebody with an account, to take along. */
export async function exportView(container: MedusaContainer, customer_id: string) {
  const [account, addresses, orders, company] = await Promise.all([
    accountView(container, customer_id),
    addressesView(container, customer_id),
    ordersView(container, customer_id),
    companies(container).companyOfBuyer(customer_id),
  ]);
  const followed = orders.map(({ follow_token: _secret, ...order }) => order);
  return { account, addresses, orders: followed, company };
}
