import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  addToCartWorkflow,
  createCartWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows";
import { now } from "../../adapters/clock";
import { localeOf, type Language } from "../../adapters/languages";
import { row } from "../../adapters/rows";
import { PLACES, placeOfCountry, type PlaceCode } from "../../domain/trade/places";
import { refuse } from "../../domain/errors";
import { together, type Units } from "../../domain/wholesale/order-rules";
import type { Company, WholesaleList } from "../../modules/company/types";
import { regionOf } from "../places";
import { companies } from "../services";

export type Buying = { company: Company; list: WholesaleList; place: PlaceCode };

/**
 * For whom somebody buys, and by which list: that of their company's group in the currency of its country.
 * Refuses `wholesale.not_a_buyer`, `wholesale.no_list`.
 */
export async function buyingOf(container: MedusaContainer, customer_id: string): Promise<Buying> {
  const company = await companyOf(container, customer_id);
  if (company.state !== "approved" || !company.group_id) return notABuyer(company.state);
  const found = await listFor(container, { ...company, group_id: company.group_id });
  if (!found)
    return refuse("wholesale.no_list", "There is no price list for your country yet. Write to us.", {});
  return { company, ...found };
}

/** The list by which companies of a group in a country buy; null when the group has none in its currency. */
export async function listFor(
  container: MedusaContainer,
  { group_id, country_code }: { group_id: string; country_code: string },
): Promise<{ list: WholesaleList; place: PlaceCode } | null> {
  const place = placeOfCountry(country_code);
  if (!place) return null;
  const lists = await companies(container).lists(group_id);
  const list = lists.find(({ currency_code }) => currency_code === PLACES[place].currency);
  return list ? { list, place } : null;
}

/** The company somebody buys for, closed ones too: what it ordered is still theirs to read. Refuses `wholesale.not_a_buyer`. */
export async function companyOf(container: MedusaContainer, customer_id: string): Promise<Company> {
  const company = await companies(container).companyOfBuyer(customer_id);
  return company ?? notABuyer("none");
}

function notABuyer(state: string): never {
  return refuse(
    "wholesale.not_a_buyer",
    "This is for approved companies. Apply first, or wait for the answer.",
    { state },
  );
}

/** The basket that a buyer fills just now; null when the last has become an order, or there was none. */
export async function openCartOf(
  container: MedusaContainer,
  customer_id: string,
  { company, list }: Buying,
): Promise<string | null> {
  const { price_list_id } = list;
  const [latest] = await companies(container).cartsOfBuyer({
    company_id: company.id,
    customer_id,
    price_list_id,
  });
  if (!latest) return null;
  const cart = await row<{ id: string; completed_at: string | null }>(container, {
    entity: "cart",
    fields: ["id", "completed_at"],
    filters: { id: latest.cart_id },
  });
  return cart && !cart.completed_at ? cart.id : null;
}

type OpenInput = { customer_id: string; language: Language };

/** A cart that no row names is a shopper's without a line in it: nothing to undo. */
const openStep = createStep("open-wholesale-cart", async (input: OpenInput, { container }) => {
  const { customer_id } = input;
  const buying = await buyingOf(container, customer_id);
  const open = await openCartOf(container, customer_id, buying);
  if (open) return new StepResponse({ cart_id: open });
  const region = await regionOf(container, buying.place);
  const { result } = await createCartWorkflow(container).run({
    input: {
      region_id: region.id,
      locale: localeOf(input.language),
      customer_id,
      shipping_address: { country_code: buying.company.country_code },
    },
  });
  await companies(container).keepCart({
    cart_id: result.id,
    company_id: buying.company.id,
    customer_id,
    price_list_id: buying.list.price_list_id,
    now: now(),
  });
  return new StepResponse({ cart_id: result.id });
});

/** The basket of a signed-in buyer: the open one, or a new one. Refuses what `buyingOf` refuses. */
export const openWholesaleCartWorkflow = createWorkflow("open-wholesale-cart", (input: OpenInput) => {
  acquireLockStep({ key: input.customer_id, timeout: 10, ttl: 30 });
  const cart = openStep(input);
  releaseLockStep({ key: input.customer_id });
  return new WorkflowResponse(cart);
});

/** All of these units or none; a good that stands on several lines is added once. Undone by Medusa's flow itself. */
const addStep = createStep(
  "add-wholesale-lines",
  async (input: { cart_id: string; units: Units[] }, { container }) => {
    await addToCartWorkflow(container).run({
      input: { cart_id: input.cart_id, items: together(input.units) },
    });
    return new StepResponse(true);
  },
);

/** Puts units into a company's basket. Refuses what the `validate` hook of adding refuses. */
export const addWholesaleLinesWorkflow = createWorkflow(
  "add-wholesale-lines",
  (input: { cart_id: string; units: Units[] }) => new WorkflowResponse(addStep(input)),
);
