/**
 * A rule set as the network reads it. Written out again here, as `api-types.ts` is. A document is longer than this: what is
 * not shown on a screen of its own is read in the text of the draft.
 */

export type Words = { en: string; it: string; es: string };
type Said = { words: Words; citation: string };
/** A number that a co-op settles when it attests. */
export type Settled = { setting: string };
type OnlyIf = { setting: string; is: string };

export type HeadRule = Said & {
  head: string;
  kind: string;
  paid_to: string;
  bps?: number | Settled;
  of?: "base" | "left";
  per_day?: string;
  from?: string;
  due?: string;
  if_not_due_to?: string;
  cap_bps?: number;
  floor_bps?: number;
  balance_limit?: { owed: true; excess_to: string } | { up_to: string; excess_to: string };
  carry?: boolean;
  locked?: boolean;
  releasable_bps?: number;
  only_if?: OnlyIf;
};

export type RegimeRule = Said & {
  no_rule?: boolean;
  changes?: Record<string, Partial<HeadRule> | null>;
  heads?: HeadRule[];
  handed_over?: false;
};

export type RuleSetDocument = {
  id: string;
  name: Words;
  jurisdiction: { country_code: string | null; note: Words };
  effective: { from: string; to: string | null };
  source: { title: string; read_on: string };
  currency: string | null;
  base: Said;
  heads: HeadRule[];
  handed_over?: Said & { to: string; only_if?: OnlyIf };
  regimes: Record<string, RegimeRule>;
  without_account: Said;
  open_questions: Words[];
  settings?: Record<string, Said & { kind: string; options?: Record<string, Words> }>;
};

export type RuleSetState = "draft" | "published" | "retired";

type Version = {
  version: number;
  document_hash: string;
  state: RuleSetState;
  effective: { from: string; to: string | null };
  created_at: string;
  published_at: string | null;
  retired_at: string | null;
  /** Why it was retired. */
  reason: string | null;
};

/** How many co-ops attested it and are paid by it today. */
export type ListedVersion = Version & { coops: number };
export type WholeVersion = Version & { id: string; document: RuleSetDocument };

export type RuleSet = { id: string; name: Words; country_code: string | null; versions: ListedVersion[] };
/** A place for which there is no rule set, and why. */
export type RuleSetGap = { id: string; country_code: string; note: Words; none: Words };
export type RuleSets = { rule_sets: RuleSet[]; not_found: RuleSetGap[] };

/** One place in which two versions differ; null where one of them has nothing there. */
export type RuleSetChange = { path: string; before: string | null; after: string | null };
