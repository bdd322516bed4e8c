import type { Attestation, RulesAttested, RuleSetOffered, RuleSetsPage } from "../wire.ts";

/**
 * How a co-op stands today: something holds, something no longer does and nothing replaced it, it was withdrawn, or nothing
 * was ever attested.
 */
export type Standing =
  | { state: "holds" | "lapsed"; attested: RulesAttested }
  | { state: "withdrawn"; withdrawn: Attestation }
  | { state: "none" };

const isAttested = (one: Attestation): one is RulesAttested => !one.withdrawn;

export function standingOf({ attestations }: Pick<RuleSetsPage, "attestations">): Standing {
  const attested = attestations.filter(isAttested);
  const holds = attested.find((one) => one.in_force && one.lapsed === null);
  if (holds) return { state: "holds", attested: holds };
  const lapsed = attested.find((one) => one.lapsed !== null);
  if (lapsed) return { state: "lapsed", attested: lapsed };
  const withdrawn = attestations.find((one) => one.withdrawn);
  return withdrawn ? { state: "withdrawn", withdrawn } : { state: "none" };
}

/** What holds today, if it is this very version. */
export function holdingOf(
  page: Pick<RuleSetsPage, "attestations">,
  offered: Pick<RuleSetOffered, "id" | "version">,
): RulesAttested | null {
  const standing = standingOf(page);
  if (standing.state !== "holds") return null;
  const { rule_set_id, version } = standing.attested;
  return rule_set_id === offered.id && version === offered.version ? standing.attested : null;
}

/** How members may be paid by what holds today; none where nothing does. */
export function methodsHeld(
  page: Pick<RuleSetsPage, "attestations" | "rule_sets">,
): RuleSetOffered["document"]["methods"] {
  return page.rule_sets.find((offered) => holdingOf(page, offered))?.document.methods ?? [];
}

/** Refusals that are answered on the pages of rule sets. */
const OF_RULES = new Set([
  "pay.no_rule_for_days",
  "pay.no_rule_for_regime",
  "pay.rule_set_changed",
  "pay.rule_set_not_attested",
  "pay.rule_set_retired",
]);

export function leadsToRules(code: string | null | undefined): boolean {
  return OF_RULES.has(code ?? "");
}
