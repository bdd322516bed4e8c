import { describe, expect, test } from "vitest";
import { type AttestedAmount, amountsOn, amountsRead, balancesOf } from "./amounts";
import type { HeadRule, RuleSet } from "./rule-set";
import { settle } from "./rule-set";

const words = { en: "words", it: "parole", es: "palabras" };
const said = { words, citation: "Act art. 1" };
const own: HeadRule = { ...said, head: "own", kind: "remainder", paid_to: "member_account" };
const RULES: RuleSet = settle(
  {
    id: "act",
    name: words,
    jurisdiction: { country_code: null, note: words },
    effective: { from: "2026-01-01", to: null },
    source: { title: "Act", read_on: "2026-11-20" },
    currency: "eur",
    methods: ["share"],
    base: said,
    heads: [
      {
        ...{ ...said, head: "damages", kind: "share", bps: 2_000, paid_to: "court", due: "damages_owed" },
        ...{ if_not_due_to: "own", balance_limit: { owed: true, excess_to: "own" } },
      },
      { ...said, head: "maintenance", kind: "ordered_amount", from: "own", paid_to: "family" },
      { ...said, head: "upkeep", kind: "share", bps: 1_000, paid_to: "institution" },
      own,
    ],
    regimes: {
      remand: { ...said, no_rule: true },
      inside: said,
      day_release: {
        ...said,
        heads: [
          { ...said, head: "savings", kind: "share", bps: 0, paid_to: "savings" },
          { ...own, balance_limit: { up_to: "1032.91", excess_to: "savings" } },
        ],
      },
      released: { ...said, heads: [own] },
    },
    without_account: said,
    open_questions: [],
  },
  {},
);

let seq = 0;
const entry = (
  kind: AttestedAmount["kind"],
  head: AttestedAmount["head"],
  amount: bigint | null,
  effective_from: string,
): AttestedAmount => ({ kind, head, amount, effective_from, currency: "eur", seq: (seq += 1) });

test("a rule set asks for what its engine reads, in whatever regime, and for nothing else", () => {
  expect(amountsRead(RULES)).toEqual([
    { kind: "owed", head: "damages" },
    { kind: "ordered", head: "maintenance" },
    { kind: "held", head: "own" },
  ]);
});

describe("what is in force on a day", () => {
  const history = [
    entry("ordered", "maintenance", 5_000n, "2026-03-01"),
    entry("owed", "damages", 20_000n, "2026-03-15"),
    entry("ordered", "maintenance", 6_000n, "2026-05-10"),
    entry("ordered", "maintenance", null, "2026-08-01"),
    entry("held", "own", 0n, "2026-03-01"),
  ];
  const on = (day: string) => amountsOn(history, day, "eur");

  test("is what was attested last from a day that has come, with the month from which pay counts", () => {
    expect(on("2026-02-28")).toEqual({ ordered: {}, owed: {}, held: {} });
    expect(on("2026-03-31")).toEqual({
      ordered: { maintenance: 5_000n },
      owed: { damages: { amount: 20_000n, month: "2026-03" } },
      held: { own: { amount: 0n, month: "2026-03" } },
    });
    expect(on("2026-05-31").ordered).toEqual({ maintenance: 6_000n });
    expect(on("2026-08-31").ordered).toEqual({});
  });

  test("is no order of zero, while a debt of zero is one that is paid off", () => {
    const zero = [
      entry("ordered", "maintenance", 0n, "2026-03-01"),
      entry("owed", "damages", 0n, "2026-03-01"),
    ];
    expect(amountsOn(zero, "2026-03-31", "eur")).toEqual({
      ordered: {},
      owed: { damages: { amount: 0n, month: "2026-03" } },
      held: {},
    });
  });

  test("is refused in another currency than pay is in, unless it ended", () => {
    expect(() => amountsOn(history, "2026-03-31", "pen")).toThrow("is in eur and pay is in pen");
    const ended = [entry("owed", "damages", 1n, "2026-03-01"), entry("owed", "damages", null, "2026-04-01")];
    expect(amountsOn(ended, "2026-04-30", "pen").owed).toEqual({});
  });
});

test("pay counts from the month in which an amount was attested, and a debt ends at nothing", () => {
  const since = { amount: 20_000n, month: "2026-03" };
  const of = { owed: { damages: since }, held: { own: since } };
  const taken = [
    { month: "2026-02", head: "damages" as const, amount: 999n },
    { month: "2026-03", head: "damages" as const, amount: 289n },
    { month: "2026-03", head: "own" as const, amount: 1_012n },
    { month: "2026-04", head: "damages" as const, amount: 87n },
  ];
  expect(balancesOf(of, taken)).toEqual({ owed: { damages: 19_624n }, held: { own: 21_012n } });
  const more = [...taken, { month: "2026-05", head: "damages" as const, amount: 30_000n }];
  expect(balancesOf(of, more).owed).toEqual({ damages: 0n });
  expect(balancesOf({ owed: {}, held: {} }, more)).toEqual({ owed: {}, held: {} });
});
