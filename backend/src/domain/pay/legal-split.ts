import type { Currency } from "../currency";
import { refuse } from "../errors";
import type { Regime } from "../members";
import { type AmountsInForce, type Since, type Taken, balancesOf } from "./amounts";
import { canonicalText } from "./canonical";
import type { Head, HeadAmount } from "./heads";
import { type Stretch, splitPeriod } from "./pay-period";
import { type PaidTo, type RuleSet, headsOf } from "./rule-set";
import type { ByHead, MemberFlags } from "./split";

/**
 * The statutory division of one member's pay as a pay line keeps it: the parts, and everything they were made from, so that
 * they can be worked out again from the text of the rule sets years later.
 */

/** A part of a member's pay and who is paid it. `waits`: the member has no lawful account yet. */
export type HeadPart = HeadAmount & { paid_to: PaidTo; waits: boolean };

/** Which text a stretch was divided by. */
export type RuleSetMark = { id: string; version: number; hash: string };

export type MarkedStretch = Omit<Stretch, "rules"> & { rules: RuleSetMark };

/** All that a split is made from, and nothing about the member but flags, amounts and days. */
export type SplitFacts = {
  currency: Currency;
  pay: bigint;
  withheld: bigint;
  stretches: MarkedStretch[];
  ordered: ByHead;
  carried: ByHead;
  owed: ByHead;
  held: ByHead;
  /** Where `owed` and `held` come from, less and plus what pay did since; left out where nothing was attested. */
  attested?: Pick<AmountsInForce, "owed" | "held">;
};

export type MemberSplit = {
  /** They add up to the pay; zero has none. */
  heads: HeadPart[];
  /** How whoever the pay is handed over to will divide it, by our reckoning; never posted. Left out where we divide it. */
  estimate?: HeadPart[];
  /** What is asked for again in the next run. */
  carried: ByHead;
  /** The text of what it was made from. */
  made_from: string;
};

/** How a co-op's pay is divided in a month. */
export type LegalSplit = {
  /** The one in force on the last day. */
  rule_set: RuleSetMark & { name: string };
  /** True in a demo, where no member is paid by it. */
  demo_split: boolean;
  /**
   * Divides one member's pay; `carried` is what earlier runs could not cover, and `taken` what they took by month. `withheld`
   * is what whoever computes pay withheld of it, and left out it is nothing.
   */
  split(
    member_id: string,
    pay: bigint,
    carried: ByHead,
    taken: readonly Taken[],
    withheld?: bigint,
  ): MemberSplit;
};

/** Divides by the texts that the facts name. Refuses as `splitPeriod` does. */
export function splitMember(facts: SplitFacts, rulesOf: (mark: RuleSetMark) => RuleSet): MemberSplit {
  const { stretches, ...rest } = facts;
  const done = splitPeriod({
    ...rest,
    pays: null,
    stretches: stretches.map(({ rules, ...stretch }) => ({ ...stretch, rules: rulesOf(rules) })),
  });
  const parts = (lines: typeof done.lines): HeadPart[] =>
    lines.map(({ head, amount, paid_to, waits_for_account }) => ({
      ...{ head, amount, paid_to },
      waits: waits_for_account,
    }));
  return {
    heads: parts(done.lines),
    ...(done.estimate.length > 0 ? { estimate: parts(done.estimate) } : {}),
    carried: done.carried,
    made_from: factsText(facts),
  };
}

/** The facts as one text, the same for the same facts. */
function factsText(facts: SplitFacts): string {
  return canonicalText(facts);
}

/** The facts of a line that was paid long ago. */
export function factsFrom(text: string): SplitFacts {
  const read = JSON.parse(text) as {
    currency: Currency;
    pay: string;
    withheld: string;
    stretches: MarkedStretch[];
    attested?: Record<"owed" | "held", Record<string, { amount: string; month: string }>>;
  } & Record<"ordered" | "carried" | "owed" | "held", Record<string, string>>;
  const amounts = (by: Record<string, string>): ByHead =>
    Object.fromEntries(Object.entries(by).map(([head, amount]) => [head, BigInt(amount)]));
  const since = (by: Record<string, { amount: string; month: string }>): Partial<Record<Head, Since>> =>
    Object.fromEntries(
      Object.entries(by).map(([head, { amount, month }]) => [head, { amount: BigInt(amount), month }]),
    );
  const { attested } = read;
  return {
    ...{ currency: read.currency, stretches: read.stretches },
    ...{ pay: BigInt(read.pay), withheld: BigInt(read.withheld) },
    ...{ ordered: amounts(read.ordered), carried: amounts(read.carried) },
    ...{ owed: amounts(read.owed), held: amounts(read.held) },
    ...(attested ? { attested: { owed: since(attested.owed), held: since(attested.held) } } : {}),
  };
}

/**
 * Whether a split still rests on what it was made from: no other run has since left something uncovered, paid off what was
 * owed or added to what is held.
 */
export function balancesHold(facts: SplitFacts, carried: ByHead, taken: readonly Taken[]): boolean {
  const now = balancesOf(facts.attested ?? { owed: {}, held: {} }, taken);
  return (
    sameAmounts(facts.carried, carried) &&
    sameAmounts(facts.owed, now.owed) &&
    sameAmounts(facts.held, now.held)
  );
}

function sameAmounts(left: ByHead, right: ByHead): boolean {
  return canonicalText(left) === canonicalText(right);
}

/**
 * An order that is due by a flag needs its amount, or the family would be paid nothing. Refuses `pay.order_missing`.
 */
export function checkOrders(stretches: readonly RuledStretch[], ordered: ByHead): void {
  const head = orderMissing(stretches, ordered);
  if (head === null) return;
  refuse(
    "pay.order_missing",
    `${head} is due by an order whose amount is not written down. Attest it on the member's page first.`,
    { head },
  );
}

/** What of a period's stretches says which rules hold in them. */
type RuledStretch = { regime: Regime; flags: MemberFlags; rules: RuleSet };

/** The first head that is due by a flag and whose amount nobody attested; null where there is none. */
export function orderMissing(stretches: readonly RuledStretch[], ordered: ByHead): Head | null {
  for (const { regime, flags, rules } of stretches) {
    for (const { head, kind, due } of headsOf(rules, regime)) {
      if (kind !== "ordered_amount" || ordered[head] !== undefined) continue;
      if ((due === "maintenance_due" || due === "damages_owed") && flags[due]) return head;
    }
  }
  return null;
}
