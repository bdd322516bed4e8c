import { refuse } from "../errors";
import { inForce } from "../members";

/**
 * When a rule set pays: an officer of the co-op attested its very fingerprint, and the version has not been retired, replaced
 * or ended since. A lapse stops the next run; what was approved keeps the rules it was made by.
 */

/** `draft`: being written. `published`: may be attested. `retired`: pays nothing any more. */
export const VERSION_STATES = ["draft", "published", "retired"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** A version of a rule set, without its rules. */
export type Version = {
  rule_set_id: string;
  version: number;
  state: VersionState;
  effective_from: string;
  effective_to: string | null;
};

/** What is attested from a day on; `rule_set_id` is null where the co-op took its attestation back. */
export type Attested = {
  seq: number;
  effective_from: string;
  rule_set_id: string | null;
  version: number | null;
};

export type Lapse = "retired" | "newer_version" | "ended";

/** What a co-op attested for a day, and why it pays nothing although nobody replaced it. */
export function attestedOn<T extends Attested>(
  attestations: readonly T[],
  versions: readonly Version[],
  day: string,
): { attestation: T; lapsed: Lapse | null } | null {
  const attestation = inForce(attestations, day);
  if (attestation === null || attestation.rule_set_id === null) return null;
  return { attestation, lapsed: lapseOf(attestation, versions, day) };
}

function lapseOf(
  { rule_set_id, version }: Attested,
  versions: readonly Version[],
  day: string,
): Lapse | null {
  const of_the_set = versions.filter((one) => one.rule_set_id === rule_set_id);
  const own = of_the_set.find((one) => one.version === version);
  if (!own || own.state !== "published") return "retired";
  const newer = of_the_set.some(
    (one) => one.state === "published" && one.version > own.version && one.effective_from <= day,
  );
  if (newer) return "newer_version";
  return own.effective_to !== null && own.effective_to < day ? "ended" : null;
}

/** Whether a co-op of this country may attest it: its own country's, or one for any place. Refuses `pay.rule_set_elsewhere`. */
export function checkPlace(
  { country_code }: { country_code: string | null },
  coop: { country_code: string },
  name: string,
): void {
  if (country_code === null || country_code === coop.country_code) return;
  refuse(
    "pay.rule_set_elsewhere",
    `${name} is law in another country. Choose one for this co-op's country, or the one by hand.`,
    { country_code },
  );
}
