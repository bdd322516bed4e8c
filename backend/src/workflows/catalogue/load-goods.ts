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
import { row, rows } from "../../adapters/rows";
import { now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import type { Texts } from "../../adapters/languages";
import { checkRecipe, type Recipe } from "../../domain/books/recipe";
import type { Selling } from "../../domain/products/content";
import { PLACE_CODES } from "../../domain/trade/places";
import { COOP_MODULE } from "../../modules/coop";
import { GOOD_MODULE } from "../../modules/good";
import { regionOf, sellsIn } from "../places";
import { goods as goodService, stock } from "../services";
import { translateAll, type Translated } from "../translate";
import type { Loaded } from "./load-coop";

/** One article number. `value` says which of several kinds it is; null for a good of one kind. */
type Kind = { sku: string; stock: number; value: Texts | null };

export type GoodRecord = {
  handle: string;
  coop: string;
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
  /** In what the kinds differ; null for a good of one kind. */
  option: Texts | null;
  kinds: Kind[];
  selling: Selling;
  lead_time_days: number | null;
  weight_g: number;
  net_g: number | null;
  /** The first stands for the good. */
  pictures: { base: string; alt: Texts }[];
  made_by: "members" | "others" | "resold";
  demo: boolean;
  source_hash: string;
};

type ProductRow = {
  id: string;
  handle: string;
  variants: { id: string; sku: string | null }[];
  good?: { id: string; source_hash: string | null; version: number } | null;
};
type CoopRow = {
  id: string;
  handle: string;
  country_code: string;
  stock_location_id: string;
  shipping_profile_id: string;
};
type Place = {
  record: GoodRecord;
  coop: CoopRow;
  category_id: string;
  region_id: string;
};
type KnownPlace = Place & {
  product_id: string;
  good_id: string;
  version: number;
  variants: ProductRow["variants"];
};
type Found = {
  outcomes: Loaded[];
  fresh: Place[];
  changed: KnownPlace[];
  sales_channel_id: string;
};

async function whatIsThere(container: MedusaContainer, handles: string[]) {
  const [products, coops, categories, regions, store] = await Promise.all([
    rows<ProductRow>(container, {
      entity: "product",
      fields: ["id", "handle", "variants.id", "variants.sku", "good.id", "good.source_hash", "good.version"],
      filters: { handle: handles },
    }),
    rows<CoopRow>(container, {
      entity: "coop",
      fields: ["id", "handle", "country_code", "stock_location_id", "shipping_profile_id"],
    }),
    rows<{ id: string; handle: string }>(container, {
      entity: "product_category",
      fields: ["id", "handle"],
    }),
    Promise.all(PLACE_CODES.map((place) => regionOf(container, place))),
    row<{ default_sales_channel_id: string }>(container, {
      entity: "store",
      fields: ["default_sales_channel_id"],
    }),
  ]);
  return { products, coops, categories, regions, sales_channel_id: store?.default_sales_channel_id ?? "" };
}

/** One look for all of them: a question for each would be most of the time that loading takes. */
const lookStep = createStep("look-for-goods", async (records: GoodRecord[], { container }) => {
  const there = await whatIsThere(
    container,
    records.map(({ handle }) => handle),
  );
  const found: Found = { outcomes: [], fresh: [], changed: [], sales_channel_id: there.sales_channel_id };
  for (const record of records) {
    checkRecipe(record.recipe);
    const coop = there.coops.find(({ handle }) => handle === record.coop);
    const category = there.categories.find(({ handle }) => handle === record.category);
    const region = coop && there.regions.find(({ place }) => place === sellsIn(coop));
    if (!coop || !region || !category)
      throw new Error(`good ${record.handle}: its co-op, category or region is not loaded yet`);
    if (region.currency !== record.currency_code)
      throw new Error(`good ${record.handle}: its co-op sells in ${region.currency}`);
    const place = { record, coop, category_id: category.id, region_id: region.id };
    const product = there.products.find(({ handle }) => handle === record.handle);
    const outcome = outcomeOf(record, product);
    found.outcomes.push(outcome);
    if (outcome === "created") found.fresh.push(place);
    if (outcome === "updated" && product?.good) {
      const { id: good_id, version } = product.good;
      found.changed.push({ ...place, product_id: product.id, good_id, version, variants: product.variants });
    }
  }
  return new StepResponse(found);
});

function outcomeOf(record: GoodRecord, product: ProductRow | undefined): Loaded {
  if (!product) return "created";
  // Made or edited at a co-op's desk: a file says nothing about it any more.
  if (product.good?.source_hash === null) return "kept";
  return product.good?.source_hash === record.source_hash ? "unchanged" : "updated";
}

function columns(record: GoodRecord) {
  const options = record.option
    ? [{ title: record.option.en, values: record.kinds.map(({ value }) => value?.en ?? "") }]
    : null;
  return {
    ...record.recipe,
    details: record.details.en,
    pictures: record.pictures as unknown as Record<string, unknown>,
    options: options as unknown as Record<string, unknown> | null,
    borrowed: null,
    selling: record.selling,
    lead_time_days: record.lead_time_days,
    net_g: record.net_g,
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

const ONE = { option: "Size", value: "One size" };

/** Medusa wants an option of its own for every variant; what the shop and the desk go by are the good's, in `metadata`. */
function variants({ record, region_id }: Place) {
  const title = record.option?.en ?? ONE.option;
  const values = record.kinds.map(({ value }) => value?.en ?? ONE.value);
  return {
    options: [{ title, values }],
    variants: record.kinds.map(({ sku, value }, rank) => ({
      title: value?.en ?? ONE.value,
      sku,
      variant_rank: rank,
      options: { [title]: value?.en ?? ONE.value },
      metadata: value ? { options: { [title]: value.en }, retired: false } : null,
      manage_inventory: true,
      // Our stock decides; a drifting copy of Medusa's must never refuse a claim that we granted. What is made to order
      // sells by our stock too, which then grants what is asked for (decision 17), so Medusa needs to know nothing of it.
      allow_backorder: true,
      prices: prices(record, region_id),
    })),
  };
}

type Made = { place: Place; product_id: string; variants: ProductRow["variants"] };

/** All texts of these goods in the other languages, by one question and one write. */
function textsOf(record: GoodRecord, made: Omit<Made, "place">, good_id: string): Translated[] {
  const { title, subtitle, description, details } = record;
  return [
    { reference: "product", reference_id: made.product_id, fields: { title, subtitle, description } },
    { reference: "good", reference_id: good_id, fields: { details } },
    ...record.kinds.flatMap(({ sku, value }) => {
      const variant = made.variants.find((one) => one.sku === sku);
      return value && variant
        ? [{ reference: "product_variant", reference_id: variant.id, fields: { title: value } }]
        : [];
    }),
  ];
}

const createRowsStep = createStep(
  "create-goods",
  async (made: Made[], { container }) => {
    const created = await goodService(container).createGoods(made.map(({ place }) => columns(place.record)));
    const ids = created.map(({ id }) => id);
    await translateAll(
      container,
      made.flatMap((one, i) => textsOf(one.place.record, one, ids[i] ?? "")),
    );
    return new StepResponse(ids, ids);
  },
  async (ids, { container }) => {
    if (ids) await goodService(container).deleteGoods(ids);
  },
);

/** Overwrites with what the files say; the file is the truth, so undoing means loading the earlier file. */
const updateRowsStep = createStep("update-goods", async (changed: KnownPlace[], { container }) => {
  await goodService(container).updateGoods(
    changed.map(({ record, good_id, version }) => ({
      id: good_id,
      ...columns(record),
      version: version + 1,
    })),
  );
  await translateAll(
    container,
    changed.flatMap((known) => textsOf(known.record, known, known.good_id)),
  );
  for (const { record, variants } of changed) await sellAs(container, record, variants);
  return new StepResponse(changed.length);
});

async function sellAs(
  container: MedusaContainer,
  { selling }: GoodRecord,
  variants: ProductRow["variants"],
): Promise<void> {
  const made_to_order = selling === "made_to_order";
  for (const { id } of variants)
    await stock(container).sellToOrder({ variant_id: id, made_to_order, now: now() });
}

/** A first stock; a unit of a product that is undone can never be asked for, so it needs no undoing. */
const firstStockStep = createStep("first-stock", async (made: Made[], { container }) => {
  for (const { place, variants } of made) {
    for (const { id, sku } of variants) {
      const sellable = place.record.kinds.find((kind) => kind.sku === sku)?.stock ?? 0;
      await stock(container).setSellable({ variant_id: id, sellable, now: now() });
    }
    if (place.record.selling === "made_to_order") await sellAs(container, place.record, variants);
  }
  return new StepResponse(made.length);
});

/** What Medusa keeps count of for each of these variants; a core flow makes it and answers nothing. */
const findInventoryStep = createStep("find-inventory", async (made: Made[], { container }) => {
  const items = await rows<{ variant_id: string; inventory_item_id: string }>(container, {
    entity: "product_variant_inventory_item",
    fields: ["variant_id", "inventory_item_id"],
    filters: { variant_id: made.flatMap(({ variants }) => variants.map(({ id }) => id)) },
  });
  return new StepResponse(
    made.flatMap(({ place, variants }) =>
      variants.map(({ id, sku }) => ({
        inventory_item_id: items.find(({ variant_id }) => variant_id === id)?.inventory_item_id ?? "",
        location_id: place.coop.stock_location_id,
        stocked_quantity: place.record.kinds.find((kind) => kind.sku === sku)?.stock ?? 0,
      })),
    ),
  );
});

/**
 * Loads goods from their records: product, kinds, price, recipe, pictures, texts in three languages, maker, first stock.
 * New goods are made all together, whole or not at all; those whose file changed take texts, price and recipe from it and
 * keep stock and kinds (a further kind is added at the co-op's desk); one made or edited at a desk is left as it is.
 */
export const loadGoodsWorkflow = createWorkflow("load-goods", (records: GoodRecord[]) => {
  const found = lookStep(records);

  when("goods-changed", { found }, ({ found }) => found.changed.length > 0).then(() => {
    updateProductsWorkflow.runAsStep({
      input: transform({ found }, ({ found }) => ({
        products: found.changed.map(({ product_id, record }) => ({ id: product_id, ...product(record) })),
      })),
    });
    updateProductVariantsWorkflow.runAsStep({
      input: transform({ found }, ({ found }) => ({
        product_variants: found.changed.flatMap(({ variants, record, region_id }) =>
          variants.map(({ id }) => ({ id, prices: prices(record, region_id) })),
        ),
      })),
    });
    updateRowsStep(transform({ found }, ({ found }) => found.changed));
  });

  when("goods-new", { found }, ({ found }) => found.fresh.length > 0).then(() => {
    const products = createProductsWorkflow.runAsStep({
      input: transform({ found }, ({ found }) => ({
        products: found.fresh.map((place) => ({
          ...product(place.record),
          ...variants(place),
          handle: place.record.handle,
          status: "published" as const,
          category_ids: [place.category_id],
          shipping_profile_id: place.coop.shipping_profile_id,
          sales_channels: [{ id: found.sales_channel_id }],
        })),
      })),
    });
    const made = transform({ products, found }, ({ products, found }): Made[] =>
      found.fresh.map((place) => {
        const made = products.find(({ handle }) => handle === place.record.handle);
        return {
          place,
          product_id: made?.id ?? "",
          variants: (made?.variants ?? []).map(({ id, sku }) => ({ id, sku: sku ?? null })),
        };
      }),
    );
    const inventory_levels = findInventoryStep(made);
    createInventoryLevelsWorkflow.runAsStep({
      input: transform({ inventory_levels }, ({ inventory_levels }) => ({ inventory_levels })),
    });
    firstStockStep(made);
    const good_ids = createRowsStep(made);
    createRemoteLinkStep(
      transform({ made, good_ids }, ({ made, good_ids }): LinkDefinition[] =>
        made.flatMap(({ place, product_id }, i): LinkDefinition[] => [
          { [Modules.PRODUCT]: { product_id }, [COOP_MODULE]: { coop_id: place.coop.id } },
          { [Modules.PRODUCT]: { product_id }, [GOOD_MODULE]: { good_id: good_ids[i] ?? "" } },
        ]),
      ),
    );
  });

  return new WorkflowResponse(transform({ found }, ({ found }) => found.outcomes));
});
