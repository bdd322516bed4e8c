import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { accountLink, isAccountLink, LINK_MINUTES, readAccountLink } from "../../adapters/account-link";
import { minutesAfter, now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import type { Language } from "../../adapters/languages";
import { refuse } from "../../domain/errors";
import { sendMailWorkflow } from "../mail/send-mail";
import { companies } from "../services";
import { countMail, type Trying } from "../staff/login-throttle";

const PURPOSE = "confirm";
const DAYS = LINK_MINUTES[PURPOSE] / (24 * 60);

/** The account of an id and the e-mail that its owner says is theirs; undefined for none. */
async function accountOf(container: MedusaContainer, id: string) {
  const [found] = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id, has_account: true }, { select: ["id", "email"] });
  return found;
}

/** Whether somebody with this account has shown that they read the mail of its address. Nobody has whose account is going. */
export async function isEmailProved(
  container: MedusaContainer,
  account: { id: string; email: string },
): Promise<boolean> {
  const [proved, open] = await Promise.all([
    companies(container).provedEmail(account.id),
    companies(container).tokensValidFrom(account.id),
  ]);
  return open !== null && proved === account.email;
}

type Confirming = { customer_id: string; language: Language; visitor: string | null };

/**
 * Sends the link that proves an address. One that is proved needs none: answers `false`. Counted for the address, never for
 * the account: somebody may have typed another's. Refuses `staff.too_many_attempts`.
 */
export async function sendConfirmation(container: MedusaContainer, input: Confirming): Promise<boolean> {
  const account = await accountOf(container, input.customer_id);
  if (!account || (await isEmailProved(container, account))) return false;
  const trying: Trying = { email: account.email, visitor: input.visitor };
  await countMail(container, { kind: "email_confirmation", ...trying });
  const expires_at = minutesAfter(now(), LINK_MINUTES[PURPOSE]);
  const { id: customer_id, email } = account;
  const token = accountLink({ purpose: PURPOSE, customer_id, bound_to: email, expires_at });
  await sendMailWorkflow(container).run({
    input: {
      kind: "email_confirmation",
      to: email,
      lang: input.language,
      key: `email_confirmation:${customer_id}:${expires_at.getTime()}`,
      data: { url: `${settings().SHOP_URL}/${input.language}/account/confirm/${token}`, days: DAYS },
      not_after: expires_at.toISOString(),
    },
  });
  return true;
}

/** One more mail at most: nothing to undo. */
const sendStep = createStep("mail-confirmation", async (input: Confirming, { container }) => {
  return new StepResponse(await sendConfirmation(container, input));
});

/** Sends the link once more, to whoever is signed in. Refuses `staff.too_many_attempts`. */
export const sendConfirmationWorkflow = createWorkflow(
  "send-confirmation",
  (input: Confirming) => new WorkflowResponse(sendStep(input)),
);

/** Again, or by two at once: the same. What was proved is not taken back. */
const confirmStep = createStep("confirm-email", async (input: { token: string }, { container }) => {
  const account = await accountOf(container, readAccountLink(input.token).customer_id);
  if (!account || !isAccountLink(input.token, { purpose: PURPOSE, bound_to: account.email }, now()))
    refuse("account.confirm_over", "This link is too old. Ask for a new one in your account.", {});
  await companies(container).proveEmail({ customer_id: account.id, email: account.email });
  return new StepResponse(true);
});

/** Whoever has the link reads the account's mail. Refuses `account.confirm_over`. */
export const confirmEmailWorkflow = createWorkflow(
  "confirm-email",
  (input: { token: string }) => new WorkflowResponse(confirmStep(input)),
);
