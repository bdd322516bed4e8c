import fc from "fast-check";
import { expect, test } from "vitest";
import { type Head, HEADS } from "../domain/pay/heads";
import { splitPeriod, type Stretch } from "../domain/pay/pay-period";
import {
  DUES,
  type HeadRule,
  headsOf,
  type RuleSet,
  type RuleSetDocument,
  settle,
} from "../domain/pay/rule-set";
import { type ByHead, split, type SplitLine, type StretchInput } from "../domain/pay/split";
import { parseRuleSet, resultHash } from "./rule-sets";

/**
 * Rule sets that nobody wrote, from the closed language: whatever a document may say, if it is accepted it divides pay
 * without a cent lost, made up or taken twice.
 */

const words = { en: "words", it: "parole", es: "palabras" };
const said = { words, citation: "Act art. 1" };
const USABLE = HEADS.filter((head) => head !== "withheld" && head !== "entrusted");
const inside = { ...said };

/** Once in so many times: what contradicts itself is not accepted, and most words together do. */
const rarely = <T>(value: fc.Arbitrary<T>, times = 5): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const bps = fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(0, 1, 3_333, 6_000));
const amountText = fc.integer({ min: 0, max: 5_000 }).map((cents) => (cents / 100).toFixed(2));

const someHeads: fc.Arbitrary<HeadRule[]> = fc
  .shuffledSubarray([...USABLE], { minLength: 1, maxLength: 7 })
  .chain((names) => {
    const last = names.at(-1) ?? "own";
    const headOf = (head: Head): fc.Arbitrary<HeadRule> => {
      const other = fc.oneof(fc.constant(last), fc.constantFrom(...names));
      const share = fc.record({
        ...{ bps, of: rarely(fc.constantFrom("base", "left")), due: rarely(fc.constantFrom(...DUES)) },
        ...{
          cap_bps: rarely(bps),
          floor_bps: rarely(bps),
          locked: rarely(fc.constant(true)),
          if_not_due_to: other,
        },
        balance_limit: rarely(
          fc.oneof(
            other.map((excess_to) => ({ owed: true as const, excess_to })),
            fc.record({ up_to: amountText, excess_to: other }),
          ),
        ),
      });
      const levy = fc.record({
        ...{ cap_bps: rarely(bps), floor_bps: rarely(bps, 2), due: rarely(fc.constantFrom(...DUES)) },
        carry: rarely(fc.constant(true), 2),
      });
      return fc
        .oneof(
          share.map((rule): Partial<HeadRule> => ({ kind: "share", ...rule })),
          levy.map((rule): Partial<HeadRule> => ({ kind: "ordered_amount", ...rule })),
          levy.map((rule): Partial<HeadRule> => ({ kind: "ordered_amount", ...rule, from: last })),
          fc.tuple(levy, amountText).map(([rule, per_day]): Partial<HeadRule> => ({
            ...{ kind: "fixed_per_day", ...rule, per_day },
          })),
        )
        .map((rule): HeadRule => ({
          ...said,
          kind: "share",
          paid_to: "member_account",
          head,
          ...known(rule),
        }));
    };
    const remainder: HeadRule = { ...said, head: last, kind: "remainder", paid_to: "member_account" };
    const rest = names.slice(0, -1);
    const before: fc.Arbitrary<HeadRule[]> = fc.tuple(...rest.map(headOf));
    const limit = rarely(fc.record({ up_to: amountText, excess_to: fc.constantFrom(...names) }));
    return fc.tuple(before, limit, fc.boolean()).map(([all, balance_limit, whole]) => {
      const shares = all.filter(({ kind }) => kind === "share").map(({ head }) => head);
      const first = shares.at(0);
      // Now and then shares that make the whole, and no remainder; orders may stand between them.
      if (whole && first && all.every(({ kind, from }) => kind === "share" || from)) {
        return all.map(({ cap_bps: _cap, floor_bps: _floor, of: _of, ...rule }) =>
          rule.kind === "share"
            ? { ...rule, bps: rule.head === first ? 10_000 - 100 * (shares.length - 1) : 100 }
            : { ...rule, from: first },
        );
      }
      return [...all, { ...remainder, ...known({ balance_limit }) }];
    });
  });

function known<T extends object>(rule: T): T {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as T;
}

const someDocument: fc.Arbitrary<RuleSetDocument> = fc
  .tuple(someHeads, fc.boolean(), fc.option(fc.nat()))
  .map(([heads, hands_over, gone]) => ({
    id: "made-at-random",
    name: words,
    jurisdiction: { country_code: null, note: words },
    effective: { from: "2026-01-01", to: null },
    source: { title: "Act", read_on: "2026-11-20" },
    currency: "eur",
    methods: ["share"],
    base: said,
    heads: heads.map((rule) =>
      known({ ...rule, ...(rule.due === undefined ? { if_not_due_to: undefined } : {}) }),
    ),
    ...(hands_over ? { handed_over: { ...said, to: "institution" } } : {}),
    regimes: {
      remand: inside,
      inside,
      day_release: {
        ...said,
        ...(gone === null ? {} : { changes: { [heads[gone % heads.length]?.head ?? "own"]: null } }),
      },
      released: { ...said, handed_over: false },
    },
    without_account: said,
    open_questions: [],
  }));

