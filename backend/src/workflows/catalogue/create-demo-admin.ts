import { MedusaError, Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows";
import { settings } from "../../adapters/env";

type Input = { email: string; password: string };
/** Null when the login has its user already. */
type Registered = { auth_identity_id: string | null };

/** Registers the login once. A half-made one (identity without user) is taken up again by the next run. */
const registerStep = createStep("register-demo-admin", async (input: Input, { container }) => {
  if (settings().ARNIA_MODE !== "demo") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "A demo login exists in demo mode only.");
  }
  const users = await container.resolve(Modules.USER).listUsers({ email: input.email });
  if (users.length > 0) return new StepResponse<Registered>({ auth_identity_id: null });
  const auth = container.resolve(Modules.AUTH);
  const [known] = await auth.listProviderIdentities({ entity_id: input.email, provider: "emailpass" });
  if (known?.auth_identity_id)
    return new StepResponse<Registered>({ auth_identity_id: known.auth_identity_id });
  const registered = await auth.register("emailpass", { body: { ...input } });
  if (!registered.authIdentity)
    throw new Error(`the demo login was refused: ${registered.error ?? "no reason given"}`);
  return new StepResponse<Registered>({ auth_identity_id: registered.authIdentity.id });
});

/** The network's login for the demo. Refused in production mode. */
export const createDemoAdminWorkflow = createWorkflow("create-demo-admin", (input: Input) => {
  const registered = registerStep(input);
  when("unknown-admin", { registered }, ({ registered }) => registered.auth_identity_id !== null).then(() => {
    createUserAccountWorkflow.runAsStep({
      input: transform({ registered, input }, (data) => ({
        authIdentityId: data.registered.auth_identity_id ?? "",
        userData: { email: data.input.email, first_name: "Demo", last_name: "Network" },
      })),
    });
  });
  return new WorkflowResponse(registered);
});
