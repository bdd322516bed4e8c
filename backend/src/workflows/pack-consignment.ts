import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../adapters/clock";
import { books } from "./services";

type Input = { coop_id: string; consignment_id: string; packed: boolean };

/** One transaction of the books, whose opposite is this same act, so there is nothing to undo. */
const setPackedStep = createStep("set-packed", async (input: Input, { container }) => {
  const { coop_id, consignment_id, packed } = input;
  await books(container).consignmentOfCoop({ coop_id, consignment_id });
  await books(container).setPacked({ consignment_id, packed, now: now() });
  return new StepResponse(consignment_id);
});

/**
 * A co-op's parcel stands packed, or does not any more. Again: the first moment stays. Refuses `consignment.not_found`,
 * also for another co-op's, and `parcel.nothing_left`.
 */
export const packConsignmentWorkflow = createWorkflow(
  "pack-consignment",
  (input: Input) => new WorkflowResponse(setPackedStep(input)),
);
