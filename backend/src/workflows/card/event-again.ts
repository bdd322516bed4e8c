import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { cards } from "../services";
import { workCardInboxWorkflow } from "./inbox";

type Input = { event_id: string };

/** Forward only: an event that is tried once more changes nothing that it could not have changed before. */
const againStep = createStep("card-event-again", async ({ event_id }: Input, { container }) => {
  await cards(container).eventAgain({ event_id, now: now() });
  await workCardInboxWorkflow(container).run({ input: {} });
  return new StepResponse(await cards(container).eventState(event_id));
});

/**
 * The network wants an event that the shop had given up on tried anew, at once. Answers how it stands then.
 * Refuses `card.event_not_found`, `card.event_not_dead`, `card.event_forgotten`.
 */
export const cardEventAgainWorkflow = createWorkflow(
  "card-event-again",
  (input: Input) => new WorkflowResponse(againStep(input)),
);
