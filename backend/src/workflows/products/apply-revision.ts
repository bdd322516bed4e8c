import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { updateProductsWorkflow, upsertVariantPricesWorkflow } from "@medusajs/medusa/core-flows";
import { now } from "../../adapters/clock";
import { settings } from "../../adapters/env";
import { row, rows } from "../../adapters/rows";
import { isDomainError } from "../../domain/errors";
import type { ProductContent, VariantContent } from "../../domain/products/content";
import {
  LANGUAGES,
  TEXT_FIELDS,
  textIn,
  type InLanguages,
  type TextField,
} from "../../domain/products/texts";
import { COOP_MODULE } from "../../modules/coop";
import { GOOD_MODULE } from "../../modules/good";
import type { Revision } from "../../modules/good/service";
import { goods, stock } from "../services";
import { translate } from "../translate";
import { readRegion } from "./read-product";

type CoopRow = { id: string; stock_location_id: string; shipping_profile_id: string; demo: boolean };
type Known = {
  product: { id: string; good?: { id: string } | null; coop?: { id: string } | null } | undefined;
  coop: CoopRow;
  region_id: string;
  category_id: string | null;
  sales_channel_id: string;
};

/**
 * Makes Medusa's tables and ours say what a revision says. Every part looks at what is there and adds or overwrites, so a
 * revision that a killed process began is simply applied again; nothing is undone, and the revision is ended last.
 */
export async function applyRevision(container: MedusaContainer, revision: Revision): Promise<void> {
  const { product_id, content } = revision;
  const known = await look(container, revision);
  if (!known.product) await createProduct(container, product_id, content);
  await applyVariants(container, product_id, content.variants);
  await applyPrices(container, content.variants, known.region_id);
  await applyInventory(container, content, known.coop.stock_location_id);
  const good_id = await applyGood(container, known, revision);
  await applyTexts(container, product_id, good_id, content);
  await applyProduct(container, product_id, content, known);
  await goods(container).endRevision({ product_id, version: revision.version, good_id, now: now() });
}

async function look(container: MedusaContainer, { product_id, coop_id, content }: Revision): Promise<Known> {
  const [product, coop, region, category, store] = await Promise.all([
    row<NonNullable<Known["product"]>>(container, {
      entity: "product",
      fields: ["id", "good.id", "coop.id"],
      filters: { id: product_id },
    }),
    row<CoopRow>(container, {
      entity: "coop",
      fields: ["id", "stock_location_id", "shipping_profile_id", "demo"],
      filters: { id: coop_id },
    }),
    readRegion(container, coop_id),
    content.category
      ? row<{ id: string }>(container, {
          entity: "product_category",
          fields: ["id"],
          filters: { handle: content.category },
        })
      : undefined,
    row<{ default_sales_channel_id: string }>(container, {
      entity: "store",
      fields: ["default_sales_channel_id"],
    }),
  ]);
  if (!coop) throw new Error(`product ${product_id}: its co-op ${coop_id} is not there`);
  if (product?.coop && product.coop.id !== coop_id)
    throw new Error(`product ${product_id} is another co-op's than ${coop_id}`);
  return {
    product,
    coop,
    region_id: region.id,
    category_id: category?.id ?? null,
    sales_channel_id: store?.default_sales_channel_id ?? "",
  };
}

const title = (content: ProductContent) => textOf(content, "title");

function textOf(content: ProductContent, field: TextField): string {
  return textIn(textsOf(content, field), "en");
}

function textsOf(content: ProductContent, field: TextField): InLanguages {
  const { en, it, es } = content.texts;
  return { en: en[field], it: it[field], es: es[field] };
}

/** Medusa takes the id we chose, which is how a repeat finds it. Its own options stay empty: ours are the good's. */
async function createProduct(container: MedusaContainer, id: string, content: ProductContent): Promise<void> {
  const draft = { id, title: title(content), handle: content.handle, status: "draft" as const };
  await container.resolve(Modules.PRODUCT).createProducts([draft]);
}

