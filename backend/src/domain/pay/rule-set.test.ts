import { describe, expect, test } from "vitest";
import {
  checkDocument,
  type HeadRule,
  headsOf,
  holdsOn,
  type RegimeRule,
  type RuleSetDocument,
  settle,
  type Setting,
} from "./rule-set";

const words = { en: "words", it: "parole", es: "palabras" };
const said = { words, citation: "Act art. 1" };
type Rule = HeadRule<number | Setting>;
type Short = Pick<Rule, "head" | "kind"> & Partial<Rule>;
const rule = (short: Short): Rule => ({ ...said, paid_to: "institution", ...short });
const own: HeadRule = { ...said, head: "own", kind: "remainder", paid_to: "member_account" };
const share = (head: Rule["head"], bps: number, more: Partial<Rule> = {}): Rule =>
  rule({ head, kind: "share", bps, ...more });

const documentOf = (heads: Rule[], more: Partial<RuleSetDocument> = {}): RuleSetDocument => ({
  id: "somewhere",
  name: words,
  jurisdiction: { country_code: null, note: words },
  effective: { from: "2026-01-01", to: null },
  source: { title: "Act", read_on: "2026-11-20" },
  currency: "eur",
  methods: ["share"],
  base: said,
  heads,
  regimes: { remand: said, inside: said, day_release: said, released: said },
  without_account: said,
  open_questions: [],
  ...more,
});
const refusal = (code: string, message: RegExp): unknown =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

const damages = rule({ head: "damages", kind: "ordered_amount" });

