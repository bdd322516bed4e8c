import { Modules, QueryContext } from "@medusajs/framework/utils";
import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { LOCALES } from "../../adapters/languages";
import { toWireRounded } from "../../adapters/money";
import { row, rows } from "../../adapters/rows";
import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import type { Recipe } from "../../domain/books/recipe";
import type {
  ProductContent,
  ProductOption,
  ProductPicture,
  Selling,
  VariantContent,
} from "../../domain/products/content";
import { placeOfCoop, regionOf, type Region } from "../places";
import { LANGUAGES, TEXT_FIELDS, type ProductLanguage, type ProductTexts } from "../../domain/products/texts";

type VariantRow = {
  id: string;
  title: string;
  sku: string | null;
  variant_rank: number | null;
  metadata: { options?: Record<string, string>; retired?: boolean } | null;
  calculated_price?: { original_amount: BigNumberInput | null } | null;
};
type ProductRow = {
  id: string;
  handle: string;
  status: string;
  title: string;
  subtitle: string | null;
  description: string | null;
  weight: number | string | null;
  variants: VariantRow[];
  categories: { handle: string }[];
  good:
    | (Recipe & {
        id: string;
        version: number;
        details: string;
        pictures: Partial<ProductPicture>[];
        options: ProductOption[] | null;
        borrowed: string[] | null;
        made_by: ProductContent["made_by"];
        selling: Selling;
        lead_time_days: number | null;
        net_g: number | null;
      })
    | null;
};

const FIELDS = [
  ...["id", "handle", "status", "title", "subtitle", "description", "weight", "created_at"],
  ...["id", "title", "sku", "variant_rank", "metadata", "calculated_price.*"].map((f) => `variants.${f}`),
  "categories.handle",
  ...["id", "version", "details", "pictures", "options", "borrowed", "made_by"].map((f) => `good.${f}`),
  ...["selling", "lead_time_days", "net_g", "work_bps", "materials_bps", "funds_bps"].map(
    (field) => `good.${field}`,
  ),
];

export type KnownProduct = {
  id: string;
  good_id: string;
  version: number;
  content: ProductContent;
  /** Variants that were taken off sale and may come back. */
  retired: { id: string; options: Record<string, string> }[];
};

/** The region that a co-op's retail prices belong to, and its currency. */
export async function readRegion(container: MedusaContainer, coop_id: string): Promise<Region> {
  return regionOf(container, await placeOfCoop(container, coop_id));
}

/** The co-op's products. Its own come from the co-op and not the other way round. */
export async function readProducts(container: MedusaContainer, coop_id: string): Promise<KnownProduct[]> {
  return read(container, coop_id, await idsOf(container, coop_id));
}

/** One product of the co-op. Refuses `product.not_found` for another's as for none. */
export async function readProduct(
  container: MedusaContainer,
  coop_id: string,
  product_id: string,
): Promise<KnownProduct> {
  const own = (await idsOf(container, coop_id)).includes(product_id);
  const [product] = own ? await read(container, coop_id, [product_id]) : [];
  return (
    product ?? refuse("product.not_found", "There is no such product here. See the list of products.", {})
  );
}

async function idsOf(container: MedusaContainer, coop_id: string): Promise<string[]> {
  const coop = await row<{ products?: ({ id: string } | null)[] | null }>(container, {
    entity: "coop",
    fields: ["id", "products.id"],
    filters: { id: coop_id },
  });
  return (coop?.products ?? []).flatMap((product) => (product ? [product.id] : []));
}

/** Medusa hands out an instant now as text and now as a date. */
const text = (at: string | Date): string => (typeof at === "string" ? at : at.toISOString());

