import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { PLACES, placeOfCountry } from "../../domain/trade/places";
import type { Application, Decision } from "../../modules/company/types";
import { isEmailProved } from "../account/confirm-email";
import { companies } from "../services";
import { listFor } from "./cart";

/** One transaction of the module's; there is nothing else to undo. */
const applyStep = createStep("apply-as-company", async (input: Omit<Application, "now">, { container }) => {
  if (!placeOfCountry(input.country_code))
    refuse("place.unknown", `We do not sell in "${input.country_code}" yet. Choose a listed country.`, {});
  const company = await companies(container).apply({ ...input, now: now() });
  return new StepResponse({ company_id: company.id });
});

/** Somebody asks to buy wholesale for a company. Refuses `company.already_applied`, `place.unknown`. */
export const applyAsCompanyWorkflow = createWorkflow(
  "apply-as-company",
  (input: Omit<Application, "now">) => new WorkflowResponse(applyStep(input)),
);

type Verdict = Omit<Decision, "now"> & {
  state: "approved" | "refused" | "closed";
  group_id: string | null;
};

/**
 * The decision first, then Medusa's group, which tells people of the network who is in it and gives no price by itself.
 * Again: the same decision, and the group is made right, so nothing needs undoing.
 */
const decideStep = createStep("decide-on-company", async (input: Verdict, { container }) => {
  const before = await companies(container).company(input.company_id);
  if (input.group_id) await checkGroup(container, { ...before, group_id: input.group_id });
  const company = await companies(container).decide({ ...input, now: now() });
  await putInGroup(container, company.id, company.group_id, before.group_id);
  return new StepResponse({ company_id: company.id, state: company.state });
});

/**
 * Approves an application into a group, refuses it, or closes a company. Refuses `company.not_found`, `company.decided` and
 * `wholesale.no_list`, when the group has no list that the company could buy by.
 */
export const decideOnCompanyWorkflow = createWorkflow(
  "decide-on-company",
  (input: Verdict) => new WorkflowResponse(decideStep(input)),
);

async function checkGroup(
  container: MedusaContainer,
  company: { group_id: string; country_code: string },
): Promise<void> {
  const [group] = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: [company.group_id] });
  if (!group) refuse("request.invalid", "There is no such group of customers. Choose one of the list.", {});
  if (await listFor(container, company)) return;
  const place = placeOfCountry(company.country_code);
  const currency = place ? PLACES[place].currency.toUpperCase() : company.country_code.toUpperCase();
  refuse(
    "wholesale.no_list",
    `This group has no price list in ${currency}. Make one under Wholesale, then approve, or choose another group.`,
    {},
  );
}

async function putInGroup(
  container: MedusaContainer,
  company_id: string,
  group_id: string | null,
  left: string | null,
): Promise<void> {
  const customers = container.resolve(Modules.CUSTOMER);
  const ids = await companies(container).buyersOf(company_id);
  const found = await customers.listCustomers({ id: ids }, { relations: ["groups"] });
  for (const customer of found) {
    const groups = customer.groups.map(({ id }) => id);
    if (left && left !== group_id && groups.includes(left))
      await customers.removeCustomerFromGroup({ customer_id: customer.id, customer_group_id: left });
    if (group_id && !groups.includes(group_id))
      await customers.addCustomerToGroup({ customer_id: customer.id, customer_group_id: group_id });
  }
}

/** Again: nothing changes. */
const addBuyerStep = createStep(
  "add-buyer",
  async (input: { company_id: string; email: string }, { container }) => {
    const company = await companies(container).company(input.company_id);
    const [customer] = await container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ email: input.email.trim().toLowerCase(), has_account: true });
    if (!customer)
      return new StepResponse(
        refuse("request.invalid", "Nobody has an account with this e-mail. Ask them to open one first.", {}),
      );
    // Whoever types a buyer's address when opening an account would otherwise get the company's prices and orders.
    if (!(await isEmailProved(container, customer)))
      refuse(
        "company.email_not_confirmed",
        `Nobody has confirmed ${customer.email} yet. Ask them to open the link of the mail they got; their account sends it again.`,
        {},
      );
    await companies(container).addBuyer({
      company_id: company.id,
      customer_id: customer.id,
      now: now(),
    });
    await putInGroup(container, company.id, company.group_id, null);
    return new StepResponse({ customer_id: customer.id });
  },
);

/**
 * One more person with an account who buys for a company. Refuses `company.not_found`, `company.already_applied`,
 * `company.email_not_confirmed`.
 */
export const addBuyerWorkflow = createWorkflow(
  "add-buyer",
  (input: { company_id: string; email: string }) => new WorkflowResponse(addBuyerStep(input)),
);

/**
 * Out of the company first, which ends prices and orders; Medusa's group, which gives none, after. Their baskets stay the
 * company's and cannot be opened by them. Again: nothing changes.
 */
const removeBuyerStep = createStep(
  "remove-buyer",
  async (input: { company_id: string; email: string }, { container }) => {
    const company = await companies(container).company(input.company_id);
    const customers = container.resolve(Modules.CUSTOMER);
    const found = await customers.listCustomers(
      { id: await companies(container).buyersOf(company.id), email: input.email.trim().toLowerCase() },
      { relations: ["groups"] },
    );
    for (const { id, groups } of found) {
      await companies(container).removeBuyer({ company_id: company.id, customer_id: id });
      const group = groups.find((one) => one.id === company.group_id);
      if (group) await customers.removeCustomerFromGroup({ customer_id: id, customer_group_id: group.id });
    }
    return new StepResponse(found.length);
  },
);

/** Somebody buys for a company no longer; their account and the orders stay. Refuses `company.not_found`. */
export const removeBuyerWorkflow = createWorkflow(
  "remove-buyer",
  (input: { company_id: string; email: string }) => new WorkflowResponse(removeBuyerStep(input)),
);
