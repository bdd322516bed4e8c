import { createHash } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import {
  CALLER_FAILURES_ALLOWED,
  FAILURES_ALLOWED,
  MAILS_ALLOWED,
  MAILS_WINDOW_MINUTES,
  plainEmail,
} from "../../domain/staff/access";
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

/**
 * Counts a mail of one kind that anybody can ask for by typing an address, whether the address has an account or not. Apart
 * from wrong passwords: who has forgotten theirs has tried a few. Refuses `staff.too_many_attempts`.
 */
export async function countMail(
  container: MedusaContainer,
  { kind, email, visitor }: Trying & { kind: "password_reset" | "email_confirmation" },
): Promise<void> {
  const minutes = MAILS_WINDOW_MINUTES;
  const keys = [{ key: keyOf(`${kind}-to`, plainEmail(email)), allowed: MAILS_ALLOWED, minutes }];
  if (visitor) keys.push({ key: keyOf(`${kind}-by`, visitor), allowed: CALLER_FAILURES_ALLOWED, minutes });
  await staff(container).countAttempt({ keys, now: now() });
}

/** Counts a look by a code that somebody typed, whether there is such a code or not. Refuses `staff.too_many_attempts`. */
export async function countLook(container: MedusaContainer, visitor: string | null): Promise<void> {
  const keys = visitor ? [{ key: keyOf("look-by", visitor), allowed: CALLER_FAILURES_ALLOWED }] : [];
  await staff(container).countAttempt({ keys, now: now() });
}

/** Whoever comes in by another way, such as a mail, starts anew: wrong passwords for their address are forgotten. */
export async function forgiveAddress(container: MedusaContainer, email: string): Promise<void> {
  await staff(container).forgiveAttempts({ counted: [], key: keyOf("email", plainEmail(email)) });
}

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
