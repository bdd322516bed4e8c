import { Modules } from "@medusajs/framework/utils";
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { instant } from "../../adapters/clock";
import { toWire, toWireRounded } from "../../adapters/money";
import { orderToken } from "../../adapters/order-link";
import { rows } from "../../adapters/rows";
import { parseCurrency } from "../../domain/currency";
import type { Checkout } from "../../modules/books/types";
import type { Company } from "../../modules/company/types";
import { basketsOf } from "../../workflows/account/baskets";
import { isEmailProved } from "../../workflows/account/confirm-email";
import { books, companies } from "../../workflows/services";
import { addressView } from "./basket";
import { companyView } from "./wholesale";

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

type Typed = Record<string, string | null> | null;
type Addresses = { email: string | null; shipping_address: Typed; billing_address: Typed };
type OrderAddresses = Addresses & { display_id: number };
type BasketRow = Addresses & {
  currency_code: string;
  created_at: string;
  items: {
    title: string;
    product_title: string | null;
    quantity: BigNumberInput;
    unit_price: BigNumberInput;
  }[];
};
const ADDRESSES = ["email", "shipping_address.*", "billing_address.*"];

/** To whom and where, as it was typed. */
function typedView({ email, shipping_address, billing_address }: Addresses) {
  return {
    email,
    shipping_address: addressView(shipping_address),
    billing_address: addressView(billing_address),
  };
}

/** Orders with whatever was typed for them. A follow token is a key, and a file is passed around: it is left out. */
async function ordersKept(container: MedusaContainer, customer_id: string) {
  const [orders, typed] = await Promise.all([
    ordersView(container, customer_id),
    rows<OrderAddresses>(container, {
      entity: "order",
      fields: ["display_id", ...ADDRESSES],
      filters: { customer_id },
    }),
  ]);
  return orders.map(({ follow_token: _secret, ...order }) => {
    const found = typed.find(({ display_id }) => display_id === order.display_id);
    return { ...order, ...(found ? typedView(found) : {}) };
  });
}

/** Open baskets, those of wholesale too. */
async function basketsKept(container: MedusaContainer, customer_id: string) {
  const baskets = await basketsOf(container, customer_id);
  if (baskets.length === 0) return [];
  const found = await rows<BasketRow>(container, {
    entity: "cart",
    fields: ["currency_code", "created_at", "items.*", ...ADDRESSES],
    filters: { id: baskets.map(({ id }) => id) },
  });
  return found.map((basket) => ({
    begun_at: instant(basket.created_at).toISOString(),
    ...typedView(basket),
    lines: basket.items.map(({ title, product_title, quantity, unit_price }) => ({
      title: product_title ?? title,
      quantity: Number(quantity),
      unit_price: toWireRounded(unit_price, parseCurrency(basket.currency_code)),
    })),
  }));
}

/** Everything that is kept of somebody with an account, to take along. What the network notes of a company is its own. */
export async function exportView(container: MedusaContainer, customer_id: string) {
  const [account, addresses, orders, baskets, company, all] = await Promise.all([
    accountView(container, customer_id),
    addressesView(container, customer_id),
    ordersKept(container, customer_id),
    basketsKept(container, customer_id),
    companies(container).companyOfBuyer(customer_id),
    companies(container).companiesOf(customer_id),
  ]);
  const applied = async (one: Company) => ({
    ...(await companyView(container, one)),
    message: one.message,
  });
  const earlier = all.filter(({ id }) => id !== company?.id);
  return {
    account,
    addresses,
    orders,
    baskets,
    company: company && (await applied(company)),
    earlier_applications: await Promise.all(earlier.map(applied)),
  };
}
