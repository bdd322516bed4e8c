import { createHash } from "node:crypto";
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows";
import { fromWire, toWire } from "../../adapters/money";
import { minutesAfter, now } from "../../adapters/clock";
import { row, rows } from "../../adapters/rows";
import { messageOf } from "../../adapters/message-of";
import { refuse } from "../../domain/errors";
import { pictureOfBase } from "../../domain/pictures";
import {
  changedBetween,
  checkedDraft,
  identified,
  missingOf,
  type ProductContent,
  type ProductDraft,
  type VariantContent,
} from "../../domain/products/content";
import { freeHandle, handleOf } from "../../domain/products/texts";
import { goods, pictures, stock } from "../services";
import { applyRevision } from "./apply-revision";
import { beginFirst, beginNext, madeBefore, refuseChanged } from "./begin-revision";
import { checkFoodMayBeSold } from "../food-rules";
import { readProduct, readRegion, type KnownProduct } from "./read-product";

/** Who acts, and for which co-op: the scope of every look and every write. */
type Actor = { coop_id: string; staff_id: string };

/** One save at a time in the whole shop: handles and article numbers are the shop's, and saves are few. */
const LOCK = { key: "products", timeout: 30, ttl: 60 };

/** What a killed process began is brought to its end before anybody builds on it. */
async function finishPending(container: MedusaContainer, product_id: string): Promise<void> {
  for (const revision of await goods(container).pendingRevisions({ product_id }))
    await applyRevision(container, revision);
}

async function checkCategory(container: MedusaContainer, handle: string | null): Promise<void> {
  if (handle === null) return;
  const found = await row(container, {
    entity: "product_category",
    fields: ["id"],
    filters: { handle, is_active: true },
  });
  if (!found) refuse("product.invalid", `There is no category "${handle}".`, { field: "category" });
}

/** A price is in the currency of the co-op's place, exact to its smallest unit. */
async function checkPrices(
  container: MedusaContainer,
  coop_id: string,
  draft: ProductDraft,
): Promise<ProductDraft> {
  const { currency } = await readRegion(container, coop_id);
  const variants = draft.variants.map((variant) => {
    if (!variant.price) return variant;
    const price = fromWire(variant.price);
    if (price.currency !== currency)
      refuse("product.invalid", `Prices are in ${currency.toUpperCase()} here.`, { field: "price" });
    return { ...variant, price: toWire(price.amount_minor, currency) };
  });
  return { ...draft, variants };
}

/** Pictures are this co-op's own uploads, or what the product shows already. */
async function checkPictures(
  container: MedusaContainer,
  coop_id: string,
  draft: ProductDraft,
  before: ProductContent | null,
): Promise<void> {
  const known = new Set(before?.pictures.map(({ base }) => base));
  const strange = draft.pictures.map(({ base }) => base).filter((base) => !known.has(base));
  const own = await pictures(container).listPictures({
    coop_id,
    ids: strange.flatMap((base) => pictureOfBase(base) ?? []),
  });
  const ids = new Set(own.map(({ id }) => id));
  const foreign = strange.find((base) => !ids.has(pictureOfBase(base) ?? ""));
  if (foreign) refuse("picture.not_found", `There is no picture "${foreign}". Upload it again.`, {});
}

/** An article number names one thing in the whole shop. Those of withdrawn variants are free. */
async function checkSkus(container: MedusaContainer, variants: VariantContent[]): Promise<void> {
  const skus = variants.flatMap(({ sku }) => sku ?? []);
  if (skus.length === 0) return;
  const taken = await rows<{ id: string; sku: string }>(container, {
    entity: "variant",
    fields: ["id", "sku"],
    filters: { sku: skus },
  });
  const own = new Set(variants.map(({ id }) => id));
  const other = taken.find(({ id }) => !own.has(id));
  if (other)
    refuse("product.sku_taken", `The SKU "${other.sku}" is used already. Choose another.`, {
      sku: other.sku,
    });
}

