import type { MedusaContainer } from "@medusajs/framework/types";
import { refuse } from "../../domain/errors";
import { attestedOn, type Lapse } from "../../domain/pay/attestation";
import { settle, type RuleSet } from "../../domain/pay/rule-set";
import type { StoredAttestation, StoredVersion } from "../../modules/rule-set/types";
import { ruleSets } from "../services";

/** A rule set as one co-op attested it, with what every pay line keeps of it. */
export type AttestedRules = { rules: RuleSet; id: string; version: number; hash: string };

/** What holds for a co-op on each day. */
export type CoopRules = {
  versions: StoredVersion[];
  attestations: StoredAttestation[];
  /** The same object for the same attestation, so that days under it are one stretch; null where nothing holds. */
  on(day: string): AttestedRules | null;
  /** All that was ever attested, whether it holds or not. */
  every(): AttestedRules[];
};

export async function coopRules(container: MedusaContainer, coop_id: string): Promise<CoopRules> {
  const [versions, attestations] = await Promise.all([
    ruleSets(container).versions(),
    ruleSets(container).attestations(coop_id),
  ]);
  const settled = new Map<string, AttestedRules>();
  const settledOf = (attestation: StoredAttestation): AttestedRules => {
    const found = settled.get(attestation.id) ?? rulesOf(attestation, versions);
    settled.set(attestation.id, found);
    return found;
  };
  return {
    versions,
    attestations,
    on(day) {
      const held = attestedOn(attestations, versions, day);
      if (!held || held.lapsed) return null;
      return settledOf(held.attestation);
    },
    every: () => attestations.filter(({ hash }) => hash !== null).map(settledOf),
  };
}

/** The rules that one attestation stands for, whatever became of them since. */
function rulesOf(
  { id: attestation_id, rule_set_id, version, settings, hash }: StoredAttestation,
  versions: readonly StoredVersion[],
): AttestedRules {
  const found = versions.find((one) => one.rule_set_id === rule_set_id && one.version === version);
  if (!found || !settings || !hash) throw new Error(`The attestation ${attestation_id} names no rule set.`);
  return { rules: settle(found.document, settings), id: found.rule_set_id, version: found.version, hash };
}

const WHY: Readonly<Record<Lapse, string>> = {
  retired: "it was retired",
  newer_version: "a newer version is published",
  ended: "it has ended",
};

/**
 * Refuses `pay.rule_set_not_attested` where nothing that a co-op attested holds on a day, with what became of what it
 * attested before.
 */
export function requireRules({ versions, attestations, on }: CoopRules, day: string): AttestedRules {
  const found = on(day);
  if (found) return found;
  const lapsed = attestedOn(attestations, versions, day)?.lapsed ?? null;
  const why = lapsed
    ? `What was attested no longer holds: ${WHY[lapsed]}.`
    : "No officer of this co-op has attested how pay is divided.";
  return refuse(
    "pay.rule_set_not_attested",
    `No pay run can be made for ${day}. ${why} The board reads a rule set and attests it first.`,
    { day, lapsed: lapsed ?? "" },
  );
}
