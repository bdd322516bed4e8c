import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRuleSet } from "../../adapters/rule-sets";
import type { Currency } from "../currency";
import { type Sentence, explain } from "./explain";
import { type Language, type RuleSet, type RuleSettings, settle } from "./rule-set";
import { type StretchInput, split } from "./split";

const FOLDER = join(__dirname, "../../../../seed/rule-sets");

const seeded = (id: string, settings: RuleSettings = {}): RuleSet =>
  settle(parseRuleSet(JSON.parse(readFileSync(join(FOLDER, `${id}.json`), "utf8"))), settings);

const ARGENTINA = seeded("ar-ley-24660", { divided_by: "coop", property_damage: "after" });
const HANDED_OVER = seeded("ar-ley-24660", { divided_by: "administration", property_damage: "before" });
const ITALY = seeded("it-ordinamento-penitenziario");
const PERU = seeded("pe-dleg-1343");
const BY_HAND = seeded("manual", { damages_bps: 1000, family_bps: 2000, upkeep_bps: 0, locked_bps: 1500 });

const NOTHING_KNOWN: StretchInput = {
  currency: "eur",
  pay: 10_000n,
  withheld: 0n,
  days: 30,
  regime: "inside",
  flags: { damages_owed: true, maintenance_due: true, account_available: true },
  ordered: {},
  carried: {},
  owed: {},
  held: {},
};

const told = (rules: RuleSet, input: Partial<StretchInput>, language: Language = "en"): Sentence[] => {
  const all = { ...NOTHING_KNOWN, ...input };
  const { regime, days, currency, carried } = all;
  return explain({ rules, split: split(rules, all), regime, days, language, currency, carried });
};

const of = (sentences: Sentence[], head: string): Sentence => {
  const found = sentences.find((sentence) => sentence.head === head);
  if (!found) throw new Error(`Nothing was said of ${head}.`);
  return found;
};

const because = (sentences: Sentence[], head: string): string => of(sentences, head).why.split(". ")[0] ?? "";

test("a line says what it is, how it comes about and by which article, to whom, and what may be released", () => {
  const [damages, , , locked] = told(ARGENTINA, {});
  expect(damages).toEqual({
    head: "damages",
    estimate: false,
    what: "Compensation for the damage the offence caused, as the sentence says",
    amount: "10.00 EUR",
    why: "10 % of 100.00 EUR. Ley 24.660 arts. 121 a, 123, 124",
    to: "To the court's account",
    notes: [],
  });
  expect(locked?.notes).toEqual(["Locked until release; before that, up to 9.00 EUR of it may be released."]);
});

test("amounts are written for the language and with the decimals of the currency", () => {
  const amounts = (language: Language, currency: Currency) =>
    told(PERU, { currency, pay: 123_456_700n }, language)[0]?.amount;
  expect(amounts("en", "pen")).toBe("864196.90 PEN");
  expect(amounts("it", "pen")).toBe("864196,90 PEN");
  expect(amounts("es", "clp")).toBe("86419690 CLP");
  expect(amounts("en", "kwd")).toBe("86419.690 KWD");
});

test.each([
  ["en", "45 % of 100.00 EUR, of which 10 % because nothing is due for damages"],
  ["it", "45 % di 100,00 EUR, di cui 10 % perché nulla è dovuto per il risarcimento"],
  ["es", "45 % de 100,00 EUR, del cual 10 % porque no se debe nada para la indemnización"],
] as const)("a share that another's came to says so in %s", (language, expected) => {
  const flags = { ...NOTHING_KNOWN.flags, damages_owed: false };
  expect(because(told(ARGENTINA, { flags }, language), "maintenance")).toBe(expected);
});

test("several shares that came are told together, and the lines that are empty are left out", () => {
  const flags = { damages_owed: false, maintenance_due: false, account_available: true };
  const sentences = told(ARGENTINA, { flags });
  expect(sentences.map(({ head }) => head)).toEqual(["upkeep", "locked"]);
  expect(because(sentences, "locked")).toBe(
    "75 % of 100.00 EUR, of which 10 % because nothing is due for damages and 35 % because nothing is due for maintenance",
  );
});

test("of an estimate each levy says what it was asked for and what it had to leave", () => {
  const sentences = told(ITALY, { days: 16, ordered: { damages: 30_000n } });
  expect(sentences.map(({ head, estimate }) => [head, estimate])).toEqual([
    ["entrusted", false],
    ["damages", true],
    ["upkeep", true],
    ["locked", true],
    ["own", true],
  ]);
  expect(because(sentences, "entrusted")).toBe("All of 100.00 EUR");
  expect(of(sentences, "entrusted").notes).toEqual([
    "The co-op pays the net pay to the prison's directorate, which divides it. What stands here is an estimate.",
  ]);
  expect(because(sentences, "damages")).toBe("Ordered: 300.00 EUR, at most what leaves 60 % of 100.00 EUR");
  expect(of(sentences, "damages").notes).toEqual(["Asked for again next time: 260.00 EUR."]);
  expect(of(sentences, "upkeep").amount).toBe("0.00 EUR");
  expect(of(sentences, "upkeep").why).toContain("3.62 EUR a day for 16 days, at most what leaves 60 %");
  expect(because(sentences, "locked")).toBe("20 % of 100.00 EUR");
  expect(because(sentences, "own")).toBe("What is left of 100.00 EUR");
});

