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
