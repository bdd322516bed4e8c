import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, cancelOrderWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { now } from "../adapters/clock";
import { refuse } from "../domain/errors";
import { books, stock } from "./services";

type Input = { order_id: string; outcome: "cancelled" | "expired" };

type OrderRow = {
  payment_collections?: { payments?: { captures?: { id: string }[] }[] }[];
};

/** Reads and refuses; writes nothing. */
const checkUncapturedStep = createStep("check-uncaptured", async (input: Input, { container }) => {
  const checkout = await books(container).checkoutOfOrder(input.order_id);
  if (!checkout) return new StepResponse(refuse("order.not_found", "There is no such order of ours.", {}));
  if (checkout.status === "captured") {
    refuse("order.paid", "This order is paid and cannot be cancelled whole. Refund its pieces instead.", {});
  }
  const order = await row<OrderRow>(container, {
    entity: "order",
    fields: ["id", "payment_collections.payments.captures.id"],
    filters: { id: input.order_id },
  });
  const payments = order?.payment_collections?.flatMap((collection) => collection.payments ?? []) ?? [];
  if (payments.some((payment) => (payment.captures ?? []).length > 0)) {
    refuse("order.paid", "This order has just been paid and is being booked. Refund its pieces instead.", {});
  }
  return new StepResponse({ checkout_id: checkout.id, cart_id: checkout.cart_id });
});

/**
 * Whether Medusa's order still stands. Asked once the lock is ours: Medusa refuses to cancel an order twice, but only at its end,
 * and what it then undoes are the reservations that the first time let go.
 */
const standingStep = createStep("is-order-standing", async (input: Input, { container }) => {
  const order = await row<{ status: string }>(container, {
    entity: "order",
    fields: ["status"],
    filters: { id: input.order_id },
  });
  return new StepResponse(order?.status !== "canceled");
});

/**
 * First the books, which refuse once money is captured and give receipts back to *unmatched*; then the goods.
 * Forward only: a repeat goes on where the last one stopped.
 */
const endCheckoutStep = createStep(
  "end-checkout",
  async (input: { checkout_id: string; outcome: Input["outcome"] }, { container }) => {
    await books(container).endCheckout({ ...input, now: now() });
    await stock(container).release({ checkout_id: input.checkout_id, now: now() });
    return new StepResponse(input.checkout_id);
  },
);

/**
 * Cancels an order that was not captured, whole: its checkout ends, its goods go back to sale, what was received of it
 * waits as unmatched. Again: nothing changes. Refuses `order.not_found`, `order.paid`.
 */
export const cancelUnpaidOrderWorkflow = createWorkflow("cancel-unpaid-order", (input: Input) => {
  const found = checkUncapturedStep(input);
  // The same key as finish-checkout, so that a receipt and a cancellation never interleave.
  acquireLockStep({ key: found.cart_id, timeout: 30, ttl: 120 });
  const end = transform({ found, input }, (data) => ({
    checkout_id: data.found.checkout_id,
    outcome: data.input.outcome,
  }));
  endCheckoutStep(end);
  const standing = standingStep(input);
  when("order-standing", { standing }, ({ standing }) => standing).then(() => {
    cancelOrderWorkflow.runAsStep({ input: { order_id: input.order_id } });
  });
  releaseLockStep({ key: found.cart_id });
  return new WorkflowResponse(found);
});
