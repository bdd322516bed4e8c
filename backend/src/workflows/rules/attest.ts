import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import { checkNotAhead } from "../../domain/members";
import { checkPlace } from "../../domain/pay/attestation";
import type { RuleSettings } from "../../domain/pay/rule-set";
import { coopFacts } from "../pay/coop-facts";
import { ruleSets } from "../services";

/** What a co-op's officers attest. Each is one row that may be asked for twice, so there is nothing to undo. */

type AttestInput = {
  coop_id: string;
  rule_set_id: string;
  document_hash: string;
  settings: RuleSettings;
  effective_from: string;
  note: string;
  request_id: string;
  made_by: string;
};

const attestStep = createStep("attest-rule-set", async (input: AttestInput, { container }) => {
  const coop = await coopFacts(container, input.coop_id);
  checkNotAhead(input.effective_from, coop.today);
  const versions = await ruleSets(container).versions();
  const found = versions.find(
    ({ rule_set_id, state }) => rule_set_id === input.rule_set_id && state !== "draft",
  );
  if (!found)
    refuse("pay.rule_set_not_found", `There is no rule set ${input.rule_set_id}.`, {
      rule_set_id: input.rule_set_id,
    });
  checkPlace(found.document.jurisdiction, coop, found.document.name.en);
  const kept = await ruleSets(container).attest({ ...input, now: now() });
  return new StepResponse({ attestation_id: kept.id });
});

/**
 * An officer of the co-op attests a rule set. Refuses `pay.rule_set_not_found`, `pay.rule_set_elsewhere`,
 * `pay.rule_set_changed`, `pay.rule_set_retired`, `pay.settings_invalid`, `member.day_ahead`, `book.request_reused`.
 */
export const attestRuleSetWorkflow = createWorkflow(
  "attest-rule-set",
  (input: AttestInput) => new WorkflowResponse(attestStep(input)),
);

type WithdrawInput = Omit<AttestInput, "rule_set_id" | "document_hash" | "settings">;

const withdrawStep = createStep("withdraw-attestation", async (input: WithdrawInput, { container }) => {
  checkNotAhead(input.effective_from, (await coopFacts(container, input.coop_id)).today);
  const kept = await ruleSets(container).withdraw({ ...input, now: now() });
  return new StepResponse({ attestation_id: kept.id });
});

/** From a day on nothing is attested. Refuses `member.day_ahead`, `book.request_reused`. */
export const withdrawAttestationWorkflow = createWorkflow(
  "withdraw-attestation",
  (input: WithdrawInput) => new WorkflowResponse(withdrawStep(input)),
);
