import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { QueueMailInput } from "../../modules/mail/types";
import { books, companies, mails, staff } from "../services";

type Found = Omit<QueueMailInput, "composed" | "not_after" | "now">;

/** What has happened that somebody is to be told of: from the records themselves, never from an event. */
async function whatHappened(container: MedusaContainer, since: Date): Promise<Found[]> {
  const [news, invitations, wholesale] = await Promise.all([
    books(container).newsSince(since),
    staff(container).openInvitationsSince(since),
    companiesSince(container, since),
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
    ...wholesale,
  ];
}

/** Applications and approvals, told to everybody who buys for the company. */
async function companiesSince(container: MedusaContainer, since: Date): Promise<Found[]> {
  const all = await companies(container).companies();
  const news = all.flatMap(({ id, applied_at, decided_at, state }) => [
    ...(applied_at >= since && state === "applied" ? [{ id, kind: "wholesale_applied" }] : []),
    ...(decided_at && decided_at >= since && state === "approved"
      ? [{ id, kind: "wholesale_approved" }]
      : []),
  ]);
  const found = await Promise.all(
    news.map(async ({ id, kind }) => {
      const buyers = await companies(container).buyersOf(id);
      return buyers.map((customer_id) => ({
        key: `${kind}:${id}:${customer_id}`,
        kind,
        source: { id, customer_id },
      }));
    }),
  );
  return found.flat();
}

/**
 * A mail found twice is the same row, so a scan may be cut short anywhere and run twice at once. How far it looked is written
 * last: what a kill interrupted is looked for again.
 */
const findMailStep = createStep("find-mail", async (_input: Record<string, never>, { container }) => {
  const at = now();
  const found = await whatHappened(container, await mails(container).lookFrom(at));
  const added = await mails(container).queue(
    found.map((one) => ({ ...one, composed: null, not_after: null, now: at })),
  );
  await mails(container).lookedUntil(at);
  return new StepResponse(added);
});

/** The scan for mail that is due: everything that happened since the last look becomes a row of the outbox, once. */
export const findMailWorkflow = createWorkflow(
  "find-mail",
  (input: Record<string, never>) => new WorkflowResponse(findMailStep(input)),
);
