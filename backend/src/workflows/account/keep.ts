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
import { row } from "../../adapters/rows";
import { refuse } from "../../domain/errors";
import { companies } from "../services";
import { opened } from "../staff/login";
import { countAttemptStep, forgiveAttemptsStep } from "../staff/login-throttle";

type Address = Record<string, string | undefined>;

/** The most addresses that one account keeps. */
const ADDRESSES_MOST = 20;

const addAddressStep = createStep(
  "add-address",
  async (input: { customer_id: string; address: Address }, { container }) => {
    const customers = container.resolve(Modules.CUSTOMER);
    const kept = await customers.listCustomerAddresses(
      { customer_id: input.customer_id },
      { select: ["id"] },
    );
    if (kept.length >= ADDRESSES_MOST)
      refuse("request.invalid", `${ADDRESSES_MOST} addresses are kept. Take one out first.`, {});
    const made = await customers.createCustomerAddresses({
      customer_id: input.customer_id,
      ...input.address,
    });
    return new StepResponse(made.id, made.id);
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.CUSTOMER).deleteCustomerAddresses(id);
  },
);

export const addAddressWorkflow = createWorkflow(
  "add-address",
  (input: { customer_id: string; address: Address }) => new WorkflowResponse(addAddressStep(input)),
);

/** Again: refused, since it is not there. What somebody takes out is not put back. */
const removeAddressStep = createStep(
  "remove-address",
  async (input: { customer_id: string; id: string }, { container }) => {
    const customers = container.resolve(Modules.CUSTOMER);
    const [found] = await customers.listCustomerAddresses(input, { select: ["id"] });
    if (!found) refuse("account.address_not_found", "There is no such address. Look at the list again.", {});
    await customers.deleteCustomerAddresses(input.id);
    return new StepResponse(true);
  },
);

export const removeAddressWorkflow = createWorkflow(
  "remove-address",
  (input: { customer_id: string; id: string }) => new WorkflowResponse(removeAddressStep(input)),
);

/**
 * Puts a guest's order into the account of whoever has its link. One that is in an account already stays there, whosever it
 * is: the link lets people follow an order, not take it.
 */
const keepOrderStep = createStep(
  "keep-order",
  async (input: { customer_id: string; order_id: string }, { container }) => {
    const order = await row<{ id: string; customer?: { has_account: boolean } | null }>(container, {
      entity: "order",
      fields: ["id", "customer.has_account"],
      filters: { id: input.order_id },
    });
    if (!order) refuse("order.not_found", "This link leads to no order. Use the whole link.", {});
    if (order.customer?.has_account) return new StepResponse(false);
    await container.resolve(Modules.ORDER).updateOrders(order.id, { customer_id: input.customer_id });
    return new StepResponse(true);
  },
);

/** Refuses `order.not_found`. */
export const keepOrderWorkflow = createWorkflow(
  "keep-order",
  (input: { customer_id: string; order_id: string }) => new WorkflowResponse(keepOrderStep(input)),
);

type Leaving = { customer_id: string; email: string; password: string };

/**
 * Takes an account out, from the outside in: who they are is forgotten first and the login last, so that one who was cut off
 * half-way can sign in and finish. Orders stay with what the law asks to keep of them, under a customer without a name.
 */
const deleteStep = createStep("delete-account", async (input: Leaving, { container }) => {
  const login = await opened(container, { email: input.email, password: input.password });
  if (login?.app_metadata.customer_id !== input.customer_id)
    refuse("account.wrong_login", "The password is not right. Nothing was deleted.", {});
  const { customer_id } = input;
  await forgetBaskets(container, customer_id);
  const customers = container.resolve(Modules.CUSTOMER);
  const [found] = await customers.listCustomers({ id: customer_id }, { relations: ["groups", "addresses"] });
  await customers.deleteCustomerAddresses((found?.addresses ?? []).map(({ id }) => id));
  for (const { id } of found?.groups ?? [])
    await customers.removeCustomerFromGroup({ customer_id, customer_group_id: id });
  await companies(container).forgetCustomer({ customer_id, now: now() });
  await customers.updateCustomers(customer_id, {
    email: `${customer_id.toLowerCase()}@deleted.invalid`,
    first_name: null,
    last_name: null,
    company_name: null,
    phone: null,
  });
  await forgetLogin(container, login);
  return new StepResponse(true);
});

/** Baskets that became no order: nobody needs them, and their address is somebody's. */
async function forgetBaskets(container: MedusaContainer, customer_id: string): Promise<void> {
  const carts = container.resolve(Modules.CART);
  const open = await carts.listCarts({ customer_id }, { select: ["id", "completed_at"], take: 1000 });
  await carts.deleteCarts(open.filter(({ completed_at }) => !completed_at).map(({ id }) => id));
}

/** A login that is somebody's at a desk too stays theirs there. */
async function forgetLogin(
  container: MedusaContainer,
  login: { id: string; app_metadata: Record<string, unknown> },
): Promise<void> {
  const auth = container.resolve(Modules.AUTH);
  const others = { ...login.app_metadata, customer_id: null };
  if (Object.values(others).some(Boolean))
    await auth.updateAuthIdentities({ id: login.id, app_metadata: others });
  else await auth.deleteAuthIdentities([login.id]);
}

/** Refuses `account.wrong_login`, `staff.too_many_attempts`. */
export const deleteAccountWorkflow = createWorkflow(
  "delete-account",
  (input: Leaving & { visitor: string | null }) => {
    const counted = countAttemptStep(
      transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })),
    );
    deleteStep(input);
    forgiveAttemptsStep(counted);
    return new WorkflowResponse(true);
  },
);
