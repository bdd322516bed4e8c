import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseRuleSet, ruleSetGapSchema } from "../backend/src/adapters/rule-sets";
import { PAYEE_KINDS } from "../backend/src/domain/members";
import { HEAD_KINDS } from "../backend/src/domain/pay/rule-set";
import { type Judged, judge, readJson, readJudged, readVectors } from "./rule-set-vectors";

const FOLDER = join(import.meta.dirname, "rule-sets");
const MADE_UP = join(import.meta.dirname, "../tests/support/made-up-rule-set");

describe.each(readJudged(FOLDER))("$document.id", (judged) => {
  test.each(judge(judged))("$name", ({ found, expected }) => {
    expect(found).toEqual(expected);
  });

  test("has a vector for every regime", () => {
    const regimes = judged.file.vectors.map(({ regime }) => regime);
    expect(
      Object.keys(judged.document.regimes).filter((regime) => !regimes.some((one) => one === regime)),
    ).toEqual([]);
  });
});

describe("a place that nobody has heard of", () => {
  const made_up: Judged = {
    document: parseRuleSet(readJson(join(MADE_UP, "rule-set.json"))),
    file: readVectors(join(MADE_UP, "vectors.json")),
  };

  test.each(judge(made_up))("is divided from its files alone: $name", ({ found, expected }) => {
    expect(found).toEqual(expected);
  });

  test("uses every kind of head and every word of the language", () => {
    const text = JSON.stringify(made_up.document);
    const kinds = HEAD_KINDS.filter((kind) => kind !== "withheld");
    const words = [
      ...kinds.map((kind) => `"kind":"${kind}"`),
      ...["always", "never", "damages_owed", "maintenance_due"].map((due) => `"due":"${due}"`),
      ...[...PAYEE_KINDS, "coop"].map((payee) => `"paid_to":"${payee}"`),
      ...['"of":"base"', '"of":"left"', '"per_day":', '"from":', '"if_not_due_to":', '"cap_bps":'],
      ...['"floor_bps":', '"owed":true', '"up_to":', '"carry":true', '"locked":true', '"releasable_bps":'],
      ...['"only_if":', '"bps":{"setting":', '"changes":', ":null", '"no_rule":true', '"handed_over":false'],
    ];
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  test("is no rule set of ours", () => {
    expect(readJudged(FOLDER).map(({ document }) => document.id)).not.toContain(made_up.document.id);
  });
});

describe("the folder", () => {
  function withFolder<T>(act: (folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "arnia-rule-sets-"));
    try {
      mkdirSync(join(folder, "vectors"));
      cpSync(join(FOLDER, "manual.json"), join(folder, "manual.json"));
      return act(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const vectors = join(FOLDER, "vectors/manual.json");

  test("needs vectors for every rule set", () => {
    expect(() => withFolder(readJudged)).toThrow("manual.json");
  });

  test("needs a rule set for all vectors", () => {
    expect(() =>
      withFolder((folder) => {
        cpSync(vectors, join(folder, "vectors/manual.json"));
        cpSync(vectors, join(folder, "vectors/nowhere.json"));
        return readJudged(folder);
      }),
    ).toThrow("nowhere.json");
  });

  test("refuses vectors with a word that nobody knows, and amounts that are numbers", () => {
    const file = readVectors(vectors);
    const [first] = file.vectors;
    for (const wrong of [
      { ...first, payed: "1.00" },
      { ...first, pay: 100 },
    ]) {
      expect(() =>
        withFolder((folder) => {
          writeFileSync(join(folder, "vectors/manual.json"), JSON.stringify({ ...file, vectors: [wrong] }));
          return readJudged(folder);
        }),
      ).toThrow(/payed|pay/);
    }
  });

  test("says of each place without a rule set why there is none", () => {
    const none = readdirSync(join(FOLDER, "none"));
    expect(none.length).toBeGreaterThan(0);
    for (const file of none) {
      const gap = ruleSetGapSchema.parse(readJson(join(FOLDER, "none", file)));
      expect(`${gap.id}.json`).toBe(file);
    }
  });
});
