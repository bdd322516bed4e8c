import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { PayeeKind } from "../../domain/members";
import type { Proof } from "../../domain/payees";
import { isSamePerson } from "../../domain/staff/access";
import { refuseSamePerson } from "../../domain/payees";
import type { SealedPayee } from "../../modules/member/types";
import { members, staff } from "../services";

/** Acts on payees. Each is one transaction of the vault that finds itself done when repeated, so nothing needs undoing. */

/** The account comes in sealed: what a workflow is given may be written to a log, or to the database. */
type AddInput = {
  coop_id: string;
  by: string;
  member_id: string;
  kind: PayeeKind;
  sealed: SealedPayee;
  consented: boolean;
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

type OfPayee = { coop_id: string; by: string; member_id: string; payee_id: string };

const consentStep = createStep("consent-to-payee", async ({ coop_id, by, ...of }: OfPayee, { container }) => {
  return new StepResponse(await members(container).consentToPayee(coop_id, of, { by, now: now() }));
});

/** The member agreed on paper. Refuses `member.payee_not_found`. */
export const consentToPayeeWorkflow = createWorkflow(
  "consent-to-payee",
  (input: OfPayee) => new WorkflowResponse(consentStep(input)),
);

type VerifyInput = OfPayee & { proof: Proof };

const verifyStep = createStep("verify-payee", async ({ coop_id, by, ...of }: VerifyInput, { container }) => {
  const [payee, people] = await Promise.all([
    members(container).payee(coop_id, of),
    staff(container).staffOfCoop(coop_id),
  ]);
  // The vault knows ids alone, and whoever left and was invited again has a new one.
  if (!payee.verified_at && isSamePerson(people, payee.created_by, by)) refuseSamePerson();
  return new StepResponse(await members(container).verifyPayee(coop_id, of, { by, now: now() }));
});

/** Refuses `member.payee_not_found`, `member.consent_missing`, `member.same_person`. */
export const verifyPayeeWorkflow = createWorkflow(
  "verify-payee",
  (input: VerifyInput) => new WorkflowResponse(verifyStep(input)),
);
