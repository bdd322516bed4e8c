import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseRuleSet } from "../../adapters/rule-sets";
import { compareDocuments } from "./compare";
import type { RuleSetDocument } from "./rule-set";

const FOLDER = join(__dirname, "../../../../seed/rule-sets");

const seeded = (id: string): RuleSetDocument =>
  parseRuleSet(JSON.parse(readFileSync(join(FOLDER, `${id}.json`), "utf8")));

const ids = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -5));

const words = { en: "Costs", it: "Spese", es: "Costas" };

/** A document with one head changed, and nothing else. */
const withHead = (
  document: RuleSetDocument,
  head: string,
  change: Partial<RuleSetDocument["heads"][number]>,
): RuleSetDocument => ({
  ...document,
  heads: document.heads.map((one) => (one.head === head ? { ...one, ...change } : one)),
});

/** What a database may do to a document that it keeps. */
const keysTurned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(keysTurned);
  if (typeof value !== "object" || value === null) return value;
  const turned = Object.entries(value).reverse();
  return Object.fromEntries(turned.map(([key, part]) => [key, keysTurned(part)]));
};

test.each(ids)("%s says nothing otherwise than itself, however its keys are kept", (id) => {
  expect(compareDocuments(seeded(id), seeded(id))).toEqual([]);
  expect(compareDocuments(seeded(id), parseRuleSet(keysTurned(seeded(id))))).toEqual([]);
});

test("one changed percentage is one entry, by the name of its head", () => {
  const before = seeded("ar-ley-24660");
  expect(compareDocuments(before, withHead(before, "damages", { bps: 1500 }))).toEqual([
    { path: "heads.damages.bps", before: "1000", after: "1500" },
  ]);
});

test("a number that the co-op settles now is one entry as well", () => {
  const before = seeded("ar-ley-24660");
  expect(compareDocuments(before, withHead(before, "damages", { bps: { setting: "damages_bps" } }))).toEqual([
    { path: "heads.damages.bps", before: "1000", after: "setting damages_bps" },
  ]);
});

test("a head that came is one entry which says where it stands, and what follows it is not changed", () => {
  const before = seeded("ar-ley-24660");
  const heads = [...before.heads];
  heads.splice(1, 0, { head: "costs", kind: "ordered_amount", words, paid_to: "court", citation: "Art. 1" });
  const after = { ...before, heads };
  const text =
    "place: 2\nhead: costs\nkind: ordered_amount\npaid_to: court\nwords.en: Costs\nwords.it: Spese\nwords.es: Costas\ncitation: Art. 1";
  expect(compareDocuments(before, after)).toEqual([{ path: "heads.costs", before: null, after: text }]);
  expect(compareDocuments(after, before)).toEqual([{ path: "heads.costs", before: text, after: null }]);
});

test("a changed order is told once, and no head is told as changed", () => {
  const before = seeded("it-ordinamento-penitenziario");
  const [damages, upkeep, ...others] = before.heads;
  if (!damages || !upkeep) throw new Error("Two heads were expected.");
  expect(compareDocuments(before, { ...before, heads: [upkeep, damages, ...others] })).toEqual([
    {
      path: "heads.order",
      before: "damages, upkeep, costs, locked, savings, own",
      after: "upkeep, damages, costs, locked, savings, own",
    },
  ]);
});

test("a head that stands twice is told apart by the option for which it holds", () => {
  const before = seeded("ar-ley-24660");
  const heads = before.heads.map((one) => (one.only_if?.is === "after" ? { ...one, cap_bps: 1000 } : one));
  expect(compareDocuments(before, { ...before, heads })).toEqual([
    { path: "heads.property_damage (after).cap_bps", before: "2000", after: "1000" },
  ]);
});

test("what a regime takes away is told apart from what it says nothing of", () => {
  const before = seeded("it-ordinamento-penitenziario");
  const { remand } = before.regimes;
  const after: RuleSetDocument = {
    ...before,
    regimes: { ...before.regimes, remand: { ...remand, changes: { ...remand.changes, savings: null } } },
  };
  expect(compareDocuments(before, after)).toEqual([
    { path: "regimes.remand.changes.savings", before: null, after: "null" },
  ]);
});

test("words are told by language, and everything in the order in which a document is read", () => {
  const before = seeded("pe-dleg-1343");
  const changed = withHead(before, "upkeep", { bps: 900, citation: "Another article", words });
  const after: RuleSetDocument = {
    ...changed,
    effective: { from: before.effective.from, to: "2027-01-01" },
    methods: ["payroll"],
    open_questions: [],
  };
  expect(compareDocuments(before, after).map(({ path }) => path)).toEqual([
    "effective.to",
    "methods",
    "heads.upkeep.bps",
    "heads.upkeep.words.en",
    "heads.upkeep.words.it",
    "heads.upkeep.words.es",
    "heads.upkeep.citation",
    ...[1, 2, 3].flatMap((at) => ["en", "it", "es"].map((language) => `open_questions.${at}.${language}`)),
  ]);
});
