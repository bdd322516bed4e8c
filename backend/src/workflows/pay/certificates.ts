import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { newCertificateCode } from "../../adapters/certificate-code";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { codeOfErased } from "../../domain/members";
import type { CertificateOf } from "../../modules/books/certificates";
import { books, members } from "../services";
import { countLook } from "../staff/login-throttle";
import { coopFacts } from "./coop-facts";

type IssueInput = {
  coop_id: string;
  member_id: string;
  from: string;
  to: string;
  training_hours: number | null;
  request_id: string;
  made_by: string;
};

const issueStep = createStep("issue-certificate", async (input: IssueInput, { container }) => {
  const { coop_id, member_id } = input;
  const [coop, codes] = await Promise.all([
    coopFacts(container, coop_id),
    members(container).listMembers(coop_id),
  ]);
  const member = codes.find(({ id }) => id === member_id);
  if (!member) refuse("member.not_found", `This co-op has no member ${member_id}.`, { member_id });
  if (member.code === codeOfErased(member.id))
    refuse("member.erased", "This member was erased. Nothing is certified of them any more.");
  const { id } = await books(container).issueCertificate({
    ...input,
    ...{ member_code: member.code, issued_as: coop.name, code: newCertificateCode(), now: now() },
  });
  return new StepResponse({ id });
});

/**
 * Freezes what the book says of a member's work. It is one transaction of the book that may be asked for twice, so there is
 * nothing to undo; what should not stand is withdrawn. Refuses `member.not_found`, `member.erased`,
 * `work.month_invalid`, `certificate.months_invalid`, `certificate.no_work`, `book.request_reused`.
 */
export const issueCertificateWorkflow = createWorkflow(
  "issue-certificate",
  (input: IssueInput) => new WorkflowResponse(issueStep(input)),
);

type WithdrawInput = CertificateOf & { made_by: string };

const withdrawStep = createStep("withdraw-certificate", async (input: WithdrawInput, { container }) => {
  const { id } = await books(container).withdrawCertificate({ ...input, now: now() });
  return new StepResponse({ id });
});

/** Its code leads nowhere from then on, and that is not undone: another one can be made. Refuses `certificate.not_found`. */
export const withdrawCertificateWorkflow = createWorkflow(
  "withdraw-certificate",
  (input: WithdrawInput) => new WorkflowResponse(withdrawStep(input)),
);

type LookInput = { visitor: string | null };

const countLookStep = createStep("count-certificate-look", async ({ visitor }: LookInput, { container }) => {
  await countLook(container, visitor);
  return new StepResponse(true);
});

/** Counts a look before it is made, and nothing takes it off again. Refuses `staff.too_many_attempts`. */
export const countCertificateLookWorkflow = createWorkflow(
  "count-certificate-look",
  (input: LookInput) => new WorkflowResponse(countLookStep(input)),
);
