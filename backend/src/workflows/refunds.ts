import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, refundPaymentWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { now } from "../adapters/clock";
import { toMedusa } from "../adapters/money";
import { leftToSend } from "../domain/books/parcels";
import { refuse } from "../domain/errors";
import type { FeePolicy, Refund } from "../modules/books/types";
import { refundByCard } from "./by-card";
import { railOf } from "./payment-methods";
import { finishSendingWorkflow } from "./send-consignment";
import { books } from "./services";

export type DecideInput = {
  consignment_id: string;
  piece_id: string;
  quantity: number;
  reason: string;
  fee_policy: FeePolicy;
  request_id: string;
};

/** One transaction of the books under the caller's request id; a repeat gives the same refund. */
const decideStep = createStep("decide-refund", async (input: DecideInput, { container }) => {
  const refund = await books(container).refund({ ...input, now: now() });
  return new StepResponse({ refund_id: refund.id, order_id: refund.order_id });
});

/** Whether the refund took the last of what was left to send. */
const leavesNothingStep = createStep("leaves-nothing-to-send", async (input: DecideInput, { container }) => {
  const { pieces } = await books(container).consignment(input.consignment_id);
  return new StepResponse(!pieces.some((piece) => leftToSend(piece) > 0));
});

/** Decides to refund k of n units of a piece (N7 before earning, N7' after). Refuses `refund.too_many` and its like. */
export const refundPieceWorkflow = createWorkflow("refund-piece", (input: DecideInput) => {
  const decided = decideStep(input);
  const leaves_nothing = leavesNothingStep(input);
  // What will not leave any more is for sale again at once. Each repeat does it again, and the sweep after a kill.
  when("nothing-is-left", { leaves_nothing }, ({ leaves_nothing }) => leaves_nothing).then(() => {
    finishSendingWorkflow.runAsStep({ input: { consignment_id: input.consignment_id } });
  });
  return new WorkflowResponse(decided);
});

type OutcomeInput = {
  refund_id: string;
  order_id: string;
  outcome: "paid" | "returned";
  /** Who says so: the provider of cards, or a person who looked at the bank. */
  said_by: "provider" | "person";
};

async function findRefund(container: MedusaContainer, input: OutcomeInput): Promise<Refund> {
  const refunds = await books(container).refundsOfOrder(input.order_id);
  const refund = refunds.find((candidate) => candidate.id === input.refund_id);
  return refund ?? refuse("refund.not_found", "There is no such refund on this order.", {});
}

/** What goes to a card is told by its provider; only what no card took is a person's to send. Refuses `refund.goes_by_card`. */
async function checkByHand(container: MedusaContainer, refund: Refund): Promise<void> {
  if ((await refundByCard(container, refund)) !== "by_itself") return;
  refuse(
    "refund.goes_by_card",
    "This goes back to the card it was paid with, by itself. Only if the card does not take it, send it another way.",
    {},
  );
}

/** The books say whether money left or came back; forward only, decided by the books' own state. */
const outcomeStep = createStep("refund-outcome", async (input: OutcomeInput, { container }) => {
  const refund = await findRefund(container, input);
  const checkout = await books(container).checkoutOfOrder(input.order_id);
  const method = checkout?.method ?? "bank-transfer";
  const by_hand = method === "card" && input.said_by === "person";
  if (by_hand) await checkByHand(container, refund);
  await books(container).refundOutcome({
    refund_id: input.refund_id,
    outcome: input.outcome,
    rail: railOf(by_hand ? "bank-transfer" : method),
    now: now(),
  });
  return new StepResponse(input.refund_id);
});

type PaidOrder = {
  payment_collections: { payments: { id: string; refunds: { note: string | null }[] }[] }[];
};

/** Medusa's own record follows once, found again by our refund id in its note. */
const followStep = createStep("follow-refund", async (input: OutcomeInput, { container }) => {
  if (input.outcome !== "paid") return new StepResponse(false);
  const refund = await findRefund(container, input);
  const order = await row<PaidOrder>(container, {
    entity: "order",
    fields: ["payment_collections.payments.id", "payment_collections.payments.refunds.note"],
    filters: { id: input.order_id },
  });
  const payments = (order?.payment_collections ?? []).flatMap((c) => c.payments);
  const payment = payments[0];
  const followed = payments.some((p) => p.refunds.some((r) => r.note === input.refund_id));
  if (!payment || followed) return new StepResponse(false);
  await refundPaymentWorkflow(container).run({
    input: {
      payment_id: payment.id,
      amount: toMedusa(refund.amount, refund.currency),
      note: input.refund_id,
    },
  });
  return new StepResponse(true);
});

/** What became of a refund that was sent: paid (N8), or come back (its reversal). Again: nothing changes. */
export const refundOutcomeWorkflow = createWorkflow("refund-outcome", (input: OutcomeInput) => {
  const key = transform({ input }, ({ input }) => `refund:${input.refund_id}`);
  acquireLockStep({ key, timeout: 30, ttl: 120 });
  outcomeStep(input);
  followStep(input);
  releaseLockStep({ key });
  return new WorkflowResponse(input.refund_id);
});
