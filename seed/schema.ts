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
const currency = z.enum(["eur", "ars", "pen", "usd"]);
const timeZone = z
  .string()
  .refine(
    (zone) => Intl.supportedValuesOf("timeZone").includes(zone),
    'use a time zone such as "Europe/Rome"',
  );
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "use a colour like #c9cdec");

const region = z.strictObject({
  place: z.enum(["eu", "ar", "pe", "pr"]),
  name: text,
  currency_code: currency,
  /** What the tax inside a price is called there. */
  tax: z.enum(["VAT", "IVA", "IGV", "IVU"]),
  countries: z.array(z.strictObject({ code: country, vat_bps: bps })).min(1),
});

export const shopSchema = z.strictObject({
  regions: z.array(region).min(1),
  categories: z.array(z.strictObject({ handle, name: texts })).min(1),
});

const coop = z.strictObject({
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
  /** Absent: a co-op at work. One that is still forming sells through a host, who contracts for it. */
  state: z.enum(["working", "forming", "after_release"]).default("working"),
  host: handle.nullable().default(null),
  /** Closed when it is first loaded, with what it tells shoppers, in its own language; whoever resumes it is not overruled. */
  paused: z.strictObject({ message: text }).nullable().default(null),
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

export const coopSchema = coop.refine(
  ({ state, host }) => (state === "forming") === (host !== null),
  "a forming co-op, and only such a one, names the co-op that contracts for it as its host",
);

const sku = z.string().regex(/^[A-Z0-9-]+$/, "use capitals, digits and hyphens");
const units = z.number().int().min(0).max(100000);

const good = z.strictObject({
  handle,
  coop: handle,
  /** Article number and first stock of a good of one kind; where there are kinds, each has its own. */
  sku: sku.optional(),
  stock: units.optional(),
  /** In what its kinds differ, such as colour, and the kinds in the order in which they are shown. */
  option: z
    .strictObject({
      title: texts,
      kinds: z.array(z.strictObject({ sku, value: texts, stock: units })).min(2),
    })
    .optional(),
  selling: z.enum(["from_stock", "made_to_order", "one_of_a_kind"]).default("from_stock"),
  /** Calendar days from the order to the parcel, for what is made to order. */
  lead_time_days: z.number().int().min(1).max(180).nullable().default(null),
  category: handle,
  title: texts,
  subtitle: texts,
  description: paragraphs,
  details: z.array(z.strictObject({ label: texts, value: texts })),
  price: amount,
  currency_code: currency,
  recipe: z
    .strictObject({ work_bps: bps, materials_bps: bps, funds_bps: bps })
    .refine(
      (r) => r.work_bps + r.materials_bps + r.funds_bps === 10000,
      "the three shares must add up to 10000",
    ),
  weight_g: z.number().int().min(1),
  /** What is inside, of food: the page says what a kilogram costs. */
  net_g: z.number().int().min(1).nullable().default(null),
  picture_alt: texts,
  /** Only where there is a second picture. */
  detail_picture_alt: texts.optional(),
  made_by: z.enum(["members", "others", "resold"]),
  tax_class: z.literal("standard"),
  demo: z.literal(true),
});

export const goodSchema = good
  .refine(
    ({ sku, stock, option }) => (option === undefined) === (sku !== undefined && stock !== undefined),
    "give either one sku and stock, or an option whose kinds have their own",
  )
  .refine(
    ({ selling, lead_time_days }) => (selling === "made_to_order") === (lead_time_days !== null),
    "what is made to order, and only that, has lead_time_days",
  );

export type ShopFile = z.infer<typeof shopSchema>;
export type CoopFile = z.infer<typeof coopSchema>;
export type GoodFile = z.infer<typeof goodSchema>;
