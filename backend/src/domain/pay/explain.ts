import type { Currency } from "../currency";
import type { Regime } from "../members";
import { formatDecimal, money, parseDecimal } from "../money";
import { EXPLAIN_WORDS } from "./explain-words";
import type { Head } from "./heads";
import { type HeadRule, type Language, type RuleSet, handedOverIn, headsOf } from "./rule-set";
import type { Split, SplitLine } from "./split";

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
};

/** Lines without an amount are left out unless something was asked for in vain. */
export function explain(account: Account): Sentence[] {
  const { rules, split, regime } = account;
  const heads = headsOf(rules, regime);
  const told = (lines: readonly SplitLine[], estimate: boolean): Sentence[] =>
    lines
      .filter(({ amount, carried, uncovered }) => amount > 0n || carried > 0n || uncovered > 0n)
      .map((line) =>
        sentence(
          account,
          line,
          heads.find(({ head }) => head === line.head),
          estimate,
        ),
      );
  return [...told(split.lines, false), ...told(split.estimate, true)];
}

function sentence(
  account: Account,
  line: SplitLine,
  rule: HeadRule | undefined,
  estimate: boolean,
): Sentence {
  const { language } = account;
  const words = EXPLAIN_WORDS[language];
  const why = rule ? because(account, line, rule) : importedOrHanded(line, account);
  const what = rule?.words[language] ?? (line.head === "withheld" ? words.withheld : words.entrusted);
  return {
    ...{ head: line.head, estimate, what },
    amount: written(line.amount, account),
    why: `${capital(why)}. ${line.citation}`,
    to: words.to[line.paid_to],
    notes: notes(account, line, estimate),
  };
}

function importedOrHanded({ head }: SplitLine, { language, rules, regime }: Account): string {
  const words = EXPLAIN_WORDS[language];
  if (head === "withheld") return words.imported;
  const handed = handedOverIn(rules, regime)?.words[language].replace(/\.$/, "");
  return handed ? `${words.handed_over}. ${handed}` : words.handed_over;
}

function because(account: Account, line: SplitLine, rule: HeadRule): string {
  const { language, split, days } = account;
  const words = EXPLAIN_WORDS[language];
  const amount = (minor: bigint): string => written(minor, account);
  const reasons: string[] = [];
  if (rule.kind === "share") {
    const base = rule.of === "base" ? split.base : leftBefore(account, rule);
    reasons.push(words.share(percent(line.bps ?? 0, language), amount(base)));
  } else if (rule.kind === "remainder") reasons.push(words.remainder);
  else {
    const asked = line.asked ?? 0n;
    if (rule.kind === "fixed_per_day") {
      const per_day = parseDecimal(rule.per_day ?? "0", account.currency).amount_minor;
      reasons.push(words.per_day(amount(per_day), days));
      if (asked !== per_day * BigInt(days)) reasons.push(words.asked(amount(asked)));
    } else reasons.push(words.ordered(amount(asked)));
    if (rule.floor_bps !== undefined && line.amount < asked)
      reasons.push(words.at_least_left(percent(rule.floor_bps, language)));
    if (rule.cap_bps !== undefined && line.amount < asked)
      reasons.push(words.at_most(percent(rule.cap_bps, language)));
  }
  for (const move of line.moved) {
    if (move.why === "not_due") reasons.push(words.with_moved(percent(move.bps, language)));
    else if (move.why === "paid_off") reasons.push(words.paid_off(amount(move.amount)));
    else if (move.why === "full") reasons.push(words.full(amount(move.amount)));
    else reasons.push(words.paid_out_of(amount(move.amount)));
  }
  return reasons.join(", ");
}

/** What was left for the shares of what is left: the base without the levies that stand before them. */
function leftBefore({ rules, split, regime }: Account, rule: HeadRule): bigint {
  const heads = headsOf(rules, regime);
  const lines = split.estimate.length > 0 ? split.estimate : split.lines;
  const before = heads.slice(
    0,
    heads.findIndex(({ head }) => head === rule.head),
  );
  const taken = before.filter((one) => one.from === undefined && !isShareOfLeft(one));
  return taken.reduce(
    (left, { head }) => left - (lines.find((line) => line.head === head)?.amount ?? 0n),
    split.base,
  );
}

function isShareOfLeft({ kind, of = "left" }: HeadRule): boolean {
  return kind === "share" && of === "left";
}

function notes(account: Account, line: SplitLine, estimate: boolean): string[] {
  const { language, rules } = account;
  const words = EXPLAIN_WORDS[language];
  const amount = (minor: bigint): string => written(minor, account);
  return [
    ...(estimate ? [words.estimate] : []),
    ...(line.locked && line.amount > 0n ? [words.locked] : []),
    ...(line.releasable > 0n ? [words.releasable(amount(line.releasable))] : []),
    ...(line.carried > 0n ? [words.carried(amount(line.carried))] : []),
    ...(line.uncovered > 0n ? [words.uncovered(amount(line.uncovered))] : []),
    ...(line.waits_for_account ? [words.waits(rules.without_account.words[language])] : []),
  ];
}

function written(minor: bigint, { language, currency }: Account): string {
  const text = formatDecimal(money(minor, currency));
  return `${language === "en" ? text : text.replace(".", ",")} ${currency.toUpperCase()}`;
}

function percent(bps: number, language: Language): string {
  const text = String(bps / 100);
  return `${language === "en" ? text : text.replace(".", ",")} %`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
