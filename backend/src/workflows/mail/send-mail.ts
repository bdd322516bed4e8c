import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { instant, now } from "../../adapters/clock";
import type { Language } from "../../adapters/languages";
import type { MailOf } from "../../mail/kinds";
import { mails } from "../services";

/**
 * `key` names the business event, e.g. `wholesale_approved:cmp_…`: whatever comes under a key that is there already is the
 * same mail and changes nothing. `not_after`: the instant, as text, from which on it is not sent any more, since what it tells
 * holds no longer.
 */
export type SendMailInput = MailOf & { to: string; lang: Language; key: string; not_after?: string };

/** One row under a unique key; asked again, nothing is added. A later step that fails leaves it: what it tells is decided. */
const queueMailStep = createStep("queue-mail", async (input: SendMailInput, { container }) => {
  const added = await mails(container).queue([
    {
      key: input.key,
      kind: input.kind,
      source: {},
      composed: { lang: input.lang, recipient: input.to, data: input.data },
      not_after: input.not_after === undefined ? null : instant(input.not_after),
      now: now(),
    },
  ]);
  return new StepResponse(added === 1);
});

/**
 * Puts a mail into the outbox, from where it goes within seconds. Whoever calls this writes down first what the mail tells,
 * and calls it again when in doubt. Answers whether it is new.
 */
export const sendMailWorkflow = createWorkflow(
  "send-mail",
  (input: SendMailInput) => new WorkflowResponse(queueMailStep(input)),
);