/** A variant of which somebody holds or bought units cannot vanish. */
async function checkVanishing(
  container: MedusaContainer,
  before: ProductContent,
  after: VariantContent[],
): Promise<void> {
  const kept = new Set(after.map(({ id }) => id));
  const vanishing = before.variants.filter(({ id }) => !kept.has(id));
  const items = await stock(container).listStock({ variant_ids: vanishing.map(({ id }) => id) });
  const promised = items.find(({ held, claimed }) => held + claimed > 0);
  if (!promised) return;
  const title = vanishing.find(({ id }) => id === promised.variant_id)?.title ?? "";
  const units = promised.held + promised.claimed;
  refuse(
    "product.variant_promised",
    `"${title}" cannot go: ${units} of it are held or sold and not sent yet. Set its stock to ${units} instead.`,
    { variant: title, promised: units },
  );
}

function checkComplete(content: ProductContent): void {
  const missing = missingOf(content);
  if (content.status === "published" && missing.length > 0)
    refuse("product.incomplete", `To be on sale it needs: ${missing.join(", ")}.`, {
      missing: missing.join(", "),
    });
}

/** In every language that it is sold in. Refuses `good.locked`. */
function checkFood({ category, net_g = null, texts }: ProductContent): void {
  for (const { title, details } of Object.values(texts))
    checkFoodMayBeSold(title, { category: category ?? "", net_g, details });
}

/** Only the present version can be built on. */
async function checkVersion(
  container: MedusaContainer,
  coop_id: string,
  product: KnownProduct,
  version: number,
  sent: Partial<ProductContent>,
): Promise<void> {
  if (version === product.version) return;
  const seen = await goods(container).revision({ coop_id, product_id: product.id, version });
  const earlier = seen?.content ?? { ...product.content, ...sent };
  refuseChanged(earlier, product.content, product.version);
}

const content = (draft: ProductDraft, variants: VariantContent[]) => ({ ...draft, variants });

type CreateInput = Actor & { request_id: string; draft: ProductDraft };

/** Writes down a new product under an id of its own, once for each request. */
const beginCreateStep = createStep("begin-product", async (input: CreateInput, { container }) => {
  const { coop_id, staff_id, request_id } = input;
  const fingerprint = createHash("sha256").update(JSON.stringify(input.draft)).digest("hex");
  const earlier = await madeBefore(container, { coop_id, request_id, fingerprint });
  if (earlier) return new StepResponse(earlier);
  const draft = await checkPrices(container, coop_id, checkedDraft(input.draft));
  await checkCategory(container, draft.category);
  await checkPictures(container, coop_id, draft, null);
  const variants = identified(draft.variants, [], () => generateEntityId("", "variant"));
  await checkSkus(container, variants);
  const { en, it, es } = draft.texts;
  const handle = await ownHandle(container, handleOf({ en: en.title, it: it.title, es: es.title }));
  const product_id = await beginFirst(container, {
    ...{ product_id: generateEntityId("", "prod"), version: 1 },
    ...{ coop_id, staff_id, request_id, fingerprint, now: now() },
    content: { ...content(draft, variants), handle, status: "draft" },
  });
  return new StepResponse(product_id);
});

async function ownHandle(container: MedusaContainer, wanted: string): Promise<string> {
  const [products, promised] = await Promise.all([
    rows<{ handle: string }>(container, { entity: "product", fields: ["handle"] }),
    goods(container).promisedHandles(),
  ]);
  return freeHandle(wanted, new Set([...products.map(({ handle }) => handle), ...promised]));
}

type Change = { draft: ProductDraft } | { status: ProductContent["status"] };
type SaveInput = Actor & { product_id: string; version: number; change: Change };

