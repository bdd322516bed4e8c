import type { Currency } from "../currency";
import type { Regime } from "../members";
import { formatDecimal, money, parseDecimal } from "../money";
import { EXPLAIN_WORDS, type ExplainWords } from "./explain-words";
import type { Head } from "./heads";
import { type HeadRule, type Language, type RuleSet, handedOverIn, headsOf } from "./rule-set";
import type { ByHead, Move, Split, SplitLine } from "./split";

/**
 * A split line by line in plain language: what it is, how it comes about and by which article, to whom it goes, and what is
 * locked, carried or waits. It is what a statement is made of.
 */

export type Sentence = {
  head: Head;
  /** True where somebody else divides and this is our reckoning. */
  estimate: boolean;
  what: string;
  /** As it is written in the language: `10.00 EUR`, `10,00 EUR`. */
  amount: string;
  /** How it comes about, and then the article. */
  why: string;
  to: string;
  notes: string[];
};

export type Account = {
  rules: RuleSet;
  split: Split;
  regime: Regime;
  days: number;
  language: Language;
  currency: Currency;
  /** What earlier pay could not cover, as the split was given it; then it is told apart from what is ordered now. */
  carried?: ByHead;
};

/** Real lines first, then the estimate. A line without an amount is left out unless something was asked for in vain. */
export function explain(account: Account): Sentence[] {
  const { rules, split, regime } = account;
  const heads = headsOf(rules, regime);
  const telling: Telling = {
    ...account,
    carried: account.carried ?? {},
    heads,
    divided: split.estimate.length > 0 ? split.estimate : split.lines,
    words: EXPLAIN_WORDS[account.language],
    amount: (minor) => written(minor, account),
    percent: (bps) => `${decimals(String(bps / 100), account.language)} %`,
  };
  const told = (lines: readonly SplitLine[], estimate: boolean): Sentence[] =>
    lines
      .filter(({ amount, carried, uncovered }) => amount > 0n || carried > 0n || uncovered > 0n)
      .map((line) => sentence(telling, line, estimate));
  return [...told(split.lines, false), ...told(split.estimate, true)];
}

/** What every sentence is made from. */
type Telling = Required<Account> & {
  heads: readonly HeadRule[];
  /** The lines of the heads: the estimate, where the pay is handed over whole. */
  divided: readonly SplitLine[];
  words: ExplainWords;
  amount: (minor: bigint) => string;
  percent: (bps: number) => string;
};

function sentence(telling: Telling, line: SplitLine, estimate: boolean): Sentence {
  const { words, language, heads } = telling;
  const { head, citation } = line;
  const rule = heads.find((one) => one.head === head);
  const own = head === "withheld" ? words.withheld : words.entrusted;
  return {
    ...{ head, estimate },
    what: rule ? rule.words[language] : own,
    amount: telling.amount(line.amount),
    why: [`${capital(whyOf(telling, line, rule))}.`, ...cited(citation)].join(" "),
    to: head === "withheld" ? words.withheld_to : words.to[line.paid_to],
    notes: notesOf(telling, line),
  };
}

function whyOf(telling: Telling, line: SplitLine, rule: HeadRule | undefined): string {
  const { words, amount } = telling;
  if (!rule) return line.head === "withheld" ? words.imported : words.all(amount(line.amount));
  const asks = rule.kind === "ordered_amount" || rule.kind === "fixed_per_day";
  const reasons = asks ? askedReasons(telling, line, rule) : shareReasons(telling, line, rule);
  return reasons.join(", ");
}

/** A levy: what was asked for, and why it was not all taken. */
function askedReasons(telling: Telling, line: SplitLine, rule: HeadRule): string[] {
  const { words, amount, percent, split, days, currency, carried } = telling;
  const asked = line.asked ?? 0n;
  if (asked === 0n) return [words.nothing_due_now];
  const by_day = rule.kind === "fixed_per_day";
  const per_day = by_day ? parseDecimal(rule.per_day ?? "0", currency).amount_minor : 0n;
  // By the day it is known what is due now; an order is only known together with what is open.
  const now = by_day ? per_day * BigInt(days) : asked - (carried[rule.head] ?? 0n);
  const reasons: string[] = [];
  if (now > 0n) reasons.push(by_day ? words.per_day(amount(per_day), days) : words.ordered(amount(now)));
  if (asked > now) reasons.push(words.still_open(amount(asked - now)));
  if (line.amount < asked) {
    const { cap_bps, floor_bps } = rule;
    const cap = cap_bps === undefined ? null : (split.base * BigInt(cap_bps)) / 10_000n;
    if (cap_bps !== undefined && line.amount === cap)
      reasons.push(words.at_most(percent(cap_bps), amount(split.base)));
    else if (floor_bps !== undefined)
      reasons.push(words.at_most_leaving(percent(floor_bps), amount(split.base)));
    else reasons.push(words.at_most_there);
  }
  return reasons;
}

