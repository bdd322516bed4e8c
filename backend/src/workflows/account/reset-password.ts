import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { minutesAfter, now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import type { Language } from "../../adapters/languages";
import { isResetToken, readResetToken, RESET_MINUTES, resetToken } from "../../adapters/reset-link";
import { refuse } from "../../domain/errors";
import { plainEmail } from "../../domain/staff/access";
import { sendMailWorkflow } from "../mail/send-mail";
import { companies } from "../services";
import { checkPassword, loginOf } from "../staff/login";
import { countAttemptStep, type Trying } from "../staff/login-throttle";

type Forgotten = Trying & { language: Language };

/**
 * The account of an address whose password a mail may change. Not that of somebody who has a desk or is of the network: the
 * same password opens those, and whoever reads their mail must not come in there.
 */
async function resettable(container: MedusaContainer, email: string): Promise<string | null> {
  const login = await loginOf(container, email);
  if (!login) return null;
  const { customer_id, ...others } = login.app_metadata;
  if (typeof customer_id !== "string" || Object.values(others).some(Boolean)) return null;
  return customer_id;
}

/** A mail for whoever has an account, nothing for anybody else. A second mail makes nothing worse: nothing to undo. */
const mailStep = createStep("mail-reset", async (input: Forgotten, { container }) => {
  const email = plainEmail(input.email);
  const customer_id = await resettable(container, email);
  const tokens_valid_from = customer_id && (await companies(container).tokensValidFrom(customer_id));
  if (!customer_id || !tokens_valid_from) return new StepResponse(false);
  const expires_at = minutesAfter(now(), RESET_MINUTES);
  const token = resetToken({ customer_id, tokens_valid_from, expires_at });
  const url = `${settings().SHOP_URL}/${input.language}/account/reset/${token}`;
  await sendMailWorkflow(container).run({
    input: {
      kind: "password_reset",
      to: email,
      lang: input.language,
      key: `password_reset:${customer_id}:${expires_at.getTime()}`,
      data: { url, minutes: RESET_MINUTES },
    },
  });
  return new StepResponse(true);
});

/** The same answer for every address. Refuses `staff.too_many_attempts`, so that nobody's box is filled. */
export const forgottenPasswordWorkflow = createWorkflow("forgotten-password", (input: Forgotten) => {
  countAttemptStep(transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })));
  mailStep(input);
  return new WorkflowResponse({ done: true });
});

/** Every token ends with the old password, and so does this link. Again: refused, since it was used. */
const resetStep = createStep(
  "reset-password",
  async (input: { token: string; password: string }, { container }) => {
    const { customer_id } = readResetToken(input.token);
    const tokens_valid_from = await companies(container).tokensValidFrom(customer_id);
    if (!tokens_valid_from || !isResetToken(input.token, tokens_valid_from, now()))
      refuse("account.reset_over", "This link was used or is too old. Ask for a new one.", {});
    checkPassword(input.password);
    const [customer] = await container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ id: customer_id, has_account: true }, { select: ["id", "email"] });
    if (!customer || (await resettable(container, customer.email)) !== customer_id)
      refuse("account.reset_over", "This link was used or is too old. Ask for a new one.", {});
    await container
      .resolve(Modules.AUTH)
      .updateProvider("emailpass", { entity_id: customer.email, password: input.password });
    await companies(container).startTokens({ customer_id, now: now() });
    return new StepResponse(true);
  },
);

/** Refuses `account.reset_over`, `staff.password_short`. */
export const resetPasswordWorkflow = createWorkflow(
  "reset-password",
  (input: { token: string; password: string }) => new WorkflowResponse(resetStep(input)),
);
