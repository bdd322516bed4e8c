import { refuse } from "../errors";
import type { HeadAmount } from "./heads";

/**
 * The statutory division of one member's pay. Each jurisdiction has its rule set, which counts only once a named officer
 * has attested it. None is attested yet, so there is one rule set and it is a placeholder in the real place: a
 * demo pays everything to the member's own account and says so, and in production no run can be made at all.
 */
export type RuleSet = {
  id: string;
  name: string;
  attested: boolean;
  /** The rules in words, from which its fingerprint is made: a changed rule is another rule set. */
  rules: string;
};

export type LegalSplit = {
  rule_set: RuleSet;
  /** True where this is not how a member would lawfully be paid. */
  demo_split: boolean;
  /** Cuts one member's pay; the amounts add up to it. Zero has no heads. */
  split(pay: bigint): HeadAmount[];
};

export const TO_BE_ATTESTED: RuleSet = {
  id: "to-be-attested",
  name: "Legal split to be attested",
  attested: false,
  rules:
    "Everything goes to the member's own account. No officer has attested this; it holds in a demo only.",
};

/** The split that is in force. Refuses `pay.rule_set_not_attested` in production. */
export function legalSplit(mode: "demo" | "production"): LegalSplit {
  if (mode === "production") {
    refuse(
      "pay.rule_set_not_attested",
      `No pay run can be made: the rule set "${TO_BE_ATTESTED.id}" is not attested. An officer has to attest how pay is divided by law first.`,
      { rule_set_id: TO_BE_ATTESTED.id },
    );
  }
  return {
    rule_set: TO_BE_ATTESTED,
    demo_split: true,
    split: (pay) => (pay === 0n ? [] : [{ head: "own", amount: pay }]),
  };
}