/** Writes down the next version of a product, checked against everything that may refuse it. */
const beginSaveStep = createStep("begin-save", async (input: SaveInput, { container }) => {
  const { coop_id, staff_id, product_id, change } = input;
  await readProduct(container, coop_id, product_id);
  await finishPending(container, product_id);
  const product = await readProduct(container, coop_id, product_id);
  const before = product.content;
  const draft = "draft" in change ? await checkPrices(container, coop_id, checkedDraft(change.draft)) : null;
  const variants = draft
    ? identified(
        draft.variants,
        [
          ...before.variants.map((variant) => ({ ...variant, retired: false })),
          ...product.retired.map((variant) => ({ ...variant, retired: true })),
        ],
        () => generateEntityId("", "variant"),
      )
    : before.variants;
  const after: ProductContent =
    "status" in change ? { ...before, status: change.status } : { ...before, ...draft, variants };
  // A form sent twice, or again when the answer got lost: what it asks for is so already, whatever version it was opened on.
  if (changedBetween(before, after).length === 0) return new StepResponse(product_id);
  await checkVersion(container, coop_id, product, input.version, after);
  if (draft) {
    await checkCategory(container, draft.category);
    await checkPictures(container, coop_id, draft, before);
    await checkSkus(container, variants);
    await checkVanishing(container, before, variants);
  }
  checkComplete(after);
  if (after.status === "published") checkFood(after);
  const common = { product_id, coop_id, staff_id, now: now() };
  await goods(container).keepState({ ...common, version: product.version, content: before });
  await beginNext(container, before, { ...common, version: product.version + 1, content: after });
  return new StepResponse(product_id);
});

/** Forward only: what fails here is tried again by whoever touches the product next, and every minute. */
const finishStep = createStep("finish-save", async (product_id: string, { container }) => {
  await finishPending(container, product_id);
  return new StepResponse(product_id);
});

/**
 * Makes a draft. The same request again: the same product. Refuses `product.invalid`, `product.sku_taken`,
 * `product.request_reused`, `picture.not_found`, and what `fromWire` refuses of a price.
 */
export const createProductWorkflow = createWorkflow("create-product", (input: CreateInput) => {
  acquireLockStep(LOCK);
  const product_id = finishStep(beginCreateStep(input));
  releaseLockStep({ key: LOCK.key });
  return new WorkflowResponse(product_id);
});

/**
 * Saves a product that nobody has changed since `version`, or puts it on or takes it off sale. Where it is all that already,
 * nothing is done. Refuses `product.not_found`, `product.changed`, `product.incomplete`, `product.variant_promised` and what
 * making one refuses.
 */
export const saveProductWorkflow = createWorkflow("save-product", (input: SaveInput) => {
  acquireLockStep(LOCK);
  const product_id = finishStep(beginSaveStep(input));
  releaseLockStep({ key: LOCK.key });
  return new WorkflowResponse(product_id);
});

/** Long enough for a save that is still on its way in another process. */
const CUT_SHORT_AFTER_MINUTES = 0.1;

const cutShortStep = createStep("finish-cut-short-saves", async (_: undefined, { container }) => {
  const begun_before = minutesAfter(now(), -CUT_SHORT_AFTER_MINUTES);
  const pending = await goods(container).pendingRevisions({ begun_before });
  const products = [...new Set(pending.map(({ product_id }) => product_id))];
  const finished: string[] = [];
  for (const product_id of products) {
    try {
      await finishPending(container, product_id);
      finished.push(product_id);
    } catch (fault) {
      // The others are not to wait for it; it is tried again in a minute.
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.error(`${product_id} is still half saved: ${messageOf(fault)}`);
    }
  }
  return new StepResponse(finished);
});

/** Brings saves to their end that were cut short. Returns the products. */
export const finishSavesWorkflow = createWorkflow("finish-saves", () => {
  acquireLockStep(LOCK);
  const finished = cutShortStep();
  releaseLockStep({ key: LOCK.key });
  return new WorkflowResponse(finished);
});
