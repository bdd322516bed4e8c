import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { Role } from "../../domain/staff/roles";
import type { Language } from "../../modules/staff/types";
import { staff } from "../services";

/** Acts on people that are one statement each: done, they are found done, so nothing needs undoing. */

const rolesStep = createStep(
  "change-staff-roles",
  async (input: { coop_id: string; id: string; roles: Role[] }, { container }) => {
    await staff(container).changeRoles(input);
    return new StepResponse(input.id);
  },
);

/** Refuses `staff.not_found`, `staff.last_board`. */
export const changeStaffRolesWorkflow = createWorkflow(
  "change-staff-roles",
  (input: { coop_id: string; id: string; roles: Role[] }) => new WorkflowResponse(rolesStep(input)),
);

const leaveStep = createStep(
  "staff-leaves",
  async (input: { coop_id: string; id: string }, { container }) => {
    await staff(container).leave({ ...input, now: now() });
    return new StepResponse(input.id);
  },
);

/** Ends somebody's access from the next request on. Refuses `staff.not_found`, `staff.last_board`. */
export const staffLeavesWorkflow = createWorkflow(
  "staff-leaves",
  (input: { coop_id: string; id: string }) => new WorkflowResponse(leaveStep(input)),
);

const withdrawStep = createStep(
  "withdraw-invitation",
  async (input: { coop_id: string; id: string }, { container }) => {
    await staff(container).withdraw({ ...input, now: now() });
    return new StepResponse(input.id);
  },
);

/** Refuses `invitation.not_found`, `invitation.used`. */
export const withdrawInvitationWorkflow = createWorkflow(
  "withdraw-invitation",
  (input: { coop_id: string; id: string }) => new WorkflowResponse(withdrawStep(input)),
);

const languageStep = createStep(
  "set-staff-language",
  async (input: { id: string; language: Language }, { container }) => {
    await staff(container).setLanguage(input);
    return new StepResponse(input);
  },
);

export const setStaffLanguageWorkflow = createWorkflow(
  "set-staff-language",
  (input: { id: string; language: Language }) => new WorkflowResponse(languageStep(input)),
);

const endTokensStep = createStep("end-staff-tokens", async (input: { id: string }, { container }) => {
  await staff(container).endTokens({ id: input.id, now: now() });
  return new StepResponse(input);
});

/** Signs somebody out everywhere: every token made up to now opens nothing any more. */
export const signOutEverywhereWorkflow = createWorkflow(
  "sign-out-everywhere",
  (input: { id: string }) => new WorkflowResponse(endTokensStep(input)),
);
