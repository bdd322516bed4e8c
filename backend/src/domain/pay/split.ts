import { allocate } from "../allocate";
import type { Currency } from "../currency";
import { refuse } from "../errors";
import type { Regime } from "../members";
import { parseDecimal } from "../money";
import { type Head, isOfTheMember } from "./heads";
import { type HeadRule, type PaidTo, type RuleSet, handedOverIn, headsOf } from "./rule-set";

/** Minor units by head; a head that is not named has none. */
export type ByHead = Partial<Record<Head, bigint>>;

/** What is known of a member, as flags and amounts and never as facts. */
export type MemberFlags = { damages_owed: boolean; maintenance_due: boolean; account_available: boolean };

/** A stretch of days in which the same rules hold for one member. */
export type StretchInput = {
  currency: Currency;
  /** What the stretch's work brings, before anything is withheld. */
  pay: bigint;
  /** Tax and contributions, from whoever computes pay. */
  withheld: bigint;
  days: number;
  regime: Regime;
  flags: MemberFlags;
  /** What is ordered for this stretch, by the head it is ordered under. */
  ordered: ByHead;
  /** What earlier pay could not cover. */
  carried: ByHead;
  /** What is still owed under a head; a head that is not named has no known limit. */
  owed: ByHead;
  /** What the member already holds under a head. */
  held: ByHead;
};

/** Why a head has more or less than its own share: basis points that came with a share, or minor units that moved. */
export type Move =
  | { why: "not_due"; head: Head; bps: number }
  | { why: "paid_off" | "full" | "ordered"; head: Head; amount: bigint };

export type SplitLine = {
  head: Head;
  amount: bigint;
  paid_to: PaidTo;
  /** True where the member has no lawful account to be paid to yet. */
  waits_for_account: boolean;
  /** The member's own, until they leave; `releasable` of it may be released before. */
  locked: boolean;
  releasable: bigint;
  /** What was asked for, with what was carried in; null where nothing can be asked for. */
  asked: bigint | null;
  /** What is asked for again in the next stretch. */
  carried: bigint;
  /** What was asked for and will not be asked for again. */
  uncovered: bigint;
  /** The share of the base or of what was left, in basis points, with what moved here; null for what is no share. */
  bps: number | null;
  moved: Move[];
  citation: string;
};

export type Split = {
  pay: bigint;
  base: bigint;
  /** Who is paid what: adds up to `pay`. */
  lines: SplitLine[];
  /** How whoever the base is handed over to will divide it, by our reckoning: adds up to `base`, or is empty. */
  estimate: SplitLine[];
};

/**
 * Divides what one stretch brings by the heads of its regime, in their order. The parts add up to the pay; nothing is
 * below zero; shares that follow each other are cut together, ties to the member; caps round down and what must be left
 * rounds up. Refuses `pay.no_rule_for_regime`, `pay.currency_differs`, and `money.negative` for any amount below zero.
 */
export function split(rules: RuleSet, input: StretchInput): Split {
  const { pay, withheld } = input;
  if (withheld < 0n || pay < withheld) {
    refuse("money.negative", `${withheld} cannot be withheld from ${pay}. Withhold what was paid, or less.`);
  }
  for (const word of ["ordered", "carried", "owed", "held"] as const) {
    const [head, amount] = Object.entries(input[word]).find(([, one]) => one < 0n) ?? [];
    if (head !== undefined)
      refuse("money.negative", `${word} of ${head} is ${amount}. It is zero or more.`, { head, word });
  }
  if (rules.currency !== null && rules.currency !== input.currency) {
    refuse(
      "pay.currency_differs",
      `${rules.name.en} is written in ${rules.currency}. Pay in ${input.currency} cannot be divided by it.`,
      { rule_set_id: rules.id, currency: input.currency },
    );
  }
  const base = pay - withheld;
  const divided = divide(headsOf(rules, input.regime), base, input);
  const kept = withheld > 0n ? [withheldLine(withheld, rules)] : [];
  const handed = handedOverIn(rules, input.regime);
  if (!handed) return { pay, base, lines: [...kept, ...divided], estimate: [] };
  const { to, citation } = handed;
  const whole: SplitLine = { ...EMPTY, head: "entrusted", amount: base, paid_to: to, citation };
  return { pay, base, lines: [...kept, whole], estimate: divided };
}

