import { allocate } from "../allocate";
import type { Currency } from "../currency";
import { refuse } from "../errors";
import { type Flag, type Regime, inForce } from "../members";
import type { Head, HeadAmount } from "./heads";
import { daysInMonth } from "./months";
import { type PaidTo, type RuleSet, holdsOn } from "./rule-set";
import { type ByHead, type MemberFlags, type Split, type SplitLine, split } from "./split";

/**
 * A member's pay for a period. Whatever changes on a day (the regime, a flag, the rules) begins a new stretch on that day,
 * and each stretch is divided by its own rules. Work is not recorded by the day, so a period's pay is cut over its
 * stretches by their days, unless somebody says what each stretch brought.
 */

type Attested<T> = T & { effective_from: string; seq: number };

/** What was attested of one member, all of it; later attestations for the same day count. */
export type MemberHistory = {
  regimes: readonly Attested<{ regime: Regime }>[];
  flags: readonly Attested<{ flag: Flag; value: boolean }>[];
};

/** One stretch: the days from `from` to `to`, both included. */
export type Stretch = {
  from: string;
  to: string;
  days: number;
  regime: Regime;
  flags: MemberFlags;
  rules: RuleSet;
};

/**
 * Cuts the days of a period into stretches. Days before the first regime are nobody's: the member was not there yet.
 * Refuses `pay.no_regime` where no regime is attested by the last day, and `pay.no_rule_for_days` where `rulesOn` knows no
 * rule for a day. For the same rules `rulesOn` gives the same object, or each day would be a stretch of its own.
 */
export function cutPeriod(
  period: { from: string; to: string },
  history: MemberHistory,
  rulesOn: (day: string) => RuleSet | null,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of daysOf(period.from, period.to)) {
    const regime = inForce(history.regimes, day)?.regime;
    if (regime === undefined) continue;
    const rules = rulesOn(day);
    if (rules === null || !holdsOn(rules, day)) {
      refuse("pay.no_rule_for_days", `No attested rule set holds on ${day}. Attest one for that day first.`, {
        day,
        regime,
      });
    }
    const flags = flagsOn(history, day);
    const last = stretches.at(-1);
    if (last?.regime === regime && last.rules === rules && sameFlags(last.flags, flags)) {
      last.to = day;
      last.days += 1;
    } else {
      stretches.push({ from: day, to: day, days: 1, regime, flags, rules });
    }
  }
  if (stretches.length > 0) return stretches;
  return refuse(
    "pay.no_regime",
    `No regime was attested for this member up to ${period.to}. Attest one from the day the member began.`,
    { from: period.from, to: period.to },
  );
}

/** An account is there unless somebody attested that there is none; damages and maintenance are due only once attested. */
function flagsOn({ flags }: MemberHistory, day: string): MemberFlags {
  const on = (flag: Flag): boolean | undefined =>
    inForce(
      flags.filter((entry) => entry.flag === flag),
      day,
    )?.value;
  return {
    damages_owed: on("damages_owed") ?? false,
    maintenance_due: on("maintenance_due") ?? false,
    account_available: on("account_available") ?? true,
  };
}

function sameFlags(left: MemberFlags, right: MemberFlags): boolean {
  return (
    left.damages_owed === right.damages_owed &&
    left.maintenance_due === right.maintenance_due &&
    left.account_available === right.account_available
  );
}

export type PeriodInput = {
  currency: Currency;
  pay: bigint;
  withheld: bigint;
  stretches: readonly Stretch[];
  /** What each stretch brought and what was withheld of it, where that is known; they add up to `pay` and `withheld`. */
  pays: readonly { pay: bigint; withheld: bigint }[] | null;
  ordered: ByHead;
  carried: ByHead;
  owed: ByHead;
  held: ByHead;
};

export type StretchSplit = { stretch: Stretch; split: Split };
export type PeriodSplit = {
  pay: bigint;
  parts: StretchSplit[];
  /** By head and payee, in the order of the heads. They add up to `pay`. */
  lines: { head: Head; paid_to: PaidTo; amount: bigint; waits_for_account: boolean }[];
  /** How whoever pay is handed over to will divide it, by our reckoning; they add up to what is handed over. */
  estimate: PeriodSplit["lines"];
  /** What is asked for again in the next period. */
  carried: ByHead;
};

/**
 * Divides a period's pay, stretch by stretch: what an order or a limit took in one counts in the next, and what could not be
 * covered is asked for again in the next. Refuses as `split` does, and `money.no_weights` for a period without a day.
 */