/** A share or what is left: of what, and what moved to it or away from it. */
function shareReasons(telling: Telling, line: SplitLine, rule: HeadRule): string[] {
  const { words, amount, percent, split } = telling;
  const there = thereFor(telling, rule.head);
  const reasons: string[] = [];
  const not_due = line.moved.filter((move) => move.why === "not_due");
  const together = line.bps !== null && line.bps > 0 && rule.kind === "share";
  if (together) {
    const share = there === split.base ? words.share : words.share_of_rest;
    reasons.push(share(percent(line.bps ?? 0), amount(there)));
    const parts = not_due.map(({ bps, head }) => words.part_not_due(percent(bps), words.names[head]));
    if (parts.length > 0) reasons.push(words.of_which(parts));
    reasons.push(...lessThanShare(telling, line, rule, there));
  } else if (rule.kind === "remainder") {
    const all = there === split.base && line.moved.length === 0 && line.amount === there;
    if (there > 0n) reasons.push(all ? words.all(amount(there)) : words.remainder(amount(split.base)));
    reasons.push(...not_due.map(({ head }) => words.also_not_due(words.names[head])));
  }
  reasons.push(...limitOf(telling, rule), ...line.moved.flatMap((move) => movedReason(telling, move)));
  return reasons;
}

/** A share that a cap, or what it has to leave, cut short. A unit less may be rounding and is nobody's limit. */
function lessThanShare(
  telling: Telling,
  line: SplitLine,
  { cap_bps, floor_bps }: HeadRule,
  there: bigint,
): string[] {
  const { words, amount, percent, split } = telling;
  if ((firstCut(telling, line) + 1n) * 10_000n > there * BigInt(line.bps ?? 0)) return [];
  if (floor_bps !== undefined) return [words.at_most_leaving(percent(floor_bps), amount(split.base))];
  if (cap_bps !== undefined) return [words.at_most(percent(cap_bps), amount(split.base))];
  return [words.at_most_there];
}

/** Where some of it went on to another head, since a debt is paid off or an account is full. */
function limitOf({ words, amount, currency, divided }: Telling, { head, balance_limit }: HeadRule): string[] {
  const went_on = divided.some(({ moved }) => moved.some((move) => isExcess(move) && move.head === head));
  if (!went_on || !balance_limit) return [];
  if ("owed" in balance_limit) return [words.at_most_owed];
  return [words.at_most_held(amount(parseDecimal(balance_limit.up_to, currency).amount_minor))];
}

function movedReason({ words, amount }: Telling, move: Move): string[] {
  if (move.why === "not_due") return [];
  const name = words.names[move.head];
  if (move.why === "paid_off") return [words.above_debt(amount(move.amount), name)];
  if (move.why === "full") return [words.above_limit(amount(move.amount), name)];
  return [words.ordered_out(amount(move.amount), name)];
}

/** What there was to cut from when a head's turn came. Shares that follow each other are cut from the same. */
function thereFor(telling: Telling, head: Head): bigint {
  const taking = telling.heads.filter(({ from }) => from === undefined);
  let left = telling.split.base;
  let there = left;
  for (const [at, rule] of taking.entries()) {
    const before = taking[at - 1];
    const same_cut =
      rule.kind === "share" && before?.kind === "share" && (rule.of ?? "left") === (before.of ?? "left");
    if (!same_cut) there = left;
    if (rule.head === head) return rule.of === "base" ? telling.split.base : there;
    const line = telling.divided.find((one) => one.head === rule.head);
    if (line) left -= firstCut(telling, line);
  }
  return there;
}

/** What a head was cut before anything moved to it, went on from it or was ordered out of it. */
function firstCut({ divided }: Telling, line: SplitLine): bigint {
  let cut = line.amount;
  for (const move of line.moved) {
    if (isExcess(move)) cut -= move.amount;
    if (move.why === "ordered") cut += move.amount;
  }
  for (const move of divided.flatMap(({ moved }) => moved)) {
    if (isExcess(move) && move.head === line.head) cut += move.amount;
  }
  return cut;
}

function isExcess(move: Move): move is Extract<Move, { amount: bigint }> {
  return move.why === "paid_off" || move.why === "full";
}

function notesOf({ words, amount, rules, language, regime }: Telling, line: SplitLine): string[] {
  const { head, locked, releasable, carried, uncovered, waits_for_account } = line;
  const { words: ways, citation } = rules.without_account;
  const handed = head === "entrusted" ? handedOverIn(rules, regime) : null;
  return [
    ...(handed ? [handed.words[language]] : []),
    ...(locked && line.amount > 0n
      ? [releasable > 0n ? words.releasable(amount(releasable)) : words.locked]
      : []),
    ...(carried > 0n ? [words.carried(amount(carried))] : []),
    ...(uncovered > 0n ? [words.uncovered(amount(uncovered))] : []),
    ...(waits_for_account ? [words.waits, [ways[language], ...cited(citation)].join(" ")] : []),
  ];
}

/** What no law says has a dash in the place of its article. */
function cited(citation: string): string[] {
  return citation === "–" ? [] : [citation];
}

function written(minor: bigint, { language, currency }: Pick<Account, "language" | "currency">): string {
  return `${decimals(formatDecimal(money(minor, currency)), language)} ${currency.toUpperCase()}`;
}

function decimals(text: string, language: Language): string {
  return language === "en" ? text : text.replace(".", ",");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
