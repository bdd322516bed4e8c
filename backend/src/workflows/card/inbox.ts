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
import { readKeptEvent } from "../../adapters/stripe";
import { cards } from "../services";
import { bookCardMovementsWorkflow } from "./book-movements";
import { carryDispute } from "./disputes";
import { finishCardPageWorkflow } from "./finish-page";
import { recheckRefunds } from "./recheck-refunds";

type Received = { event_id: string; kind: string; body: string };

/** The event is kept once under the provider's own id, so there is nothing to undo. */
const keepStep = createStep(
  "keep-card-event",
  async (input: Received, { container }) =>
    new StepResponse(await cards(container).keepEvent({ ...input, now: now() })),
);

/** Takes in what the provider told, before it is answered. Told again: nothing changes. */
export const keepCardEventWorkflow = createWorkflow(
  "keep-card-event",
  (input: Received) => new WorkflowResponse(keepStep(input)),
);

/** Of an event only the ids count: how the page stands is asked anew. What is about nothing of ours is only kept. */
async function work(container: MedusaContainer, body: string): Promise<void> {
  const told = readKeptEvent(body);
  if (told.kind.startsWith("payout.")) {
    const { result } = await bookCardMovementsWorkflow(container).run({ input: {} });
    if (result.failed.length > 0) throw new Error(result.failed.join("; "));
  }
  const page = await cards(container).pageOf({
    stripe_session: told.session_id,
    stripe_payment: told.payment_id,
    id: told.page_id,
  });
  if (page) await finishCardPageWorkflow(container).run({ input: { page_id: page.id, leave: false } });
  if (told.dispute_id) await carryDispute(container, told.dispute_id);
  if (/^(refund|charge\.refund)/.test(told.kind) && told.payment_id)
    await recheckRefunds(container, told.payment_id);
}

const inboxStep = createStep("work-card-inbox", async (_input: Record<string, never>, { container }) => {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const done: string[] = [];
  for (let event = await due(container); event; event = await due(container)) {
    try {
      await work(container, event.body);
      await cards(container).eventDone({ event_id: event.event_id, now: now() });
      done.push(event.event_id);
    } catch (fault) {
      const { event_id, tries } = event;
      const trouble = messageOf(fault);
      const { dead } = await cards(container).eventFailed({ event_id, tries, trouble, now: now() });
      logger[dead ? "error" : "warn"](`card event ${event_id}: ${trouble}`);
    }
  }
  // Nearly everything that is told moves our balance. What fails here, the next round finds.
  if (done.length > 0) await bookCardMovementsWorkflow(container).run({ input: {} });
  return new StepResponse(done);
});

const due = (container: MedusaContainer) => cards(container).takeEvent(now());

/** Works off what is due in the inbox, one by one, and books what it moved; two at once share it. */
export const workCardInboxWorkflow = createWorkflow(
  "work-card-inbox",
  (input: Record<string, never>) => new WorkflowResponse(inboxStep(input)),
);
