import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, completeCartWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../adapters/clock";
import { row } from "../adapters/rows";
import { messageOf } from "../adapters/message-of";
import { refuse } from "../domain/errors";
import type { Checkout } from "../modules/books/types";
import { checkPaidByCard } from "./card/paid-pages";
import { unitsOf } from "./cart-cut";
import { finishCheckoutWorkflow, placingDeadline } from "./finish-checkout";
import { freeCart } from "./order-ties";
import { books, stock } from "./services";
import { checkUnchanged } from "./unchanged-cart";

type Input = { cart_id: string };

/** What is paid already takes its goods anew if they were let go and are still there. Refuses `stock.hold_expired`, `stock.not_enough`. */
async function keepGoods(container: MedusaContainer, checkout: Checkout): Promise<void> {
  const expires_at = placingDeadline();
  if (checkout.method !== "card") return stock(container).renew({ checkout_id: checkout.id, expires_at });
  await stock(container).hold({
    cart_id: checkout.cart_id,
    checkout_id: checkout.id,
    lines: unitsOf(checkout.pieces),
    expires_at,
    now: now(),
  });
}

/** Finds the started payment and keeps its goods while the order is placed. A renewed hold needs no undoing: it ends by itself. */
const keepHoldStep = createStep("keep-hold", async (input: Input, { container }) => {
  const checkout = await books(container).checkoutOfCart(input.cart_id);
  if (!checkout) {
    return new StepResponse(
      refuse("checkout.not_found", "Payment was not started for this basket. Choose how to pay first.", {}),
    );
  }
  const open = checkout.status === "open";
  // Of a try that a kill cut short.
  if (open) await freeCart(container, input.cart_id);
  // Asked here as well as in complete-cart's hook, which comes after Medusa's own, less clear refusals.
  if (open) await checkUnchanged(container, input.cart_id);
  if (open) await checkPaidByCard(container, input.cart_id);
  if (open) await keepGoods(container, checkout);
  return new StepResponse({ checkout_id: checkout.id, open });
});

const readOrderStep = createStep("read-placed-order", async (input: Input, { container }) => {
  const link = await row<{ order_id: string; order?: { display_id: number } }>(container, {
    entity: "order_cart",
    fields: ["order_id", "order.display_id"],
    filters: { cart_id: input.cart_id },
  });
  if (!link?.order) {
    return new StepResponse(
      refuse("checkout.not_found", "The order could not be placed. Choose how to pay again.", {}),
    );
  }
  return new StepResponse({ order_id: link.order_id, display_id: link.order.display_id });
});

/**
 * The order stands; what comes after only goes forward. A fault here must not undo the order, as a fault in a step of
 * this workflow would, so it is told in the log and the sweep goes on from where it stopped.
 */
const finishStep = createStep(
  "finish-placed-order",
  async (input: { checkout_id: string; cart_id: string }, { container }) => {
    try {
      await finishCheckoutWorkflow(container).run({ input });
    } catch (fault) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.error(`checkout ${input.checkout_id} is left to the sweep: ${messageOf(fault)}`);
    }
    return new StepResponse(input.checkout_id);
  },
);

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
  const order = readOrderStep(input);
  // Finishing takes the cart's lock for itself.
  releaseLockStep({ key: input.cart_id });
  finishStep(
    transform({ checkout, input }, (data) => ({
      checkout_id: data.checkout.checkout_id,
      cart_id: data.input.cart_id,
    })),
  );
  return new WorkflowResponse(order);
});
