import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../adapters/clock";
import { fromWire, type WireMoney } from "../adapters/money";
import { refuse } from "../domain/errors";
import type { MedusaContainer } from "@medusajs/framework/types";
import { receiptByCard } from "./by-card";
import { finishCheckoutWorkflow } from "./finish-checkout";
import { orderByDisplayId } from "./orders";
import { books } from "./services";

type RecordInput = {
  statement_ref: string;
  amount: WireMoney;
  received_on: string;
  payer_note: string | null;
  order_display_id: number | null;
};

/** The statement line is one transaction of the books under the bank's own reference, so nothing needs undoing. */
const recordStep = createStep("record-receipt", async (input: RecordInput, { container }) => {
  const amount = fromWire(input.amount);
  const receipt = await books(container).recordReceipt({
    rail: "bank",
    statement_ref: input.statement_ref,
    amount: amount.amount_minor,
    currency: amount.currency,
    received_on: input.received_on,
    payer_note: input.payer_note,
    now: now(),
  });
  return new StepResponse({ receipt_id: receipt.id });
});

type AssignInput = { receipt_id: string; order_display_id: number };

async function checkoutByDisplayId(
  container: MedusaContainer,
  order_display_id: number,
): Promise<{ checkout_id: string; cart_id: string }> {
  const order = await orderByDisplayId(container, order_display_id);
  const checkout = order && (await books(container).checkoutOfOrder(order.id));
  if (!checkout) {
    return refuse("order.not_found", `There is no order ${order_display_id}. Look at the number again.`, {});
  }
  return { checkout_id: checkout.id, cart_id: checkout.cart_id };
}

/** Refuses an unknown order, or one that waits for no transfer, before anything is written. */
const checkOrderStep = createStep(
  "check-receipt-order",
  async (input: { order_display_id: number | null; statement_ref: string }, { container }) => {
    if (input.order_display_id === null) return new StepResponse(true);
    const { checkout_id } = await checkoutByDisplayId(container, input.order_display_id);
    const { status, method } = await books(container).getCheckout(checkout_id);
    const known = await books(container).receipts({ state: "all" });
    const again = known.some((receipt) => receipt.statement_ref === input.statement_ref);
    if (!again && (status !== "placed" || method !== "bank-transfer")) {
      refuse(
        "checkout.ended",
        `Order ${input.order_display_id} waits for no transfer, so nothing was recorded. Record it without an order number; it stays unmatched.`,
        {},
      );
    }
    return new StepResponse(true);
  },
);

/** Assigned up to what is missing, in one transaction of the books; forward only. */
const assignStep = createStep("assign-receipt", async (input: AssignInput, { container }) => {
  const checkout = await checkoutByDisplayId(container, input.order_display_id);
  await books(container).assignReceipt({
    receipt_id: input.receipt_id,
    checkout_id: checkout.checkout_id,
    now: now(),
  });
  return new StepResponse(checkout);
});

/** Run as a workflow of its own and not as a step of this one, because only then does it take the cart's lock. */
const finishStep = createStep(
  "finish-assigned-checkout",
  async (input: { checkout_id: string; cart_id: string }, { container }) => {
    await finishCheckoutWorkflow(container).run({ input });
    return new StepResponse(input.checkout_id);
  },
);

/**
 * Assigns what a receipt still has to an order, up to what is missing, and finishes the order once it is whole.
 * Refuses `order.not_found`, `receipt.not_found`, `receipt.nothing_unassigned`, `receipt.currency_mismatch`, `checkout.ended`.
 */
export const assignReceiptWorkflow = createWorkflow("assign-receipt", (input: AssignInput) => {
  const assigned = assignStep(input);
  finishStep(assigned);
  return new WorkflowResponse(assigned);
});

/** Records one line of the bank statement and, where the order is known, assigns it at once. */
export const recordReceiptWorkflow = createWorkflow("record-receipt", (input: RecordInput) => {
  checkOrderStep(input);
  const receipt = recordStep(input);
  when("order-known", { input }, ({ input }) => input.order_display_id !== null).then(() => {
    const assignment = transform({ input, receipt }, (data) => ({
      receipt_id: data.receipt.receipt_id,
      order_display_id: data.input.order_display_id ?? 0,
    }));
    assignReceiptWorkflow.runAsStep({ input: assignment });
  });
  return new WorkflowResponse(receipt);
});

const giveBackStep = createStep(
  "give-back-receipt",
  async (input: { receipt_id: string; reason: string }, { container }) => {
    const receipt = await books(container).giveBackReceipt({ ...input, now: now() });
    return new StepResponse({ receipt_id: receipt.id });
  },
);

/** Decides that what no order took of a receipt goes back to the payer. */
export const giveBackReceiptWorkflow = createWorkflow(
  "give-back-receipt",
  (input: { receipt_id: string; reason: string }) => new WorkflowResponse(giveBackStep(input)),
);

const returnedStep = createStep("receipt-returned", async (input: { receipt_id: string }, { container }) => {
  const by_card = await receiptByCard(container, await books(container).receipt(input.receipt_id));
  if (by_card === "by_itself")
    refuse(
      "receipt.goes_by_card",
      "This goes back to the card it was paid with, by itself. Only if the card does not take it, send it another way.",
      {},
    );
  const receipt = await books(container).markReceiptReturned({
    receipt_id: input.receipt_id,
    // A person sends money by bank alone.
    rail: "bank",
    now: now(),
  });
  return new StepResponse({ receipt_id: receipt.id });
});

/**
 * The bank has sent a receipt back to its payer (N8). Refuses `receipt.goes_by_card` for what a card has not yet refused to
 * take, `receipt.not_found`, `receipt.nothing_to_return`.
 */
export const receiptReturnedWorkflow = createWorkflow(
  "receipt-returned",
  (input: { receipt_id: string }) => new WorkflowResponse(returnedStep(input)),
);
