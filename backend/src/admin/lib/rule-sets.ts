import type { HeadRule, RegimeRule, RuleSetDocument, Settled } from "./rule-set-types";
import { words } from "./words";

/** What the parts of a rule set say, as short sentences that stand beside the article. */

const text = words.ruleSets;

export function headName(head: string): string {
  return text.heads[head] ?? head;
}

export function payeeName(payee: string): string {
  return text.payees[payee] ?? payee;
}

/** 1050 is "10.5 %"; a number that co-ops settle is named. */
function percentOf(bps: number | Settled): string {
  return typeof bps === "number" ? `${bps / 100} %` : text.settled(bps.setting);
}

/** How much a head takes, and when: one sentence for each thing that is said of it. */
export function howMuch(rule: Partial<HeadRule>, currency: string | null): string[] {
  const { kind, bps, of = "left", per_day, from, due, if_not_due_to, balance_limit: limit, only_if } = rule;
  const code = (currency ?? "").toUpperCase();
  return [
    ...(kind === "remainder" ? [text.remainder] : []),
    ...(kind === "ordered_amount"
      ? [from === undefined ? text.ordered : text.orderedFrom(headName(from))]
      : []),
    ...(per_day === undefined ? [] : [text.perDay(per_day, code)]),
    ...(bps === undefined ? [] : [of === "base" ? text.ofBase(percentOf(bps)) : text.ofLeft(percentOf(bps))]),
    ...(due === undefined || due === "always" ? [] : [text.due[due] ?? due]),
    ...(if_not_due_to === undefined ? [] : [text.elseTo(headName(if_not_due_to))]),
    ...(rule.cap_bps === undefined ? [] : [text.cap(percentOf(rule.cap_bps))]),
    ...(rule.floor_bps === undefined ? [] : [text.floor(percentOf(rule.floor_bps))]),
    ...(limit === undefined ? [] : [limitOf(limit, code)]),
    ...(rule.carry ? [text.carry] : []),
    ...(rule.locked ? [text.locked] : []),
    ...(rule.releasable_bps === undefined ? [] : [text.releasable(percentOf(rule.releasable_bps))]),
    ...(only_if === undefined ? [] : [text.onlyIf(only_if.setting, only_if.is)]),
  ];
}

function limitOf(limit: NonNullable<HeadRule["balance_limit"]>, code: string): string {
  const rest = headName(limit.excess_to);
  return "owed" in limit ? text.untilPaid(rest) : text.untilHeld(`${limit.up_to} ${code}`, rest);
}

/** What a regime does with the heads; nothing is said where it takes them as they stand. */
export function regimeEffects(
  { changes = {}, handed_over, no_rule }: RegimeRule,
  document: Pick<RuleSetDocument, "currency" | "handed_over">,
): string[] {
  if (no_rule) return [];
  return [
    ...(document.handed_over && handed_over === false ? [text.dividedByCoop] : []),
    ...Object.entries(changes).map(([head, change]) => {
      if (change === null) return text.takenAway(headName(head));
      const said = howMuch(change, document.currency);
      const payee = change.paid_to === undefined ? [] : [payeeName(change.paid_to)];
      const article = change.citation === undefined ? [] : [change.citation];
      return text.changed(headName(head), [...said, ...payee, ...article].join(" "));
    }),
  ];
}

/** The version to compare with first: the newest published one before it, else the one before, else any other. */
export function comparedWith(
  versions: readonly { version: number; state: string }[],
  version: number,
): number | null {
  const before = versions.filter((one) => one.version < version).sort((a, b) => b.version - a.version);
  const published = before.find(({ state }) => state === "published");
  const other = versions.find((one) => one.version !== version);
  return (published ?? before[0] ?? other)?.version ?? null;
}

/** The version that took the place of a published one, so that no co-op can pay by it; null where it is the newest. */
export function replacedBy(
  versions: readonly { version: number; state: string; effective: { from: string } }[],
  version: number,
  day: string,
): number | null {
  const newer = versions.filter(
    (one) => one.version > version && one.state === "published" && one.effective.from <= day,
  );
  return newer.reduce<number | null>((newest, one) => Math.max(newest ?? 0, one.version), null);
}

/** What somebody typed, as JSON; the reason why it is none, with its line where the browser tells it. */
export function readDocument(typed: string): { document: unknown } | { problem: string } {
  try {
    return { document: JSON.parse(typed) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: text.notJson(reason.replace(/\.$/, "")) };
  }
}