test.each([
  ["en", "3.62 EUR a day for 1 day, open from before: 2.00 EUR"],
  ["it", "3,62 EUR al giorno per 1 giorno, rimasto da prima: 2,00 EUR"],
  ["es", "3,62 EUR por día durante 1 día, pendiente de antes: 2,00 EUR"],
] as const)("one day is one day, and what is open from before is told apart, in %s", (language, expected) => {
  const sentences = told(ITALY, { days: 1, carried: { upkeep: 200n } }, language);
  expect(of(sentences, "upkeep").why.startsWith(`${expected}. L. 354`)).toBe(true);
});

test("what waits under a head that is not due now is not forgotten", () => {
  const flags = { ...NOTHING_KNOWN.flags, damages_owed: false };
  const sentences = told(ITALY, { flags, carried: { damages: 500n } });
  expect(because(sentences, "damages")).toBe("Nothing is due now");
  expect(of(sentences, "damages").notes).toContain("Asked for again next time: 5.00 EUR.");
});

test("what is above a full account goes on, and both lines say so", () => {
  const sentences = told(ITALY, { held: { own: 100_000n } });
  expect(because(sentences, "own")).toBe("What is left of 100.00 EUR, at most until 1032.91 EUR is held");
  expect(because(sentences, "savings")).toMatch(
    /^Plus \d+\.\d\d EUR above the limit for the member's own part$/,
  );
});

test("a debt that is paid off leaves the rest to the member", () => {
  const sentences = told(PERU, { owed: { damages: 500n } });
  expect(because(sentences, "damages")).toBe("20 % of 100.00 EUR, at most what is still owed");
  expect(because(sentences, "own")).toBe("70 % of 100.00 EUR, plus 15.00 EUR above what is owed for damages");
});

test("an order is taken out of the member's part, and what it does not cover is said", () => {
  const sentences = told(PERU, { ordered: { maintenance: 10_000n } });
  expect(sentences.map(({ head }) => head)).toEqual(["damages", "upkeep", "maintenance"]);
  expect(because(sentences, "maintenance")).toBe("Ordered: 100.00 EUR, at most what there is");
  expect(of(sentences, "maintenance").notes).toEqual(["Not covered: 30.00 EUR."]);
  const covered = told(PERU, { ordered: { maintenance: 1_000n } });
  expect(because(covered, "own")).toBe("70 % of 100.00 EUR, less 10.00 EUR ordered for maintenance");
});

test("a levy before the shares is capped, and they are shares of what it left", () => {
  const sentences = told(HANDED_OVER, { withheld: 2_000n, ordered: { property_damage: 5_000n } });
  expect(because(sentences, "property_damage")).toBe("Ordered: 50.00 EUR, at most 20 % of 80.00 EUR");
  expect(because(sentences, "damages")).toBe("10 % of the remaining 64.00 EUR");
  expect(of(sentences, "withheld").to).toBe("Kept by the co-op, which pays it on");
});

test("a member without a lawful account reads that it waits, and which ways are lawful", () => {
  const flags = { ...NOTHING_KNOWN.flags, account_available: false };
  const { notes } = of(told(PERU, { flags }, "es"), "own");
  expect(notes).toHaveLength(2);
  expect(notes[0]).toBe("En espera: todavía no hay una cuenta legal.");
  expect(notes[1]).toContain("otra vía legal");
  expect(notes[1]).toMatch(/DS 025-2017-JUS arts\. 51, 52$/);
});

test("what is left says which shares were not due, and all is all after release", () => {
  const flags = { ...NOTHING_KNOWN.flags, damages_owed: false };
  expect(because(told(BY_HAND, { flags }), "own")).toBe(
    "What is left of 100.00 EUR, also because nothing is due for damages.",
  );
  expect(because(told(BY_HAND, { regime: "released" }), "own")).toBe("All of 100.00 EUR.");
});

test("whatever is divided, every line with an amount is told, in whole sentences of each language", () => {
  const amount = fc.bigInt(0n, 500_000n);
  const some = fc.record(
    { damages: amount, maintenance: amount, costs: amount, property_damage: amount, upkeep: amount },
    { requiredKeys: [] },
  );
  const input = fc.record({
    pay: amount,
    days: fc.nat(366),
    regime: fc.constantFrom("inside" as const, "released" as const),
    flags: fc.record({
      damages_owed: fc.boolean(),
      maintenance_due: fc.boolean(),
      account_available: fc.boolean(),
    }),
    ordered: some,
    carried: some,
    owed: fc.record({ damages: amount }, { requiredKeys: [] }),
    held: fc.record({ own: amount }, { requiredKeys: [] }),
  });
  const rules = fc.constantFrom(ARGENTINA, HANDED_OVER, ITALY, PERU, BY_HAND);
  fc.assert(
    fc.property(rules, input, fc.constantFrom("en", "it", "es"), (set, given, language) => {
      const all = { ...NOTHING_KNOWN, ...given };
      const done = split(set, all);
      const sentences = told(set, given, language);
      const paid = [...done.lines, ...done.estimate].filter((line) => line.amount > 0n);
      const said = sentences.filter(({ amount: text }) => /[1-9]/.test(text));
      expect(said.map(({ head }) => head)).toEqual(paid.map(({ head }) => head));
      for (const { what, why, to, notes } of sentences) {
        for (const text of [what, why, to, ...notes])
          expect(text).not.toMatch(/undefined|^\W|\s\s|-\d+[.,]|^$/);
        expect(why).toMatch(/^[A-Z0-9].+\.( \S|$)/);
      }
    }),
  );
});
