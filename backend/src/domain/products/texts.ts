import { refuse } from "../errors";

/** The languages a product is written in; the first is the one that Medusa's own columns hold. */
export const LANGUAGES = ["en", "it", "es"] as const;
export type ProductLanguage = (typeof LANGUAGES)[number];
export type InLanguages = Record<ProductLanguage, string>;

/** The texts of a product in one language. `details` are lines of the form "Label: value". */
export type ProductTexts = { title: string; subtitle: string; description: string; details: string };
export type TextField = keyof ProductTexts;

/** The most characters of each text, emoji and accents counted as people count them. */
export const LONGEST: Record<TextField | "alt" | "option" | "value", number> = {
  title: 120,
  subtitle: 160,
  description: 5000,
  details: 3000,
  alt: 300,
  option: 40,
  value: 60,
};
export const TEXT_FIELDS: readonly TextField[] = ["title", "subtitle", "description", "details"];
const OF_LINES = new Set<string>(["description", "details"]);

/**
 * What nobody typed on purpose, and what would break a page: control characters, and the marks that turn the direction of
 * everything after them. They are taken out without a word. Letters of any script, right-to-left marks that touch one
 * letter, joined emoji: all stay.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const HALF_A_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as it is stored: composed, without unseen characters, without room around it.
 * Refuses `product.invalid` when it is longer than its field.
 */
export function tidy(text: string, field: keyof typeof LONGEST): string {
  const lines = text
    .replaceAll(HALF_A_CHARACTER, "")
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(UNSEEN, "")
    .normalize("NFC");
  const tidied = (
    OF_LINES.has(field) ? lines.replaceAll(/\n{3,}/g, "\n\n") : lines.replaceAll("\n", " ")
  ).trim();
  const length = Array.from(tidied).length;
  if (length <= LONGEST[field]) return tidied;
  return refuse(
    "product.invalid",
    `"${Array.from(tidied).slice(0, 20).join("")}…" has ${length} characters; ${LONGEST[field]} are the most here.`,
    { field, length, longest: LONGEST[field] },
  );
}

/** The text in a language, or the first that is there. */
export function textIn(texts: Partial<InLanguages>, language: ProductLanguage): string {
  return texts[language] || LANGUAGES.map((other) => texts[other]).find(Boolean) || "";
}

/** A handle of a title: small letters, digits and hyphens. What has none of these in it is called "good". */
export function handleOf(texts: Partial<InLanguages>): string {
  const title = LANGUAGES.map((language) => texts[language]).find(Boolean) ?? "";
  const handle = title
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
  return handle || "good";
}

/** The handle itself, or with the first number behind it that nobody has yet. */
export function freeHandle(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
