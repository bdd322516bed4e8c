import { join } from "node:path";
import { expect, test } from "vitest";
import { parseRuleSet } from "../backend/src/adapters/rule-sets";
import { allocate } from "../backend/src/domain/allocate";
import { canonicalText } from "../backend/src/domain/pay/canonical";
import type { Head } from "../backend/src/domain/pay/heads";
import { type PeriodInput, type PeriodSplit, splitPeriod } from "../backend/src/domain/pay/pay-period";
import type { HeadRule, RuleSet, RuleSetDocument, Setting } from "../backend/src/domain/pay/rule-set";
import { type Split, type SplitLine, split, type StretchInput } from "../backend/src/domain/pay/split";
import {
  type Engine,
  ENGINE,
  judge,
  type Judgement,
  readJson,
  readJudged,
  readVectors,
} from "./rule-set-vectors";

/**
 * Ways of dividing pay that are wrong, each of them a mistake that somebody could make. The vectors have to notice every
 * one: a wrong way that no vector tells from the right one is a rule that nobody wrote a vector for.
 */

const MADE_UP = join(import.meta.dirname, "../tests/support/made-up-rule-set");
const JUDGED = [
  ...readJudged(join(import.meta.dirname, "rule-sets")),
  {
    document: parseRuleSet(readJson(join(MADE_UP, "rule-set.json"))),
    file: readVectors(join(MADE_UP, "vectors.json")),
  },
];

type Rule = HeadRule<number | Setting>;
const AR = "ar-ley-24660";
const MENDEZ = "ar-ley-24660-mendez";
const PE = "pe-dleg-1343";
const IT = "it-ordinamento-penitenziario";
const BR = "br-lep";

