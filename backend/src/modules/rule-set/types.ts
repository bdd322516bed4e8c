import type { Attested, Version } from "../../domain/pay/attestation";
import type { RuleSetDocument, RuleSettings } from "../../domain/pay/rule-set";

/** One version with its rules. `reason` is why it was retired. */
export type StoredVersion = Version & {
  document_hash: string;
  document: RuleSetDocument;
  created_at: Date;
  published_at: Date | null;
  retired_at: Date | null;
  reason: string | null;
};

/** What an officer attested. All of `rule_set_id`, `version`, `document_hash`, `hash` and `settings` are null for a withdrawal. */
export type StoredAttestation = Attested & {
  id: string;
  coop_id: string;
  document_hash: string | null;
  hash: string | null;
  settings: RuleSettings | null;
  note: string;
  attested_by: string;
  attested_at: Date;
};

export type AttestInput = {
  coop_id: string;
  rule_set_id: string;
  document_hash: string;
  settings: RuleSettings;
  effective_from: string;
  note: string;
  request_id: string;
  made_by: string;
  now: Date;
};
export type WithdrawInput = Omit<AttestInput, "rule_set_id" | "document_hash" | "settings">;
export type Kept = "new" | "unchanged";
