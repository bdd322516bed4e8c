import { generateEntityId } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { minutesAfter, now } from "../../adapters/clock";
import { fingerprintOfToken, invitationToken } from "../../adapters/invitation-link";
import { row } from "../../adapters/rows";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import { INVITATION_DAYS, plainEmail } from "../../domain/staff/access";
import type { Role } from "../../domain/staff/roles";
import { staff } from "../services";

type Input = {
  coop_id: string;
  email: string;
  roles: Role[];
  request_id: string;
  /** The staff id of who invites; null for the network. */
  invited_by: string | null;
};

/** One transaction, which the same request repeats, so nothing needs undoing. */
const inviteStep = createStep("invite-staff", async (input: Input, { container }) => {
  const coop = await row(container, { entity: "coop", fields: ["id"], filters: { id: input.coop_id } });
  if (!coop) refuse("coop.not_found", `There is no co-op ${input.coop_id}. Choose one of the list.`, {});
  const at = now();
  const id = generateEntityId("", ID_PREFIXES.invitation);
  const invitation = await staff(container).invite({
    ...input,
    id,
    email: plainEmail(input.email),
    token_hash: fingerprintOfToken(invitationToken(id)),
    expires_at: minutesAfter(at, INVITATION_DAYS * 24 * 60),
    now: at,
  });
  return new StepResponse({ invitation_id: invitation.id });
});

/**
 * Invites somebody to a co-op's desk. The link's token is worked out from the invitation's id.
 * Refuses `coop.not_found`, `staff.already_here`, `staff.already_has_board`, `invitation.request_reused`.
 */
export const inviteStaffWorkflow = createWorkflow(
  "invite-staff",
  (input: Input) => new WorkflowResponse(inviteStep(input)),
);