const VARIANTS: Record<string, Partial<Engine>> = {
  // The order of the heads, and what they are taken of.
  "costs of the proceedings before damages": heads(IT, (all) => first(all, "costs")),
  "costs of the proceedings before maintenance in prison": heads(IT, (all) => [
    ...all.filter(({ head }) => head === "damages"),
    ...first(
      all.filter(({ head }) => head !== "damages"),
      "costs",
    ),
  ]),
  "the cap of a levy is of gross pay": rules((of, { pay, withheld }) =>
    each(of, (rule) => scaled(rule, "cap_bps", pay, pay - withheld)),
  ),
  "three fifths of gross pay are left": rules((of, { pay, withheld }) =>
    each(of, (rule) => scaled(rule, "floor_bps", pay, pay - withheld)),
  ),
  "a fifth of gross pay is locked": rules((of, { pay, withheld }) =>
    each(of, (rule) => (rule.of === "base" ? scaled(rule, "bps", pay, pay - withheld) : rule)),
  ),
  "a fifth of what the levies left is locked": head(IT, "locked", { of: "left" }),
  "maintenance in prison is a percentage": head(IT, "upkeep", {
    kind: "share",
    bps: 1086,
    of: "base",
    per_day: undefined,
    carry: undefined,
  }),
  "every month has thirty days": input((given) => ({ ...given, days: 30 })),
  "a court's order is taken before the shares are cut": heads(PE, (all) =>
    first(all, "maintenance").map((rule) => ({ ...rule, from: undefined })),
  ),
  "damage to property before the heads where it was settled as after": heads(AR, swapped),
  "damage to property without its cap": head(AR, "property_damage", { cap_bps: undefined }),
  "what is withheld is not subtracted": input((given) => ({ ...given, withheld: 0n })),
  "what is withheld is subtracted twice": input((given) => ({ ...given, pay: given.pay - given.withheld })),

  // Rounding.
  "three fifths round down": lines((line, { base }, rule) =>
    line.carried > 0n && (base * BigInt(rule?.floor_bps ?? 0)) % 10_000n > 0n ? ["own", line.head, 1n] : null,
  ),
  "the cap of a levy rounds up": lines((line, { base }, rule) =>
    line.uncovered > 0n && (base * BigInt(rule?.cap_bps ?? 0)) % 10_000n > 0n
      ? ["locked", line.head, 1n]
      : null,
  ),
  "ties go to the institution": shares((total, parts) =>
    allocate(
      total,
      [...parts].reverse().map(({ bps }) => BigInt(bps)),
    ).reverse(),
  ),
  "shares are cut by the largest remainder": shares(largestRemainder),
  "shares are rounded one by one and the last head has what is left": shares((total, parts) => {
    const rounded = parts.slice(0, -1).map(({ bps }) => (total * BigInt(bps) + 5_000n) / 10_000n);
    return [...rounded, rounded.reduce((left, one) => left - one, total)];
  }),
  "shares round down and the member has what is left": shares((total, parts) => {
    const down = parts.map(({ bps }) => (total * BigInt(bps)) / 10_000n);
    const left = down.reduce((rest, one) => rest - one, total);
    const member = parts.findIndex(({ head: of }) => of === "own" || of === "locked");
    return down.map((one, at) => (at === member ? one + left : one));
  }),
  "what may be released rounds up": released(
    ({ amount }, rule) => (amount * BigInt(rule?.releasable_bps ?? 0) + 9_999n) / 10_000n,
  ),
  "what may be released is of the pay and not of the fund": released(
    (_, rule, { base }) => (base * BigInt(rule?.releasable_bps ?? 0)) / 10_000n,
  ),

  // What is not due, and what is paid off.
  "the ruling is applied to the text as printed": head(AR, "upkeep", {
    due: "never",
    if_not_due_to: "locked",
  }),
  "the text as printed is applied after the ruling": head(MENDEZ, "upkeep", {
    due: undefined,
    if_not_due_to: undefined,
  }),
  "damages that are not due stay with the prison": head(AR, "damages", { if_not_due_to: "upkeep" }),
  "damages that are not due go to the own fund though maintenance is due": head(AR, "damages", {
    if_not_due_to: "locked",
  }),
  "neither is due, and maintenance keeps both": input((given, { id }) =>
    id === AR && !given.flags.damages_owed
      ? { ...given, flags: { ...given.flags, maintenance_due: true } }
      : given,
  ),
  "maintenance that is not due stays with the prison": head(AR, "maintenance", { if_not_due_to: "upkeep" }),
  "semi-liberty changes nothing": regime(AR, "day_release", { changes: undefined }),
  "the 20 of no reparation go to INPE": head(PE, "damages", { if_not_due_to: "upkeep" }),
  "reparation goes on when it is paid off": head(PE, "damages", { balance_limit: undefined }),
  "what is above a paid-off debt goes to INPE": head(PE, "damages", {
    balance_limit: { owed: true, excess_to: "upkeep" },
  }),
  "reparation is taken before a sentence": regime(PE, "remand", { changes: undefined }),
  "an order that nobody attested is taken": head(PE, "maintenance", { due: undefined }),
  "damages that nobody attested are levied": head(IT, "damages", { due: undefined }),
  "family that is not asked for goes to personal expenses": head(BR, "family", { if_not_due_to: "own" }),

  // What is carried, covered and limited.
  "what could not be levied is forgotten": heads(IT, (all) =>
    all.map((rule) => ({ ...rule, carry: undefined })),
  ),
  "what was carried in is not asked for": input((given) => ({ ...given, carried: {} })),
  "an order above the member's part takes it below zero": lines((line, _, rule) =>
    rule?.from && line.uncovered > 0n ? [rule.from, line.head, line.uncovered] : null,
  ),
  "an order above the member's part is taken out of INPE's": lines((line, { base }, rule) =>
    rule?.from && base > 0n ? ["upkeep", line.head, line.uncovered] : null,
  ),
  "the limit of the available fund is ignored": head(IT, "own", { balance_limit: undefined }),
  "the limit is of this pay and not of what is held": input((given) => ({ ...given, held: {} })),
  "on remand the limit is that of the convicted": regime(IT, "remand", {
    changes: { damages: null, upkeep: null, costs: null, locked: null },
  }),
  "on remand there are levies": regime(IT, "remand", {
    changes: { own: { balance_limit: { up_to: "2065.83", excess_to: "savings" } } },
  }),

  // Who is paid.
  "who has no account is paid anyway": input((given) => ({
    ...given,
    flags: { ...given.flags, account_available: true },
  })),
  "pay that is handed over is divided among payees": document(IT, (given) => ({
    ...given,
    handed_over: undefined,
  })),
  "after release pay is still handed over": regime(IT, "released", { handed_over: undefined }),
  "after release pay is still divided": regime(PE, "released", { heads: undefined }),
  "a regime without a rule is divided as inside": regime(PE, "day_release", { no_rule: undefined }),
  "pay in another currency is divided as it is": input((given, { currency }) => ({
    ...given,
    currency: currency ?? given.currency,
  })),

  // Months of more than one stretch.
  "maintenance in prison is for the days of the month and not of the stretch": period((given) => ({
    ...given,
    pays: paysOf(given),
    stretches: given.stretches.map((one) => ({ ...one, days: daysOf(given) })),
  })),
  "each stretch has the same part of the pay": period((given) => ({
    ...given,
    pays: paysOf({ ...given, stretches: given.stretches.map((one) => ({ ...one, days: 1 })) }),
  })),
  "what is known of each stretch's pay is ignored": period((given) => ({ ...given, pays: null })),
  "the regime of the last day holds for the month": period((given) => ({
    ...given,
    stretches: given.stretches.map((one) => ({
      ...one,
      regime: given.stretches.at(-1)?.regime ?? one.regime,
    })),
  })),
  "what is attested on the last day holds for the month": period((given) => ({
    ...given,
    stretches: given.stretches.map((one) => ({ ...one, flags: given.stretches.at(-1)?.flags ?? one.flags })),
  })),
  "an order is taken again in each stretch": { splitPeriod: forgetting("ordered") },
  "what is owed is the same in each stretch": { splitPeriod: forgetting("owed") },
  "what is held is the same in each stretch": { splitPeriod: forgetting("held") },
  "what one stretch could not cover is forgotten in the next": { splitPeriod: forgetting("carried") },
};

