import { describe, expect, test } from "vitest";
import type { Head } from "./heads";
import { type HeadRule, type RuleSetDocument, settle } from "./rule-set";
import { split, type StretchInput } from "./split";

/** Edges that no statute we know has, but that a rule set may: the vectors under seed judge those that are known. */

const words = { en: "words", it: "parole", es: "palabras" };
const said = { words, citation: "Act art. 1" };
type Short = Pick<HeadRule, "head" | "kind"> & Partial<HeadRule>;
const rulesOf = (heads: Short[], more: Partial<RuleSetDocument> = {}) =>
  settle(
    {
      id: "somewhere",
      name: words,
      jurisdiction: { country_code: null, note: words },
      effective: { from: "2026-01-01", to: null },
      source: { title: "Act", read_on: "2026-11-20" },
      currency: "eur",
      methods: ["share"],
      base: said,
      heads: heads.map((head) => ({ ...said, paid_to: "institution" as const, ...head })),
      regimes: { remand: said, inside: said, day_release: said, released: said },
      without_account: said,
      open_questions: [],
      ...more,
    },
    {},
  );
const inputOf = (pay: bigint, more: Partial<StretchInput> = {}): StretchInput => ({
  currency: "eur",
  pay,
  withheld: 0n,
  days: 30,
  regime: "inside",
  flags: { damages_owed: true, maintenance_due: true, account_available: true },
  ordered: {},
  carried: {},
  owed: {},
  held: {},
  ...more,
});
const divided = (heads: Short[], pay: bigint, more?: Partial<StretchInput>) =>
  Object.fromEntries(
    split(rulesOf(heads), inputOf(pay, more)).lines.map(({ head, amount }) => [head, amount]),
  );
const own: Short = { head: "own", kind: "remainder" };

test("where shares of the base find too little, the head in front is served first and not the member's", () => {
  const heads: Short[] = [
    { head: "upkeep", kind: "ordered_amount" },
    { head: "damages", kind: "share", bps: 2_000, of: "base" },
    { head: "locked", kind: "share", bps: 2_000, of: "base" },
    own,
  ];
  // 80 of 100 are ordered. Damages have their 20, and nothing is left for the two behind.
  expect(divided(heads, 10_000n, { ordered: { upkeep: 8_000n } })).toEqual({
    upkeep: 8_000n,
    damages: 2_000n,
    locked: 0n,
    own: 0n,
  });
});

test("what a share must leave is left to the heads behind it, whoever they belong to", () => {
  const heads: Short[] = [
    { head: "damages", kind: "share", bps: 4_000, floor_bps: 6_000 },
    { head: "locked", kind: "share", bps: 6_000 },
    own,
  ];
  expect(divided(heads, 10_000n)).toEqual({ damages: 4_000n, locked: 6_000n, own: 0n });
});

test("a minimum of a fraction of a cent rounds up: of 0.02, a half and a bit is 0.02", () => {
  const heads: Short[] = [{ head: "damages", kind: "ordered_amount", floor_bps: 5_001 }, own];
  expect(divided(heads, 2n, { ordered: { damages: 100n } })).toEqual({ damages: 0n, own: 2n });
  expect(divided([{ ...heads[0]!, floor_bps: 5_000 }, own], 2n, { ordered: { damages: 100n } })).toEqual({
    damages: 1n,
    own: 1n,
  });
});

test("a share of what is left is smaller after a levy, and a share of the base is not", () => {
  const heads = (of: "base" | "left"): Short[] => [
    { head: "damages", kind: "ordered_amount" },
    { head: "locked", kind: "share", bps: 2_000, of },
    own,
  ];
  const ordered = { damages: 4_000n };
  expect(divided(heads("left"), 10_000n, { ordered })).toEqual({
    damages: 4_000n,
    locked: 1_200n,
    own: 4_800n,
  });
  expect(divided(heads("base"), 10_000n, { ordered })).toEqual({
    damages: 4_000n,
    locked: 2_000n,
    own: 4_000n,
  });
});

test("an order out of a head may stand between shares that make the whole", () => {
  const heads: Short[] = [
    { head: "own", kind: "share", bps: 7_000 },
    { head: "maintenance", kind: "ordered_amount", from: "own" },
    { head: "damages", kind: "share", bps: 2_000 },
    { head: "upkeep", kind: "share", bps: 1_000 },
  ];
  expect(divided(heads, 10_000n, { ordered: { maintenance: 3_000n } })).toEqual({
    own: 4_000n,
    maintenance: 3_000n,
    damages: 2_000n,
    upkeep: 1_000n,
  });
});

test("a tie with the member's remainder is the member's, though an order stands behind it", () => {
  const heads: Short[] = [
    { head: "upkeep", kind: "share", bps: 5_000 },
    own,
    { head: "maintenance", kind: "ordered_amount", from: "own" },
  ];
  expect(divided(heads, 1n)).toEqual({ upkeep: 0n, own: 1n, maintenance: 0n });
});

