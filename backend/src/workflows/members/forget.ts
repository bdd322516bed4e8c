import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { books, members, staff } from "../services";

/** So many accounts in one run; the rest waits for the next. */
const MOST = 500;

/** What is forgotten stays forgotten, and what a kill left is found in an hour, so there is nothing to undo. */
const forgetStep = createStep("forget-in-vault", async (_input: Record<string, never>, { container }) => {
  const at = now();
  const looks = await members(container).forgetReads(at);
  const old = await members(container).oldAccounts(at, MOST);
  const needed = new Set(await books(container).payeesOnTheWay(old));
  const accounts = await members(container).dropAccounts(old.filter((id) => !needed.has(id)));
  const invitations = await staff(container).forgetOldInvitations(at);
  return new StepResponse({ looks, accounts, invitations });
});

/** Takes out what `domain/retention.ts` counts days for in the vault and of the staff. Again: nothing more. */
export const forgetInVaultWorkflow = createWorkflow(
  "forget-in-vault",
  (input: Record<string, never>) => new WorkflowResponse(forgetStep(input)),
);
