import { Modules } from "@medusajs/framework/utils";
import type { LinkDefinition, MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import {
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRemoteLinkStep,
  updateProductsWorkflow,
  updateProductVariantsWorkflow,
} from "@medusajs/medusa/core-flows";
import { row } from "../../adapters/rows";
import { now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import type { Texts } from "../../adapters/languages";
import { checkRecipe, type Recipe } from "../../domain/books/recipe";
import { COOP_MODULE } from "../../modules/coop";
import { GOOD_MODULE } from "../../modules/good";
import type GoodService from "../../modules/good/service";
import { stock } from "../services";
import { translate } from "../translate";
import type { Loaded } from "./load-coop";

export type GoodRecord = {
  handle: string;
  coop: string;
  sku: string;
  category: string;
  title: Texts;
  subtitle: Texts;
  /** Paragraphs separated by blank lines. */
  description: Texts;
  /** Lines of the form "Label: value". */
  details: Texts;
  price: string;
  currency_code: string;
  recipe: Recipe;
  stock: number;
  weight_g: number;
  /** The first stands for the good. */
  pictures: { base: string; alt: Texts }[];
  made_by: "members" | "others" | "resold";
  demo: boolean;
  source_hash: string;
};

type ProductRow = {
  id: string;
  variants: { id: string }[];
  good?: { id: string; source_hash: string | null; version: number } | null;
};

const lookStep = createStep("look-for-good", async (record: GoodRecord, { container }) => {
  checkRecipe(record.recipe);
  const [product, coop, category, region, store] = await Promise.all([
    row<ProductRow>(container, {
      entity: "product",
      fields: ["id", "variants.id", "good.id", "good.source_hash", "good.version"],
      filters: { handle: record.handle },
    }),
    row<{ id: string; stock_location_id: string; shipping_profile_id: string }>(container, {
      entity: "coop",
      fields: ["id", "stock_location_id", "shipping_profile_id"],
      filters: { handle: record.coop },
    }),
    row<{ id: string }>(container, {
      entity: "product_category",
      fields: ["id"],
      filters: { handle: record.category },
    }),
    row<{ id: string }>(container, { entity: "region", fields: ["id"] }),
    row<{ default_sales_channel_id: string }>(container, {
      entity: "store",
      fields: ["default_sales_channel_id"],
    }),
  ]);
  if (!coop || !region || !category) {
    throw new Error(`good ${record.handle}: its co-op, category or region is not loaded yet`);
  }
  return new StepResponse({
    product_id: product?.id ?? null,
    good_id: product?.good?.id ?? null,
    variant_id: product?.variants[0]?.id ?? null,
    version: product?.good?.version ?? 0,
    unchanged: product?.good?.source_hash === record.source_hash,
    // Made or edited at a co-op's desk: a file says nothing about it any more.
    kept: Boolean(product?.good && product.good.source_hash === null),
    coop_id: coop.id,
    stock_location_id: coop.stock_location_id,
    shipping_profile_id: coop.shipping_profile_id,
    category_id: category.id,
    region_id: region.id,
    sales_channel_id: store?.default_sales_channel_id ?? "",
  });
});

function columns(record: GoodRecord) {
  return {
    ...record.recipe,
    details: record.details.en,
    pictures: record.pictures as unknown as Record<string, unknown>,
    borrowed: null,
    made_by: record.made_by,
    demo: record.demo,
    source_hash: record.source_hash,
  };
}

function product(record: GoodRecord) {
  return {
    title: record.title.en,
    subtitle: record.subtitle.en,
    description: record.description.en,
    // Medusa's own screens are on another host than the pictures.
    thumbnail: `${settings().SHOP_URL}${record.pictures[0]?.base ?? ""}-400.webp`,
    weight: record.weight_g,
  };
}

/** Retail prices carry the region, which is tax-inclusive; a price without it would be taken for a net one. */
function prices(record: GoodRecord, region_id: string) {
  return [
    { amount: record.price as unknown as number, currency_code: record.currency_code, rules: { region_id } },
  ];
}

async function translateGood(
  container: MedusaContainer,
  record: GoodRecord,
  product_id: string,
  good_id: string,
) {
  const { title, subtitle, description, details } = record;
  await translate(container, "product", product_id, { title, subtitle, description });
  await translate(container, "good", good_id, { details });
}

const createRowStep = createStep(
  "create-good",
  async (input: { record: GoodRecord; product_id: string }, { container }) => {
    const good = await container.resolve<GoodService>(GOOD_MODULE).createGoods(columns(input.record));
    await translateGood(container, input.record, input.product_id, good.id);
    return new StepResponse(good.id, good.id);
  },
  async (id, { container }) => {
    if (id) await container.resolve<GoodService>(GOOD_MODULE).deleteGoods(id);
  },
);

/** Overwrites with what the file says; the file is the truth, so undoing means loading the earlier file. */
const updateRowStep = createStep(
  "update-good",
  async (
    input: { record: GoodRecord; good_id: string; product_id: string; version: number },
    { container },
  ) => {
    await container
      .resolve<GoodService>(GOOD_MODULE)
      .updateGoods({ id: input.good_id, ...columns(input.record), version: input.version });
    await translateGood(container, input.record, input.product_id, input.good_id);
    return new StepResponse(input.good_id);
  },
);

/** A first stock; a unit of a product that is undone can never be asked for, so it needs no undoing. */
const firstStockStep = createStep(
  "first-stock",
  async (input: { variant_id: string; sellable: number }, { container }) =>
    new StepResponse(await stock(container).setSellable({ ...input, now: now() })),
);

const findInventoryStep = createStep(
  "find-inventory",
  async (input: { variant_id: string }, { container }) => {
    const variant = await row<{ inventory_items?: { inventory_item_id: string }[] }>(container, {
      entity: "variant",
      fields: ["inventory_items.inventory_item_id"],
      filters: { id: input.variant_id },
    });
    return new StepResponse(variant?.inventory_items?.[0]?.inventory_item_id ?? "");
  },
);

/**
 * Loads one good from its record: product, price, recipe, pictures, texts in three languages, its maker, its first
 * stock. A new good is made whole or not at all; one whose file changed takes texts, price and recipe from the file
 * and keeps its stock; one that was made or edited at a co-op's desk is left as it is.
 */
export const loadGoodWorkflow = createWorkflow("load-good", (record: GoodRecord) => {
  const found = lookStep(record);

  when(
    "good-changed",
    { found },
    ({ found }) => found.product_id !== null && !found.unchanged && !found.kept,
  ).then(() => {
    updateProductsWorkflow.runAsStep({
      input: transform({ found, record }, (data) => ({
        products: [{ id: data.found.product_id ?? "", ...product(data.record) }],
      })),
    });
    updateProductVariantsWorkflow.runAsStep({
      input: transform({ found, record }, (data) => ({
        product_variants: [
          { id: data.found.variant_id ?? "", prices: prices(data.record, data.found.region_id) },
        ],
      })),
    });
    updateRowStep(
      transform({ found, record }, (data) => ({
        record: data.record,
        good_id: data.found.good_id ?? "",
        product_id: data.found.product_id ?? "",
        version: data.found.version + 1,
      })),
    );
  });

  when("good-new", { found }, ({ found }) => found.product_id === null).then(() => {
    const products = createProductsWorkflow.runAsStep({
      input: transform({ found, record }, (data) => ({
        products: [
          {
            ...product(data.record),
            handle: data.record.handle,
            status: "published" as const,
            category_ids: [data.found.category_id],
            shipping_profile_id: data.found.shipping_profile_id,
            sales_channels: [{ id: data.found.sales_channel_id }],
            options: [{ title: "Size", values: ["One size"] }],
            variants: [
              {
                title: "One size",
                sku: data.record.sku,
                options: { Size: "One size" },
                manage_inventory: true,
                // Our stock decides; a drifting copy of Medusa's must never refuse a claim that we granted.
                allow_backorder: true,
                prices: prices(data.record, data.found.region_id),
              },
            ],
          },
        ],
      })),
    });
    const ids = transform({ products }, ({ products }) => ({
      product_id: products[0]?.id ?? "",
      variant_id: products[0]?.variants[0]?.id ?? "",
    }));
    const inventory_item_id = findInventoryStep({ variant_id: ids.variant_id });
    createInventoryLevelsWorkflow.runAsStep({
      input: transform({ inventory_item_id, found, record }, (data) => ({
        inventory_levels: [
          {
            inventory_item_id: data.inventory_item_id,
            location_id: data.found.stock_location_id,
            stocked_quantity: data.record.stock,
          },
        ],
      })),
    });
    firstStockStep(
      transform({ ids, record }, (data) => ({
        variant_id: data.ids.variant_id,
        sellable: data.record.stock,
      })),
    );
    const good_id = createRowStep(
      transform({ ids, record }, (data) => ({ record: data.record, product_id: data.ids.product_id })),
    );
    createRemoteLinkStep(
      transform({ ids, found, good_id }, (data): LinkDefinition[] => [
        {
          [Modules.PRODUCT]: { product_id: data.ids.product_id },
          [COOP_MODULE]: { coop_id: data.found.coop_id },
        },
        {
          [Modules.PRODUCT]: { product_id: data.ids.product_id },
          [GOOD_MODULE]: { good_id: data.good_id },
        },
      ]),
    );
  });

  const outcome = transform({ found }, ({ found }): Loaded => {
    if (found.product_id === null) return "created";
    if (found.kept) return "kept";
    return found.unchanged ? "unchanged" : "updated";
  });
  return new WorkflowResponse(outcome);
});
