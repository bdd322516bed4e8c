import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { messageOf } from "../../adapters/message-of";
import { listMovements, paymentOfRefund, type BalanceMovement } from "../../adapters/stripe";
import { bookingOf } from "../../domain/card/movements";
import { parseCurrency } from "../../domain/currency";
import { books, cards } from "../services";
import { carryDispute } from "./disputes";
import { recheckRefunds } from "./recheck-refunds";

const PROVIDER = "stripe";

/** Postings first, under the provider's own id, and the row last: cut short, the same is posted again and stays one. */
async function book(container: MedusaContainer, movement: BalanceMovement): Promise<void> {
  const { movement_id, kind, net, source, at } = movement;
  const { fee, paid_out, came_back, of_dispute, known } = bookingOf(movement);
  const currency = parseCurrency(movement.currency);
  const posted = { provider: PROVIDER, currency, now: now() };
  if (fee > 0n) await books(container).providerFee({ ...posted, reference: movement_id, amount: fee });
  if (paid_out > 0n)
    await books(container).providerPayout({ ...posted, reference: source ?? movement_id, amount: paid_out });
  if (came_back && source)
    await books(container).providerPayoutCameBack({ provider: PROVIDER, reference: source, now: now() });
  if (of_dispute && source) await carryDispute(container, source);
  if (kind === "refund_failure" && source) {
    const payment = await paymentOfRefund(source);
    if (payment) await recheckRefunds(container, payment);
  }
  await cards(container).keepMovement({ movement_id, kind, currency, net, source, known, at });
}

/** What could not be booked stands among the questions, and is tried again for as long as it is listed. */
async function keepUnbooked(container: MedusaContainer, movement: BalanceMovement): Promise<void> {
  const { movement_id, kind, net, source, at } = movement;
  const currency = parseCurrency(movement.currency);
  await cards(container).keepMovement({ movement_id, kind, currency, net, source, known: false, at });
}

const bookStep = createStep("book-card-movements", async (_input: Record<string, never>, { container }) => {
  const report = { booked: 0, failed: [] as string[] };
  const since = await cards(container).movementsFrom();
  if (!since) return new StepResponse(report);
  const listed = await listMovements(since);
  const fresh = new Set(await cards(container).newMovements(listed.map(({ movement_id }) => movement_id)));
  for (const movement of listed.filter(({ movement_id }) => fresh.has(movement_id))) {
    try {
      await book(container, movement);
      report.booked += 1;
    } catch (fault) {
      report.failed.push(`${movement.movement_id}: ${messageOf(fault)}`);
      await keepUnbooked(container, movement);
    }
  }
  return new StepResponse(report);
});

/**
 * The provider's fees (N5), what it paid out to us (N6) and what banks took back (N9), from its own list of movements. Again:
 * nothing more.
 */
export const bookCardMovementsWorkflow = createWorkflow(
  "book-card-movements",
  (input: Record<string, never>) => new WorkflowResponse(bookStep(input)),
);