/** Names, article numbers and options; variants that are no longer named stop being sold and keep what is promised. */
async function applyVariants(
  container: MedusaContainer,
  product_id: string,
  variants: VariantContent[],
): Promise<void> {
  const service = container.resolve(Modules.PRODUCT);
  const there = await service.listProductVariants(
    { product_id },
    { select: ["id", "title", "sku", "metadata"], take: 1_000 },
  );
  const named = new Set(variants.map(({ id }) => id));
  for (const { id, metadata } of there.filter((variant) => !named.has(variant.id))) {
    await takeOffSale(container, id);
    // Its number is free for another; Medusa would not let two variants have it.
    await service.updateProductVariants(id, { sku: null, metadata: { ...metadata, retired: true } });
  }
  await forgetTranslations(
    container,
    there.filter(({ id, title }) => variants.some((variant) => variant.id === id && variant.title !== title)),
  );
  // First all numbers that change are let go, so that two variants can exchange theirs.
  for (const variant of variants) {
    const before = there.find(({ id }) => id === variant.id);
    if (before?.sku && before.sku !== variant.sku)
      await service.updateProductVariants(variant.id, { sku: null });
  }
  for (const [rank, { id, title, sku, options }] of variants.entries()) {
    const values = {
      title,
      sku,
      variant_rank: rank,
      metadata: { options, retired: false },
      manage_inventory: true,
      // Our stock decides; a drifting copy of Medusa's must never refuse a claim that we granted.
      allow_backorder: true,
    };
    if (there.some((variant) => variant.id === id)) await service.updateProductVariants(id, values);
    else await service.createProductVariants([{ id, product_id, ...values } as never]);
  }
}

/** A kind that is called otherwise now has no name in the other languages until somebody writes one. */
async function forgetTranslations(container: MedusaContainer, variants: { id: string }[]): Promise<void> {
  if (variants.length === 0) return;
  const service = container.resolve(Modules.TRANSLATION);
  const known = await service.listTranslations(
    { reference: "product_variant", reference_id: variants.map(({ id }) => id) },
    { select: ["id"], take: 1_000 },
  );
  if (known.length > 0) await service.deleteTranslations(known.map(({ id }) => id));
}

/** Nothing more of it is sold; what somebody holds or bought meanwhile stays theirs. */
async function takeOffSale(container: MedusaContainer, variant_id: string): Promise<void> {
  await stock(container).sellToOrder({ variant_id, made_to_order: false, now: now() });
  const sell = (sellable: number) => stock(container).setSellable({ variant_id, sellable, now: now() });
  try {
    await sell(0);
  } catch (refusal) {
    if (!isDomainError(refusal) || refusal.code !== "stock.below_promised") throw refusal;
    await sell(Number(refusal.details.promised));
  }
}

/** Retail prices carry the region, which is tax-inclusive; a price without it would be taken for a net one. */
async function applyPrices(
  container: MedusaContainer,
  variants: VariantContent[],
  region_id: string,
): Promise<void> {
  const priced = await rows<{ variant_id: string }>(container, {
    entity: "product_variant_price_set",
    fields: ["variant_id"],
    filters: { variant_id: variants.map(({ id }) => id) },
  });
  const variantPrices = variants.map(({ id, price }) => ({
    variant_id: id,
    product_id: "",
    prices: price
      ? [
          {
            amount: price.amount as unknown as number,
            currency_code: price.currency_code,
            rules: { region_id },
          },
        ]
      : [],
  }));
  const previousVariantIds = priced.map(({ variant_id }) => variant_id);
  await upsertVariantPricesWorkflow(container).run({ input: { variantPrices, previousVariantIds } });
}

/**
 * Every variant has an inventory item of its own at its co-op's place, and a stock of ours. The item is called by the
 * variant's id, which never changes, so that a repeat finds the one that an interrupted try made.
 */
async function applyInventory(
  container: MedusaContainer,
  content: ProductContent,
  location_id: string,
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const ids = content.variants.map(({ id }) => id);
  const [linked, items] = await Promise.all([
    rows<{ variant_id: string; inventory_item_id: string }>(container, {
      entity: "product_variant_inventory_item",
      fields: ["variant_id", "inventory_item_id"],
      filters: { variant_id: ids },
    }),
    stock(container).listStock({ variant_ids: ids }),
  ]);
  for (const { id, first_stock } of content.variants) {
    const item = linked.find(({ variant_id }) => variant_id === id);
    const inventory_item_id = item?.inventory_item_id ?? (await inventoryItem(container, id, title(content)));
    if (!item) {
      await link.create({
        [Modules.PRODUCT]: { variant_id: id },
        [Modules.INVENTORY]: { inventory_item_id },
        data: { required_quantity: 1 },
      });
    }
    const known = items.find(({ variant_id }) => variant_id === id);
    const made_to_order = content.selling === "made_to_order";
    if (known?.made_to_order !== made_to_order)
      await stock(container).sellToOrder({ variant_id: id, made_to_order, now: now() });
    const sellable = made_to_order
      ? (known?.sellable ?? 0)
      : (known?.sellable ??
        (await stock(container).setSellable({ variant_id: id, sellable: first_stock, now: now() })).sellable);
    const [level] = await inventory.listInventoryLevels({ inventory_item_id, location_id });
    if (!level)
      await inventory.createInventoryLevels([{ inventory_item_id, location_id, stocked_quantity: sellable }]);
  }
}

