import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { Language } from "../../adapters/languages";
import { isDomainError, refuse } from "../../domain/errors";
import { plainEmail } from "../../domain/staff/access";
import { companies } from "../services";
import { checkPassword, CUSTOMER_KEY, opened, setPassword, takeLogin } from "../staff/login";
import { countAttemptStep, forgiveAttemptsStep, type Trying } from "../staff/login-throttle";
import { sendConfirmation } from "./confirm-email";

type Input = Trying & { password: string };
type Applicant = Input & { first_name: string; last_name: string };
/** In which language the mail that proves the address is; null for no mail. */
type SigningUp = Applicant & { language: Language | null };

/** Reads only. An address that nobody has, a wrong password and an account that is being deleted get the same words. */
const openStep = createStep("open-customer-login", async (input: Input, { container }) => {
  const login = await opened(container, { email: plainEmail(input.email), password: input.password });
  const customer_id = login?.app_metadata[CUSTOMER_KEY];
  if (!login || typeof customer_id !== "string" || !(await companies(container).tokensValidFrom(customer_id)))
    refuse("account.wrong_login", "This e-mail and this password do not belong together.", {});
  return new StepResponse({ customer_id, auth_identity_id: login.id });
});

/** Finds who signs in. Refuses `account.wrong_login`, `staff.too_many_attempts`. */
export const signInWorkflow = createWorkflow("sign-in", (input: Input) => {
  const counted = countAttemptStep(
    transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })),
  );
  const customer = openStep(input);
  forgiveAttemptsStep(counted);
  return new WorkflowResponse(customer);
});

/** Null when the address is somebody else's, or its account is going. */
type Opened = { customer_id: string | null };

/**
 * Opens an account. Whoever has a login here already (a shopper, a co-op's or the network's person) keeps it: with its own
 * password it becomes an account too, with any other nothing happens, and both are told in the same words. Forward only
 * and repeatable: what a power cut left half-made is taken up by the next try.
 */
const signUpStep = createStep("sign-up-customer", async (input: Applicant, { container }) => {
  const email = plainEmail(input.email);
  checkPassword(input.password);
  const auth_identity_id = await takeLogin(container, { email, password: input.password });
  if (!auth_identity_id) return new StepResponse<Opened>({ customer_id: null });
  const customer_id = await registeredCustomer(container, { ...input, email });
  // Of an account that is being deleted nothing is taken up again; in a minute the address is free.
  if (await companies(container).isLeaving(customer_id))
    return new StepResponse<Opened>({ customer_id: null });
  const auth = container.resolve(Modules.AUTH);
  const { app_metadata } = await auth.retrieveAuthIdentity(auth_identity_id);
  if (app_metadata?.[CUSTOMER_KEY] !== customer_id)
    await auth.updateAuthIdentities({
      id: auth_identity_id,
      app_metadata: { ...app_metadata, [CUSTOMER_KEY]: customer_id },
    });
  if (!(await companies(container).tokensValidFrom(customer_id)))
    await companies(container).startTokens({ customer_id, now: now() });
  return new StepResponse<Opened>({ customer_id });
});

/**
 * Asks for a proof of the address. Who gets no mail, since there were enough of them or since the power went, asks for another
 * in their account: opening it never fails for this.
 */
const proveStep = createStep(
  "ask-for-proof",
  async (input: Opened & Pick<SigningUp, "language" | "visitor">, { container }) => {
    const { customer_id, language, visitor } = input;
    if (!customer_id || !language) return new StepResponse(false);
    try {
      return new StepResponse(await sendConfirmation(container, { customer_id, language, visitor }));
    } catch (error) {
      if (isDomainError(error)) return new StepResponse(false);
      throw error;
    }
  },
);

/** The customer with an account of an address: never the guest, whose orders stay a guest's. */
async function registeredCustomer(
  container: MedusaContainer,
  { email, first_name, last_name }: Pick<Applicant, "email" | "first_name" | "last_name">,
): Promise<string> {
  const customers = container.resolve(Modules.CUSTOMER);
  const [known] = await customers.listCustomers({ email, has_account: true });
  if (known) return known.id;
  const made = await customers.createCustomers({ email, first_name, last_name, has_account: true });
  return made.id;
}

/**
 * Refuses `staff.password_short`, `staff.too_many_attempts`. Whether the address was known is not answered: a try with a
 * known one counts like a wrong password.
 */
export const signUpWorkflow = createWorkflow("sign-up", (input: SigningUp) => {
  countAttemptStep(transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })));
  const opened = signUpStep(input);
  proveStep(
    transform({ input, opened }, ({ input: { language, visitor }, opened }) => ({
      ...opened,
      language,
      visitor,
    })),
  );
  return new WorkflowResponse({ done: true });
});

/** Makes every token of an account worthless. Again: the same. */
const endTokensStep = createStep(
  "end-customer-tokens",
  async (input: { customer_id: string }, { container }) => {
    await companies(container).startTokens({ customer_id: input.customer_id, now: now() });
    return new StepResponse(true);
  },
);

export const signAccountOutEverywhereWorkflow = createWorkflow(
  "sign-account-out-everywhere",
  (input: { customer_id: string }) => new WorkflowResponse(endTokensStep(input)),
);

type NewPassword = { customer_id: string; email: string; old: string; chosen: string };

/** Every token ends with the old password, those of a desk with the same login too. Again with the old one: refused, since it is no longer right. */
const changePasswordStep = createStep(
  "change-customer-password",
  async (input: NewPassword, { container }) => {
    const login = await opened(container, { email: input.email, password: input.old });
    if (login?.app_metadata[CUSTOMER_KEY] !== input.customer_id)
      refuse("account.wrong_login", "The password of now is not right. Nothing was changed.", {});
    checkPassword(input.chosen);
    await setPassword(container, { email: input.email, password: input.chosen });
    return new StepResponse(true);
  },
);

/** Refuses `account.wrong_login`, `staff.password_short`, `staff.too_many_attempts`. */
export const changeAccountPasswordWorkflow = createWorkflow(
  "change-account-password",
  (input: NewPassword & { visitor: string | null }) => {
    const counted = countAttemptStep(
      transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })),
    );
    changePasswordStep(input);
    forgiveAttemptsStep(counted);
    return new WorkflowResponse(true);
  },
);
