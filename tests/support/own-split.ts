import { canonicalText } from "../../backend/src/domain/pay/canonical";
import type { LegalSplit } from "../../backend/src/domain/pay/legal-split";

/** All of every pay to the member's own account: what a book is tried with where the division itself is not the question. */
export const OWN_SPLIT: LegalSplit = {
  rule_set: { id: "manual", version: 1, hash: "0".repeat(64), name: "By hand" },
  demo_split: false,
  split: (member_id, pay, carried) => ({
    heads: pay === 0n ? [] : [{ head: "own", amount: pay, paid_to: "member_account", waits: false }],
    carried: {},
    made_from: canonicalText({
      ...{ currency: "eur", pay, withheld: 0n, stretches: [], member: member_id },
      ...{ ordered: {}, carried, owed: {}, held: {} },
    }),
  }),
};

/** A tenth of every pay is kept by the co-op for its member, rounded down. */
export const KEEPING_SPLIT: LegalSplit = {
  rule_set: { id: "manual", version: 1, hash: "0".repeat(64), name: "By hand" },
  demo_split: false,
  split: (member_id, pay, carried, taken) => {
    const kept = pay / 10n;
    const heads = [
      { head: "locked" as const, amount: kept, paid_to: "coop" as const, waits: false },
      { head: "own" as const, amount: pay - kept, paid_to: "member_account" as const, waits: false },
    ];
    return {
      ...OWN_SPLIT.split(member_id, pay, carried, taken),
      heads: heads.filter(({ amount }) => amount > 0n),
    };
  },
};