const someAmount = fc.oneof(fc.bigInt(0n, 30n), fc.bigInt(0n, 200_000n), fc.bigInt(0n, 10n ** 13n));
const someAmounts: fc.Arbitrary<ByHead> = fc.dictionary(fc.constantFrom(...USABLE), someAmount, {
  maxKeys: 4,
});
const flags = fc.record({
  damages_owed: fc.boolean(),
  maintenance_due: fc.boolean(),
  account_available: fc.boolean(),
});
const regime = fc.constantFrom("remand", "inside", "day_release", "released");
const someInput: fc.Arbitrary<StretchInput> = fc
  .record({
    ...{
      currency: fc.constant("eur" as const),
      base: someAmount,
      withheld: fc.oneof(fc.constant(0n), someAmount),
    },
    ...{ days: fc.integer({ min: 1, max: 31 }), regime, flags },
    ...{ ordered: someAmounts, carried: someAmounts, owed: someAmounts, held: someAmounts },
  })
  .map(({ base, ...input }) => ({ ...input, pay: base + input.withheld }));

/** Null where the document contradicts itself, as most that are made at random do. */
function accepted(document: RuleSetDocument): RuleSet | null {
  try {
    return settle(document, {});
  } catch (fault) {
    expect(fault).toMatchObject({ code: "pay.rule_set_invalid" });
    return null;
  }
}

type Accepted = { document: RuleSetDocument; rules: RuleSet };
const someRules: fc.Arbitrary<Accepted> = someDocument
  .map((document) => ({ document, rules: accepted(document) }))
  .filter((made): made is Accepted => made.rules !== null);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const amountsOf = (lines: readonly SplitLine[]): bigint[] => lines.map(({ amount }) => amount);

/** Plain comparisons: a hundred thousand times `expect` would take minutes. */
function holds(what: string, is: boolean, found: () => unknown): void {
  if (!is)
    throw new Error(
      `${what}: ${JSON.stringify(found(), (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value))}`,
    );
}

function judge(rules: RuleSet, input: StretchInput, seen: Set<string>): void {
  const { pay, base, lines, estimate } = split(rules, input);
  const show = (): unknown => ({ heads: headsOf(rules, input.regime), input, lines, estimate });
  holds("the lines are the pay", sum(amountsOf(lines)) === pay, show);
  const divided = estimate.length > 0 ? estimate : lines.filter(({ head }) => head !== "withheld");
  holds("the heads are the base", sum(amountsOf(divided)) === base, show);
  const heads = headsOf(rules, input.regime);
  const byHead = new Map(heads.map((rule) => [rule.head, rule]));
  for (const line of [...lines, ...estimate]) {
    const { amount, carried, uncovered, releasable, asked, moved } = line;
    for (const { why } of moved) seen.add(why);
    if (carried > 0n) seen.add("carried");
    if (uncovered > 0n) seen.add("uncovered");
    holds(
      "nothing is negative",
      [amount, carried, uncovered, releasable].every((one) => one >= 0n),
      show,
    );
    holds("no more is released than there is", releasable <= amount, show);
    if (asked !== null && asked > 0n)
      holds("what is asked for is taken, carried or uncovered", amount + carried + uncovered === asked, show);
    const cap = byHead.get(line.head)?.cap_bps;
    if (cap !== undefined) holds("a cap holds", amount * 10_000n <= base * BigInt(cap), show);
  }
  if (heads.every(({ balance_limit }) => balance_limit === undefined))
    judgeFloors(heads, divided, base, show);
}

/** Whoever must leave a part of the base has left it to the heads behind, or has taken nothing. */
function judgeFloors(
  heads: HeadRule[],
  divided: readonly SplitLine[],
  base: bigint,
  show: () => unknown,
): void {
  const taken = new Map(divided.map(({ head, amount }) => [head, amount]));
  for (const { from, head } of heads)
    if (from) taken.set(from, (taken.get(from) ?? 0n) + (taken.get(head) ?? 0n));
  const taking = heads.filter(({ from }) => from === undefined);
  for (const [at, { head, floor_bps = 0 }] of taking.entries()) {
    if ((taken.get(head) ?? 0n) === 0n) continue;
    const behind = sum(taking.slice(at + 1).map((rule) => taken.get(rule.head) ?? 0n));
    holds(`${head} leaves what it must`, behind * 10_000n >= base * BigInt(floor_bps), show);
  }
}

