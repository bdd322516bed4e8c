import type { Recipe } from "../books/recipe";
import { refuse } from "../errors";
import {
  LANGUAGES,
  TEXT_FIELDS,
  tidy,
  type InLanguages,
  type ProductLanguage,
  type ProductTexts,
} from "./texts";

const MAX_OPTIONS = 3;
const MAX_VARIANTS = 50;
const MAX_PICTURES = 12;

/** From what lies ready, made when somebody orders it, or one piece and never another. */
export const SELLINGS = ["from_stock", "made_to_order", "one_of_a_kind"] as const;
export type Selling = (typeof SELLINGS)[number];
const LONGEST_LEAD_DAYS = 180;

export type ProductOption = { title: string; values: string[] };
export type ProductPicture = { base: string; alt: InLanguages };
/** An amount as it travels: decimal text with its currency. */
type Price = { amount: string; currency_code: string };
export type VariantContent = {
  id: string;
  title: string;
  sku: string | null;
  /** Option title -> value; empty for a product without options. */
  options: Record<string, string>;
  price: Price | null;
  /** What a new variant may sell at first; a known one keeps its stock. */
  first_stock: number;
};

/** Everything of a product that a co-op edits, as one value: what is stored, compared and shown. */
export type ProductContent = {
  handle: string;
  status: "draft" | "published";
  category: string | null;
  made_by: "members" | "others" | "resold";
  /** Contents that were saved before there was a choice have neither: they are sold from stock. */
  selling?: Selling;
  /** Days from the order to the parcel, of what is made to order. */
  lead_time_days?: number | null;
  recipe: Recipe;
  weight_g: number | null;
  /** What is in it without packing, of what is sold by its weight: its price by the kilogram is worked out from it. */
  net_g?: number | null;
  texts: Record<ProductLanguage, ProductTexts>;
  options: ProductOption[];
  variants: VariantContent[];
  pictures: ProductPicture[];
};

/** What the form sends: no handle and no status, and variants that may be new. */
export type ProductDraft = Omit<ProductContent, "handle" | "status" | "variants"> & {
  variants: (Omit<VariantContent, "id" | "title"> & { id: string | null; title: string })[];
};

/** What still has to be filled in before a product may be sold, as short names such as "it.title". */
export function missingOf(content: ProductContent): string[] {
  const missing: string[] = [];
  for (const language of LANGUAGES) {
    for (const field of ["title", "description"] as const)
      if (!content.texts[language][field]) missing.push(`${language}.${field}`);
  }
  if (!content.category) missing.push("category");
  const { work_bps, materials_bps, funds_bps } = content.recipe;
  if (work_bps + materials_bps + funds_bps !== 10_000) missing.push("recipe");
  if (!content.weight_g) missing.push("weight");
  if (content.variants.some(({ price }) => !price || /^[0.]*$/.test(price.amount))) missing.push("price");
  if (content.variants.some(({ sku }) => !sku)) missing.push("sku");
  if (content.pictures.length === 0) missing.push("picture");
  for (const language of LANGUAGES)
    if (content.pictures.some(({ alt }) => !alt[language])) missing.push(`${language}.picture_alt`);
  return missing;
}

/** Which fields two states of a product do not share, in the order of the form, such as "title.it" or "price". */
export function changedBetween(one: ProductContent, other: ProductContent): string[] {
  const changed = LANGUAGES.flatMap((language) =>
    TEXT_FIELDS.filter((field) => one.texts[language][field] !== other.texts[language][field]).map(
      (field) => `${field}.${language}`,
    ),
  );
  const parts: [string, (content: ProductContent) => unknown][] = [
    ["status", ({ status }) => status],
    ["category", ({ category }) => category],
    ["made_by", ({ made_by }) => made_by],
    ["recipe", ({ recipe }) => [recipe.work_bps, recipe.materials_bps, recipe.funds_bps]],
    ["weight", ({ weight_g }) => weight_g],
    ["net_weight", ({ net_g = null }) => net_g],
    ["selling", ({ selling = "from_stock", lead_time_days = null }) => [selling, lead_time_days]],
    ["options", ({ options }) => options.map(({ title, values }) => [title, values])],
    ["variants", ({ variants }) => variants.map(({ title, options }) => [title, optionKey(options)])],
    ["price", ({ variants }) => byVariant(variants, ({ price }) => price?.amount ?? null)],
    ["sku", ({ variants }) => byVariant(variants, ({ sku }) => sku)],
    ["pictures", ({ pictures }) => pictures.map(({ base, alt }) => [base, LANGUAGES.map((l) => alt[l])])],
  ];
  for (const [name, part] of parts)
    if (JSON.stringify(part(one)) !== JSON.stringify(part(other))) changed.push(name);
  return changed;
}

function byVariant(variants: VariantContent[], read: (variant: VariantContent) => string | null) {
  return variants.map((variant) => [optionKey(variant.options), read(variant)]).sort();
}

