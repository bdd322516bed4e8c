import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import { toWire } from "../../adapters/money";
import { resultHash } from "../../adapters/rule-sets";
import type { Currency } from "../../domain/currency";
import { attestedOn } from "../../domain/pay/attestation";
import { explain } from "../../domain/pay/explain";
import type { RuleSet } from "../../domain/pay/rule-set";
import type { Split, SplitLine, StretchInput } from "../../domain/pay/split";
import type { StoredAttestation, StoredVersion } from "../../modules/rule-set/types";
import { coopFacts } from "../../workflows/pay/coop-facts";
import { coopRules } from "../../workflows/rules/coop-rules";
import { ruleSets, staff } from "../../workflows/services";

/** What a co-op may attest, what it attested, and for which places there is nothing. */
export async function coopRulesView(container: MedusaContainer, coop_id: string) {
  const coop = await coopFacts(container, coop_id);
  const [{ versions, attestations }, gaps, people] = await Promise.all([
    coopRules(container, coop_id),
    ruleSets(container).gaps(),
    staff(container).staffOfCoop(coop_id),
  ]);
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  return {
    today: coop.today,
    rule_sets: offered(versions)
      .filter(({ document: { jurisdiction } }) =>
        [null, coop.country_code].includes(jurisdiction.country_code),
      )
      .map(({ rule_set_id, version, document_hash, document }) => ({
        id: rule_set_id,
        version,
        document_hash,
        document,
      })),
    not_found: gaps
      .filter(({ jurisdiction }) => jurisdiction.country_code === coop.country_code)
      .map(({ id, jurisdiction, none }) => ({ id, note: jurisdiction.note, none })),
    attestations: attestations.map((attestation) =>
      attestationView(attestation, { attestations, versions, emails, today: coop.today }),
    ),
  };
}

/** The newest of each that is published; the rows come with the newest first. */
function offered(versions: readonly StoredVersion[]): StoredVersion[] {
  const published = versions.filter(({ state }) => state === "published");
  return published.filter(
    (one) => published.find(({ rule_set_id }) => rule_set_id === one.rule_set_id) === one,
  );
}

type Around = {
  attestations: readonly StoredAttestation[];
  versions: readonly StoredVersion[];
  emails: ReadonlyMap<string, string>;
  today: string;
};

function attestationView(attestation: StoredAttestation, { attestations, versions, emails, today }: Around) {
  const { id, rule_set_id, version, hash, settings, effective_from, note, attested_by, attested_at } =
    attestation;
  const held = attestedOn(attestations, versions, today);
  const holds = held?.attestation.id === id ? held : null;
  const of = versions.find((one) => one.rule_set_id === rule_set_id && one.version === version);
  return {
    ...{ id, rule_set_id, version, hash, settings, effective_from, note, attested_at },
    name: of?.document.name ?? null,
    attested_by: emails.get(attested_by) ?? null,
    withdrawn: rule_set_id === null,
    in_force: holds !== null && holds.lapsed === null,
    lapsed: holds?.lapsed ?? null,
  };
}

/** The attestation that a form has just made. */
export async function attestationOf(container: MedusaContainer, coop_id: string, attestation_id: string) {
  const { attestations } = await coopRulesView(container, coop_id);
  return attestations.find(({ id }) => id === attestation_id) ?? null;
}

/** What a split came to, in figures and in words. */
export function triedView(rules: RuleSet, input: StretchInput, done: Split) {
  const { currency, regime, days } = input;
  const said = (language: "en" | "it" | "es") =>
    explain({ rules, split: done, regime, days, language, currency, carried: input.carried });
  return {
    pay: toWire(done.pay, currency),
    base: toWire(done.base, currency),
    hash: resultHash({ rules, input, done }),
    lines: done.lines.map((line) => lineView(line, currency)),
    estimate: done.estimate.map((line) => lineView(line, currency)),
    explanation: { en: said("en"), it: said("it"), es: said("es") },
  };
}

function lineView(line: SplitLine, currency: Currency) {
  const { head, amount, paid_to, waits_for_account, locked, releasable, asked, carried, uncovered } = line;
  return {
    ...{ head, paid_to, waits_for_account, locked },
    amount: toWire(amount, currency),
    releasable: toWire(releasable, currency),
    asked: asked === null ? null : toWire(asked, currency),
    carried: toWire(carried, currency),
    uncovered: toWire(uncovered, currency),
    bps: line.bps,
    citation: line.citation,
  };
}

/** Every rule set with its versions, for the network. */
export async function networkRulesView(container: MedusaContainer) {
  const [versions, gaps, attestations] = await Promise.all([
    ruleSets(container).versions(),
    ruleSets(container).gaps(),
    ruleSets(container).allAttestations(),
  ]);
  const today = now().toISOString().slice(0, 10);
  const coops = [...new Set(attestations.map(({ coop_id }) => coop_id))];
  const held = coops.flatMap((coop_id) => {
    const own = attestations.filter((one) => one.coop_id === coop_id);
    const found = attestedOn(own, versions, today);
    return found && !found.lapsed ? [found.attestation] : [];
  });
  const ids = [...new Set(versions.map(({ rule_set_id }) => rule_set_id))];
  return {
    rule_sets: ids.map((id) => {
      const own = versions.filter(({ rule_set_id }) => rule_set_id === id);
      return {
        id,
        name: own[0]?.document.name,
        country_code: own[0]?.document.jurisdiction.country_code ?? null,
        versions: own.map((one) => ({
          ...versionView(one),
          coops: held.filter(({ rule_set_id, version }) => rule_set_id === id && version === one.version)
            .length,
        })),
      };
    }),
    not_found: gaps.map(({ id, jurisdiction, none }) => ({
      id,
      country_code: jurisdiction.country_code,
      note: jurisdiction.note,
      none,
    })),
  };
}

function versionView(stored: StoredVersion) {
  const { version, document_hash, state, document, created_at, published_at, retired_at, reason } = stored;
  return {
    ...{ version, document_hash, state, created_at, published_at, retired_at, reason },
    effective: document.effective,
  };
}

/** One version with all that is written in it. */
export function wholeVersionView(stored: StoredVersion) {
  return { id: stored.rule_set_id, ...versionView(stored), document: stored.document };
}
