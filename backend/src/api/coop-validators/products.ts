import { z } from "@medusajs/framework/zod";
import { SELLINGS } from "../../domain/products/content";
import { LANGUAGES } from "../../domain/products/texts";
import { body } from "../body";

// Only what keeps a body of a sane size; how long a text may be is a rule with words of its own.
const text = z.string().max(20_000);
const line = z.string().max(1_000);
const bps = z.number().int().min(0).max(10_000);
const version = z.number().int().min(1);
const money = z.strictObject({
  amount: z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, 'write an amount as decimal text, like "12.50"'),
  currency_code: z.string().length(3),
});
const units = z.number().int().min(0).max(1_000_000);
const inLanguages = <T extends z.ZodType>(shape: T) =>
  z.strictObject(
    Object.fromEntries(LANGUAGES.map((language) => [language, shape])) as Record<
      (typeof LANGUAGES)[number],
      T
    >,
  );

const texts = z.strictObject({
  title: text.default(""),
  subtitle: text.default(""),
  description: text.default(""),
  details: text.default(""),
});
const NO_TEXTS = { title: "", subtitle: "", description: "", details: "" };

const variant = z.strictObject({
  /** Names a variant that is there; without it one with the same values is kept, or a new one made. */
  id: z.string().max(100).nullish(),
  title: line.optional(),
  sku: z
    .string()
    .trim()
    .max(40)
    .regex(/^([A-Za-z0-9][A-Za-z0-9._-]*)?$/, "use letters, digits, points and hyphens")
    .nullish(),
  options: z.record(line, line).default({}),
  price: money.nullish(),
  /** What a new variant may sell at first. A known one's stock is set by its own door. */
  stock: units.optional(),
});

const product = z.strictObject({
  category: z.string().max(100).nullish(),
  made_by: z.enum(["members", "others", "resold"]).default("members"),
  recipe: z.strictObject({ work_bps: bps, materials_bps: bps, funds_bps: bps }),
  selling: z.enum(SELLINGS).default("from_stock"),
  lead_time_days: z.number().int().min(1).max(10_000).nullish(),
  weight_g: z.number().int().min(1).max(1_000_000).nullish(),
  net_g: z.number().int().min(1).max(1_000_000).nullish(),
  texts: inLanguages(texts.default(NO_TEXTS)),
  options: z
    .array(z.strictObject({ title: line, values: z.array(line).max(50) }))
    .max(10)
    .default([]),
  variants: z.array(variant).max(200),
  pictures: z
    .array(
      z.strictObject({
        id: z.string().max(100).nullish(),
        base: z.string().max(200),
        alt: inLanguages(line.default("")),
      }),
    )
    .max(50)
    .default([]),
});

export type ProductBody = z.infer<typeof product>;
export const createProduct = product.extend({ request_id: z.string().min(8).max(100) });
export const saveProduct = product.extend({ version });
export const seenVersion = z.strictObject({ version });
export const setStock = z.strictObject({ variant_id: z.string().max(100), sellable: units });

export const PRODUCT_BODIES = [
  body("/coop/products", createProduct),
  body("/coop/products/:id", saveProduct),
  body("/coop/products/:id/publish", seenVersion),
  body("/coop/products/:id/unpublish", seenVersion),
  body("/coop/products/:id/stock", setStock),
];
