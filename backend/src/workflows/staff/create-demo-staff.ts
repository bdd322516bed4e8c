import { MedusaError } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { settings } from "../../adapters/env";
import { invitationToken } from "../../adapters/invitation-link";
import { row } from "../../adapters/rows";
import { refuse } from "../../domain/errors";
import type { Role } from "../../domain/staff/roles";
import type { Language } from "../../modules/staff/types";
import { staff } from "../services";
import { acceptInvitationWorkflow } from "./accept-invitation";
import { inviteStaffWorkflow } from "./invite";

type Input = { coop: string; email: string; roles: Role[]; language: Language; password: string };

/** Invites and accepts as people do; the same request twice is one person, and whoever left stays away. */
const demoStaffStep = createStep("create-demo-staff", async (input: Input, { container }) => {
  if (settings().ARNIA_MODE !== "demo") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "A demo login exists in demo mode only.");
  }
  const { coop: handle, email, roles, language, password } = input;
  const coop = await row<{ id: string }>(container, {
    entity: "coop",
    fields: ["id"],
    filters: { handle },
  });
  if (!coop) refuse("coop.not_found", `There is no co-op ${handle}. Load it first.`, {});
  const people = await staff(container).staffOfCoop(coop.id);
  if (people.some((person) => person.email === email)) return new StepResponse(false);
  // The network brings the first person alone, so the board brings the others.
  const board = people.find((person) => !person.left_at && person.roles.includes("board"));
  const { result } = await inviteStaffWorkflow(container).run({
    input: { coop_id: coop.id, email, roles, request_id: `demo-${email}`, invited_by: board?.id ?? null },
  });
  const token = invitationToken(result.invitation_id);
  await acceptInvitationWorkflow(container).run({ input: { token, password, language, visitor: null } });
  return new StepResponse(true);
});

/** A login at a demo co-op's desk. Refused in production mode. Returns whether it was made. */
export const createDemoStaffWorkflow = createWorkflow(
  "create-demo-staff",
  (input: Input) => new WorkflowResponse(demoStaffStep(input)),
);
