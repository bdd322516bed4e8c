import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { accountLink, isAccountLink, LINK_MINUTES, readAccountLink } from "../../adapters/account-link";
import { minutesAfter, now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import type { Language } from "../../adapters/languages";
import { refuse } from "../../domain/errors";
import { plainEmail } from "../../domain/staff/access";
import { sendMailWorkflow } from "../mail/send-mail";
import { companies } from "../services";
import { checkPassword, CUSTOMER_KEY, isUsedElsewhere, loginOf, setPassword } from "../staff/login";
import { countMail, forgiveAddress, type Trying } from "../staff/login-throttle";

type Forgotten = Trying & { language: Language };

/**
 * The account of an address whose password a mail may change. Not that of somebody who has a desk or is of the network: the
 * same password opens those, and whoever reads their mail must not come in there. Who has left their desk has none.
 */
async function resettable(container: MedusaContainer, email: string): Promise<string | null> {
  const login = await loginOf(container, email);
  const customer_id = login?.app_metadata[CUSTOMER_KEY];
  if (!login || typeof customer_id !== "string") return null;
  return (await isUsedElsewhere(container, login)) ? null : customer_id;
}

/** What a link is bound to: a new password ends the account's tokens, so a link works once. */
const boundTo = (tokens_valid_from: Date): string => String(tokens_valid_from.getTime());

/** A count that no address escapes, so that the answer tells nothing of it; never undone, or it would not count. */
const countStep = createStep("count-reset-mail", async (input: Trying, { container }) => {
  await countMail(container, { kind: "password_reset", ...input });
  return new StepResponse(true);
});

/** A mail for whoever has an account, nothing for anybody else. A second mail makes nothing worse: nothing to undo. */
const mailStep = createStep("mail-reset", async (input: Forgotten, { container }) => {
  const email = plainEmail(input.email);
  const customer_id = await resettable(container, email);
  const tokens_valid_from = customer_id && (await companies(container).tokensValidFrom(customer_id));
  if (!customer_id || !tokens_valid_from) return new StepResponse(false);
  const purpose = "reset";
  const minutes = LINK_MINUTES[purpose];
  const expires_at = minutesAfter(now(), minutes);
  const token = accountLink({ purpose, customer_id, bound_to: boundTo(tokens_valid_from), expires_at });
  const url = `${settings().SHOP_URL}/${input.language}/account/reset/${token}`;
  await sendMailWorkflow(container).run({
    input: {
      kind: "password_reset",
      to: email,
      lang: input.language,
      key: `password_reset:${customer_id}:${expires_at.getTime()}`,
      data: { url, minutes },
      not_after: expires_at.toISOString(),
    },
  });
  return new StepResponse(true);
});

/** The same answer for every address. Refuses `staff.too_many_attempts`, so that nobody's box is filled. */
export const forgottenPasswordWorkflow = createWorkflow("forgotten-password", (input: Forgotten) => {
  countStep(transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })));
  mailStep(input);
  return new WorkflowResponse({ done: true });
});

/**
 * Every token ends with the old password, and so does this link. Who followed it reads that mailbox, so it is proved. Again:
 * refused, since it was used; cut short after the tokens ended, another link is asked for.
 */
const resetStep = createStep(
  "reset-password",
  async (input: { token: string; password: string }, { container }) => {
    const { customer_id } = readAccountLink(input.token);
    const tokens_valid_from = await companies(container).tokensValidFrom(customer_id);
    const wanted = tokens_valid_from && { purpose: "reset" as const, bound_to: boundTo(tokens_valid_from) };
    if (!wanted || !isAccountLink(input.token, wanted, now()))
      refuse("account.reset_over", "This link was used or is too old. Ask for a new one.", {});
    checkPassword(input.password);
    const [customer] = await container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ id: customer_id, has_account: true }, { select: ["id", "email"] });
    if (!customer || (await resettable(container, customer.email)) !== customer_id)
      refuse("account.reset_over", "This link was used or is too old. Ask for a new one.", {});
    await setPassword(container, { email: customer.email, password: input.password });
    await companies(container).proveEmail({ customer_id, email: customer.email });
    await forgiveAddress(container, customer.email);
    return new StepResponse(true);
  },
);

/** Refuses `account.reset_over`, `staff.password_short`. */
export const resetPasswordWorkflow = createWorkflow(
  "reset-password",
  (input: { token: string; password: string }) => new WorkflowResponse(resetStep(input)),
);