test("there are more than twenty-five wrong variants", () => {
  expect(Object.keys(VARIANTS).length).toBeGreaterThan(25);
});

test("the vectors find nothing in what is right, nor in a loop of ours that forgets nothing", () => {
  expect(differences({})).toEqual([]);
  expect(differences({ splitPeriod: forgetting(null) })).toEqual([]);
});

test.each(Object.entries(VARIANTS))("the vectors notice: %s", (_, engine) => {
  const different = differences(engine);
  expect(different).not.toEqual([]);
  // A variant that refuses to divide would be noticed by anything.
  expect(different.filter(({ found }) => "refused" in found)).toEqual([]);
});

/** What a wrong way of dividing makes otherwise than was typed. */
function differences(engine: Partial<Engine>): Judgement[] {
  return JUDGED.flatMap((judged) => judge(judged, { ...ENGINE, ...engine })).filter(
    ({ found, expected }) => canonicalText(found) !== canonicalText(expected),
  );
}

// Wrong documents.

function document(id: string, change: (given: RuleSetDocument) => RuleSetDocument): Partial<Engine> {
  return { document: (given) => (given.id === id ? change(given) : given) };
}

function heads(id: string, change: (all: Rule[]) => Rule[]): Partial<Engine> {
  return document(id, (given) => ({ ...given, heads: change(given.heads) }));
}

function head(id: string, of: Head, change: Partial<Rule>): Partial<Engine> {
  return heads(id, (all) => all.map((rule) => (rule.head === of ? { ...rule, ...change } : rule)));
}

function regime(
  id: string,
  of: keyof RuleSetDocument["regimes"],
  change: Partial<RuleSetDocument["regimes"]["inside"]>,
): Partial<Engine> {
  return document(id, (given) => ({
    ...given,
    regimes: { ...given.regimes, [of]: { ...given.regimes[of], ...change } },
  }));
}