test("two orders out of one head are taken in their order", () => {
  const heads: Short[] = [
    own,
    { head: "maintenance", kind: "ordered_amount", from: "own" },
    { head: "costs", kind: "ordered_amount", from: "own" },
  ];
  expect(divided(heads, 10_000n, { ordered: { maintenance: 7_000n, costs: 5_000n } })).toEqual({
    own: 0n,
    maintenance: 7_000n,
    costs: 3_000n,
  });
});

test("what is above one limit may be above the next, in whatever order the heads stand", () => {
  const limited: Short[] = [
    { head: "savings", kind: "share", bps: 0 },
    { head: "own", kind: "share", bps: 7_000, balance_limit: { up_to: "75.00", excess_to: "savings" } },
    { head: "damages", kind: "share", bps: 3_000, balance_limit: { owed: true, excess_to: "own" } },
  ];
  const expected = { damages: 1_000n, own: 7_500n, savings: 1_500n };
  // 30 are cut for a debt of 10; own has 70, may have 75 and is given 20.
  expect(divided(limited, 10_000n, { owed: { damages: 1_000n } })).toEqual(expected);
  expect(divided([...limited].reverse(), 10_000n, { owed: { damages: 1_000n } })).toEqual(expected);
});

test("a line says what moved to it, and why", () => {
  const rules = rulesOf([
    { head: "damages", kind: "share", bps: 1_000, due: "damages_owed", if_not_due_to: "family" },
    { head: "family", kind: "share", bps: 2_000, balance_limit: { owed: true, excess_to: "own" } },
    own,
    { head: "costs", kind: "ordered_amount", from: "own" },
  ]);
  const flags = { damages_owed: false, maintenance_due: false, account_available: true };
  const { lines } = split(
    rules,
    inputOf(10_000n, { flags, owed: { family: 500n }, ordered: { costs: 100n } }),
  );
  expect(lines.map(({ head, bps, moved }) => [head, bps, moved])).toEqual([
    ["damages", 0, []],
    ["family", 3_000, [{ why: "not_due", head: "damages", bps: 1_000 }]],
    [
      "own",
      null,
      [
        { why: "paid_off", head: "family", amount: 2_500n },
        { why: "ordered", head: "costs", amount: 100n },
      ],
    ],
    ["costs", null, []],
  ]);
});

test("the parts of a currency without decimals, and of one with three, are whole", () => {
  const heads: Short[] = [{ head: "upkeep", kind: "fixed_per_day", per_day: "2" }, own];
  const upkeep = (currency: "jpy" | "kwd") =>
    split(rulesOf(heads, { currency }), inputOf(1_000_000n, { currency, days: 3 })).lines[0]?.amount;
  expect([upkeep("jpy"), upkeep("kwd")]).toEqual([6n, 6_000n]);
});

describe("what is refused", () => {
  const refusal = (code: string): unknown => expect.objectContaining({ code });
  const rules = rulesOf([{ head: "damages", kind: "ordered_amount" }, own]);

  test.each(["ordered", "carried", "owed", "held"] as const)("an amount %s that is below zero", (word) => {
    expect(() => split(rules, inputOf(100n, { [word]: { damages: -1n } }))).toThrow(
      refusal("money.negative"),
    );
  });

  test("pay below zero, withheld below zero, and more withheld than paid by one cent", () => {
    expect(() => split(rules, inputOf(-1n))).toThrow(refusal("money.negative"));
    expect(() => split(rules, inputOf(1n, { withheld: -1n }))).toThrow(refusal("money.negative"));
    expect(() => split(rules, inputOf(1n, { withheld: 2n }))).toThrow(refusal("money.negative"));
    expect(
      split(rules, inputOf(1n, { withheld: 1n })).lines.map(({ head, amount }) => [head, amount]),
    ).toEqual([
      ["withheld", 1n],
      ["damages", 0n],
      ["own", 0n],
    ] satisfies [Head, bigint][]);
  });

  test("pay in a currency that the rules do not speak of", () => {
    expect(() => split(rules, inputOf(1n, { currency: "usd" }))).toThrow(refusal("pay.currency_differs"));
    expect(split(rulesOf([own], { currency: null }), inputOf(1n, { currency: "usd" })).base).toBe(1n);
  });

  test("a regime without a rule, with the reason that the document gives", () => {
    const { regimes } = rules;
    const none = rulesOf([own], { regimes: { ...regimes, remand: { ...said, no_rule: true } } });
    expect(() => split(none, inputOf(1n, { regime: "remand" }))).toThrow(
      expect.objectContaining({
        code: "pay.no_rule_for_regime",
        message: expect.stringContaining("remand: words"),
      }),
    );
  });
});
