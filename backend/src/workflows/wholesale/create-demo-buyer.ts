import { MedusaError, Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { settings } from "../../adapters/env";
import { companies } from "../services";
import { signUpWorkflow } from "../account/sign-in";
import { applyAsCompanyWorkflow, decideOnCompanyWorkflow } from "./companies";

type Input = {
  email: string;
  password: string;
  group_id: string;
  company: { name: string; registration_number: string; country_code: string };
};

/** Signs up, applies and is approved as companies are; what is there already is left, and a closed one stays closed. */
const demoBuyerStep = createStep("create-demo-buyer", async (input: Input, { container }) => {
  if (settings().ARNIA_MODE !== "demo") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "A demo login exists in demo mode only.");
  }
  const { email, password, group_id } = input;
  const customers = container.resolve(Modules.CUSTOMER);
  const account = async () => (await customers.listCustomers({ email, has_account: true }))[0];
  if (!(await account()))
    await signUpWorkflow(container).run({
      input: { email, password, first_name: "", last_name: "", visitor: null, language: null },
    });
  const customer_id = (await account())?.id;
  if (!customer_id) throw new Error("demo buyer: the account was not opened");
  await companies(container).proveEmail({ customer_id, email });
  const known = await companies(container).companyOfBuyer(customer_id);
  if (!known)
    await applyAsCompanyWorkflow(container).run({
      input: { customer_id, ...input.company, language: "en", message: "" },
    });
  const company = await companies(container).companyOfBuyer(customer_id);
  if (company?.state !== "applied") return new StepResponse(false);
  await decideOnCompanyWorkflow(container).run({
    input: { company_id: company.id, state: "approved", group_id, decided_by: "seed", reason: "Demo" },
  });
  return new StepResponse(true);
});

/** A company that buys wholesale in the demo, with one login. Refused in production mode. Returns whether it was made. */
export const createDemoBuyerWorkflow = createWorkflow(
  "create-demo-buyer",
  (input: Input) => new WorkflowResponse(demoBuyerStep(input)),
);
