import { Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { row } from "../../adapters/rows";
import { refuse } from "../../domain/errors";

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
