import { describe, expect, test } from "vitest";
import type { Regime } from "../members";
import { canonicalText } from "./canonical";
import type { Head } from "./heads";
import {
  cutPeriod,
  daysOf,
  headAmounts,
  type MemberHistory,
  type PeriodInput,
  splitPeriod,
} from "./pay-period";
import { type HeadRule, type RuleSet, settle } from "./rule-set";

const words = { en: "words", it: "parole", es: "palabras" };
const said = { words, citation: "Act art. 1" };
const rulesOf = (
  id: string,
  heads: (Pick<HeadRule, "head" | "kind"> & Partial<HeadRule>)[],
  effective: RuleSet["effective"] = { from: "2026-01-01", to: null },
): RuleSet => {
  const own: HeadRule = { ...said, head: "own", kind: "remainder", paid_to: "member_account" };
  return settle(
    {
      id,
      name: words,
      jurisdiction: { country_code: null, note: words },
      effective,
      source: { title: "Act", read_on: "2026-11-20" },
      currency: "eur",
      methods: ["share"],
      base: said,
      heads: [...heads.map((head) => ({ ...said, paid_to: "institution" as const, ...head })), own],
      regimes: { remand: said, inside: said, day_release: said, released: { ...said, heads: [own] } },
      without_account: said,
      open_questions: [],
    },
    {},
  );
};

/** Damages by order, three fifths are left, the rest is carried; upkeep by the day. */
const LEVIES = rulesOf("levies", [
  { head: "damages", kind: "ordered_amount", due: "damages_owed", floor_bps: 6_000, carry: true },
  { head: "upkeep", kind: "fixed_per_day", per_day: "3.62", floor_bps: 6_000, carry: true },
]);
/** A fifth to damages, as far as they are owed. */
const FIFTH = rulesOf("fifth", [
  {
    head: "damages",
    kind: "share",
    bps: 2_000,
    due: "damages_owed",
    if_not_due_to: "own",
    balance_limit: { owed: true, excess_to: "own" },
  },
]);
const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" };

const historyOf = (
  regimes: [string, Regime][],
  flags: [string, MemberHistory["flags"][number]["flag"], boolean][] = [],
): MemberHistory => ({
  regimes: regimes.map(([effective_from, regime], seq) => ({ effective_from, seq, regime })),
  flags: flags.map(([effective_from, flag, value], seq) => ({ effective_from, seq, flag, value })),
});
const OWES: [string, "damages_owed", boolean] = ["2026-01-01", "damages_owed", true];
const inputOf = (
  history: MemberHistory,
  pay: bigint,
  more: Partial<PeriodInput & { rules: RuleSet; period: typeof NOVEMBER }> = {},
): PeriodInput => {
  const { rules = LEVIES, period = NOVEMBER, ...rest } = more;
  return {
    currency: "eur",
    pay,
    withheld: 0n,
    stretches: cutPeriod(period, history, () => rules),
    pays: null,
    ordered: {},
    carried: {},
    owed: {},
    held: {},
    ...rest,
  };
};
const amountsOf = (input: PeriodInput): Partial<Record<Head, bigint>> =>
  Object.fromEntries(headAmounts(splitPeriod(input)).map(({ head, amount }) => [head, amount]));
const refusal = (code: string, details = {}): unknown =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