describe("a document that contradicts itself is refused", () => {
  test.each<[string, Rule[], RegExp]>([
    ["no remainder and shares of less than the whole", [share("own", 9_999)], /remainder/],
    ["a remainder that is not last", [own, share("damages", 1_000)], /remainder/],
    ["two remainders", [rule({ head: "locked", kind: "remainder" }), own], /remainder/],
    ["a levy after shares of the whole", [share("own", 10_000), damages], /remainder/],
    [
      "shares of the whole, one with a cap",
      [share("own", 5_000, { cap_bps: 10 }), share("locked", 5_000)],
      /remainder/,
    ],
    ["shares of the whole, of the base", [share("own", 10_000, { of: "base" })], /remainder/],
    ["a head that is there twice", [share("locked", 1_000), share("locked", 1_000), own], /twice/],
    ["what is withheld as a rule", [rule({ head: "withheld", kind: "ordered_amount" }), own], /never a rule/],
    ["what is entrusted as a rule", [share("entrusted", 100), own], /never a rule/],
    ["a share without bps", [rule({ head: "locked", kind: "share" }), own], /has bps/],
    ["bps of an order", [{ ...damages, bps: 100 }, own], /no bps/],
    ["days without an amount", [rule({ head: "upkeep", kind: "fixed_per_day" }), own], /per_day/],
    ["an amount per day of an order", [{ ...damages, per_day: "1.00" }, own], /no per_day/],
    ["a share out of another head", [share("family", 100, { from: "own" }), own], /no from/],
    ["an order out of a head that is not there", [{ ...damages, from: "locked" }, own], /not there/],
    ["an order out of itself", [{ ...damages, from: "damages" }, own], /not there/],
    [
      "an order out of an order out of a head",
      [own, { ...damages, from: "own" }, rule({ head: "costs", kind: "ordered_amount", from: "damages" })],
      /itself taken/,
    ],
    [
      "an order out of another order",
      [damages, rule({ head: "costs", kind: "ordered_amount", from: "damages" }), own],
      /itself asked for/,
    ],
    [
      "a share that is not due and goes nowhere",
      [share("damages", 100, { due: "damages_owed" }), own],
      /Say where/,
    ],
    [
      "an order that goes somewhere when not due",
      [{ ...damages, if_not_due_to: "own" }, own],
      /no if_not_due_to/,
    ],
    [
      "shares that are not due and go to each other",
      [
        share("damages", 100, { due: "damages_owed", if_not_due_to: "family" }),
        share("family", 100, { due: "maintenance_due", if_not_due_to: "damages" }),
        own,
      ],
      /never reaches/,
    ],
    [
      "a share that goes to a head that is not there",
      [share("damages", 1, { due: "never", if_not_due_to: "savings" }), own],
      /never reaches/,
    ],
    [
      "a share that goes to one that is cut later",
      [share("damages", 1, { of: "base", due: "never", if_not_due_to: "locked" }), share("locked", 1), own],
      /cut together/,
    ],
    [
      "a share that goes to one behind a levy",
      [share("costs", 1, { due: "never", if_not_due_to: "locked" }), damages, share("locked", 1), own],
      /cut together/,
    ],
    ["a remainder that is due or not", [{ ...own, due: "never" }], /no due/],
    ["a cap of the remainder", [{ ...own, cap_bps: 1 }], /no cap_bps/],
    ["a share that is carried", [share("locked", 1, { carry: true }), own], /no carry/],
    ["an order of the base", [{ ...damages, of: "base" }, own], /no of/],
    ["part of what is not locked is released", [share("savings", 1, { releasable_bps: 1 }), own], /locked/],
    [
      "a limit of an order",
      [{ ...damages, balance_limit: { owed: true, excess_to: "own" } }, own],
      /no balance_limit/,
    ],
    [
      "a limit whose excess goes nowhere",
      [share("damages", 1, { balance_limit: { owed: true, excess_to: "savings" } }), own],
      /another head/,
    ],
    [
      "a limit whose excess comes back",
      [{ ...own, balance_limit: { owed: true, excess_to: "own" } }],
      /another head/,
    ],
    [
      "two limits whose excess goes to each other",
      [
        share("locked", 1, { balance_limit: { up_to: "1", excess_to: "own" } }),
        { ...own, balance_limit: { up_to: "1", excess_to: "locked" } },
      ],
      /end in/,
    ],
    [
      "a limit whose excess goes to an order, where it would be lost",
      [
        share("locked", 1, { balance_limit: { up_to: "1", excess_to: "damages" } }),
        own,
        { ...damages, from: "own" },
      ],
      /end in/,
    ],
    [
      "a limit whose excess would break a cap",
      [
        share("locked", 1, { balance_limit: { up_to: "1", excess_to: "savings" } }),
        share("savings", 1, { cap_bps: 1 }),
        own,
      ],
      /end in/,
    ],
    [
      "an amount with more decimals than the currency",
      [rule({ head: "upkeep", kind: "fixed_per_day", per_day: "3.625" }), own],
      /precise/,
    ],
    [
      "shares of more than what is left",
      [share("locked", 5_000), share("savings", 5_001), own],
      /10001 of 10000/,
    ],
    [
      "shares of more than the base",
      [share("locked", 5_000, { of: "base" }), share("savings", 5_001, { of: "base" }), own],
      /10001 of 10000/,
    ],
  ])("%s", (_, heads, message) => {
    expect(() => settle(documentOf(heads), {})).toThrow(refusal("pay.rule_set_invalid", message));
  });

  test("amounts without the currency they are written in", () => {
    const per_day = rule({ head: "upkeep", kind: "fixed_per_day", per_day: "1.00" });
    const full = { ...own, balance_limit: { up_to: "1.00", excess_to: "locked" } as const };
    for (const heads of [
      [per_day, own],
      [share("locked", 0), full],
    ]) {
      expect(() => settle(documentOf(heads, { currency: null }), {})).toThrow(
        refusal("pay.rule_set_invalid", /currency/),
      );
    }
  });

  test("an end before the beginning", () => {
    const effective = { from: "2026-02-01", to: "2026-01-31" };
    expect(() => settle(documentOf([own], { effective }), {})).toThrow(
      refusal("pay.rule_set_invalid", /ends before/),
    );
  });

  test("a regime that changes a head that is not there, or has both heads and changes", () => {
    const { regimes } = documentOf([own]);
    const refused: RegimeRule[] = [
      { ...said, changes: { locked: null } },
      { ...said, heads: [own], changes: { own: { paid_to: "court" } } },
    ];
    for (const inside of refused) {
      expect(() => settle(documentOf([own], { regimes: { ...regimes, inside } }), {})).toThrow(
        refusal("pay.rule_set_invalid", /inside/),
      );
    }
  });

  test("a regime is judged with its changes and not without", () => {
    const { regimes } = documentOf([own]);
    const heads = [share("locked", 6_000), own];
    const changed = (bps: number) => ({ ...regimes, day_release: { ...said, changes: { locked: { bps } } } });
    expect(() => settle(documentOf(heads, { regimes: changed(10_001) }), {})).toThrow(
      refusal("pay.rule_set_invalid", /day_release.*10001/),
    );
    expect(headsOf(settle(documentOf(heads, { regimes: changed(10_000) }), {}), "day_release")[0]?.bps).toBe(
      10_000,
    );
  });
});

