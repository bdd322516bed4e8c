import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { mails } from "../services";

const sendAgainStep = createStep("send-mail-again", async (input: { mail_id: string }, { container }) => {
  const { id } = await mails(container).again(input.mail_id, now());
  return new StepResponse({ mail_id: id });
});

/** The network has seen to what was wrong, or wants a mail in doubt to go once more. Refuses `mail.not_found`, `mail.sent`. */
export const sendMailAgainWorkflow = createWorkflow(
  "send-mail-again",
  (input: { mail_id: string }) => new WorkflowResponse(sendAgainStep(input)),
);