test("whatever rules are accepted, the parts add up and nothing is negative, cut short or asked for twice", () => {
  let splits = 0;
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      someRules,
      fc.array(someInput, { minLength: 50, maxLength: 50 }),
      ({ document, rules }, inputs) => {
        // The same text, read as a file is, is the same document.
        expect(parseRuleSet(JSON.parse(JSON.stringify(document)))).toEqual(document);
        for (const rule of rules.heads) for (const word of Object.keys(rule)) seen.add(word).add(rule.kind);
        for (const input of inputs) {
          judge(rules, input, seen);
          splits += 1;
        }
        const input = inputs.at(0);
        if (!input) return;
        const hash = resultHash(split(rules, input));
        const turned = Object.fromEntries(Object.entries(input).reverse()) as StretchInput;
        expect(resultHash(split(rules, turned))).toBe(hash);
        expect(resultHash(split(rules, { ...input, pay: input.pay + 1n }))).not.toBe(hash);
      },
    ),
    { numRuns: 2_000, seed: 24_660 },
  );
  expect(splits).toBeGreaterThanOrEqual(100_000);
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...["share", "ordered_amount", "fixed_per_day", "remainder"],
      ...["of", "from", "due", "if_not_due_to", "cap_bps", "floor_bps", "balance_limit", "carry", "locked"],
      ...["not_due", "paid_off", "full", "ordered", "carried", "uncovered"],
    ]),
  );
}, 60_000);

test("where all heads are shares, none shrinks when the pay grows", () => {
  const heads = fc.array(fc.integer({ min: 0, max: 2_500 }), { minLength: 1, maxLength: 4 }).chain((shares) =>
    fc
      .shuffledSubarray([...USABLE], { minLength: shares.length + 1, maxLength: shares.length + 1 })
      .map((names) =>
        names.map((head, at): HeadRule => ({
          ...{ ...said, head, paid_to: "court" },
          ...(at < shares.length
            ? {
                kind: "share",
                bps: shares[at] ?? 0,
                due: DUES[at % 4] ?? "always",
                if_not_due_to: names.at(-1) ?? "own",
              }
            : { kind: "remainder" }),
        })),
      ),
  );
  fc.assert(
    fc.property(
      fc.tuple(someDocument, heads),
      someInput,
      fc.bigInt(0n, 50n),
      ([document, all], input, more) => {
        const plain: StretchInput = { ...input, regime: "inside" };
        const rules = settle(
          { ...document, heads: all, regimes: { ...document.regimes, day_release: inside } },
          {},
        );
        const now = split({ ...rules, handed_over: undefined }, plain).lines;
        const then = split({ ...rules, handed_over: undefined }, { ...plain, pay: plain.pay + more }).lines;
        holds(
          "no head shrinks",
          now.every(({ amount }, at) => amount <= (then[at]?.amount ?? 0n)),
          () => ({ now, then }),
        );
      },
    ),
    { numRuns: 3_000, seed: 1_343 },
  );
}, 60_000);

const someStretches = fc.array(fc.record({ days: fc.integer({ min: 1, max: 31 }), regime, flags }), {
  minLength: 1,
  maxLength: 5,
});

test("a month in stretches adds up, and an order is never taken twice", () => {
  fc.assert(
    fc.property(someRules, someInput, someStretches, ({ rules }, input, cuts) => {
      const stretches = cuts.map((cut): Stretch => ({ ...cut, from: "2026-11-01", to: "2026-11-30", rules }));
      const { pay, parts, lines, carried } = splitPeriod({ ...input, stretches, pays: null });
      const show = (): unknown => ({ heads: rules.heads, input, cuts, lines, carried });
      holds(
        "the lines are the pay",
        pay === input.pay && sum(lines.map(({ amount }) => amount)) === pay,
        show,
      );
      holds("the stretches are the pay", sum(parts.map((part) => part.split.pay)) === pay, show);
      const all = parts.flatMap((part) =>
        part.split.estimate.length > 0 ? part.split.estimate : part.split.lines,
      );
      const takenOf = (head: Head): bigint => sum(amountsOf(all.filter((line) => line.head === head)));
      for (const { head, kind, per_day = "0", balance_limit } of rules.heads) {
        const known = (input.ordered[head] ?? 0n) + (input.carried[head] ?? 0n);
        const by_day = BigInt(per_day.replace(".", "")) * sum(cuts.map(({ days }) => BigInt(days)));
        if (kind === "ordered_amount")
          holds(`${head} is taken once`, takenOf(head) + (carried[head] ?? 0n) <= known, show);
        if (kind === "fixed_per_day")
          holds(
            `${head} is taken for each day once`,
            takenOf(head) <= by_day + (input.carried[head] ?? 0n),
            show,
          );
        const owed = input.owed[head];
        const is_target = rules.heads.some((rule) => rule.balance_limit?.excess_to === head);
        if (balance_limit && "owed" in balance_limit && owed !== undefined && !is_target)
          holds(`no more than is owed goes to ${head}`, takenOf(head) <= owed, show);
      }
    }),
    { numRuns: 4_000, seed: 354 },
  );
}, 60_000);
