import { isMore } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";
import { plainAmount } from "../amount.ts";
import { bareAmount, readWhole } from "../typed.ts";
import {
  REGIMES,
  type HeadRule,
  type Head,
  type RuleSetDocument,
  type RuleSetOffered,
  type SplitLine,
  type SplitSentence,
} from "../wire.ts";
import { readSettings } from "./settings.ts";

/** Numbers to be tried: from the fields of a form to what the backend is asked, and its answer as rows. Nothing is kept. */

type Fields = Record<string, string>;

export const TRY_FLAGS = ["damages_owed", "maintenance_due", "account_available"] as const;
const ORDERED = ["damages", "maintenance", "costs", "property_damage"] as const;
const CARRIED = [...ORDERED, "upkeep"] as const;
const OWED = ["damages"] as const;
const HELD = ["own"] as const;
const MOST_DAYS = 366;

type Group = "ordered" | "carried" | "owed" | "held";
/** A further amount that a rule set can take into account, and the field it is typed into. */
export type Further = { group: Group; head: Head; field: string };
export type TryFault = "amount" | "pay" | "withheld" | "days" | "regime" | "percent" | "choice";

/** The further amounts that make a difference under this rule set, in any of its regimes. */
export function furtherOf(document: RuleSetDocument): Further[] {
  const all: Partial<HeadRule>[] = [
    ...document.heads,
    ...Object.values(document.regimes).flatMap(({ heads = [], changes = {} }) => [
      ...heads,
      ...document.heads.map((rule) => ({ ...rule, ...changes[rule.head] })),
    ]),
  ];
  const those = (group: Group, heads: readonly Head[], is: (rule: Partial<HeadRule>) => boolean) =>
    heads
      .filter((head) => all.some((rule) => rule.head === head && is(rule)))
      .map((head): Further => ({ group, head, field: `${group}_${head}` }));
  return [
    ...those("ordered", ORDERED, ({ kind }) => kind === "ordered_amount"),
    ...those("carried", CARRIED, ({ carry }) => carry === true),
    ...those("owed", OWED, ({ balance_limit }) => balance_limit !== undefined && "owed" in balance_limit),
    ...those("held", HELD, ({ balance_limit }) => balance_limit !== undefined && "up_to" in balance_limit),
  ];
}

/** The form as the backend takes it. `body` counts only when there is no fault; a fault stands at its field's name. */
export function tryOf(
  typed: Fields,
  { document, document_hash }: RuleSetOffered,
  currency_code: string,
): { body: Record<string, unknown>; faults: Record<string, TryFault> } {
  const faults: Record<string, TryFault> = {};
  const text = (field: string): string => (typed[field] ?? "").trim();
  const amountIn = (field: string): Money | null => {
    if (text(field) === "") return null;
    const amount = bareAmount(text(field));
    if (amount !== null) return { amount, currency_code };
    faults[field] = "amount";
    return null;
  };

  const paid = plainAmount(text("pay"));
  const pay = { amount: paid ?? "", currency_code };
  const withheld = amountIn("withheld");
  if (paid === null) faults["pay"] = "pay";
  else if (withheld && isMore(withheld, pay)) faults["withheld"] = "withheld";
  const days = readWhole(text("days") || "0", MOST_DAYS);
  if (days === null) faults["days"] = "days";
  const regime = REGIMES.find((one) => one === text("regime"));
  if (!regime) faults["regime"] = "regime";

  const groups: Partial<Record<Group, Record<string, Money>>> = {};
  for (const { group, head, field } of furtherOf(document)) {
    const amount = amountIn(field);
    if (amount) groups[group] = { ...groups[group], [head]: amount };
  }
  const { settings, faults: unsettled } = readSettings(document.settings ?? {}, typed);
  return {
    body: {
      document_hash,
      settings,
      regime,
      flags: Object.fromEntries(TRY_FLAGS.map((flag) => [flag, text(flag) === "yes"])),
      pay,
      ...(withheld ? { withheld } : {}),
      days,
      ...groups,
    },
    faults: { ...unsettled, ...faults },
  };
}

export type DividedRow = { sentence: SplitSentence; amount: Money | null };

/** Each line in words with its amount, in the order in which it was divided. */
export function rowsOf(
  lines: readonly SplitLine[],
  sentences: readonly SplitSentence[],
  estimate: boolean,
): DividedRow[] {
  return sentences
    .filter((one) => one.estimate === estimate)
    .map((sentence) => ({
      sentence,
      amount: lines.find(({ head }) => head === sentence.head)?.amount ?? null,
    }));
}

/** The sum of amounts of one currency, as decimal text with as many decimals as they have. */
export function sumOf(amounts: readonly Money[]): Money | null {
  const [first] = amounts;
  if (!first) return null;
  const decimals = Math.max(...amounts.map(({ amount }) => amount.split(".")[1]?.length ?? 0));
  const units = amounts.map(({ amount }) => {
    const [whole = "0", fraction = ""] = amount.split(".");
    return BigInt(whole + fraction.padEnd(decimals, "0"));
  });
  const digits = String(units.reduce((sum, one) => sum + one, 0n)).padStart(decimals + 1, "0");
  const at = digits.length - decimals;
  const amount = decimals === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
  return { amount, currency_code: first.currency_code };
}
