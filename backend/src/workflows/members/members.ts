import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { dayOf, now } from "../../adapters/clock";
import { row } from "../../adapters/rows";
import { checkNotAhead, type Flag, type Regime } from "../../domain/members";
import { members } from "../services";

/** Acts on members. Each is one transaction of the vault that finds itself done when repeated, so nothing needs undoing. */

type Act = { coop_id: string; by: string };

/** A day is one of the co-op's own, wherever the server stands. Refuses `member.day_ahead`. */
async function checkDay(container: MedusaContainer, coop_id: string, day: string): Promise<void> {
  const coop = await row<{ time_zone: string }>(container, {
    entity: "coop",
    fields: ["time_zone"],
    filters: { id: coop_id },
  });
  checkNotAhead(day, dayOf(now(), coop?.time_zone));
}

type AddInput = Act & { code: string; regime: Regime; effective_from: string; request_id: string };

const addStep = createStep("add-member", async ({ coop_id, by, ...input }: AddInput, { container }) => {
  await checkDay(container, coop_id, input.effective_from);
  return new StepResponse(await members(container).addMember(coop_id, input, { by, now: now() }));
});

/** Refuses `member.code_invalid`, `member.code_taken`, `member.day_ahead`, `member.request_reused`. */
export const addMemberWorkflow = createWorkflow(
  "add-member",
  (input: AddInput) => new WorkflowResponse(addStep(input)),
);

type RegimeInput = Act & { member_id: string; regime: Regime; effective_from: string };

const regimeStep = createStep(
  "attest-regime",
  async ({ coop_id, by, ...input }: RegimeInput, { container }) => {
    await checkDay(container, coop_id, input.effective_from);
    await members(container).attestRegime(coop_id, input, { by, now: now() });
    return new StepResponse(input.member_id);
  },
);

/** Refuses `member.not_found`, `member.day_ahead`. */
export const attestRegimeWorkflow = createWorkflow(
  "attest-regime",
  (input: RegimeInput) => new WorkflowResponse(regimeStep(input)),
);

type FlagInput = Act & { member_id: string; flag: Flag; value: boolean; effective_from: string };

const flagStep = createStep("attest-flag", async ({ coop_id, by, ...input }: FlagInput, { container }) => {
  await checkDay(container, coop_id, input.effective_from);
  await members(container).attestFlag(coop_id, input, { by, now: now() });
  return new StepResponse(input.member_id);
});

/** Refuses `member.not_found`, `member.day_ahead`. */
export const attestFlagWorkflow = createWorkflow(
  "attest-flag",
  (input: FlagInput) => new WorkflowResponse(flagStep(input)),
);

type LeftInput = { coop_id: string; member_id: string; on: string | null };

const leftStep = createStep("member-left", async ({ coop_id, ...input }: LeftInput, { container }) => {
  if (input.on) await checkDay(container, coop_id, input.on);
  await members(container).setLeft(coop_id, input);
  return new StepResponse(input.member_id);
});

/** Null: they are back. Refuses `member.not_found`, `member.day_ahead`. */
export const memberLeftWorkflow = createWorkflow(
  "member-left",
  (input: LeftInput) => new WorkflowResponse(leftStep(input)),
);
