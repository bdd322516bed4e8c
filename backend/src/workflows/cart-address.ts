import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { updateCartWorkflow } from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { refuse } from "../domain/errors";
import { guestOf } from "./guest";

type Input = {
  cart_id: string;
  email?: string;
  shipping_address?: Record<string, string | undefined>;
};

/**
 * Binds the cart to the guest of an e-mail before Medusa looks for a customer: left alone, it finds whoever owns the
 * address. The guest itself stays: without an order it is nobody, and it is found again by its e-mail.
 */
const bindGuestStep = createStep(
  "bind-guest",
  async (input: { cart_id: string; email?: string }, { container }) => {
    if (!input.email) return new StepResponse(null);
    const carts = container.resolve(Modules.CART);
    const cart = await carts.retrieveCart(input.cart_id, { select: ["id", "customer_id", "completed_at"] });
    if (cart.completed_at) refuse("cart.completed", "This basket has already become an order.", {});
    const customer_id = await guestOf(container, input.email);
    await carts.updateCarts(cart.id, { customer_id });
    return new StepResponse(customer_id, { cart_id: cart.id, customer_id: cart.customer_id });
  },
  async (before, { container }) => {
    // A cart that was nobody's stays the guest's, which is nobody either.
    if (!before?.customer_id) return;
    await container.resolve(Modules.CART).updateCarts(before.cart_id, { customer_id: before.customer_id });
  },
);

async function addressOf(container: MedusaContainer, cart_id: string): Promise<string | null> {
  const cart = await row<{ shipping_address_id: string | null }>(container, {
    entity: "cart",
    fields: ["id", "shipping_address_id"],
    filters: { id: cart_id },
  });
  return cart?.shipping_address_id ?? null;
}

const oldAddressStep = createStep(
  "read-old-address",
  async ({ cart_id }: { cart_id: string }, { container }) =>
    new StepResponse(await addressOf(container, cart_id)),
);

/**
 * Medusa writes each address of a cart anew and leaves the one before, which nothing names any more: nobody would find it when
 * somebody wants to be forgotten. Last of all, and not undone: what it takes away is in no use.
 */
const dropOldAddressStep = createStep(
  "drop-old-address",
  async (input: { cart_id: string; address_id: string | null }, { container }) => {
    const now = await addressOf(container, input.cart_id);
    if (!input.address_id || now === input.address_id) return new StepResponse(false);
    await container.resolve(Modules.CART).deleteAddresses([input.address_id]);
    return new StepResponse(true);
  },
);

/** Sets where a cart goes and who is told. The e-mail never binds the cart to somebody's account. */
export const setCartAddressWorkflow = createWorkflow("set-cart-address", (input: Input) => {
  bindGuestStep(input);
  const address_id = oldAddressStep(input);
  updateCartWorkflow.runAsStep({
    input: transform({ input }, ({ input }) => ({
      id: input.cart_id,
      ...(input.email ? { email: input.email } : {}),
      ...(input.shipping_address ? { shipping_address: input.shipping_address } : {}),
    })),
  });
  dropOldAddressStep({ cart_id: input.cart_id, address_id });
  return new WorkflowResponse(input.cart_id);
});
