import type { Currency } from "../currency";
import { refuse } from "../errors";
import { inForce } from "../members";
import type { Head } from "./heads";
import { type HeadRule, type RuleSet, headsOf } from "./rule-set";
import type { ByHead } from "./split";

/**
 * The amounts that a flag alone does not tell, each attested of one member and head from a day on.
 *
 * - `ordered`: so much a month, by an order
 * - `owed`: what is still owed in all, before the pay of the month of that day
 * - `held`: what was held already, before the pay of the month of that day
 *
 * What pay took against `owed` or added to `held` since is never kept here: it is the sum of the approved runs, so that a
 * run that is reversed gives it back.
 */
export const AMOUNT_KINDS = ["ordered", "owed", "held"] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];

/** Null ends what was attested before. Zero of `owed` is another thing: nothing is owed any more. */
export type AttestedAmount = {
  kind: AmountKind;
  head: Head;
  amount: bigint | null;
  currency: Currency;
  effective_from: string;
  seq: number;
};

/** Which amount a rule set asks for. */
export type AmountPlace = { kind: AmountKind; head: Head };

/** What pay took or added under one head by the approved runs of one month. */
export type Taken = { month: string; head: Head; amount: bigint };

/** What was attested, and the month from which on pay counts against it. */
export type Since = { amount: bigint; month: string };
type SinceByHead = Partial<Record<Head, Since>>;

export type AmountsInForce = { ordered: ByHead; owed: SinceByHead; held: SinceByHead };

/** Every amount that the engine reads under a rule set, in whatever regime; an amount that nothing reads is not asked for. */
export function amountsRead(rules: RuleSet): AmountPlace[] {
  const heads = Object.entries(rules.regimes).flatMap(([regime, rule]) =>
    rule.no_rule ? [] : headsOf(rules, regime as keyof RuleSet["regimes"]),
  );
  const found = new Map<string, AmountPlace>();
  for (const rule of heads) {
    for (const kind of kindsOf(rule)) found.set(`${kind} ${rule.head}`, { kind, head: rule.head });
  }
  return [...found.values()];
}

function kindsOf({ kind, balance_limit }: HeadRule): AmountKind[] {
  return [
    ...(kind === "ordered_amount" ? (["ordered"] as const) : []),
    ...(balance_limit && "owed" in balance_limit ? (["owed"] as const) : []),
    ...(balance_limit && "up_to" in balance_limit ? (["held"] as const) : []),
  ];
}

/**
 * What is in force on a day, which for a month's pay is its last: an order holds for the month and not for each stretch, and
 * what was attested within a month is of that month. An order of zero is none, so that a flag that says otherwise is noticed.
 * Refuses `pay.currency_differs` for what was attested in a currency that is no longer the co-op's.
 */
export function amountsOn(
  history: readonly AttestedAmount[],
  day: string,
  currency: Currency,
): AmountsInForce {
  const found: AmountsInForce = { ordered: {}, owed: {}, held: {} };
  for (const { kind, head } of history) {
    const entry = inForce(
      history.filter((one) => one.kind === kind && one.head === head),
      day,
    );
    if (!entry || entry.amount === null) continue;
    if (entry.currency !== currency) {
      refuse(
        "pay.currency_differs",
        `What was attested of ${head} is in ${entry.currency} and pay is in ${currency}. Attest it in ${currency}.`,
        { head, currency },
      );
    }
    if (kind !== "ordered") found[kind][head] = { amount: entry.amount, month: monthOf(entry) };
    else if (entry.amount > 0n) found.ordered[head] = entry.amount;
  }
  return found;
}

function monthOf({ effective_from }: AttestedAmount): string {
  return effective_from.slice(0, 7);
}

/** What is owed and held once the pay of the approved runs is counted. Nothing less than nothing is owed. */
export function balancesOf(
  { owed, held }: Pick<AmountsInForce, "owed" | "held">,
  taken: readonly Taken[],
): { owed: ByHead; held: ByHead } {
  const balance = (of: SinceByHead, sum: (since: Since, paid: bigint) => bigint): ByHead =>
    Object.fromEntries(
      Object.entries(of).map(([head, since]) => {
        const counted = taken.filter((one) => one.head === head && one.month >= since.month);
        return [
          head,
          sum(
            since,
            counted.reduce((total, { amount }) => total + amount, 0n),
          ),
        ];
      }),
    );
  return {
    owed: balance(owed, ({ amount }, paid) => (amount > paid ? amount - paid : 0n)),
    held: balance(held, ({ amount }, paid) => amount + paid),
  };
}
