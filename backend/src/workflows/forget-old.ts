import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { instant, minutesAfter, now } from "../adapters/clock";
import { row, rows } from "../adapters/rows";
import { messageOf } from "../adapters/message-of";
import { books, cards, staff } from "./services";

/** How long a basket is kept that nobody ordered or touched: the page on privacy says so. */
const BASKET_DAYS = 30;
/** So many in one run; the rest waits for the next. */
const MOST_PER_RUN = 200;

type Touched = { updated_at: string };
type CartRow = Touched & {
  id: string;
  completed_at: string | null;
  customer_id: string | null;
  shipping_address_id: string | null;
  billing_address_id: string | null;
  shipping_address?: Touched | null;
  items?: (Touched | null)[];
  shipping_methods?: (Touched | null)[];
};

const FIELDS = [
  "id",
  "updated_at",
  "completed_at",
  "customer_id",
  "shipping_address_id",
  "billing_address_id",
  "shipping_address.updated_at",
  "items.updated_at",
  "shipping_methods.updated_at",
];

/** Medusa notes a change of a line at the line and not at its cart, so all of them are asked. */
function isOld(cart: CartRow, before: Date): boolean {
  const parts = [cart, cart.shipping_address, ...(cart.items ?? []), ...(cart.shipping_methods ?? [])];
  return parts.every((part) => !part || instant(part.updated_at) < before);
}

/** A basket with a checkout that lives is being paid, or is an order whose last step a kill prevented; others finish that. */
async function isInUse(container: MedusaContainer, cart_id: string): Promise<boolean> {
  if (await books(container).checkoutOfCart(cart_id)) return true;
  const filters = { cart_id };
  return (await row(container, { entity: "order_cart", fields: ["cart_id"], filters })) !== undefined;
}

/**
 * Takes a basket out with its addresses, under the lock that everything which changes a basket holds, and asks again inside:
 * a shopper who comes back at this moment keeps it, and a second server finds it gone. Answers whether it went.
 */
async function forgetBasket(container: MedusaContainer, cart_id: string, before: Date): Promise<boolean> {
  return container.resolve(Modules.LOCKING).execute(
    cart_id,
    async () => {
      const cart = await row<CartRow>(container, {
        entity: "cart",
        fields: FIELDS,
        filters: { id: cart_id, completed_at: null },
      });
      if (!cart || !isOld(cart, before) || (await isInUse(container, cart_id))) return false;
      const carts = container.resolve(Modules.CART);
      // The addresses first: without the basket they could not be found by whoever finishes a run cut short.
      await carts.deleteAddresses(
        [cart.shipping_address_id, cart.billing_address_id].flatMap((id) => id ?? []),
      );
      await carts.deleteCarts([cart_id]);
      if (cart.customer_id) await forgetGuest(container, cart.customer_id);
      return true;
    },
    { timeout: 5 },
  );
}

/** Who typed an address into a basket, has no account, never ordered and has no other basket is nobody. */
async function forgetGuest(container: MedusaContainer, customer_id: string): Promise<void> {
  const customers = container.resolve(Modules.CUSTOMER);
  const [guest] = await customers.listCustomers({ id: customer_id, has_account: false });
  if (!guest) return;
  const filters = { customer_id };
  const [order, cart] = await Promise.all([
    row(container, { entity: "order", fields: ["id"], filters }),
    row(container, { entity: "cart", fields: ["id"], filters }),
  ]);
  if (!order && !cart) await customers.deleteCustomers(customer_id);
}

/** Each basket by itself and for good: what is forgotten is not brought back, and what failed is tried in an hour. */
const forgetBasketsStep = createStep(
  "forget-baskets",
  async (_input: Record<string, never>, { container }) => {
    const before = minutesAfter(now(), -BASKET_DAYS * 24 * 60);
    const found = await rows<CartRow>(container, {
      entity: "cart",
      fields: FIELDS,
      filters: { completed_at: null, updated_at: { $lt: before } },
      pagination: { take: MOST_PER_RUN, order: { updated_at: "ASC" } },
    });
    const report = { gone: 0, failed: [] as string[] };
    for (const { id } of found.filter((cart) => isOld(cart, before))) {
      try {
        if (await forgetBasket(container, id, before)) report.gone += 1;
      } catch (error) {
        report.failed.push(messageOf(error));
      }
    }
    return new StepResponse(report);
  },
);

/** Takes out baskets that nobody ordered, touched or is paying, thirty days after the last touch. Again: nothing more. */
export const forgetBasketsWorkflow = createWorkflow(
  "forget-baskets",
  (input: Record<string, never>) => new WorkflowResponse(forgetBasketsStep(input)),
);

const forgetAttemptsStep = createStep(
  "forget-attempts",
  async (_input: Record<string, never>, { container }) =>
    new StepResponse(await staff(container).forgetOldAttempts(now())),
);

/** Takes out tries to log in that no pause is counted from any more. Again: nothing more. */
export const forgetAttemptsWorkflow = createWorkflow(
  "forget-attempts",
  (input: Record<string, never>) => new WorkflowResponse(forgetAttemptsStep(input)),
);

const forgetCardEventsStep = createStep(
  "forget-card-events",
  async (_input: Record<string, never>, { container }) => {
    await cards(container).forgetEvents(now());
    return new StepResponse(true);
  },
);

/** Takes out what the provider of cards told long ago, a buyer's name with it. Again: nothing more. */
export const forgetCardEventsWorkflow = createWorkflow(
  "forget-card-events",
  (input: Record<string, never>) => new WorkflowResponse(forgetCardEventsStep(input)),
);
