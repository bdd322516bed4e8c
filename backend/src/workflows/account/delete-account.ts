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
import { rows } from "../../adapters/rows";
import { messageOf } from "../../adapters/message-of";
import { refuse } from "../../domain/errors";
import type { MailKind } from "../../mail/kinds";
import type { Leaving } from "../../modules/company/types";
import { companies, mails } from "../services";
import { CUSTOMER_KEY, isUsedElsewhere, opened } from "../staff/login";
import { countAttemptStep, forgiveAttemptsStep } from "../staff/login-throttle";
import { asTyped, basketsOf, orderedOf } from "./baskets";

type Asked = { customer_id: string; email: string; password: string };

/** Mails that are about an account and nothing else. */
const OF_ACCOUNTS: MailKind[] = ["password_reset", "email_confirmation"];

/** Where no mail goes: what stands for the address of an account that is gone. */
const GONE = "@deleted.invalid";

/**
 * The one look at the password. From here on nobody signs in, and the deletion is found and finished whatever happens to
 * this request; so it is not undone.
 */
const leaveStep = createStep("leave-account", async (input: Asked, { container }) => {
  const login = await opened(container, { email: input.email, password: input.password });
  if (login?.app_metadata[CUSTOMER_KEY] !== input.customer_id)
    refuse("account.wrong_login", "The password is not right. Nothing was deleted.", {});
  const leaving: Leaving = { customer_id: input.customer_id, auth_identity_id: login.id };
  await companies(container).leave({ ...leaving, now: now() });
  return new StepResponse(leaving);
});

/**
 * Takes an account out, each part by the ids that were written down: done, it is found done, so it may be cut short anywhere
 * and run twice at once. Orders stay with what the law asks to keep of them, under a customer without a name.
 */
async function forgetAccount(container: MedusaContainer, leaving: Leaving): Promise<void> {
  const { customer_id } = leaving;
  const customers = container.resolve(Modules.CUSTOMER);
  const [found] = await customers.listCustomers({ id: customer_id }, { relations: ["groups", "addresses"] });
  await forgetBaskets(container, customer_id);
  await customers.deleteCustomerAddresses((found?.addresses ?? []).map(({ id }) => id));
  for (const { id } of found?.groups ?? [])
    await customers.removeCustomerFromGroup({ customer_id, customer_group_id: id });
  const ordered = await orderedCompanies(container, customer_id);
  await companies(container).forgetCustomer({ customer_id, ordered, now: now() });
  // The address is known until here, so whatever still bears it goes before it does.
  if (found && !found.email.endsWith(GONE))
    await mails(container).forgetPerson({ customer_id, email: found.email, kinds: OF_ACCOUNTS, now: now() });
  const proved = await companies(container).provedEmail(customer_id);
  if (proved) await forgetGuest(container, proved);
  if (found)
    await customers.updateCustomers(customer_id, {
      email: `${customer_id.toLowerCase()}${GONE}`,
      first_name: null,
      last_name: null,
      company_name: null,
      phone: null,
    });
  await forgetLogin(container, leaving);
  await companies(container).left(customer_id);
}

/** Baskets that became no order: nobody needs them. Their addresses first, which could not be found without them. */
async function forgetBaskets(container: MedusaContainer, customer_id: string): Promise<void> {
  const open = await basketsOf(container, customer_id);
  const carts = container.resolve(Modules.CART);
  await carts.deleteAddresses(open.flatMap(({ address_ids }) => address_ids));
  await carts.deleteCarts(open.map(({ id }) => id));
}

/** Who typed the address of an account into a basket and never ordered is nobody. Asked of an address that was proved. */
async function forgetGuest(container: MedusaContainer, email: string): Promise<void> {
  const filters = { email: asTyped(email), has_account: false };
  const guests = await rows<{ id: string }>(container, { entity: "customer", fields: ["id"], filters });
  for (const { id } of guests) {
    const orders = await rows(container, { entity: "order", fields: ["id"], filters: { customer_id: id } });
    if (orders.length === 0) await container.resolve(Modules.CUSTOMER).deleteCustomers(id);
  }
}

/** Which of somebody's companies have ordered: those stay in the books by their name. */
async function orderedCompanies(container: MedusaContainer, customer_id: string): Promise<string[]> {
  const theirs = await companies(container).companiesOf(customer_id);
  const ordered = await Promise.all(
    theirs.map(async ({ id }) => {
      const carts = await companies(container).cartsOfCompany(id);
      const orders = await orderedOf(
        container,
        carts.map(({ cart_id }) => cart_id),
      );
      return orders.size > 0 ? [id] : [];
    }),
  );
  return ordered.flat();
}

/** A login that is somebody's at a desk too stays theirs there. One that is another account's by now is left alone. */
async function forgetLogin(
  container: MedusaContainer,
  { customer_id, auth_identity_id }: Leaving,
): Promise<void> {
  const auth = container.resolve(Modules.AUTH);
  const [identity] = await auth.listAuthIdentities({ id: [auth_identity_id] });
  const app_metadata = identity?.app_metadata ?? {};
  if (!identity || app_metadata[CUSTOMER_KEY] !== customer_id) return;
  if (await isUsedElsewhere(container, { id: identity.id, app_metadata }))
    await auth.updateAuthIdentities({
      id: identity.id,
      app_metadata: { ...app_metadata, [CUSTOMER_KEY]: null },
    });
  else await auth.deleteAuthIdentities([identity.id]);
}

const forgetStep = createStep("forget-account", async (input: Leaving, { container }) => {
  await forgetAccount(container, input);
  return new StepResponse(true);
});

/** Refuses `account.wrong_login`, `staff.too_many_attempts`. */
export const deleteAccountWorkflow = createWorkflow(
  "delete-account",
  (input: Asked & { visitor: string | null }) => {
    const counted = countAttemptStep(
      transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })),
    );
    const leaving = leaveStep(input);
    forgetStep(leaving);
    forgiveAttemptsStep(counted);
    return new WorkflowResponse(true);
  },
);

export type LeavingReport = { gone: string[]; failed: string[] };

/** One that fails keeps no other from being finished, and is tried again by the next sweep. */
const finishStep = createStep("finish-leaving", async (_input: Record<string, never>, { container }) => {
  const report: LeavingReport = { gone: [], failed: [] };
  for (const leaving of await companies(container).leaving()) {
    try {
      await forgetAccount(container, leaving);
      report.gone.push(leaving.customer_id);
    } catch (error) {
      report.failed.push(`${leaving.customer_id}: ${messageOf(error)}`);
    }
  }
  return new StepResponse(report);
});

/** Finishes the deletions of accounts that a power cut or a fault left half-way. */
export const finishLeavingWorkflow = createWorkflow(
  "finish-leaving",
  (input: Record<string, never>) => new WorkflowResponse(finishStep(input)),
);
