import { MedusaError } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { settings } from "../../adapters/env";
import { row } from "../../adapters/rows";
import { refuse } from "../../domain/errors";
import type { RuleSettings } from "../../domain/pay/rule-set";
import { ruleSets, staff } from "../services";
import { attestRuleSetWorkflow } from "./attest";

type Input = {
  coop: string;
  rule_set_id: string;
  settings: RuleSettings;
  effective_from: string;
  note: string;
};

/** Attests as a board does, once: whatever a demo co-op attested since stays. */
const demoAttestStep = createStep("attest-for-demo", async (input: Input, { container }) => {
  if (settings().ARNIA_MODE !== "demo")
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Nobody attests for a co-op but in a demo.");
  const { coop: handle, ...attested } = input;
  const coop = await row<{ id: string }>(container, {
    entity: "coop",
    fields: ["id"],
    filters: { handle },
  });
  if (!coop) refuse("coop.not_found", `There is no co-op ${handle}. Load it first.`);
  if ((await ruleSets(container).attestations(coop.id)).length > 0) return new StepResponse(false);
  const people = await staff(container).staffOfCoop(coop.id);
  const board = people.find((person) => !person.left_at && person.roles.includes("board"));
  const versions = await ruleSets(container).versions();
  const version = versions.find(
    ({ rule_set_id, state }) => rule_set_id === input.rule_set_id && state === "published",
  );
  if (!board || !version) return new StepResponse(false);
  await attestRuleSetWorkflow(container).run({
    input: {
      ...attested,
      coop_id: coop.id,
      document_hash: version.document_hash,
      request_id: `demo-${handle}`,
      made_by: board.id,
    },
  });
  return new StepResponse(true);
});

/** A demo begins with what an invented officer attested, and says so in its note. */
export const attestForDemoWorkflow = createWorkflow(
  "attest-for-demo",
  (input: Input) => new WorkflowResponse(demoAttestStep(input)),
);
