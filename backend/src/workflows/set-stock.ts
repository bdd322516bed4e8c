import { setTimeout } from "node:timers/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { emitEventStep, updateInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows";
import { rows } from "../adapters/rows";
import { now } from "../adapters/clock";
import { SEARCH_EVENTS } from "../adapters/search-events";
import { refuse } from "../domain/errors";
import { stock } from "./services";

type Input = { variant_id: string; sellable: number };

type VariantRow = {
  id: string;
  inventory_items?: {
    inventory_item_id: string;
    inventory?: { location_levels?: { location_id: string; stocked_quantity: unknown }[] };
  }[];
};

async function levels(container: MedusaContainer, filters: { id?: string[] }): Promise<VariantRow[]> {
  return rows<VariantRow>(container, {
    entity: "variant",
    fields: [
      "id",
      "inventory_items.inventory_item_id",
      "inventory_items.inventory.location_levels.location_id",
      "inventory_items.inventory.location_levels.stocked_quantity",
    ],
    filters,
  });
}

type Update = { inventory_item_id: string; location_id: string; stocked_quantity: number };

/** Levels of Medusa's that say something else than our stock, with what they should say. */
async function differing(container: MedusaContainer, variant_id?: string): Promise<Update[]> {
  const [items, variants] = await Promise.all([
    stock(container).listStock(variant_id ? { variant_ids: [variant_id] } : {}),
    levels(container, variant_id ? { id: [variant_id] } : {}),
  ]);
  const sellable = new Map(items.map((item) => [item.variant_id, item.sellable]));
  return variants.flatMap((variant) =>
    (variant.inventory_items ?? []).flatMap((item) =>
      (item.inventory?.location_levels ?? [])
        .filter(
          (level) => sellable.has(variant.id) && Number(level.stocked_quantity) !== sellable.get(variant.id),
        )
        .map((level) => ({
          inventory_item_id: item.inventory_item_id,
          location_id: level.location_id,
          stocked_quantity: sellable.get(variant.id) ?? 0,
        })),
    ),
  );
}

/** A parcel that is being sent lowers Medusa's level a moment before ours; that is no difference to be mended. */
const SETTLING_MS = 5_000;

/** Copies our numbers into Medusa's levels where they differ. Copies need no undoing: the next pass writes them again. */
const copyStep = createStep("copy-stock", async (input: { variant_id?: string }, { container }) => {
  let updates = await differing(container, input.variant_id);
  if (updates.length > 0 && !input.variant_id) {
    await setTimeout(SETTLING_MS);
    const seen = new Set(updates.map((update) => JSON.stringify(update)));
    updates = (await differing(container)).filter((update) => seen.has(JSON.stringify(update)));
  }
  if (updates.length > 0) await updateInventoryLevelsWorkflow(container).run({ input: { updates } });
  return new StepResponse(updates.length);
});

/** Brings Medusa's inventory levels, which its own screens show, in line with our stock. Returns how many were mended. */
export const copyStockWorkflow = createWorkflow(
  "copy-stock",
  (input: { variant_id?: string }) => new WorkflowResponse(copyStep(input)),
);

const setStep = createStep(
  "set-sellable",
  async (input: Input, { container }) => {
    const [variant] = await levels(container, { id: [input.variant_id] });
    if (!variant) refuse("stock.variant_not_found", `There is no variant ${input.variant_id}.`, {});
    const [before] = await stock(container).listStock({ variant_ids: [input.variant_id] });
    const item = await stock(container).setSellable({ ...input, now: now() });
    return new StepResponse(item, { variant_id: input.variant_id, sellable: before?.sellable ?? 0 });
  },
  async (before, { container }) => {
    if (before) await stock(container).setSellable({ ...before, now: now() });
  },
);

/** Sets what a variant may sell. Refuses `stock.variant_not_found`, `stock.below_promised`. */
export const setStockWorkflow = createWorkflow("set-stock", (input: Input) => {
  const item = setStep(input);
  copyStep({ variant_id: input.variant_id });
  emitEventStep({ eventName: SEARCH_EVENTS.stock, data: { variant_id: input.variant_id } });
  return new WorkflowResponse(item);
});
