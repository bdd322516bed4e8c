import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { instant, now } from "../adapters/clock";
import { row } from "../adapters/rows";
import { SEARCH_EVENTS } from "../adapters/search-events";
import { refuse } from "../domain/errors";
import { COOP_MODULE } from "../modules/coop";
import type CoopService from "../modules/coop/service";

type Pause = { paused_at: Date | string | null; pause_message: string | null };

async function pauseOf(container: MedusaContainer, coop_id: string): Promise<Pause> {
  const coop = await row<Pause>(container, {
    entity: "coop",
    fields: ["paused_at", "pause_message"],
    filters: { id: coop_id },
  });
  if (!coop) return refuse("coop.not_found", "There is no such co-op.", {});
  const { paused_at, pause_message } = coop;
  return { paused_at, pause_message };
}

async function setPause(container: MedusaContainer, coop_id: string, pause: Pause): Promise<void> {
  await container.resolve<CoopService>(COOP_MODULE).updateCoops({
    id: coop_id,
    // What waits to be undone comes back as text.
    paused_at: typeof pause.paused_at === "string" ? instant(pause.paused_at) : pause.paused_at,
    pause_message: pause.pause_message,
  });
}

const setPauseStep = createStep(
  "set-pause",
  async (input: { coop_id: string; paused: boolean; message: string | null }, { container }) => {
    const before = await pauseOf(container, input.coop_id);
    const pause: Pause = input.paused
      ? { paused_at: before.paused_at ?? now(), pause_message: input.message }
      : { paused_at: null, pause_message: null };
    await setPause(container, input.coop_id, pause);
    return new StepResponse(pause, { coop_id: input.coop_id, before });
  },
  async (done, { container }) => {
    if (done) await setPause(container, done.coop_id, done.before);
  },
);

/**
 * A co-op takes no new orders until it resumes. Orders already placed go on, and so do transfers that are waited for. Again:
 * the pause began when it began, and the message is the latest.
 */
export const pauseCoopWorkflow = createWorkflow(
  "pause-coop",
  (input: { coop_id: string; paused: boolean; message: string | null }) => {
    const pause = setPauseStep(input);
    emitEventStep({ eventName: SEARCH_EVENTS.coop, data: { id: input.coop_id } });
    return new WorkflowResponse(pause);
  },
);
