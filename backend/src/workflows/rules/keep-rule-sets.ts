import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { RuleSetGap } from "../../adapters/rule-sets";
import type { RuleSetDocument } from "../../domain/pay/rule-set";
import { ruleSets } from "../services";

/** The network's part: which texts there are. Each step may be asked for twice, so there is nothing to undo. */

type LoadInput = { documents: RuleSetDocument[]; gaps: RuleSetGap[] };

const loadStep = createStep("load-rule-sets", async ({ documents, gaps }: LoadInput, { container }) => {
  const outcomes: { id: string; outcome: string }[] = [];
  for (const document of documents)
    outcomes.push({ id: document.id, outcome: await ruleSets(container).publishFile(document, now()) });
  await ruleSets(container).keepGaps(gaps);
  return new StepResponse(outcomes);
});

/** Publishes the rule sets that ship with the shop, each text once. */
export const loadRuleSetsWorkflow = createWorkflow(
  "load-rule-sets",
  (input: LoadInput) => new WorkflowResponse(loadStep(input)),
);

const draftStep = createStep(
  "draft-rule-set",
  async ({ document }: { document: RuleSetDocument }, { container }) => {
    const { rule_set_id, version } = await ruleSets(container).draft(document, now());
    return new StepResponse({ rule_set_id, version });
  },
);

/** A draft of the next version. Refuses `pay.rule_set_exists`. */
export const draftRuleSetWorkflow = createWorkflow(
  "draft-rule-set",
  (input: { document: RuleSetDocument }) => new WorkflowResponse(draftStep(input)),
);

type VersionInput = { rule_set_id: string; version: number };

const publishStep = createStep("publish-rule-set", async (input: VersionInput, { container }) => {
  await ruleSets(container).publish({ ...input, now: now() });
  return new StepResponse(input);
});

/** Co-ops may attest it. Refuses `pay.rule_set_not_found`, `pay.rule_set_retired`. */
export const publishRuleSetWorkflow = createWorkflow(
  "publish-rule-set",
  (input: VersionInput) => new WorkflowResponse(publishStep(input)),
);

type RetireInput = VersionInput & { reason: string; made_by: string };

const retireStep = createStep("retire-rule-set", async (input: RetireInput, { container }) => {
  await ruleSets(container).retire({ ...input, now: now() });
  return new StepResponse({ rule_set_id: input.rule_set_id, version: input.version });
});

/** It pays nothing any more. Refuses `pay.rule_set_not_found`. */
export const retireRuleSetWorkflow = createWorkflow(
  "retire-rule-set",
  (input: RetireInput) => new WorkflowResponse(retireStep(input)),
);
