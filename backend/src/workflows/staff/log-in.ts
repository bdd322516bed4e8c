import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { refuse } from "../../domain/errors";
import { plainEmail } from "../../domain/staff/access";
import { opened, personOfLogin } from "./login";
import { countAttemptStep, forgiveAttemptsStep, type Trying } from "./login-throttle";

type Input = Trying & { password: string };

/** Reads only. An address that nobody has, a wrong password and somebody who has left get the same words. */
const openStep = createStep("open-staff-login", async (input: Input, { container }) => {
  const login = await opened(container, { email: plainEmail(input.email), password: input.password });
  const person = login && (await personOfLogin(container, login));
  if (!login || !person)
    refuse("staff.wrong_login", "This e-mail and this password do not belong together.", {});
  return new StepResponse({ staff_id: person.id, auth_identity_id: login.id });
});

/** Finds who logs in. Refuses `staff.wrong_login`, `staff.too_many_attempts`. */
export const logInStaffWorkflow = createWorkflow("log-in-staff", (input: Input) => {
  const counted = countAttemptStep(
    transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })),
  );
  const person = openStep(input);
  forgiveAttemptsStep(counted);
  return new WorkflowResponse(person);
});
