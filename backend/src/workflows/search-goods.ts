import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { minutesAfter, now } from "../adapters/clock";
import { rows } from "../adapters/rows";
import { indexName, SEARCH_LANGUAGES, tellsOfLoss, usesMeilisearch } from "../adapters/search-engine";
import { SEARCH_EVENTS } from "../adapters/search-events";
import { messageOf } from "../adapters/message-of";
import { DEFAULT_PLACE } from "../domain/trade/places";
import { stock } from "./services";

const AT_ONCE = 200;

/** Building an index again changes no truth, so there is nothing to undo. */
const reindexStep = createStep("reindex-goods", async (_: undefined, { container }) => {
  const index = SEARCH_LANGUAGES.map(indexName);
  await container.resolve(Modules.SEARCH).reindex({ index });
  return new StepResponse(index);
});

/** Builds every index of goods anew and then puts it in the place of the old one. */
export const reindexGoodsWorkflow = createWorkflow(
  "reindex-goods",
  () => new WorkflowResponse(reindexStep()),
);

/** Products of which something that a document tells has changed since then, whoever changed it. */
async function changedSince(container: MedusaContainer, since: Date): Promise<string[]> {
  const filters = { updated_at: { $gte: since } };
  const [products, variants, coops, goods, translations, categories, moved] = await Promise.all([
    rows<{ id: string }>(container, { entity: "product", fields: ["id"], filters }),
    rows<{ product_id: string }>(container, { entity: "variant", fields: ["product_id"], filters }),
    rows<{ products: { id: string }[] }>(container, { entity: "coop", fields: ["products.id"], filters }),
    rows<{ product?: { id: string } | null }>(container, { entity: "good", fields: ["product.id"], filters }),
    rows<{ reference: string; reference_id: string }>(container, {
      entity: "translation",
      fields: ["reference", "reference_id"],
      filters: { ...filters, reference: ["product", "product_category"] },
    }),
    rows<{ id: string }>(container, { entity: "product_category", fields: ["id"], filters }),
    ofStock(container, since),
  ]);
  const retold = (what: string) =>
    translations.filter(({ reference }) => reference === what).map(({ reference_id }) => reference_id);
  const renamed = [...categories.map(({ id }) => id), ...retold("product_category")];
  return distinct([
    ...products.map(({ id }) => id),
    ...variants.map(({ product_id }) => product_id),
    ...coops.flatMap((coop) => coop.products.map(({ id }) => id)),
    ...goods.flatMap(({ product }) => product?.id ?? []),
    ...retold("product"),
    ...(await ofCategories(container, distinct(renamed))),
    ...moved,
  ]);
}

async function ofCategories(container: MedusaContainer, id: string[]): Promise<string[]> {
  if (id.length === 0) return [];
  const categories = await rows<{ products: { id: string }[] }>(container, {
    entity: "product_category",
    fields: ["products.id"],
    filters: { id },
  });
  return categories.flatMap(({ products }) => products.map((product) => product.id));
}

async function ofStock(container: MedusaContainer, since: Date): Promise<string[]> {
  const id = await stock(container).changedSince(since);
  if (id.length === 0) return [];
  const variants = await rows<{ product_id: string }>(container, {
    entity: "variant",
    fields: ["product_id"],
    filters: { id },
  });
  return variants.map(({ product_id }) => product_id);
}

function distinct(ids: string[]): string[] {
  return [...new Set(ids)];
}

/** Whether the engine has lost an index. One that does not answer has lost nothing as far as we know. */
async function isLost(container: MedusaContainer): Promise<boolean> {
  if (!usesMeilisearch()) return false;
  const answers = await Promise.allSettled(
    SEARCH_LANGUAGES.map((language) =>
      container.resolve(Modules.SEARCH).search({
        entity: indexName(language),
        fields: ["id"],
        filters: { place: DEFAULT_PLACE },
        pagination: { take: 1, order: { price_minor: "ASC" } },
        search_options: { count: "none" },
      }),
    ),
  );
  return answers.some((answer) => answer.status === "rejected" && tellsOfLoss(answer.reason));
}

/** Until when this process has looked; null before the first time, since what was told to a process that died is lost. */
let looked_until: Date | null = null;

/**
 * Tells the index of everything that changed since the last look. Events tell it sooner; this is for those that were lost,
 * and for stock, which moves without any. While searching is down, nothing is told and nothing is forgotten. What an engine has
 * lost is built anew first: told of changes alone, it would make an index of its own that knows only those.
 */
export async function keepSearchTrue(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  if (await isLost(container)) {
    logger.warn("the search engine has lost an index: all are built anew");
    await reindexGoodsWorkflow(container).run({ input: undefined });
  }
  const began = now();
  const ids = looked_until
    ? await changedSince(container, minutesAfter(looked_until, -1))
    : (await rows<{ id: string }>(container, { entity: "product", fields: ["id"] })).map(({ id }) => id);
  try {
    for (let at = 0; at < ids.length; at += AT_ONCE)
      await container
        .resolve(Modules.SEARCH)
        .ingest({ name: SEARCH_EVENTS.goods, data: { id: ids.slice(at, at + AT_ONCE) } });
    looked_until = began;
  } catch (error) {
    logger.warn(`the search index was not told of changes: ${messageOf(error)}`);
  }
}