function first(all: Rule[], of: Head): Rule[] {
  return [...all.filter((rule) => rule.head === of), ...all.filter((rule) => rule.head !== of)];
}

function swapped(all: Rule[]): Rule[] {
  const other = { before: "after", after: "before" } as Record<string, string>;
  return all.map((rule) =>
    rule.only_if ? { ...rule, only_if: { ...rule.only_if, is: other[rule.only_if.is] ?? "" } } : rule,
  );
}

// Wrong ways of dividing a stretch.

function input(change: (given: StretchInput, of: RuleSet) => StretchInput): Partial<Engine> {
  return { split: (of, given) => split(of, change(given, of)) };
}

function rules(change: (of: RuleSet, given: StretchInput) => RuleSet): Partial<Engine> {
  return { split: (of, given) => split(change(of, given), given) };
}

function each(of: RuleSet, change: (rule: HeadRule) => HeadRule): RuleSet {
  return { ...of, heads: of.heads.map(change) };
}

/** Basis points of net that are the same as those of gross. */
function scaled(rule: HeadRule, word: "bps" | "cap_bps" | "floor_bps", gross: bigint, net: bigint): HeadRule {
  const bps = rule[word];
  return bps === undefined || net <= 0n ? rule : { ...rule, [word]: Number((BigInt(bps) * gross) / net) };
}

/** The lines that say how pay is divided, whether they are paid or an estimate. */
function dividedIn(done: Split): SplitLine[] {
  return done.estimate.length > 0 ? done.estimate : done.lines.filter(({ head: of }) => of !== "withheld");
}

function withDivided(done: Split, divided: SplitLine[]): Split {
  if (done.estimate.length > 0) return { ...done, estimate: divided };
  return { ...done, lines: [...done.lines.filter(({ head: of }) => of === "withheld"), ...divided] };
}

/** Moves an amount from one head to another, which has asked for it. */
function lines(
  wrong: (line: SplitLine, done: Split, rule: HeadRule | undefined) => [Head, Head, bigint] | null,
): Partial<Engine> {
  return {
    split: (of, given) => {
      const done = split(of, given);
      const moves = dividedIn(done).flatMap((line) => {
        const move = wrong(line, done, ruleOf(of, line));
        return move ? [move] : [];
      });
      const moved = dividedIn(done).map((line) =>
        moves.reduce((now, [from, to, amount]) => {
          if (now.head === from) return { ...now, amount: now.amount - amount };
          if (now.head !== to) return now;
          const asked_less = (left: bigint): bigint => (left > amount ? left - amount : 0n);
          return {
            ...now,
            amount: now.amount + amount,
            carried: asked_less(now.carried),
            uncovered: asked_less(now.uncovered),
          };
        }, line),
      );
      return withDivided(done, moved);
    },
  };
}

function ruleOf(of: RuleSet, { head: name }: SplitLine): HeadRule | undefined {
  return of.heads.find((rule) => rule.head === name);
}

/** Cuts anew, by another rounding, where all that there is are shares. */
function shares(cut: (total: bigint, parts: { head: Head; bps: number }[]) => bigint[]): Partial<Engine> {
  return {
    split: (of, given) => {
      const done = split(of, given);
      const divided = dividedIn(done);
      const parts = divided.map((line) => ({ head: line.head, bps: line.bps ?? 0 }));
      const is_plain =
        parts.reduce((sum, { bps }) => sum + bps, 0) === 10_000 &&
        divided.every((line) => line.bps !== null || line.amount === 0n) &&
        divided.every(({ moved }) => moved.every(({ why }) => why === "not_due"));
      if (!is_plain) return done;
      // The member comes first where the right cut has the member first.
      const ordered = [...parts].sort((left, right) => Number(isMembers(right)) - Number(isMembers(left)));
      const amounts = cut(done.base, ordered);
      const again = divided.map((line) => ({
        ...line,
        amount: amounts[ordered.findIndex((part) => part.head === line.head)] ?? 0n,
      }));
      return withDivided(done, again);
    },
  };
}

