import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { QueueMailInput } from "../../modules/mail/types";
import { books, mails, staff } from "../services";

type Found = Omit<QueueMailInput, "composed" | "now">;

/** What has happened that somebody is to be told of: from the records themselves, never from an event. */
async function whatHappened(container: MedusaContainer, since: Date): Promise<Found[]> {
  const [news, invitations] = await Promise.all([
    books(container).newsSince(since),
    staff(container).openInvitationsSince(since),
  ]);
  return [
    ...news.map(({ kind, id, order_id, amount }) => ({
      key: `${kind}:${id}`,
      kind,
      source: { id, order_id, ...(amount === null ? {} : { amount: String(amount) }) },
    })),
    ...invitations.map(({ id }) => ({
      key: `coop_invitation:${id}`,
      kind: "coop_invitation",
      source: { id },
    })),
  ];
}

/**
 * A mail found twice is the same row, so a scan may be cut short anywhere and run twice at once. How far it looked is written
 * last: what a kill interrupted is looked for again.
 */
const findMailStep = createStep("find-mail", async (_input: Record<string, never>, { container }) => {
  const at = now();
  const found = await whatHappened(container, await mails(container).lookFrom(at));
  const added = await mails(container).queue(found.map((one) => ({ ...one, composed: null, now: at })));
  await mails(container).lookedUntil(at);
  return new StepResponse(added);
});

/** The scan for mail that is due: everything that happened since the last look becomes a row of the outbox, once. */
export const findMailWorkflow = createWorkflow(
  "find-mail",
  (input: Record<string, never>) => new WorkflowResponse(findMailStep(input)),
);