const EMPTY: Omit<SplitLine, "head" | "amount" | "paid_to" | "citation"> = {
  waits_for_account: false,
  locked: false,
  releasable: 0n,
  asked: null,
  carried: 0n,
  uncovered: 0n,
  bps: null,
  moved: [],
};

function withheldLine(amount: bigint, { base }: RuleSet): SplitLine {
  return { ...EMPTY, head: "withheld", amount, paid_to: "coop", citation: base.citation };
}

/** One head while its stretch is divided. */
type Cut = { rule: HeadRule; amount: bigint; asked: bigint | null; bps: number | null; moved: Move[] };
/** `taking`: those that take from what is left, and not out of another head. */
type Cuts = { all: readonly Cut[]; taking: readonly Cut[]; of(head: Head): Cut };

function divide(rules: readonly HeadRule[], base: bigint, input: StretchInput): SplitLine[] {
  const all = rules.map((rule): Cut => ({ rule, amount: 0n, asked: null, bps: null, moved: [] }));
  const taking = all.filter(({ rule }) => rule.from === undefined);
  const cuts: Cuts = {
    all,
    taking,
    of: (head) =>
      all.find(({ rule }) => rule.head === head) ??
      refuse("pay.rule_set_invalid", `The rule set names ${head} and has no such head.`, { head }),
  };
  let left = base;
  for (let at = 0; at < taking.length; at += 1) {
    const cut = taking[at] as Cut;
    const { kind } = cut.rule;
    if (kind === "share") {
      const block = blockFrom(taking, at);
      left -= cutBlock(block, cuts, base, left, input);
      at += block.length - 1;
    } else if (kind === "remainder") {
      cut.amount = left;
    } else {
      cut.asked = askedOf(cut.rule, input);
      cut.amount = smaller(cut.asked, roomOf(cut.rule, base, left));
      left -= cut.amount;
    }
  }
  for (const cut of all) limitBalance(cut, cuts, input);
  for (const cut of all) {
    if (cut.rule.from === undefined) continue;
    const source = cuts.of(cut.rule.from);
    cut.asked = askedOf(cut.rule, input);
    cut.amount = smaller(cut.asked, roomOf(cut.rule, base, source.amount));
    source.amount -= cut.amount;
    if (cut.amount > 0n) source.moved.push({ why: "ordered", head: cut.rule.head, amount: cut.amount });
  }
  return all.map((cut) => lineOf(cut, input));
}

/** Shares that follow each other and are shares of the same thing. */
function blockFrom(taking: readonly Cut[], at: number): Cut[] {
  const of = taking[at]?.rule.of ?? "left";
  const end = taking.findIndex(
    ({ rule }, index) => index > at && (rule.kind !== "share" || (rule.of ?? "left") !== of),
  );
  return taking.slice(at, end < 0 ? undefined : end);
}

/** Cuts shares together and returns what they took; what is nobody's share stays for the heads after them. */
function cutBlock(
  block: readonly Cut[],
  cuts: Cuts,
  base: bigint,
  left: bigint,
  input: StretchInput,
): bigint {
  const weights = new Map(block.map((cut) => [cut, 0]));
  for (const cut of block) {
    const { head, bps = 0 } = cut.rule;
    const target = dueTarget(cut, cuts, input);
    if (target !== cut && bps > 0) target.moved.push({ why: "not_due", head, bps });
    // What goes to a head outside of the block, the remainder, is simply left.
    if (weights.has(target)) weights.set(target, (weights.get(target) ?? 0) + bps);
  }
  const rest = 10_000 - [...weights.values()].reduce((sum, bps) => sum + bps, 0);
  const of_the_member = (cut: Cut): boolean => isOfTheMember(cut.rule.head);
  const last = cuts.taking.at(-1);
  // In this order ties are decided, and the member comes first.
  const keys: (Cut | null)[] = [
    ...block.filter(of_the_member),
    ...(last && of_the_member(last) ? [null] : []),
    ...block.filter((cut) => !of_the_member(cut)),
    ...(last && of_the_member(last) ? [] : [null]),
  ];
  const source = block[0]?.rule.of === "base" ? base : left;
  const amounts = allocate(
    source,
    keys.map((cut) => BigInt(cut ? (weights.get(cut) ?? 0) : rest)),
  );
  let taken = 0n;
  // Where there is not enough for all, the order of the heads decides and not that of ties.
  for (const cut of block) {
    cut.bps = weights.get(cut) ?? 0;
    cut.amount = smaller(amounts[keys.indexOf(cut)] ?? 0n, roomOf(cut.rule, base, left - taken));
    taken += cut.amount;
  }
  return taken;
}