function isMembers({ head: of }: { head: Head }): boolean {
  return of === "own" || of === "locked";
}

function largestRemainder(total: bigint, parts: { bps: number }[]): bigint[] {
  const quotas = parts.map(({ bps }) => total * BigInt(bps));
  const down = quotas.map((quota) => quota / 10_000n);
  const left = Number(down.reduce((rest, one) => rest - one, total));
  const lucky = quotas
    .map((quota, at) => ({ at, rest: Number(quota % 10_000n) }))
    .sort((one, other) => other.rest - one.rest)
    .slice(0, left)
    .map(({ at }) => at);
  return down.map((one, at) => (lucky.includes(at) ? one + 1n : one));
}

function released(
  wrong: (line: SplitLine, rule: HeadRule | undefined, done: Split) => bigint,
): Partial<Engine> {
  return {
    split: (of, given) => {
      const done = split(of, given);
      const again = dividedIn(done).map((line) =>
        line.locked ? { ...line, releasable: wrong(line, ruleOf(of, line), done) } : line,
      );
      return withDivided(done, again);
    },
  };
}

// Wrong ways of dividing a month.

function period(change: (given: PeriodInput) => PeriodInput): Partial<Engine> {
  return { splitPeriod: (given) => splitPeriod(change(given)) };
}

function daysOf({ stretches }: PeriodInput): number {
  return stretches.reduce((sum, { days }) => sum + days, 0);
}

function paysOf({ pay, withheld, stretches }: PeriodInput): { pay: bigint; withheld: bigint }[] {
  const pays = allocate(
    pay,
    stretches.map(({ days }) => BigInt(days)),
  );
  const kept = pay === 0n ? pays : allocate(withheld, pays);
  return pays.map((one, at) => ({ pay: one, withheld: kept[at] ?? 0n }));
}

/** A month, stretch by stretch, that forgets one of the things it should know in the next stretch. */
function forgetting(
  what: "ordered" | "carried" | "owed" | "held" | null,
): (given: PeriodInput) => PeriodSplit {
  return (given) => {
    const pays = given.pays ?? paysOf(given);
    const now = {
      ordered: { ...given.ordered },
      carried: { ...given.carried },
      owed: { ...given.owed },
      held: { ...given.held },
    };
    const parts = given.stretches.map((stretch, at) => {
      const part = pays[at] ?? { pay: 0n, withheld: 0n };
      const alone = { ...given, ...now, ...part, stretches: [stretch], pays: null };
      const done = splitPeriod(alone).parts.at(0);
      if (!done) throw new Error("A stretch has one part");
      for (const line of dividedIn(done.split)) {
        const { head: of, amount } = line;
        if (what !== "ordered" && line.asked !== null && line.asked > 0n) now.ordered[of] = line.uncovered;
        if (line.asked !== null && line.asked > 0n) now.carried[of] = what === "carried" ? 0n : line.carried;
        if (what !== "owed" && now.owed[of] !== undefined) now.owed[of] -= amount;
        if (what !== "held") now.held[of] = (now.held[of] ?? 0n) + amount;
      }
      return done;
    });
    const paid = parts.flatMap((part) => part.split.lines).filter(({ amount }) => amount > 0n);
    const last = new Map(paid.map((line) => [line.head, line.waits_for_account]));
    const heads_paid = [...new Set(paid.map(({ head: of }) => of))];
    return {
      pay: given.pay,
      parts,
      carried: now.carried,
      lines: heads_paid.map((of) => ({
        head: of,
        paid_to: paid.find((line) => line.head === of)?.paid_to ?? "coop",
        amount: paid.filter((line) => line.head === of).reduce((sum, { amount }) => sum + amount, 0n),
        waits_for_account: last.get(of) ?? false,
      })),
      estimate: [],
    };
  };
}
