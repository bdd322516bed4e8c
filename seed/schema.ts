import { z } from "@medusajs/framework/zod";

/** The shapes of the files in this folder. Strict: a misspelt field is refused and not ignored. */
const text = z.string().trim().min(1);
const texts = z.strictObject({ en: text, it: text, es: text });
const paragraphs = z.strictObject({
  en: z.array(text).min(1),
  it: z.array(text).min(1),
  es: z.array(text).min(1),
});
const handle = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use small letters, digits and hyphens");
const bps = z.number().int().min(0).max(10000);
const amount = z.string().regex(/^\d+\.\d{2}$/, 'write an amount as text with two decimals, like "12.50"');
const country = z.string().regex(/^[a-z]{2}$/, "use a two-letter country code in small letters");
const currency = z.enum(["eur", "pen"]);
const timeZone = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf("timeZone").includes(zone),
    'use a time zone such as "Europe/Rome"',
  );
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "use a colour like #c9cdec");

export const shopSchema = z.strictObject({
  currency_code: z.enum(["eur"]),
  default_country: country,
  countries: z.array(z.strictObject({ code: country, vat_bps: bps })).min(1),
  categories: z.array(z.strictObject({ handle, name: texts })).min(1),
});

export const coopSchema = z.strictObject({
  handle,
  name: text,
  place: texts,
  country_code: country,
  legal_form: texts,
  since: z.string().regex(/^\d{4}$/, "use a year"),
  makes: texts,
  line: texts,
  fact: texts,
  story: paragraphs,
  palette: z.strictObject({ ground: colour, ink: colour, accent: colour }),
  demo: z.literal(true),
  facts_from: z.array(
    z.string().regex(/^P([1-4689]|1\d|20)$/, "name a published model from P1 to P20, never P5 or P7"),
  ),
  inspired_by: z.strictObject({ text: texts, sources: z.array(text).min(1) }).nullable(),
  agreement: z.strictObject({
    fee_bps: bps,
    fee_tax_bps: bps,
    tax_remitter: z.enum(["coop", "network"]),
    hold_days: z.number().int().min(0).max(90),
  }),
  bank_currency: currency,
  time_zone: timeZone,
  sender: z.array(text).min(2).max(5),
  shipping: z.array(z.strictObject({ code: handle, name: texts, amount })).min(1),
  promotion: z.strictObject({
    code: z.string().regex(/^[A-Z0-9]+$/),
    percent: z.number().int().min(1).max(90),
  }),
  stock_location: z.strictObject({ name: text, city: text, country_code: country }),
});

export const goodSchema = z.strictObject({
  handle,
  coop: handle,
  sku: z.string().regex(/^[A-Z0-9-]+$/, "use capitals, digits and hyphens"),
  category: handle,
  title: texts,
  subtitle: texts,
  description: paragraphs,
  details: z.array(z.strictObject({ label: texts, value: texts })),
  price: amount,
  currency_code: z.enum(["eur"]),
  recipe: z
    .strictObject({ work_bps: bps, materials_bps: bps, funds_bps: bps })
    .refine(
      (r) => r.work_bps + r.materials_bps + r.funds_bps === 10000,
      "the three shares must add up to 10000",
    ),
  stock: z.number().int().min(0).max(100000),
  weight_g: z.number().int().min(1),
  picture_alt: texts,
  detail_picture_alt: texts,
  made_by: z.enum(["members", "others", "resold"]),
  tax_class: z.literal("standard"),
  demo: z.literal(true),
});

export type ShopFile = z.infer<typeof shopSchema>;
export type CoopFile = z.infer<typeof coopSchema>;
export type GoodFile = z.infer<typeof goodSchema>;