/** Two variants with the same values of the same options are one and the same. */
function optionKey(options: Record<string, string>): string {
  return JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A draft with tidied texts, within its bounds and in accord with itself.
 * Refuses `product.invalid`, naming what to mend.
 */
export function checkedDraft(draft: ProductDraft): ProductDraft {
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(TEXT_FIELDS.map((field) => [field, tidy(draft.texts[language][field], field)])),
    ]),
  ) as ProductDraft["texts"];
  if (LANGUAGES.every((language) => !texts[language].title))
    refuse("product.invalid", "The product has no title. Write it in one language at least.", {
      field: "title",
    });
  const options = draft.options.map(({ title, values }) => ({
    title: tidy(title, "option"),
    values: values.map((value) => tidy(value, "value")),
  }));
  checkOptions(options);
  const variants = draft.variants.map((variant) => tidyVariant(variant, options));
  checkVariants(variants);
  const selling = checkedSelling(draft, variants);
  if (draft.pictures.length > MAX_PICTURES)
    refuse("product.invalid", `A product shows ${MAX_PICTURES} pictures at most. Leave some out.`, {});
  const pictures = draft.pictures.map(({ base, alt }) => ({
    base,
    alt: { en: tidy(alt.en, "alt"), it: tidy(alt.it, "alt"), es: tidy(alt.es, "alt") },
  }));
  return { ...draft, ...selling, texts, options, variants, pictures };
}

/** What is made to order says how long it takes; what is one of a kind has one kind and one piece. */
function checkedSelling(
  { selling = "from_stock", lead_time_days = null }: ProductDraft,
  variants: DraftVariant[],
): Required<Pick<ProductDraft, "selling" | "lead_time_days">> {
  if (selling !== "made_to_order") {
    const pieces = variants.reduce((sum, { first_stock }) => sum + first_stock, 0);
    if (selling === "one_of_a_kind" && (variants.length > 1 || pieces > 1))
      refuse("product.invalid", "What is one of a kind has no variants, and one piece at most.", {
        field: "selling",
      });
    return { selling, lead_time_days: null };
  }
  if (!lead_time_days || lead_time_days > LONGEST_LEAD_DAYS)
    refuse("product.invalid", `Say within how many days it is made: 1 to ${LONGEST_LEAD_DAYS}.`, {
      field: "lead_time_days",
    });
  return { selling, lead_time_days };
}

function checkOptions(options: ProductOption[]): void {
  if (options.length > MAX_OPTIONS)
    refuse("product.invalid", `A product has ${MAX_OPTIONS} options at most.`, { field: "options" });
  const titles = options.map(({ title }) => title);
  if (new Set(titles).size !== titles.length || titles.includes(""))
    refuse("product.invalid", "Each option needs a name of its own.", { field: "options" });
  for (const { title, values } of options) {
    if (values.length === 0 || values.includes("") || new Set(values).size !== values.length)
      refuse("product.invalid", `The option "${title}" needs values, each of them once.`, {
        field: "options",
      });
  }
}

type DraftVariant = ProductDraft["variants"][number];

function tidyVariant(variant: DraftVariant, options: ProductOption[]): DraftVariant {
  const given = Object.fromEntries(
    Object.entries(variant.options).map(([title, value]) => [tidy(title, "option"), tidy(value, "value")]),
  );
  const fits =
    Object.keys(given).length === options.length &&
    options.every(({ title, values }) => values.includes(given[title] ?? ""));
  if (!fits) {
    refuse("product.invalid", `The variant "${variant.title}" does not choose one value of each option.`, {
      field: "variants",
    });
  }
  const named = options.map(({ title }) => given[title] ?? "").join(" / ");
  return { ...variant, options: given, title: named || "One size", sku: variant.sku?.trim() || null };
}

function checkVariants(variants: DraftVariant[]): void {
  if (variants.length === 0 || variants.length > MAX_VARIANTS)
    refuse("product.invalid", `A product has 1 to ${MAX_VARIANTS} variants.`, { field: "variants" });
  const keys = variants.map(({ options }) => optionKey(options));
  if (new Set(keys).size !== keys.length)
    refuse("product.invalid", "Two variants have the same values. Leave one out.", { field: "variants" });
  const ids = variants.flatMap(({ id }) => (id ? [id] : []));
  if (new Set(ids).size !== ids.length)
    refuse("product.invalid", "One variant is named twice.", { field: "variants" });
  const skus = variants.flatMap(({ sku }) => (sku ? [sku] : []));
  if (new Set(skus).size !== skus.length)
    refuse("product.sku_taken", "Two variants have the same SKU. Give each its own.", { field: "sku" });
}

/**
 * Gives each variant of a draft its id: the one it names, or that of the known variant with the same values (a withdrawn
 * one comes back), or a new one. Refuses `product.invalid` for an id that is not this product's.
 */
export function identified(
  draft: DraftVariant[],
  known: readonly { id: string; options: Record<string, string>; retired: boolean }[],
  newId: () => string,
): VariantContent[] {
  const free = new Map(known.map((variant) => [variant.id, variant]));
  for (const { id } of draft) {
    if (id && !free.delete(id))
      refuse("product.invalid", `This product has no variant ${id}. Open it again.`, { field: "variants" });
  }
  return draft.map((variant) => {
    if (variant.id) return { ...variant, id: variant.id };
    const key = optionKey(variant.options);
    const alike = [...free.values()]
      .filter((other) => optionKey(other.options) === key)
      .sort((a, b) => Number(a.retired) - Number(b.retired))[0];
    if (alike) free.delete(alike.id);
    return { ...variant, id: alike?.id ?? newId() };
  });
}
