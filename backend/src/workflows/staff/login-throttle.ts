import { createHash } from "node:crypto";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { CALLER_FAILURES_ALLOWED, FAILURES_ALLOWED, plainEmail } from "../../domain/staff/access";
import { staff } from "../services";

export type Trying = { email: string; visitor: string | null };
type Counted = { counted: string[]; key: string };

/** Addresses and callers are kept as fingerprints: the list of wrong passwords is no list of people. */
const keyOf = (kind: string, text: string) =>
  `${kind}:${createHash("sha256").update(text).digest("hex").slice(0, 40)}`;

/** Counts a try before it is made. Never undone: a try that fails has to stay counted. Refuses `staff.too_many_attempts`. */
export const countAttemptStep = createStep("count-login-attempt", async (input: Trying, { container }) => {
  const key = keyOf("email", plainEmail(input.email));
  const keys = [{ key, allowed: FAILURES_ALLOWED }];
  if (input.visitor) keys.push({ key: keyOf("visitor", input.visitor), allowed: CALLER_FAILURES_ALLOWED });
  const counted = await staff(container).countAttempt({ keys, now: now() });
  return new StepResponse<Counted>({ counted, key });
});

/** The try was right, so it was none. */
export const forgiveAttemptsStep = createStep(
  "forgive-login-attempts",
  async (input: Counted, { container }) => {
    await staff(container).forgiveAttempts(input);
    return new StepResponse(true);
  },
);

/** For a log-in that is Medusa's own: counted before it is tried. Refuses `staff.too_many_attempts`. */
export const countLoginAttemptWorkflow = createWorkflow(
  "count-login-attempt",
  (input: Trying) => new WorkflowResponse(countAttemptStep(input)),
);

/** And forgiven when it was right. */
export const forgiveLoginAttemptsWorkflow = createWorkflow(
  "forgive-login-attempts",
  (input: Counted) => new WorkflowResponse(forgiveAttemptsStep(input)),
);
