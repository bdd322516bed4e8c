import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { PayeeKind } from "../../domain/members";
import type { SealedPayee } from "../../modules/member/types";
import { members } from "../services";

/** Acts on payees. Each is one transaction of the vault that finds itself done when repeated, so nothing needs undoing. */

/** The account comes in sealed: what a workflow is given may be written to a log, or to the database. */
type AddInput = {
  coop_id: string;
  by: string;
  member_id: string;
  kind: PayeeKind;
  sealed: SealedPayee;
  request_id: string;
};

const addStep = createStep("add-payee", async ({ coop_id, by, ...input }: AddInput, { container }) => {
  return new StepResponse(await members(container).addPayee(coop_id, input, { by, now: now() }));
});

/** Refuses `member.not_found`, `member.request_reused`. */
export const addPayeeWorkflow = createWorkflow(
  "add-payee",
  (input: AddInput) => new WorkflowResponse(addStep(input)),
);

type VerifyInput = { coop_id: string; by: string; member_id: string; payee_id: string };

const verifyStep = createStep(
  "verify-payee",
  async ({ coop_id, by, ...input }: VerifyInput, { container }) => {
    return new StepResponse(await members(container).verifyPayee(coop_id, input, { by, now: now() }));
  },
);

/** Refuses `member.payee_not_found`. */
export const verifyPayeeWorkflow = createWorkflow(
  "verify-payee",
  (input: VerifyInput) => new WorkflowResponse(verifyStep(input)),
);
