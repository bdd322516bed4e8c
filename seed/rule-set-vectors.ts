import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "@medusajs/framework/zod";
import { parseRuleSet } from "../backend/src/adapters/rule-sets";
import { CURRENCIES, type Currency } from "../backend/src/domain/currency";
import { FLAGS, REGIMES } from "../backend/src/domain/members";
import { formatDecimal, money, parseDecimal } from "../backend/src/domain/money";
import { type Head, HEADS } from "../backend/src/domain/pay/heads";
import {
  cutPeriod,
  type PeriodInput,
  type PeriodSplit,
  splitPeriod,
} from "../backend/src/domain/pay/pay-period";
import { holdsOn, type RuleSet, type RuleSetDocument, settle } from "../backend/src/domain/pay/rule-set";
import {
  type ByHead,
  type Split,
  type SplitLine,
  split,
  type StretchInput,
} from "../backend/src/domain/pay/split";

/**
 * The vectors of a rule set: pay that somebody divided by hand, from the statute, beside the rules that have to come to the
 * same. A place is added with a file of rules and a file of vectors, and no line of code.
 */

const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const amount = z.string().regex(/^\d+(\.\d{1,3})?$/, 'write an amount as text, like "3.62"');
const byHead = z.partialRecord(z.enum(HEADS), amount);
const settings = z.record(text, z.union([text, z.number()]));
const currency = z.enum(Object.keys(CURRENCIES) as [Currency, ...Currency[]]);
const refused = z.strictObject({ refused: text });

const given = {
  name: text,
  source: text,
  /** In place of what the file says. */
  settings: settings.optional(),
  currency: currency.optional(),
  pay: amount,
  withheld: amount.default("0"),
  ordered: byHead.default({}),
  carried: byHead.default({}),
  owed: byHead.default({}),
  held: byHead.default({}),
};
/** What is not named is zero, so a vector says everything that happens. */
const divided = {
  lines: byHead,
  estimate: byHead.default({}),
  carried: byHead.default({}),
  waits_for_account: z.array(z.enum(HEADS)).default([]),
};
const stretchVector = z.strictObject({
  ...given,
  regime: z.enum(REGIMES),
  flags: z.array(z.enum(["damages_owed", "maintenance_due", "no_account"])),
  days: z.number().int().min(1),
  expected: z.union([
    refused,
    z.strictObject({ ...divided, uncovered: byHead.default({}), releasable: byHead.optional() }),
  ]),
});
const periodVector = z.strictObject({
  ...given,
  from: day,
  to: day,
  regimes: z.array(z.tuple([day, z.enum(REGIMES)])),
  flags: z.array(z.tuple([day, z.enum(FLAGS), z.boolean()])),
  /** Pay and what is withheld of each stretch, where that is known. */
  pays: z.array(z.tuple([amount, amount])).optional(),
  expected: z.union([refused, z.strictObject({ days: z.array(z.number().int().min(1)), ...divided })]),
});
const vectorFile = z.strictObject({
  rule_set: text,
  currency,
  settings,
  vectors: z.array(stretchVector).min(1),
  periods: z.array(periodVector),
});

type VectorFile = z.infer<typeof vectorFile>;
type Vector = z.infer<typeof stretchVector> | z.infer<typeof periodVector>;

/** A rule set with its vectors. */
export type Judged = { document: RuleSetDocument; file: VectorFile };

/** What divides: ours, or one that is wrong on purpose. */
export type Engine = {
  document: (document: RuleSetDocument) => RuleSetDocument;
  split: (rules: RuleSet, input: StretchInput) => Split;
  splitPeriod: (input: PeriodInput) => PeriodSplit;
};
export const ENGINE: Engine = { document: (document) => document, split, splitPeriod };

/** Reads every rule set of a folder and the vectors under it. Throws where one is without the other. */
export function readJudged(folder: string): Judged[] {
  const rule_sets = jsonFiles(folder);
  const vectors = jsonFiles(join(folder, "vectors"));
  const lonely = [...rule_sets, ...vectors].filter(
    (name) => !rule_sets.includes(name) || !vectors.includes(name),
  );
  if (lonely.length > 0)
    throw new Error(`Without a rule set or without vectors in ${folder}: ${lonely.join(", ")}`);
  return rule_sets.map((name) => {
    const document = parseRuleSet(readJson(join(folder, name)));
    const file = readVectors(join(folder, "vectors", name));
    if (document.id !== basename(name, ".json") || file.rule_set !== document.id)
      throw new Error(`${name}: the id of the rule set, and of its vectors, is the name of the file`);
    return { document, file };
  });
}

export function readVectors(path: string): VectorFile {
  return vectorFile.parse(readJson(path));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
}

type Outcome = { refused: string } | (Record<string, unknown> & { lines: Record<string, string> });

