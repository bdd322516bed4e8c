import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { refuse } from "../../domain/errors";
import { opened, checkPassword, setPassword } from "./login";
import { countAttemptStep, forgiveAttemptsStep, type Trying } from "./login-throttle";

type Input = Trying & { current: string; password: string };

/** Reads only. A new password that is too short is no guess at the old one, so it is refused before tries are counted. */
const lengthStep = createStep("check-new-password", (input: { password: string }) => {
  checkPassword(input.password);
  return new StepResponse(true);
});

const openStep = createStep("check-current-password", async (input: Input, { container }) => {
  const login = await opened(container, { email: input.email, password: input.current });
  if (!login) refuse("staff.wrong_login", "This is not the password of your log-in. Type it again.", {});
  return new StepResponse({ auth_identity_id: login.id });
});

/** Whoever else is logged in with the old password is out, in an account of the same login too. Nothing is undone. */
const changeStep = createStep("change-staff-password", async (input: Input, { container }) => {
  await setPassword(container, input);
  return new StepResponse(true);
});

/** Refuses `staff.password_short`, `staff.wrong_login`, `staff.too_many_attempts`. */
export const changePasswordWorkflow = createWorkflow("change-password", (input: Input) => {
  lengthStep(transform({ input }, ({ input: { password } }) => ({ password })));
  const counted = countAttemptStep(
    transform({ input }, ({ input: { email, visitor } }) => ({ email, visitor })),
  );
  const login = openStep(input);
  changeStep(input);
  forgiveAttemptsStep(counted);
  return new WorkflowResponse(login);
});