async function read(container: MedusaContainer, coop_id: string, ids: string[]): Promise<KnownProduct[]> {
  if (ids.length === 0) return [];
  const region = await readRegion(container, coop_id);
  const products = await rows<ProductRow & { created_at: string | Date }>(container, {
    entity: "product",
    fields: FIELDS,
    filters: { id: ids },
    context: {
      variants: {
        calculated_price: QueryContext({ region_id: region.id, currency_code: region.currency }),
      },
    },
  });
  const translated = await translations(container, products);
  return products
    .sort((a, b) => (text(a.created_at) < text(b.created_at) ? 1 : -1))
    .flatMap((product) => {
      const { good } = product;
      if (!good) return [];
      const retired = product.variants.filter((variant) => variant.metadata?.retired);
      return [
        {
          id: product.id,
          good_id: good.id,
          version: good.version,
          content: contentOf({ ...product, good }, region.currency, translated),
          retired: retired.map(({ id, metadata }) => ({ id, options: metadata?.options ?? {} })),
        },
      ];
    });
}

type Translations = Map<string, Record<string, unknown>>;

/** What is written in the other languages, by record and locale. */
async function translations(container: MedusaContainer, products: ProductRow[]): Promise<Translations> {
  const found = await container.resolve(Modules.TRANSLATION).listTranslations(
    {
      reference: ["product", "good"],
      reference_id: products.flatMap(({ id, good }) => (good ? [id, good.id] : [id])),
    },
    { select: ["reference_id", "locale_code", "translations"], take: 10_000 },
  );
  return new Map(
    found.map((translation) => [
      `${translation.reference_id} ${translation.locale_code}`,
      translation.translations,
    ]),
  );
}

function contentOf(
  product: ProductRow & { good: NonNullable<ProductRow["good"]> },
  currency: Currency,
  translated: Translations,
): ProductContent {
  const { good } = product;
  const weight = product.weight === null ? null : Number(product.weight);
  const { work_bps, materials_bps, funds_bps } = good;
  return {
    handle: product.handle,
    status: product.status === "published" ? "published" : "draft",
    category: product.categories[0]?.handle ?? null,
    made_by: good.made_by,
    selling: good.selling,
    lead_time_days: good.lead_time_days,
    recipe: { work_bps, materials_bps, funds_bps },
    weight_g: weight,
    net_g: good.net_g,
    texts: textsOf(product, translated),
    options: good.options ?? [],
    variants: product.variants
      .filter((variant) => !variant.metadata?.retired)
      .sort((a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0))
      .map((variant) => variantOf(variant, currency)),
    pictures: good.pictures.map(({ base = "", alt }) => ({
      base,
      alt: { en: alt?.en ?? "", it: alt?.it ?? "", es: alt?.es ?? "" },
    })),
  };
}

function variantOf(variant: VariantRow, currency: Currency): VariantContent {
  const amount = variant.calculated_price?.original_amount ?? null;
  return {
    id: variant.id,
    title: variant.title,
    sku: variant.sku,
    options: variant.metadata?.options ?? {},
    price: amount === null ? null : toWireRounded(amount, currency),
    first_stock: 0,
  };
}

/** What was written in each language; a text that stands in for a missing one counts as missing. */
function textsOf(
  product: ProductRow & { good: NonNullable<ProductRow["good"]> },
  translated: Translations,
): ProductContent["texts"] {
  const { good } = product;
  const borrowed = new Set(good.borrowed ?? []);
  const source = { ...product, details: good.details };
  const written = (language: ProductLanguage, field: keyof ProductTexts): string => {
    if (borrowed.has(`${language}.${field}`)) return "";
    if (language === "en") return source[field] ?? "";
    const record = field === "details" ? good.id : product.id;
    const text = translated.get(`${record} ${LOCALES[language]}`)?.[field];
    return typeof text === "string" ? text : "";
  };
  const inLanguage = (language: ProductLanguage) =>
    Object.fromEntries(TEXT_FIELDS.map((field) => [field, written(language, field)])) as ProductTexts;
  const [en, it, es] = LANGUAGES.map(inLanguage);
  return { en, it, es } as ProductContent["texts"];
}