/** Every vector of a rule set: what an engine makes of it, and what was typed. */
export function judge({ document, file }: Judged, engine: Engine = ENGINE): Judgement[] {
  return [...file.vectors, ...file.periods].map((vector) => ({
    name: vector.name,
    rule_set: file.rule_set,
    found: outcomeOf(document, file, vector, engine),
    expected: vector.expected,
  }));
}
export type Judgement = {
  name: string;
  rule_set: string;
  found: Outcome;
  expected: Vector["expected"];
};

function outcomeOf(document: RuleSetDocument, file: VectorFile, vector: Vector, engine: Engine): Outcome {
  try {
    const rules = settle(engine.document(document), vector.settings ?? file.settings);
    const input = new Amounts(vector.currency ?? file.currency);
    return "regime" in vector
      ? stretchOf(rules, vector, input, engine)
      : periodOf(rules, vector, input, engine);
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) return { refused: String(fault.code) };
    throw fault;
  }
}

function stretchOf(
  rules: RuleSet,
  vector: z.infer<typeof stretchVector>,
  amounts: Amounts,
  engine: Engine,
): Outcome {
  const has = (flag: (typeof vector.flags)[number]): boolean => vector.flags.includes(flag);
  const { lines, estimate } = engine.split(rules, {
    ...amounts.inputOf(vector),
    days: vector.days,
    regime: vector.regime,
    flags: {
      damages_owed: has("damages_owed"),
      maintenance_due: has("maintenance_due"),
      account_available: !has("no_account"),
    },
  });
  const heads = estimate.length > 0 ? estimate : lines;
  const asks_for_releasable = "releasable" in vector.expected && vector.expected.releasable !== undefined;
  return {
    lines: amounts.of(lines, "amount"),
    estimate: amounts.of(estimate, "amount"),
    carried: amounts.of(heads, "carried"),
    uncovered: amounts.of(heads, "uncovered"),
    waits_for_account: lines.filter((line) => line.waits_for_account).map(({ head }) => head),
    ...(asks_for_releasable ? { releasable: amounts.of(heads, "releasable") } : {}),
  };
}

function periodOf(
  rules: RuleSet,
  vector: z.infer<typeof periodVector>,
  amounts: Amounts,
  engine: Engine,
): Outcome {
  const history = {
    regimes: vector.regimes.map(([effective_from, regime], seq) => ({ effective_from, seq, regime })),
    flags: vector.flags.map(([effective_from, flag, value], seq) => ({ effective_from, seq, flag, value })),
  };
  const stretches = cutPeriod(vector, history, (on) => (holdsOn(rules, on) ? rules : null));
  const pays = vector.pays?.map(([pay, withheld]) => ({
    pay: amounts.read(pay),
    withheld: amounts.read(withheld),
  }));
  const done = engine.splitPeriod({ ...amounts.inputOf(vector), stretches, pays: pays ?? null });
  return {
    days: stretches.map(({ days }) => days),
    lines: amounts.of(done.lines, "amount"),
    estimate: amounts.of(
      done.parts.flatMap((part) => part.split.estimate),
      "amount",
    ),
    carried: amounts.text(done.carried),
    waits_for_account: done.lines.filter((line) => line.waits_for_account).map(({ head }) => head),
  };
}

/** Between the amounts of a vector and those of the engine. */
class Amounts {
  constructor(private readonly currency: Currency) {}

  read(decimal: string): bigint {
    return parseDecimal(decimal, this.currency).amount_minor;
  }

  inputOf(
    vector: Vector,
  ): Pick<StretchInput, "currency" | "pay" | "withheld" | "ordered" | "carried" | "owed" | "held"> {
    const heads = (decimals: Partial<Record<Head, string>>): ByHead =>
      Object.fromEntries(Object.entries(decimals).map(([head, decimal]) => [head, this.read(decimal)]));
    return {
      currency: this.currency,
      pay: this.read(vector.pay),
      withheld: this.read(vector.withheld),
      ordered: heads(vector.ordered),
      carried: heads(vector.carried),
      owed: heads(vector.owed),
      held: heads(vector.held),
    };
  }

  /** One amount of each line, added up by head; nothing is not written. */
  of<K extends "amount" | "carried" | "uncovered" | "releasable">(
    lines: readonly (Pick<SplitLine, "head"> & Record<K, bigint>)[],
    what: K,
  ): Record<string, string> {
    const sums: ByHead = {};
    for (const line of lines) sums[line.head] = (sums[line.head] ?? 0n) + line[what];
    return this.text(sums);
  }

  text(sums: ByHead): Record<string, string> {
    return Object.fromEntries(
      Object.entries(sums)
        .filter(([, sum]) => sum !== 0n)
        .map(([head, sum]) => [head, formatDecimal(money(sum, this.currency))]),
    );
  }
}
