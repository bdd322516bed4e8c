import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { QueueMailInput } from "../../modules/mail/types";
import { books, companies, mails, members, staff } from "../services";

type Found = Omit<QueueMailInput, "composed" | "not_after" | "now">;

/** What has happened that somebody is to be told of: from the records themselves, never from an event. */
async function whatHappened(container: MedusaContainer, since: Date): Promise<Found[]> {
  const [news, invitations, wholesale, payees] = await Promise.all([
    books(container).newsSince(since),
    staff(container).openInvitationsSince(since),
    companiesSince(container, since),
    payeesSince(container, since),
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
    ...payees,
  ];
}

/** Payees who took another's place, told to everybody of the co-op's board: a change that nobody asked for is seen by many. */
async function payeesSince(container: MedusaContainer, since: Date): Promise<Found[]> {
  const changes = await members(container).payeeChangesSince(since);
  const found = await Promise.all(
    changes.map(async ({ id, coop_id }) => {
      const people = await staff(container).staffOfCoop(coop_id);
      const board = people.filter(({ roles, left_at }) => left_at === null && roles.includes("board"));
      return board.map(({ id: staff_id }) => ({
        key: `payee_changed:${id}:${staff_id}`,
        kind: "payee_changed",
        source: { id, staff_id },
      }));
    }),
  );
  return found.flat();
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