describe("settings", () => {
  const settings = {
    locked_bps: { kind: "bps", ...said },
    place: { kind: "choice", ...said, options: { north: words, south: words } },
  } as const;
  const asks = documentOf(
    [
      rule({ head: "locked", kind: "share", bps: { setting: "locked_bps" } }),
      { ...damages, only_if: { setting: "place", is: "north" } },
      own,
    ],
    { settings },
  );

  test("are put in their places", () => {
    const heads = headsOf(settle(asks, { locked_bps: 2_550, place: "south" }), "inside");
    expect(heads.map(({ head, bps }) => [head, bps])).toEqual([
      ["locked", 2_550],
      ["own", undefined],
    ]);
    expect(headsOf(settle(asks, { locked_bps: 0, place: "north" }), "inside")).toHaveLength(3);
  });

  test.each([
    ["one that is missing", { locked_bps: 1 }, /"place"/],
    ["one that nobody asked for", { locked_bps: 1, place: "north", more: 1 }, /"more"/],
    ["a name that every object has", { locked_bps: 1, place: "north", constructor: 1 }, /"constructor"/],
    ["a percentage with three decimals", { locked_bps: 12.5, place: "north" }, /"locked_bps"/],
    ["a percentage above the whole", { locked_bps: 10_001, place: "north" }, /"locked_bps"/],
    ["a percentage below nothing", { locked_bps: -1, place: "north" }, /"locked_bps"/],
    ["a percentage as text", { locked_bps: "100", place: "north" }, /"locked_bps"/],
    ["a choice that there is not", { locked_bps: 1, place: "east" }, /"place".*north, south/],
    ["a choice that every object has", { locked_bps: 1, place: "toString" }, /"place"/],
  ])("%s is refused", (_, given, message) => {
    expect(() => settle(asks, given)).toThrow(refusal("pay.settings_invalid", message));
  });

  test("a document is tried with each option before anybody can attest it", () => {
    expect(() => checkDocument(asks)).not.toThrow();
    const only_south = { setting: "place", is: "south" };
    const broken = documentOf([...asks.heads, { ...own, head: "savings", only_if: only_south }], {
      settings,
    });
    expect(() => settle(broken, { locked_bps: 0, place: "north" })).not.toThrow();
    expect(() => checkDocument(broken)).toThrow(refusal("pay.rule_set_invalid", /The last head/));
  });

  test("that make more than the whole are the co-op's to mend", () => {
    const two = documentOf([share("savings", 5_000), ...asks.heads], { settings });
    expect(() => settle(two, { locked_bps: 5_001, place: "south" })).toThrow(
      refusal("pay.settings_invalid", /100.01 %/),
    );
  });

  test.each<[string, Rule]>([
    [
      "a percentage that nobody is asked for",
      rule({ head: "locked", kind: "share", bps: { setting: "lost" } }),
    ],
    ["a percentage that is a choice", rule({ head: "locked", kind: "share", bps: { setting: "place" } })],
    ["a choice that nobody is asked for", { ...damages, only_if: { setting: "lost", is: "north" } }],
    ["a choice that is a percentage", { ...damages, only_if: { setting: "locked_bps", is: "1" } }],
    ["an option that cannot be chosen", { ...damages, only_if: { setting: "place", is: "east" } }],
  ])("a document that names %s is refused", (_, wrong) => {
    expect(() => settle(documentOf([wrong, own], { settings }), { locked_bps: 1, place: "north" })).toThrow(
      refusal("pay.rule_set_invalid", /names the setting/),
    );
  });

  test("a change of a regime holds only for the option it names", () => {
    const regimes = {
      ...asks.regimes,
      inside: { ...said, changes: { locked: { bps: 100, only_if: { setting: "place", is: "north" } } } },
    };
    const changed = { ...asks, regimes };
    const lockedIn = (place: string) => headsOf(settle(changed, { locked_bps: 50, place }), "inside")[0];
    expect(lockedIn("north")?.bps).toBe(100);
    expect(lockedIn("south")?.bps).toBe(50);
  });
});

test("rules hold on their first and last day, and on none before or after", () => {
  const holds = (day: string, to: string | null) => holdsOn({ effective: { from: "2026-03-06", to } }, day);
  expect(
    ["2026-03-05", "2026-03-06", "2026-06-30", "2026-07-01"].map((day) => holds(day, "2026-06-30")),
  ).toEqual([false, true, true, false]);
  expect(holds("2099-12-31", null)).toBe(true);
});
