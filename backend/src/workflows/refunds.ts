import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, refundPaymentWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import { row } from "../adapters/rows";
import { now } from "../adapters/clock";
import { toMedusa } from "../adapters/money";
import { refuse } from "../domain/errors";
import type { FeePolicy, Refund } from "../modules/books/types";
import { books, stock } from "./services";

type DecideInput = {
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

/**
 * A consignment of which nothing is left to send gives its goods back to sale at once. Repeatable, and done again by each
 * further refund of it, so there is nothing to undo.
 */
const freeGoodsStep = createStep("free-refunded-goods", async (input: DecideInput, { container }) => {
  const consignment = await books(container).consignment(input.consignment_id);
  const goods = consignment.pieces.filter((piece) => piece.kind === "goods");
  const left = goods.some((piece) => piece.refunded_quantity < piece.quantity);
  if (left || consignment.sent_at) return new StepResponse(false);
  await stock(container).send({
    checkout_id: consignment.checkout_id,
    lines: goods.map((piece) => ({ variant_id: piece.variant_id ?? "", quantity: 0 })),
    now: now(),
  });
  const order = await row<{ items: { id: string; variant_id: string | null }[] }>(container, {
    entity: "order",
    fields: ["id", "items.id", "items.variant_id"],
    filters: { id: consignment.order_id },
  });
  const variants = new Set(goods.map((piece) => piece.variant_id));
  const lines = (order?.items ?? []).filter((item) => variants.has(item.variant_id)).map((item) => item.id);
  await container.resolve(Modules.INVENTORY).deleteReservationItemsByLineItem(lines);
  return new StepResponse(true);
});

/** Decides to refund k of n units of a piece (N7 before earning, N7' after). Refuses `refund.too_many` and its like. */
export const refundPieceWorkflow = createWorkflow("refund-piece", (input: DecideInput) => {
  const decided = decideStep(input);
  freeGoodsStep(input);
  return new WorkflowResponse(decided);
});

type OutcomeInput = { refund_id: string; order_id: string; outcome: "paid" | "returned" };

async function findRefund(container: MedusaContainer, input: OutcomeInput): Promise<Refund> {
  const refunds = await books(container).refundsOfOrder(input.order_id);
  const refund = refunds.find((candidate) => candidate.id === input.refund_id);
  return refund ?? refuse("refund.not_found", "There is no such refund on this order.", {});
}

/** The books say whether money left or came back; forward only, decided by the books' own state. */
const outcomeStep = createStep("refund-outcome", async (input: OutcomeInput, { container }) => {
  await findRefund(container, input);
  const checkout = await books(container).checkoutOfOrder(input.order_id);
  await books(container).refundOutcome({
    refund_id: input.refund_id,
    outcome: input.outcome,
    rail: checkout?.method === "demo" ? "provider:demo" : "bank",
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