describe("a month is cut on the day something changes", () => {
  const cut = (...args: Parameters<typeof historyOf>) =>
    cutPeriod(NOVEMBER, historyOf(...args), () => LEVIES).map(({ from, to, days, regime }) => [
      from,
      to,
      days,
      regime,
    ]);

  test.each<[string, string, [string, string, number, Regime][]]>([
    ["the first day", "2026-11-01", [["2026-11-01", "2026-11-30", 30, "released"]]],
    [
      "the second day",
      "2026-11-02",
      [
        ["2026-11-01", "2026-11-01", 1, "inside"],
        ["2026-11-02", "2026-11-30", 29, "released"],
      ],
    ],
    [
      "the seventeenth day",
      "2026-11-17",
      [
        ["2026-11-01", "2026-11-16", 16, "inside"],
        ["2026-11-17", "2026-11-30", 14, "released"],
      ],
    ],
    [
      "the last day",
      "2026-11-30",
      [
        ["2026-11-01", "2026-11-29", 29, "inside"],
        ["2026-11-30", "2026-11-30", 1, "released"],
      ],
    ],
    ["the day after", "2026-12-01", [["2026-11-01", "2026-11-30", 30, "inside"]]],
  ])("%s", (_, on, stretches) => {
    expect(
      cut([
        ["2026-01-01", "inside"],
        [on, "released"],
      ]),
    ).toEqual(stretches);
  });

  test("the same regime attested again cuts nothing, and of two for one day the later counts", () => {
    expect(
      cut([
        ["2026-01-01", "inside"],
        ["2026-11-10", "inside"],
      ]),
    ).toHaveLength(1);
    expect(
      cut([
        ["2026-01-01", "inside"],
        ["2026-11-10", "released"],
        ["2026-11-10", "inside"],
      ]),
    ).toHaveLength(1);
  });

  test("a flag cuts too, except the one that has no say in pay", () => {
    expect(cut([["2026-01-01", "inside"]], [["2026-11-10", "damages_owed", true]])).toHaveLength(2);
    expect(cut([["2026-01-01", "inside"]], [["2026-11-10", "damages_owed", false]])).toHaveLength(1);
    expect(cut([["2026-01-01", "inside"]], [["2026-11-10", "may_sign", true]])).toHaveLength(1);
  });

  test("a leap day and the days on which clocks change are days", () => {
    expect(daysOf("2028-02-27", "2028-03-01")).toEqual([
      "2028-02-27",
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    expect(daysOf("2026-10-24", "2026-10-26")).toHaveLength(3);
    expect(daysOf("2026-12-31", "2027-01-01")).toEqual(["2026-12-31", "2027-01-01"]);
    expect(daysOf("2026-01-01", "2026-12-31")).toHaveLength(365);
    expect(daysOf("2026-11-02", "2026-11-01")).toEqual([]);
  });
});

describe("rules that end in the month", () => {
  const until = { from: "2026-01-01", to: "2026-11-15" };
  const old = rulesOf("old", [{ head: "upkeep", kind: "share", bps: 1_000 }], until);
  const next = rulesOf("next", [{ head: "upkeep", kind: "share", bps: 2_000 }], {
    from: "2026-11-16",
    to: null,
  });
  const inside = historyOf([["2026-01-01", "inside"]]);

  test("without rules that follow them leave days without a rule, and the first of those is named", () => {
    for (const rulesOn of [() => old, (day: string) => (day <= "2026-11-15" ? old : null)])
      expect(() => cutPeriod(NOVEMBER, inside, rulesOn)).toThrow(
        refusal("pay.no_rule_for_days", { day: "2026-11-16" }),
      );
  });

  test("rules attested before they hold are no rule either", () => {
    expect(() => cutPeriod(NOVEMBER, inside, () => next)).toThrow(
      refusal("pay.no_rule_for_days", { day: "2026-11-01" }),
    );
  });

  test("with rules that follow them: fifteen days by each", () => {
    const stretches = cutPeriod(NOVEMBER, inside, (day) => (day <= "2026-11-15" ? old : next));
    expect(stretches.map(({ days, rules }) => [days, rules.id])).toEqual([
      [15, "old"],
      [15, "next"],
    ]);
    // A tenth of 50 and a fifth of 50.
    expect(amountsOf({ ...inputOf(inside, 10_000n), stretches })).toEqual({ upkeep: 1_500n, own: 8_500n });
  });

  test("a member who left the rules' place before they ended needs no others", () => {
    const period = { from: "2026-11-01", to: "2026-11-15" };
    expect(cutPeriod(period, inside, () => old)).toHaveLength(1);
  });
});

test("a member without a regime up to the last day is refused", () => {
  expect(() => cutPeriod(NOVEMBER, historyOf([["2026-12-01", "inside"]]), () => LEVIES)).toThrow(
    refusal("pay.no_regime"),
  );
  expect(() => cutPeriod(NOVEMBER, historyOf([]), () => LEVIES)).toThrow(refusal("pay.no_regime"));
});

test("released after sixteen days: upkeep 57.92 within two fifths of that part's pay", () => {
  const history = historyOf(
    [
      ["2026-01-01", "inside"],
      ["2026-11-17", "released"],
    ],
    [OWES],
  );
  // 16/30 of 900 are 480, of which 192 may be levied.
  const done = splitPeriod(inputOf(history, 90_000n, { ordered: { damages: 15_000n } }));
  expect(headAmounts(done)).toEqual([
    { head: "damages", amount: 15_000n },
    { head: "upkeep", amount: 4_200n },
    { head: "own", amount: 70_800n },
  ]);
  expect(done.carried).toEqual({ upkeep: 1_592n });
  expect(done.parts[0]?.split.lines.find(({ head }) => head === "upkeep")?.asked).toBe(5_792n);
});

test("what three months could not cover is asked for until it is covered", () => {
  const history = historyOf([["2026-01-01", "inside"]], [OWES]);
  const month = (period: typeof NOVEMBER, pay: bigint, carried: PeriodInput["carried"], ordered = {}) =>
    splitPeriod(inputOf(history, pay, { period, carried, ordered }));

  // September, 30 days: 300 + 108.60 are asked of 1,000, of which 400 may go.
  const september = month({ from: "2026-09-01", to: "2026-09-30" }, 100_000n, {}, { damages: 30_000n });
  expect(september.carried).toEqual({ upkeep: 860n });
  // October, 31 days: nothing is ordered; 112.22 + 8.60 = 120.82 are asked of 200, of which 80 may go.
  const october = month({ from: "2026-10-01", to: "2026-10-31" }, 20_000n, september.carried);
  expect(headAmounts(october)).toEqual([
    { head: "upkeep", amount: 8_000n },
    { head: "own", amount: 12_000n },
  ]);
  expect(october.carried).toEqual({ upkeep: 4_082n });
  // November, 30 days: 108.60 + 40.82 = 149.42 of 1,000 are covered, and nothing is left to carry.
  const november = month(NOVEMBER, 100_000n, october.carried);
  expect(headAmounts(november)).toEqual([
    { head: "upkeep", amount: 14_942n },
    { head: "own", amount: 85_058n },
  ]);
  expect(november.carried).toEqual({});
});

test("what was carried to a head that is not due any more waits, month after month", () => {
  const history = historyOf([["2026-01-01", "inside"]]);
  const done = splitPeriod(inputOf(history, 100_000n, { carried: { damages: 500n } }));
  expect(done.carried).toEqual({ damages: 500n });
  expect(headAmounts(done).map(({ head }) => head)).toEqual(["upkeep", "own"]);
});

describe("a debt that is paid off within the month", () => {
  const halves = historyOf(
    [
      ["2026-01-01", "inside"],
      ["2026-11-16", "day_release"],
    ],
    [OWES],
  );

  test("by what is still owed: ten of twelve in the first half, two in the second", () => {
    expect(amountsOf(inputOf(halves, 10_000n, { rules: FIFTH, owed: { damages: 1_200n } }))).toEqual({
      damages: 1_200n,
      own: 8_800n,
    });
  });

  test("by what is attested: the flag ends it in the middle", () => {
    const flags = historyOf([["2026-01-01", "inside"]], [OWES, ["2026-11-16", "damages_owed", false]]);
    expect(amountsOf(inputOf(flags, 10_000n, { rules: FIFTH }))).toEqual({ damages: 1_000n, own: 9_000n });
  });

  test("by an amount that was known too small: nothing below zero is owed afterwards", () => {
    const plain = rulesOf("plain", [
      { head: "damages", kind: "share", bps: 2_000, due: "damages_owed", if_not_due_to: "own" },
    ]);
    const stretches = cutPeriod(NOVEMBER, halves, (day) => (day <= "2026-11-15" ? plain : FIFTH));
    // The first rules know no limit and take ten of the five owed; the second take nothing more.
    expect(amountsOf({ ...inputOf(halves, 10_000n), stretches, owed: { damages: 500n } })).toEqual({
      damages: 1_000n,
      own: 9_000n,
    });
  });
});

describe("what is attested afterwards for earlier days", () => {
  const known = historyOf([["2026-01-01", "inside"]], [OWES]);
  const later: MemberHistory = {
    regimes: [...known.regimes, { effective_from: "2026-11-11", seq: 9, regime: "released" }],
    flags: [...known.flags, { effective_from: "2026-11-06", seq: 9, flag: "damages_owed", value: false }],
  };
  const draft = (history: MemberHistory) => splitPeriod(inputOf(history, 30_000n, { rules: FIFTH }));

  test("changes the draft from those days on", () => {
    expect(headAmounts(draft(known))).toEqual([
      { head: "damages", amount: 6_000n },
      { head: "own", amount: 24_000n },
    ]);
    // Five days of ten a day are divided; the rest is the member's.
    expect(headAmounts(draft(later))).toEqual([
      { head: "damages", amount: 1_000n },
      { head: "own", amount: 29_000n },
    ]);
  });

  test("changes nothing of what was known before: the same history gives the same text, again and again", () => {
    const before = canonicalText(draft(known));
    draft(later);
    expect(canonicalText(draft(known))).toBe(before);
    const in_another_order = {
      regimes: [...known.regimes].reverse(),
      flags: [...known.flags].reverse(),
    };
    expect(canonicalText(draft(in_another_order))).toBe(before);
    expect(canonicalText(draft(later))).not.toBe(before);
  });
});

test("what is withheld follows what each stretch brought, so that none has more withheld than pay", () => {
  const history = historyOf([
    ["2026-01-01", "inside"],
    ["2026-11-30", "released"],
  ]);
  // All is withheld: of 29 and of 1 alike, to the cent.
  const { parts } = splitPeriod(inputOf(history, 3_001n, { withheld: 3_001n, rules: FIFTH }));
  expect(parts.map(({ split: { pay, base } }) => [pay, base])).toEqual([
    [2_901n, 0n],
    [100n, 0n],
  ]);
});

test("what each stretch brought has to be said of every stretch, and to add up", () => {
  const history = historyOf([
    ["2026-01-01", "inside"],
    ["2026-11-16", "released"],
  ]);
  const part = (pay: bigint) => ({ pay, withheld: 0n });
  for (const pays of [[part(100n)], [part(40n), part(59n)], [part(40n), part(30n), part(30n)]])
    expect(() => splitPeriod(inputOf(history, 100n, { pays }))).toThrow("do not add up");
  expect(amountsOf(inputOf(history, 100n, { pays: [part(100n), part(0n)], rules: FIFTH }))).toEqual({
    own: 100n,
  });
});

test("a month without pay has no lines, and carries what it was asked for", () => {
  const done = splitPeriod(
    inputOf(historyOf([["2026-01-01", "inside"]], [OWES]), 0n, { ordered: { damages: 700n } }),
  );
  expect(done.lines).toEqual([]);
  expect(done.carried).toEqual({ damages: 700n, upkeep: 10_860n });
});

test("the own part waits while the last word on the account is that there is none", () => {
  const waits = (...flags: Parameters<typeof historyOf>[1] & object) =>
    splitPeriod(inputOf(historyOf([["2026-01-01", "inside"]], flags), 10_000n, { rules: FIFTH })).lines.map(
      (line) => [line.head, line.waits_for_account],
    );
  expect(waits()).toEqual([["own", false]]);
  expect(waits(["2026-11-16", "account_available", false])).toEqual([["own", true]]);
  expect(
    waits(["2026-01-01", "account_available", false], ["2026-11-16", "account_available", true]),
  ).toEqual([["own", false]]);
});
