import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { updateCartWorkflow } from "@medusajs/medusa/core-flows";
import { guestOf } from "./guest";

type Input = {
  cart_id: string;
  email?: string;
  shipping_address?: Record<string, string | undefined>;
};

/** A guest without an order is nobody; it is found again by its e-mail, so it need not be undone. */
const guestStep = createStep("find-guest", async (input: { email?: string }, { container }) => {
  return new StepResponse({ customer_id: input.email ? await guestOf(container, input.email) : undefined });
});

/** Sets where a cart goes and who is told. The e-mail never binds the cart to somebody's account. */
export const setCartAddressWorkflow = createWorkflow("set-cart-address", (input: Input) => {
  const guest = guestStep(input);
  updateCartWorkflow.runAsStep({
    input: transform({ input, guest }, ({ input, guest }) => ({
      id: input.cart_id,
      ...(input.email ? { email: input.email, customer_id: guest.customer_id } : {}),
      ...(input.shipping_address ? { shipping_address: input.shipping_address } : {}),
    })),
  });
  return new WorkflowResponse(input.cart_id);
});
