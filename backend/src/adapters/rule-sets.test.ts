import { describe, expect, test } from "vitest";
import type { RuleSetDocument } from "../domain/pay/rule-set";
import { documentHash, hashOf, parseRuleSet, resultHash } from "./rule-sets";

const words = { en: "words", it: "parole", es: "palabras" };
const said = { words, citation: "Act art. 1" };
const DOCUMENT: RuleSetDocument = {
  id: "somewhere",
  name: words,
  jurisdiction: { country_code: "it", note: words },
  effective: { from: "2026-01-01", to: null },
  source: { title: "Act", read_on: "2026-11-20" },
  currency: "eur",
  methods: ["share"],
  base: said,
  heads: [{ ...said, head: "own", kind: "remainder", paid_to: "member_account" }],
  regimes: { remand: said, inside: said, day_release: said, released: said },
  without_account: said,
  open_questions: [],
};
const [own] = DOCUMENT.heads;

describe("a file that is not a rule set is refused, and told where", () => {
  test.each<[string, object, string]>([
    ["a word that nobody knows, in a head", { heads: [{ ...own, rounding: "up" }] }, "heads.0: .*rounding"],
    ["a word that nobody knows, at the top", { author: "somebody" }, "the file: .*author"],
    [
      "a word that nobody knows, in a change",
      { regimes: { ...DOCUMENT.regimes, inside: { ...said, changes: { own: { formula: "1" } } } } },
      "regimes.inside.changes.own: .*formula",
    ],
    ["a head that no book has", { heads: [{ ...own, head: "tips" }] }, "heads.0.head"],
    ["a kind that nobody can divide by", { heads: [{ ...own, kind: "formula" }] }, "heads.0.kind"],
    [
      "what is withheld as a kind: it is never a rule",
      { heads: [{ ...own, kind: "withheld" }] },
      "heads.0.kind",
    ],
    ["a payee that nobody is", { heads: [{ ...own, paid_to: "guard" }] }, "heads.0.paid_to"],
    ["a due that nobody attests", { heads: [{ ...own, due: "sometimes" }] }, "heads.0.due"],
    ["a rule without its citation", { heads: [{ ...own, citation: " " }] }, "heads.0.citation"],
    ["words that lack a language", { base: { ...said, words: { en: "a", it: "b" } } }, "base.words.es"],
    [
      "a limit that is two limits",
      { heads: [{ ...own, balance_limit: { owed: true, up_to: "1", excess_to: "own" } }] },
      "heads.0.balance_limit",
    ],
    ["an amount that is a number", { heads: [{ ...own, per_day: 3.62 }] }, "heads.0.per_day"],
    ["an amount below zero", { heads: [{ ...own, per_day: "-3.62" }] }, "heads.0.per_day"],
    ["a share of a fraction of a basis point", { heads: [{ ...own, bps: 33.3 }] }, "heads.0.bps"],
    ["a share of more than the whole", { heads: [{ ...own, bps: 10_001 }] }, "heads.0.bps"],
    ["no heads", { heads: [] }, "heads"],
    ["a regime too few", { regimes: { inside: said } }, "regimes.remand"],
    ["a regime too many", { regimes: { ...DOCUMENT.regimes, parole: said } }, "regimes: .*parole"],
    ["a day that is no day", { effective: { from: "2026-13-01", to: null } }, "effective.from"],
    ["a currency that we do not keep", { currency: "xau" }, "currency"],
    [
      "a country that is no code",
      { jurisdiction: { country_code: "Italy", note: words } },
      "jurisdiction.country_code",
    ],
    ["an id that is no name of a file", { id: "../somewhere" }, "id"],
    ["a way of being paid that there is not", { methods: ["tips"] }, "methods.0"],
  ])("%s", (_, wrong, where) => {
    expect(() => parseRuleSet({ ...DOCUMENT, ...wrong })).toThrow(
      expect.objectContaining({
        code: "pay.rule_set_invalid",
        message: expect.stringMatching(new RegExp(`^Not a rule set: ${where}`)),
      }),
    );
  });

  test.each([null, 3, "text", []])("%j", (json) => {
    expect(() => parseRuleSet(json)).toThrow(expect.objectContaining({ code: "pay.rule_set_invalid" }));
  });

  test("and how many faults there are", () => {
    expect(() => parseRuleSet({ ...DOCUMENT, id: "", methods: [], open_questions: 3 })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining("(and 2 more)"),
        details: { where: "id", faults: 3 },
      }),
    );
  });
});

describe("a fingerprint", () => {
  test("is of what is said and not of the order in which it is said", () => {
    const turned = Object.fromEntries(Object.entries(DOCUMENT).reverse());
    expect(documentHash(parseRuleSet(turned))).toBe(documentHash(DOCUMENT));
    expect(hashOf(DOCUMENT, { one: 1, two: "b" })).toBe(hashOf(DOCUMENT, { two: "b", one: 1 }));
    expect(resultHash({ pay: 1n, lines: undefined })).toBe(resultHash({ pay: 1n }));
  });

  test("is another for another word, article, percentage, setting, order of heads or cent", () => {
    const headsWith = (change: Partial<RuleSetDocument["heads"][number]>) =>
      DOCUMENT.heads.map((head) => ({ ...head, ...change }));
    const others: RuleSetDocument[] = [
      { ...DOCUMENT, name: { ...words, es: "otras" } },
      { ...DOCUMENT, base: { ...said, citation: "Act art. 2" } },
      { ...DOCUMENT, heads: headsWith({ bps: 1 }) },
      { ...DOCUMENT, heads: [...DOCUMENT.heads, ...headsWith({ head: "locked" })] },
      { ...DOCUMENT, heads: [...headsWith({ head: "locked" }), ...DOCUMENT.heads] },
    ];
    const hashes = [DOCUMENT, ...others].map((document) => documentHash(document));
    hashes.push(hashOf(DOCUMENT, {}), hashOf(DOCUMENT, { bps: 1 }), hashOf(DOCUMENT, { bps: 2 }));
    hashes.push(resultHash({ pay: 1n }), resultHash({ pay: 2n }), resultHash({ pay: 10n ** 20n }));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });
});
