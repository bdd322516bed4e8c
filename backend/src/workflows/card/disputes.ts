import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { messageOf } from "../../adapters/message-of";
import { readDispute, takesCards } from "../../adapters/stripe";
import { parseCurrency } from "../../domain/currency";
import { railOf } from "../payment-methods";
import { books, cards } from "../services";

/**
 * Brings one dispute's postings (N9) to where Stripe says that it stands, in whatever order it was told: opened once money has
 * left our balance, then won or lost. Again: nothing more. A bank that only inquires has taken nothing, and posts nothing.
 */
export async function carryDispute(container: MedusaContainer, dispute_id: string): Promise<void> {
  const { payment_id, currency, taken, returned, outcome, reason, due_by } = await readDispute(dispute_id);
  if (taken === 0n) return;
  const fits = returned === 0n ? outcome !== "won" : returned === taken && outcome === "won";
  if (!fits)
    throw new Error(
      `dispute ${dispute_id}: ${taken} was taken, ${returned} came back, and it is ${outcome ?? "not decided"}: look at it in Stripe's dashboard`,
    );
  await books(container).disputeOpened({
    dispute_id,
    rail: railOf("card"),
    currency: parseCurrency(currency),
    amount: taken,
    order_id: await orderOfPayment(container, payment_id),
    reason,
    due_by,
    now: now(),
  });
  if (outcome) await books(container).disputeEnded({ dispute_id, outcome, now: now() });
}

/** Null for money of which no order came. */
async function orderOfPayment(container: MedusaContainer, payment_id: string | null): Promise<string | null> {
  const page = payment_id
    ? await cards(container).pageOf({ stripe_session: null, stripe_payment: payment_id, id: null })
    : null;
  if (page?.state !== "ordered") return null;
  return (await books(container).getCheckout(page.checkout_id)).order_id;
}

/** Forward only, as `carryDispute` is. */
const openStep = createStep("carry-open-disputes", async (_input: Record<string, never>, { container }) => {
  const failed: string[] = [];
  const open = takesCards() ? await books(container).disputes(null) : [];
  for (const { id } of open.filter(({ state }) => state === "open")) {
    try {
      await carryDispute(container, id);
    } catch (fault) {
      failed.push(`${id}: ${messageOf(fault)}`);
    }
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  if (failed.length > 0) logger.error(`disputes left to the next round: ${failed.join("; ")}`);
  return new StepResponse(failed);
});

/** Asks of every dispute that goes on: one that is lost moves nothing on our balance, and its event may be lost as well. */
export const carryOpenDisputesWorkflow = createWorkflow(
  "carry-open-disputes",
  (input: Record<string, never>) => new WorkflowResponse(openStep(input)),
);
