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
import { refuse } from "../../domain/errors";
import { plainEmail } from "../../domain/staff/access";
import { companies } from "../services";
import { checkPassword, opened, takeLogin } from "../staff/login";
import { countAttemptStep, forgiveAttemptsStep, type Trying } from "../staff/login-throttle";

/** Where Medusa's auth module keeps whose login it is. */
const CUSTOMER_KEY = "customer_id";

type Input = Trying & { password: string };
type Applicant = Input & { first_name: string; last_name: string };

/** Reads only. An address that nobody has and a wrong password get the same words. */
const openStep = createStep("open-customer-login", async (input: Input, { container }) => {
  const login = await opened(container, { email: plainEmail(input.email), password: input.password });
  const customer_id = login?.app_metadata[CUSTOMER_KEY];
  if (!login || typeof customer_id !== "string")
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

/**
 * Opens an account. Whoever has a login here already (a shopper, a co-op's or the network's person) keeps it: with its own
 * password it becomes an account too, with any other nothing happens, and both are told in the same words. Forward only
 * and repeatable: what a power cut left half-made is taken up by the next try.
 */
const signUpStep = createStep("sign-up-customer", async (input: Applicant, { container }) => {
  const email = plainEmail(input.email);
  checkPassword(input.password);
  const auth_identity_id = await takeLogin(container, { email, password: input.password });
  if (!auth_identity_id) return new StepResponse({ opened: false });
  const customer_id = await registeredCustomer(container, { ...input, email });
  const auth = container.resolve(Modules.AUTH);
  const { app_metadata } = await auth.retrieveAuthIdentity(auth_identity_id);
  if (app_metadata?.[CUSTOMER_KEY] !== customer_id)
    await auth.updateAuthIdentities({
      id: auth_identity_id,
      app_metadata: { ...app_metadata, [CUSTOMER_KEY]: customer_id },
    });
  if (!(await companies(container).tokensValidFrom(customer_id)))
    await companies(container).startTokens({ customer_id, now: now() });
  return new StepResponse({ opened: true });
});

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
export const signUpWorkflow = createWorkflow("sign-up", (input: Applicant) => {
  countAttemptStep(transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })));
  signUpStep(input);
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

/** Every other token ends with the old password. Again with the old one: refused, since it is no longer right. */
const changePasswordStep = createStep(
  "change-customer-password",
  async (input: NewPassword, { container }) => {
    const login = await opened(container, { email: input.email, password: input.old });
    if (login?.app_metadata[CUSTOMER_KEY] !== input.customer_id)
      refuse("account.wrong_login", "The password of now is not right. Nothing was changed.", {});
    checkPassword(input.chosen);
    await container
      .resolve(Modules.AUTH)
      .updateProvider("emailpass", { entity_id: input.email, password: input.chosen });
    await companies(container).startTokens({ customer_id: input.customer_id, now: now() });
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
