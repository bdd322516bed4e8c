import { createHash } from "node:crypto";
import { z } from "@medusajs/framework/zod";
import { CURRENCIES, type Currency } from "../domain/currency";
import { refuse } from "../domain/errors";
import { PAYEE_KINDS } from "../domain/members";
import { canonicalText } from "../domain/pay/canonical";
import { HEADS } from "../domain/pay/heads";
import {
  checkDocument,
  DUES,
  HEAD_KINDS,
  PAY_METHODS,
  type RuleSetDocument,
  type RuleSettings,
} from "../domain/pay/rule-set";

/**
 * The shape of a rule-set file. Strict: what the engine does not know is refused, never ignored, since an ignored word is a
 * rule that somebody believes in.
 */

const text = z.string().trim().min(1);
const words = z.strictObject({ en: text, it: text, es: text });
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "write a day like 2026-11-01");
const bps = z.number().int().min(0).max(10_000);
const amount = z.string().regex(/^\d+(\.\d{1,3})?$/, 'write an amount as text, like "3.62"');
const head = z.enum(HEADS);
const paidTo = z.enum([...PAYEE_KINDS, "coop"]);
const onlyIf = z.strictObject({ setting: text, is: text });
const share = z.union([bps, z.strictObject({ setting: text })]);

const said = { words, citation: text };
const optional = {
  bps: share.optional(),
  of: z.enum(["base", "left"]).optional(),
  per_day: amount.optional(),
  from: head.optional(),
  due: z.enum(DUES).optional(),
  if_not_due_to: head.optional(),
  cap_bps: bps.optional(),
  floor_bps: bps.optional(),
  balance_limit: z
    .union([
      z.strictObject({ owed: z.literal(true), excess_to: head }),
      z.strictObject({ up_to: amount, excess_to: head }),
    ])
    .optional(),
  carry: z.boolean().optional(),
  locked: z.boolean().optional(),
  releasable_bps: bps.optional(),
  only_if: onlyIf.optional(),
};
const kind = z.enum(HEAD_KINDS).exclude(["withheld"]);
const headRule = z.strictObject({ head, kind, paid_to: paidTo, ...said, ...optional });
const change = z.strictObject({
  kind: kind.optional(),
  paid_to: paidTo.optional(),
  words: words.optional(),
  citation: text.optional(),
  ...optional,
});
const regime = z.strictObject({
  ...said,
  no_rule: z.literal(true).optional(),
  changes: z.partialRecord(head, change.nullable()).optional(),
  heads: z.array(headRule).min(1).optional(),
  handed_over: z.literal(false).optional(),
});
const setting = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("bps"), ...said }),
  z.strictObject({ kind: z.literal("choice"), ...said, options: z.record(text, words) }),
]);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use small letters, digits and hyphens");
const country = z.string().regex(/^[a-z]{2}$/, "use a two-letter country code in small letters");
const source = z.strictObject({ title: text, read_on: day });

export const ruleSetSchema = z.strictObject({
  id,
  name: words,
  jurisdiction: z.strictObject({ country_code: country.nullable(), note: words }),
  effective: z.strictObject({ from: day, to: day.nullable() }),
  source,
  currency: z.enum(Object.keys(CURRENCIES) as [Currency, ...Currency[]]).nullable(),
  methods: z.array(z.enum(PAY_METHODS)).min(1),
  base: z.strictObject(said),
  heads: z.array(headRule).min(1),
  handed_over: z.strictObject({ to: paidTo, ...said, only_if: onlyIf.optional() }).optional(),
  regimes: z.strictObject({ remand: regime, inside: regime, day_release: regime, released: regime }),
  without_account: z.strictObject(said),
  open_questions: z.array(words),
  settings: z.record(id.or(z.string().regex(/^[a-z_]+$/)), setting).optional(),
});

/** A place for which there is no rule set, and why. */
export const ruleSetGapSchema = z.strictObject({
  id,
  jurisdiction: z.strictObject({ country_code: country, note: words }),
  none: words,
  source,
});
export type RuleSetGap = z.infer<typeof ruleSetGapSchema>;

/**
 * Reads a document from whatever somebody sent. Refuses `pay.rule_set_invalid`, naming the place of the first fault and how
 * many there are, or what in it contradicts itself.
 */
export function parseRuleSet(json: unknown): RuleSetDocument {
  const parsed = ruleSetSchema.safeParse(json);
  if (parsed.success) {
    checkDocument(parsed.data);
    return parsed.data;
  }
  const { issues } = parsed.error;
  const [first] = issues;
  const where = first?.path.join(".") ?? "";
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return refuse(
    "pay.rule_set_invalid",
    `Not a rule set: ${where || "the file"}: ${first?.message ?? ""}${more}`,
    {
      where,
      faults: issues.length,
    },
  );
}

/**
 * What an officer attests: the document and what the co-op settled, as one fingerprint. Another word, another article or
 * another percentage is another rule set.
 */
export function hashOf(document: RuleSetDocument, settings: RuleSettings): string {
  return sha256(canonicalText({ document, settings }));
}

/** What a version of a document is known by, whatever co-ops settle. */
export function documentHash(document: RuleSetDocument): string {
  return sha256(canonicalText(document));
}

/** The same input gives the same hash, today and in ten years. */
export function resultHash(value: unknown): string {
  return sha256(canonicalText(value));
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
