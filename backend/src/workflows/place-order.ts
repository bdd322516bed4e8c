import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, completeCartWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { refuse } from "../domain/errors";
import { finishCheckoutWorkflow, placingDeadline } from "./finish-checkout";
import { books, stock } from "./services";
import { checkUnchanged } from "./unchanged-cart";

type Input = { cart_id: string };

/** Finds the started payment and keeps its goods while the order is placed. A renewed hold needs no undoing: it ends by itself. */
const keepHoldStep = createStep("keep-hold", async (input: Input, { container }) => {
  const checkout = await books(container).checkoutOfCart(input.cart_id);
  if (!checkout) {
    return new StepResponse(
      refuse("checkout.not_found", "Payment was not started for this basket. Choose how to pay first.", {}),
    );
  }
  const ended = !["open", "placed", "captured"].includes(checkout.status);
  if (ended && checkout.order_id === null) {
    refuse(
      "stock.hold_expired",
      "The goods are no longer kept for this basket. Choose how to pay again.",
      {},
    );
  }
  const open = checkout.status === "open";
  // Asked here as well as in complete-cart's hook, which comes after Medusa's own, less clear refusals.
  if (open) await checkUnchanged(container, input.cart_id);
  if (open) await stock(container).renew({ checkout_id: checkout.id, expires_at: placingDeadline() });
  return new StepResponse({ checkout_id: checkout.id, open });
});

const readOrderStep = createStep("read-placed-order", async (input: Input, { container }) => {
  const link = await row<{ order_id: string; order?: { display_id: number } }>(container, {
    entity: "order_cart",
    fields: ["order_id", "order.display_id"],
    filters: { cart_id: input.cart_id },
  });
  return new StepResponse({ order_id: link?.order_id ?? "", display_id: link?.order?.display_id ?? 0 });
});

/**
 * Places the order of a cart whose payment was started, and finishes what can be finished at once. Again, or twice at
 * the same moment: one order, the same answer. Refuses `checkout.not_found`, `stock.hold_expired` and what
 * `checkUnchanged` refuses.
 */
export const placeOrderWorkflow = createWorkflow("place-order", (input: Input) => {
  // Run as a step, complete-cart leaves the cart's lock to us.
  acquireLockStep({ key: input.cart_id, timeout: 30, ttl: 120 });
  const checkout = keepHoldStep(input);
  when("payment-open", { checkout }, ({ checkout }) => checkout.open).then(() => {
    completeCartWorkflow.runAsStep({ input: { id: input.cart_id } });
  });
  const finishInput = transform({ checkout, input }, (data) => ({
    checkout_id: data.checkout.checkout_id,
    cart_id: data.input.cart_id,
  }));
  finishCheckoutWorkflow.runAsStep({ input: finishInput });
  const order = readOrderStep(input);
  releaseLockStep({ key: input.cart_id });
  return new WorkflowResponse(order);
});
