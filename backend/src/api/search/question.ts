import { z } from "@medusajs/framework/zod";
import { LOCALES, type Language } from "../../adapters/languages";
import { refuse } from "../../domain/errors";
import { readBody } from "../read-body";

/** How many goods a page shows. */
export const PAGE_SIZE = 24;
/** Further in, nobody looks; whoever asks for it is no shopper. */
const LAST_PAGE = 100;
const LONGEST_WORDS = 100;
const MOST_CHOICES = 20;

const SORTS = ["relevance", "price", "price-desc", "newest"] as const;
export type Sort = (typeof SORTS)[number];

const languages = Object.keys(LOCALES) as [Language, ...Language[]];
const handle = z.string().regex(/^[a-z0-9-]{1,80}$/, "is no handle: small letters, digits and hyphens");
/** One, several behind each other with commas, or the same name several times. */
const handles = z.preprocess(
  (given) =>
    [given ?? []].flat().flatMap((one: unknown) => (typeof one === "string" ? one.split(",") : [one])),
  z.array(handle).max(MOST_CHOICES),
);
const amount = z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, "is no amount: digits, and a point before decimals");

const words = z
  .string()
  .max(LONGEST_WORDS)
  .transform((text) => text.trim().replaceAll(/\s+/g, " "))
  .default("");
const lang = z.enum(languages).default("en");

const question = z.strictObject({
  lang,
  q: words,
  category: handles,
  coop: handles,
  min: amount.optional(),
  max: amount.optional(),
  stock: z.enum(["1"]).optional(),
  sort: z.enum(SORTS).default("relevance"),
  page: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, `is no page: a whole number from 1 to ${LAST_PAGE}`)
    .transform(Number)
    .pipe(z.number().max(LAST_PAGE))
    .default(1),
});

export type GoodsQuestion = z.infer<typeof question>;

/** What is asked for in an address. Refuses `request.invalid` and says of each fault where it is. */
export function readQuestion(query: unknown): GoodsQuestion {
  return readBody(question, withoutNul(query));
}

const beginning = z.strictObject({ lang, q: words });

export function readBeginning(query: unknown): z.infer<typeof beginning> {
  return readBody(beginning, withoutNul(query));
}

/** PostgreSQL keeps no text with a zero character in it, so that nothing could ever be found by it. */
function withoutNul(query: unknown): unknown {
  if (!JSON.stringify(query).includes("\\u0000")) return query;
  return refuse("request.invalid", "A zero character is not taken here. Leave it out.", {});
}
