import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  createCustomerGroupsWorkflow,
  createPriceListsWorkflow,
  releaseLockStep,
} from "@medusajs/medusa/core-flows";
import { fromWire, type WireMoney } from "../../adapters/money";
import { row } from "../../adapters/rows";
import type { Recipe } from "../../domain/books/recipe";
import { parseCurrency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { checkGood } from "../../domain/wholesale/terms";
import type { WholesaleList } from "../../modules/company/types";
import { companies } from "../services";
import { GROUP_RULE } from "./terms";
import { dropTierRows, keepTierRows } from "./tier-rows";

/** Finds or makes a group of companies by its name. */
const groupStep = createStep("keep-wholesale-group", async (input: { name: string }, { container }) => {
  const [known] = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ name: input.name });
  if (known) return new StepResponse(known.id);
  const { result } = await createCustomerGroupsWorkflow(container).run({
    input: { customersData: [{ name: input.name }] },
  });
  return new StepResponse(result[0]?.id ?? "");
});

export const keepWholesaleGroupWorkflow = createWorkflow(
  "keep-wholesale-group",
  (input: { name: string }) => new WorkflowResponse(groupStep(input)),
);

type ListInput = { group_id: string; title: string; minimum: WireMoney };

/** Looks before it makes, so that a run which was cut short is made whole by the next. */
const listStep = createStep("keep-wholesale-list", async (input: ListInput, { container }) => {
  const minimum = fromWire(input.minimum);
  const [group] = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: [input.group_id] });
  if (!group) refuse("request.invalid", "There is no such group of customers. Choose one of the list.", {});
  const known = (await companies(container).lists(input.group_id)).find(
    ({ currency_code }) => currency_code === minimum.currency,
  );
  const price_list_id = known?.price_list_id ?? (await makePriceList(container, input));
  await companies(container).keepList({
    price_list_id,
    group_id: input.group_id,
    currency_code: minimum.currency,
    minimum_minor: minimum.amount_minor,
  });
  const goods = await companies(container).goodsOf(price_list_id);
  return new StepResponse({ price_list_id, variant_ids: goods.map(({ variant_id }) => variant_id) });
});

/**
 * Medusa's price list of a group in a currency, with the least that an order by it comes to. Again: the same list, with this
 * least order. Refuses `request.invalid`.
 */
export const keepWholesaleListWorkflow = createWorkflow(
  "keep-wholesale-list",
  (input: ListInput) => new WorkflowResponse(listStep(input)),
);

async function makePriceList(container: MedusaContainer, { group_id, title }: ListInput): Promise<string> {
  // Medusa takes a list's type and forgot to say so in the type of its input; without it, it would be a sale.
  const list = {
    title,
    description: "Wholesale, without tax. Change it under Wholesale, which keeps packs and recipes too.",
    type: "override" as const,
    status: "active" as const,
    rules: { [GROUP_RULE]: [group_id] },
    prices: [],
  };
  const { result } = await createPriceListsWorkflow(container).run({ input: { price_lists_data: [list] } });
  return result[0]?.id ?? "";
}

export type GoodInput = {
  price_list_id: string;
  sku: string;
  case_pack: number;
  /** Ascending; amounts are without tax. */
  tiers: { from: number; unit: WireMoney }[];
  recipe: Recipe;
};

type VariantRow = { id: string; price_set?: { id: string; prices?: { currency_code: string }[] } | null };

/**
 * Prices first and packs last: until its pack is written a new good cannot be bought, and one that is changed is sold at its
 * old or its new price, never at none. Again: the same. Nothing to undo.
 */
const goodStep = createStep("keep-wholesale-good", async (input: GoodInput, { container }) => {
  const list = await listOf(container, input.price_list_id);
  const variant = await variantOf(container, input.sku);
  const tiers = input.tiers.map(({ from, unit }) => ({ from, ...fromWire(unit) }));
  checkGood({
    case_pack: input.case_pack,
    recipe: input.recipe,
    tiers: tiers.map(({ from, amount_minor }) => ({ from, unit_minor: amount_minor })),
  });
  const sold = variant.price_set?.prices?.some((price) => price.currency_code === list.currency_code);
  if (!sold || tiers.some(({ currency }) => currency !== list.currency_code))
    refuse(
      "wholesale.list_invalid",
      `"${input.sku}" is not sold in ${list.currency_code.toUpperCase()}. Choose goods of this list's place.`,
      {},
    );
  const { price_list_id } = list;
  await keepTierRows(container, { price_list_id, ...placeOf(variant) }, tiers);
  await companies(container).keepGood({
    price_list_id,
    variant_id: variant.id,
    case_pack: input.case_pack,
    ...input.recipe,
  });
  return new StepResponse({ variant_id: variant.id });
});

/**
 * How a good is sold by a list: its tiers, its case pack and the recipe its price is cut by.
 * Refuses `wholesale.no_list`, `wholesale.list_invalid`, `books.recipe_invalid`, `good.not_found`.
 */
export const keepWholesaleGoodWorkflow = createWorkflow("keep-wholesale-good", (input: GoodInput) => {
  acquireLockStep({ key: input.price_list_id, timeout: 10, ttl: 60 });
  const kept = goodStep(input);
  releaseLockStep({ key: input.price_list_id });
  return new WorkflowResponse(kept);
});

/** The pack first: without it there is no wholesale price, whatever is left of Medusa's rows. */
const dropStep = createStep(
  "drop-wholesale-good",
  async (input: { price_list_id: string; sku: string }, { container }) => {
    const { price_list_id } = await listOf(container, input.price_list_id);
    const variant = await variantOf(container, input.sku);
    await companies(container).dropGood({ price_list_id, variant_id: variant.id });
    await dropTierRows(container, { price_list_id, ...placeOf(variant) });
    return new StepResponse({ variant_id: variant.id });
  },
);

/** Takes a good off a list. Refuses `wholesale.no_list`, `good.not_found`. */
export const dropWholesaleGoodWorkflow = createWorkflow(
  "drop-wholesale-good",
  (input: { price_list_id: string; sku: string }) => {
    acquireLockStep({ key: input.price_list_id, timeout: 10, ttl: 60 });
    const dropped = dropStep(input);
    releaseLockStep({ key: input.price_list_id });
    return new WorkflowResponse(dropped);
  },
);

/** Where Medusa keeps what an article costs. */
function placeOf({ id, price_set }: VariantRow): { variant_id: string; price_set_id: string } {
  return { variant_id: id, price_set_id: price_set?.id ?? "" };
}

async function listOf(container: MedusaContainer, price_list_id: string): Promise<WholesaleList> {
  const lists = await companies(container).lists(null);
  const list = lists.find((one) => one.price_list_id === price_list_id);
  return list ?? refuse("wholesale.no_list", "There is no such price list. Look at the list again.", {});
}

async function variantOf(container: MedusaContainer, sku: string): Promise<VariantRow> {
  const variant = await row<VariantRow>(container, {
    entity: "variant",
    fields: ["id", "price_set.id", "price_set.prices.currency_code"],
    filters: { sku: sku.trim().toUpperCase() },
  });
  if (!variant) return refuse("good.not_found", `There is no article "${sku}". Look at the goods again.`, {});
  return variant;
}

/** The currency that a list of amounts is written in. */
export function listCurrency(list: WholesaleList) {
  return parseCurrency(list.currency_code);
}
