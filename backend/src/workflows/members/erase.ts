import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import type { EraseReason } from "../../domain/members";
import { books, members } from "../services";

type EraseInput = { coop_id: string; by: string; member_id: string; why: EraseReason };

/**
 * The book is asked before the vault is emptied. A run that is approved in between pays nobody: who is erased has no payee, and
 * it can be undone. Certificates are withdrawn last: where that is cut off, erasing again does it.
 */
const eraseStep = createStep("erase-member", async ({ coop_id, by, ...input }: EraseInput, { container }) => {
  const { held, open } = await books(container).memberTies({ coop_id, member_id: input.member_id });
  if (open)
    refuse("member.payment_open", "A pay with this member is not decided, or a payment is not at its end.");
  if (held) refuse("member.still_held", "The co-op holds money for this member. Pay it out first.");
  await members(container).eraseMember(coop_id, input, { by, now: now() });
  await books(container).withdrawCertificatesOf({
    ...{ coop_id, member_id: input.member_id, made_by: by, now: now() },
  });
  return new StepResponse(input.member_id);
});

/**
 * For good, and there is nothing to undo. Again: nothing more. Refuses `member.not_found`, `member.not_left`,
 * `member.still_held`, `member.payment_open`.
 */
export const eraseMemberWorkflow = createWorkflow(
  "erase-member",
  (input: EraseInput) => new WorkflowResponse(eraseStep(input)),
);