export function splitPeriod(input: PeriodInput): PeriodSplit {
  const { stretches, currency } = input;
  checkPays(input);
  const weights = stretches.map(({ days }) => BigInt(days));
  const pays = input.pays?.map(({ pay }) => pay) ?? allocate(input.pay, weights);
  // What is withheld follows the pay, so that no stretch has more withheld than it brought.
  const withheld =
    input.pays?.map((part) => part.withheld) ?? allocate(input.withheld, input.pay === 0n ? weights : pays);
  let { ordered, carried } = input;
  const owed = { ...input.owed };
  const held = { ...input.held };
  const parts: StretchSplit[] = [];
  for (const [at, stretch] of stretches.entries()) {
    const { days, regime, flags, rules } = stretch;
    const done = split(rules, {
      ...{ currency, days, regime, flags, ordered, carried, owed, held },
      pay: pays[at] ?? 0n,
      withheld: withheld[at] ?? 0n,
    });
    parts.push({ stretch, split: done });
    const divided = done.estimate.length > 0 ? done.estimate : done.lines;
    ({ ordered, carried } = askedNext({ ordered, carried }, divided));
    for (const { head, amount } of divided) {
      // A share without a limit may take more than is owed; nothing less than nothing is owed then.
      if (owed[head] !== undefined) owed[head] = owed[head] > amount ? owed[head] - amount : 0n;
      if (amount > 0n) held[head] = (held[head] ?? 0n) + amount;
    }
  }
  return {
    pay: input.pay,
    parts,
    lines: merged(parts.flatMap(({ split: { lines } }) => lines)),
    estimate: merged(parts.flatMap(({ split: { estimate } }) => estimate)),
    carried: stillCarried(carried),
  };
}

/** Whoever says what each stretch brought says it of every stretch and of the whole pay; anything else is a mistake of ours. */
function checkPays({ pay, withheld, pays, stretches }: PeriodInput): void {
  if (pays === null) return;
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
  const is_whole =
    pays.length === stretches.length &&
    sum(pays.map((part) => part.pay)) === pay &&
    sum(pays.map((part) => part.withheld)) === withheld;
  if (!is_whole) throw new Error(`The parts of ${stretches.length} stretches do not add up to ${pay}.`);
}

/** An order holds for the period and not for each stretch: what one stretch paid, the next does not pay again. */
function askedNext(
  asked: { ordered: ByHead; carried: ByHead },
  lines: readonly SplitLine[],
): { ordered: ByHead; carried: ByHead } {
  const ordered = { ...asked.ordered };
  const carried = { ...asked.carried };
  for (const { head, asked: wanted, carried: left, uncovered } of lines) {
    if (wanted === null || wanted === 0n) continue;
    ordered[head] = uncovered;
    carried[head] = left;
  }
  return { ordered, carried };
}

function stillCarried(carried: ByHead): ByHead {
  return Object.fromEntries(Object.entries(carried).filter(([, amount]) => amount > 0n));
}

function merged(lines: readonly SplitLine[]): PeriodSplit["lines"] {
  const found = new Map<string, PeriodSplit["lines"][number]>();
  for (const { head, paid_to, amount, waits_for_account } of lines) {
    if (amount === 0n) continue;
    const key = `${head} ${paid_to}`;
    const line = found.get(key) ?? { head, paid_to, amount: 0n, waits_for_account: false };
    line.amount += amount;
    // What the latest stretch says of the account holds for all of it.
    line.waits_for_account = waits_for_account;
    found.set(key, line);
  }
  return [...found.values()];
}

/** What a period's split paid by head, whoever the payee is. */
export function headAmounts({ lines }: PeriodSplit): HeadAmount[] {
  const sums = new Map<Head, bigint>();
  for (const { head, amount } of lines) sums.set(head, (sums.get(head) ?? 0n) + amount);
  return [...sums].map(([head, amount]) => ({ head, amount }));
}

/** Every day from one to another, both included, as `YYYY-MM-DD`. Refuses `work.month_invalid` for what is no day. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

/** By the calendar alone: the clock is none of a rule's business. */
function dayAfter(day: string): string {
  const month = day.slice(0, 7);
  const number = Number(day.slice(8));
  if (number < daysInMonth(month)) return `${month}-${twoDigits(number + 1)}`;
  const [year = 0, at = 0] = month.split("-").map(Number);
  return at < 12 ? `${year}-${twoDigits(at + 1)}-01` : `${year + 1}-01-01`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
