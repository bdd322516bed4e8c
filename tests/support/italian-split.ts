import { readFileSync } from "node:fs";
import { parseRuleSet } from "../../backend/src/adapters/rule-sets";
import type { Regime } from "../../backend/src/domain/members";
import { type LegalSplit, splitMember } from "../../backend/src/domain/pay/legal-split";
import { type RuleSet, settle } from "../../backend/src/domain/pay/rule-set";
import type { ByHead, MemberFlags } from "../../backend/src/domain/pay/split";

const FILE = new URL("../../seed/rule-sets/it-ordinamento-penitenziario.json", import.meta.url);
const ITALY: RuleSet = settle(parseRuleSet(JSON.parse(readFileSync(FILE, "utf8"))), {});

const MARK = { id: ITALY.id, version: 1, hash: "1".repeat(64) };

/** What is known of each member: by the end of their id, since a test names its members. */
type Known = { regime?: Regime; ordered?: ByHead; damages_owed?: boolean };

/** The Italian division of a month of 30 days, with the seeded text itself and what a test says of its members. */
export function italianSplit(known: Readonly<Record<string, Known>> = {}): LegalSplit {
  return {
    rule_set: { ...MARK, name: ITALY.name.en },
    demo_split: false,
    split(member_id, pay, carried, _taken, withheld = 0n) {
      const {
        regime = "inside",
        ordered = {},
        damages_owed = false,
      } = known[member_id.split("_").at(-1) ?? ""] ?? {};
      const flags: MemberFlags = { damages_owed, maintenance_due: false, account_available: true };
      const stretch = { from: "2026-11-01", to: "2026-11-30", days: 30, regime, flags, rules: MARK };
      const facts = { currency: "eur" as const, pay, withheld, ordered, carried, owed: {}, held: {} };
      return splitMember({ ...facts, stretches: [stretch] }, () => ITALY);
    },
  };
}
