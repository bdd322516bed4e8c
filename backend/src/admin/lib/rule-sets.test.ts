import { expect, test } from "vitest";
import { comparedWith, howMuch, readDocument, regimeEffects, replacedBy } from "./rule-sets";

test("a share says of what it is, when it is due, and where it goes otherwise", () => {
  expect(howMuch({ kind: "share", bps: 1050, due: "damages_owed", if_not_due_to: "own" }, null)).toEqual([
    "10.5 % of what is left.",
    "Only where damages are owed.",
    "Otherwise to: Member's own.",
  ]);
  expect(howMuch({ kind: "share", bps: { setting: "family_bps" }, of: "base" }, null)).toEqual([
    "A percentage that the co-op settles (family_bps) of the base.",
  ]);
});

test("a levy says what it must leave, and that the rest is asked for again", () => {
  expect(howMuch({ kind: "fixed_per_day", per_day: "3.62", floor_bps: 6000, carry: true }, "eur")).toEqual([
    "3.62 EUR a day.",
    "Leaves at least 60 % of the base.",
    "What is not covered is asked for again.",
  ]);
});

test("a regime says what it takes away and what it changes", () => {
  const said = { words: { en: "", it: "", es: "" }, citation: "Art. 1" };
  const own = { balance_limit: { up_to: "2065.83", excess_to: "savings" }, citation: "Art. 57" };
  expect(regimeEffects({ ...said, changes: { damages: null, own } }, { currency: "eur" })).toEqual([
    "Damages: not taken.",
    "Member's own: Up to 2065.83 EUR held; above that to: Savings. Art. 57",
  ]);
});

test("a draft is compared with what is published, and the only version with nothing", () => {
  const versions = [
    { version: 3, state: "draft" },
    { version: 2, state: "retired" },
    { version: 1, state: "published" },
  ];
  expect(comparedWith(versions, 3)).toBe(1);
  expect(comparedWith(versions, 1)).toBe(3);
  expect(comparedWith(versions.slice(2), 1)).toBeNull();
});

test("a version is replaced by the newest that is published and holds already", () => {
  const from = (version: number, state: string, day: string) => ({
    version,
    state,
    effective: { from: day },
  });
  const versions = [
    from(4, "draft", "2026-01-01"),
    from(3, "published", "2027-01-01"),
    from(2, "published", "2026-01-01"),
    from(1, "published", "2020-01-01"),
  ];
  expect(replacedBy(versions, 1, "2026-11-23")).toBe(2);
  expect(replacedBy(versions, 1, "2027-01-01")).toBe(3);
  expect(replacedBy(versions, 2, "2026-11-23")).toBeNull();
});

test("what is no JSON says so before it is sent", () => {
  expect(readDocument('{"id": 1}')).toEqual({ document: { id: 1 } });
  expect(readDocument("{")).toEqual({
    problem: expect.stringMatching(/^This is not JSON: .+\. Nothing was sent\.$/),
  });
});