async function inventoryItem(container: MedusaContainer, variant_id: string, title: string): Promise<string> {
  const inventory = container.resolve(Modules.INVENTORY);
  const [found] = await inventory.listInventoryItems({ sku: variant_id });
  return (found ?? (await inventory.createInventoryItems({ sku: variant_id, title }))).id;
}

/** The good's own columns, and the links that make it this co-op's and no other's. */
async function applyGood(container: MedusaContainer, known: Known, revision: Revision): Promise<string> {
  const { content, product_id, coop_id } = revision;
  const columns = {
    ...content.recipe,
    details: textOf(content, "details"),
    pictures: content.pictures as unknown as Record<string, unknown>,
    options: content.options as unknown as Record<string, unknown>,
    borrowed: borrowed(content) as unknown as Record<string, unknown>,
    selling: content.selling ?? "from_stock",
    lead_time_days: content.lead_time_days ?? null,
    net_g: content.net_g ?? null,
    made_by: content.made_by,
    demo: known.coop.demo,
  };
  // Named after the product, so that a repeat finds it before the link is there.
  const id = known.product?.good?.id ?? product_id.replace(/^prod_/, "good_");
  const [there] = await goods(container).listGoods({ id: [id] });
  if (there) await goods(container).updateGoods({ id, ...columns });
  else await goods(container).createGoods({ id, ...columns, version: 0, source_hash: null });
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  if (!known.product?.good)
    await link.create({ [Modules.PRODUCT]: { product_id }, [GOOD_MODULE]: { good_id: id } });
  // Last, since it is by this that a co-op finds its products; all under the lock of saves, so that it has one maker.
  if (!known.product?.coop)
    await link.create({ [Modules.PRODUCT]: { product_id }, [COOP_MODULE]: { coop_id } });
  return id;
}

/** Texts that are missing in one language and there in another, which stands in for them in the shop. */
function borrowed(content: ProductContent): string[] {
  return TEXT_FIELDS.filter((field) => textOf(content, field)).flatMap((field) =>
    LANGUAGES.filter((language) => !content.texts[language][field]).map((language) => `${language}.${field}`),
  );
}

async function applyTexts(
  container: MedusaContainer,
  product_id: string,
  good_id: string,
  content: ProductContent,
): Promise<void> {
  const whole = (field: TextField): InLanguages => {
    const texts = textsOf(content, field);
    return { en: textIn(texts, "en"), it: textIn(texts, "it"), es: textIn(texts, "es") };
  };
  await translate(container, "product", product_id, {
    title: whole("title"),
    subtitle: whole("subtitle"),
    description: whole("description"),
  });
  await translate(container, "good", good_id, { details: whole("details") });
}

/** Last of all, so that nothing is on sale before it is whole; Medusa tells the world by this that a product changed. */
async function applyProduct(
  container: MedusaContainer,
  id: string,
  content: ProductContent,
  { coop, category_id, sales_channel_id }: Known,
): Promise<void> {
  const base = content.pictures[0]?.base;
  await updateProductsWorkflow(container).run({
    input: {
      products: [
        {
          id,
          title: title(content),
          subtitle: textOf(content, "subtitle"),
          description: textOf(content, "description"),
          status: content.status,
          weight: content.weight_g,
          // Medusa's own screens are on another host than the pictures.
          thumbnail: base ? `${settings().SHOP_URL}${base}-400.webp` : null,
          category_ids: category_id ? [category_id] : [],
          shipping_profile_id: coop.shipping_profile_id,
          sales_channels: [{ id: sales_channel_id }],
        },
      ],
    },
  });
}
