import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../adapters/clock";
import { fromWire, type WireMoney } from "../adapters/money";
import { parseCurrency } from "../domain/currency";
import { books } from "./services";

/** Each act here is one transaction of the books, repeatable under its reference: there is nothing to undo. */
const reserveStep = createStep(
  "reserve-settlement",
  async (input: { coop_id: string; currency_code: string; request_id: string }, { container }) => {
    const settlement = await books(container).reserveSettlement({
      coop_id: input.coop_id,
      currency: parseCurrency(input.currency_code),
      request_id: input.request_id,
      now: now(),
    });
    return new StepResponse({ settlement_id: settlement.id });
  },
);

/** Reserves what a co-op has earned, less what it owes (N3). Refuses `settlement.nothing_due`. */
export const settleCoopWorkflow = createWorkflow(
  "settle-coop",
  (input: { coop_id: string; currency_code: string; request_id: string }) =>
    new WorkflowResponse(reserveStep(input)),
);

const outcomeStep = createStep(
  "settlement-outcome",
  async (input: { settlement_id: string; outcome: "paid" | "refused" }, { container }) => {
    const settlement = await books(container).settlementOutcome({ ...input, rail: "bank", now: now() });
    return new StepResponse({ settlement_id: settlement.id });
  },
);

/** What the bank did with a reserved settlement: paid it (N4), or refused it (reversal of N3). */
export const settlementOutcomeWorkflow = createWorkflow(
  "settlement-outcome",
  (input: { settlement_id: string; outcome: "paid" | "refused" }) => new WorkflowResponse(outcomeStep(input)),
);

type MovementInput = { kind: "fee" | "payout"; provider: string; reference: string; amount: WireMoney };

const movementStep = createStep("provider-movement", async (input: MovementInput, { container }) => {
  const amount = fromWire(input.amount);
  const movement = {
    provider: input.provider,
    reference: input.reference,
    amount: amount.amount_minor,
    currency: amount.currency,
    now: now(),
  };
  if (input.kind === "fee") await books(container).providerFee(movement);
  else await books(container).providerPayout(movement);
  return new StepResponse(input.reference);
});

/** Keys in what a payment provider charged us (N5) or paid out to our bank (N6), under the provider's own reference. */
export const providerMovementWorkflow = createWorkflow(
  "provider-movement",
  (input: MovementInput) => new WorkflowResponse(movementStep(input)),
);