/** Where a share goes: to its own head where that is due, otherwise to the first that is. */
function dueTarget(cut: Cut, cuts: Cuts, input: StretchInput): Cut {
  const { if_not_due_to } = cut.rule;
  return isDue(cut.rule, input) || if_not_due_to === undefined
    ? cut
    : dueTarget(cuts.of(if_not_due_to), cuts, input);
}

function isDue({ due = "always" }: HeadRule, { flags }: StretchInput): boolean {
  if (due === "always" || due === "never") return due === "always";
  return flags[due];
}

/** What a levy asks for in this stretch, with what earlier pay could not cover. */
function askedOf(rule: HeadRule, { ordered, carried, days, currency, ...input }: StretchInput): bigint {
  if (!isDue(rule, { ordered, carried, days, currency, ...input })) return 0n;
  const now =
    rule.kind === "fixed_per_day"
      ? parseDecimal(rule.per_day ?? "0", currency).amount_minor * BigInt(days)
      : (ordered[rule.head] ?? 0n);
  return now + (carried[rule.head] ?? 0n);
}

/** What a head may take of `there`: its cap rounds down, and what it must leave of the base rounds up. */
function roomOf({ cap_bps, floor_bps }: HeadRule, base: bigint, there: bigint): bigint {
  const cap = cap_bps === undefined ? there : (base * BigInt(cap_bps)) / 10_000n;
  const floor = floor_bps === undefined ? 0n : (base * BigInt(floor_bps) + 9_999n) / 10_000n;
  const above = there - floor;
  return above <= 0n ? 0n : smaller(above, cap);
}

/** What is above a limit goes to another head: a debt is paid off, or an account is full. */
function limitBalance(cut: Cut, cuts: Cuts, input: StretchInput): void {
  const { owed, held, currency } = input;
  const { head, balance_limit } = cut.rule;
  if (!balance_limit) return;
  const room =
    "owed" in balance_limit
      ? owed[head]
      : larger(parseDecimal(balance_limit.up_to, currency).amount_minor - (held[head] ?? 0n), 0n);
  if (room === undefined || cut.amount <= room) return;
  const excess = cut.amount - room;
  const target = cuts.of(balance_limit.excess_to);
  cut.amount = room;
  target.amount += excess;
  target.moved.push({ why: "owed" in balance_limit ? "paid_off" : "full", head, amount: excess });
  // The other head may have a limit too, and may have been looked at before.
  limitBalance(target, cuts, input);
}

function lineOf({ rule, amount, asked, bps, moved }: Cut, { flags, carried }: StretchInput): SplitLine {
  const short = asked === null ? 0n : asked - amount;
  // A head that is not due now may be due again: what was carried to it waits.
  const waiting = asked === 0n ? (carried[rule.head] ?? 0n) : 0n;
  const locked = rule.locked === true;
  return {
    head: rule.head,
    amount,
    paid_to: rule.paid_to,
    waits_for_account: rule.paid_to === "member_account" && !flags.account_available && amount > 0n,
    locked,
    releasable: locked ? (amount * BigInt(rule.releasable_bps ?? 0)) / 10_000n : 0n,
    asked,
    carried: rule.carry === true ? short + waiting : 0n,
    uncovered: rule.carry === true ? 0n : short,
    bps,
    moved,
    citation: rule.citation,
  };
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
