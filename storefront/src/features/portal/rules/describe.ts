import type { Dictionary } from "../../../i18n/index.ts";
import { LOCALES, type Language } from "../../../i18n/langs.ts";
import { formatMoney, formatRate } from "../../../lib/money.ts";
import type { HeadRule, OnlyIf, RegimeRule, Head, RuleSetDocument } from "../wire.ts";

/** A line of a rule set in words: how much, and on which conditions. */
export type Described = { rule: HeadRule; how: string; notes: string[]; locked: string | null };

type Saying = { document: RuleSetDocument; t: Dictionary; lang: Language };

/** The lines of a rule set as they are printed, or of a regime that has lines of its own. */
export function describeHeads(heads: readonly HeadRule[], saying: Saying): Described[] {
  return heads.map((rule, at) => describe(rule, heads, at, saying));
}

/** What a regime changes, line by line; of a line that it takes away nothing is described. */
export function describeChanges(
  { changes = {} }: Pick<RegimeRule, "changes">,
  saying: Saying,
): { what: string; described: Described | null }[] {
  const { heads } = saying.document;
  return heads.flatMap((rule, at) => {
    const change = changes[rule.head];
    if (change === undefined) return [];
    const what = (change?.words ?? rule.words)[saying.lang];
    return [{ what, described: change && describe({ ...rule, ...change }, heads, at, saying) }];
  });
}

function describe(rule: HeadRule, heads: readonly HeadRule[], at: number, saying: Saying): Described {
  const words = saying.t.portal.rules;
  const releasable = rule.releasable_bps ? words.releasable(rate(rule.releasable_bps, saying)) : "";
  return {
    rule,
    how: howMuch(rule, heads, at, saying),
    notes: conditions(rule, heads, saying),
    locked: rule.locked ? `${words.locked_until} ${releasable}`.trim() : null,
  };
}

function howMuch(rule: HeadRule, heads: readonly HeadRule[], at: number, saying: Saying): string {
  const { how } = saying.t.portal.rules;
  if (rule.due === "never") return how.nothing;
  if (rule.kind === "share") {
    if (rule.bps === 0) return how.passed_on;
    const say = rule.of === "base" || !isAfterOthers(heads, at) ? how.of_base : how.of_left;
    return say(
      typeof rule.bps === "number" ? rate(rule.bps, saying) : how.settled(settingName(rule.bps, saying)),
    );
  }
  if (rule.kind === "fixed_per_day") return how.per_day(money(rule.per_day ?? "0", saying));
  if (rule.kind === "ordered_amount")
    return rule.from ? how.ordered_from(nameOf(rule.from, heads, saying)) : how.ordered;
  return how[rule.kind];
}

function conditions(rule: HeadRule, heads: readonly HeadRule[], saying: Saying): string[] {
  const words = saying.t.portal.rules;
  const { due = "always", balance_limit: limit } = rule;
  const name = (head: Head) => nameOf(head, heads, saying);
  const notes: string[] = [];
  if (rule.only_if) notes.push(onlyIf(rule.only_if, saying));
  if (due !== "always" && due !== "never") notes.push(words.due[due]);
  if (rule.if_not_due_to)
    notes.push((due === "never" ? words.goes_to : words.not_due_to)(name(rule.if_not_due_to)));
  if (rule.cap_bps !== undefined) notes.push(words.at_most(rate(rule.cap_bps, saying)));
  if (rule.floor_bps !== undefined) notes.push(words.floor(rate(rule.floor_bps, saying)));
  if (limit && "owed" in limit) notes.push(words.until_paid_off(name(limit.excess_to)));
  if (limit && "up_to" in limit)
    notes.push(words.until_held(money(limit.up_to, saying), name(limit.excess_to)));
  if (rule.carry) notes.push(words.carry);
  return notes;
}

/** "Only if your co-op chose …" for what depends on a setting. */
export function onlyIf({ setting, is }: OnlyIf, saying: Saying): string {
  const rule = saying.document.settings?.[setting];
  const option = rule?.kind === "choice" ? rule.options[is]?.[saying.lang] : undefined;
  return saying.t.portal.rules.only_if(settingName({ setting }, saying), option ?? is);
}

/** Whether a share is one of what others left: shares that follow each other are cut together, of the same thing. */
function isAfterOthers(heads: readonly HeadRule[], at: number): boolean {
  return heads
    .slice(0, at)
    .some(({ kind, of, from }) => from === undefined && (kind !== "share" || of === "base"));
}

const rate = (bps: number, { lang }: Saying): string => formatRate(bps, LOCALES[lang]);

const money = (amount: string, { document, lang }: Saying): string =>
  document.currency ? formatMoney({ amount, currency_code: document.currency }, LOCALES[lang]) : amount;

const nameOf = (head: Head, heads: readonly HeadRule[], { t, lang }: Saying): string =>
  heads.find((one) => one.head === head)?.words[lang] ?? t.portal.rules.another_line;

const settingName = (bps: { setting: string } | undefined, { document, lang }: Saying): string =>
  document.settings?.[bps?.setting ?? ""]?.words[lang] ?? bps?.setting ?? "";
