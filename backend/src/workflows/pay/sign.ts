import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import type { WireMoney } from "../../adapters/money";
import { type ErrorCode, isDomainError, refuse } from "../../domain/errors";
import { plainEmail } from "../../domain/staff/access";
import type { PayRun } from "../../modules/books/pay-types";
import { books, staff } from "../services";
import { bankAmount, coopFacts } from "./coop-facts";
import { checkAgain } from "./pay-runs";

/**
 * The network's signature as third on large pay, and what it agreed on with each co-op. Every act is one transaction of the
 * co-op's book that may be asked for twice, so there is nothing to undo.
 */

type SignInput = { run_id: string; seen_hash: string; request_id: string; made_by: string };

const signStep = createStep("sign-pay-run", async (input: SignInput, { container }) => {
  const { run_id, made_by } = input;
  const coop_id = await books(container).coopOfRun(run_id);
  const run = await books(container).payRun({ coop_id, run_id });
  await checkOfTheNetwork(container, run, made_by);
  await withoutMembers(async () => {
    // What is looked at of a member is looked at for whoever of the co-op approved it.
    const releasable_bps =
      run.status === "awaiting_network" && run.seconded_by
        ? await checkAgain(container, run, run.seconded_by)
        : null;
    await books(container).signPayRun({ ...input, coop_id, releasable_bps, now: now() });
  });
  return new StepResponse({ run_id });
});

/**
 * The network's signature, with which a run is in the book. Refuses `pay.run_not_found`, `pay.not_to_sign`, `pay.same_person`
 * for whoever signed at the co-op's desk, and as `approvePayRunWorkflow`, naming nobody.
 */
export const signPayRunWorkflow = createWorkflow(
  "sign-pay-run",
  (input: SignInput) => new WorkflowResponse(signStep(input)),
);

type NotSignInput = { run_id: string; reason: string; made_by: string };

const notSignStep = createStep("refuse-to-sign-pay-run", async (input: NotSignInput, { container }) => {
  const coop_id = await books(container).coopOfRun(input.run_id);
  await books(container).refuseAsNetwork({ ...input, coop_id, now: now() });
  return new StepResponse({ run_id: input.run_id });
});

/** The network does not sign, for a reason. Refuses `pay.run_not_found`, `pay.not_to_sign`, `pay.already_decided`. */
export const refuseToSignWorkflow = createWorkflow(
  "refuse-to-sign",
  (input: NotSignInput) => new WorkflowResponse(notSignStep(input)),
);

type ThresholdInput = { coop_id: string; amount: WireMoney | null; made_by: string };

const thresholdStep = createStep("set-pay-threshold", async (input: ThresholdInput, { container }) => {
  const { coop_id, amount, made_by } = input;
  const coop = await coopFacts(container, coop_id);
  await books(container).setPayThreshold({
    ...{ coop_id, currency: coop.currency, made_by, now: now() },
    amount: amount && bankAmount(amount, coop),
  });
  return new StepResponse({ coop_id });
});

/**
 * Above which amount the network signs a co-op's pay as third, from the next proposal on; null: never. Refuses
 * `coop.not_found`, `money.currency_mismatch`, `money.negative`.
 */
export const setPayThresholdWorkflow = createWorkflow(
  "set-pay-threshold",
  (input: ThresholdInput) => new WorkflowResponse(thresholdStep(input)),
);

/** A third signature by one of the first two, under the same address, would be no third. Refuses `pay.same_person`. */
async function checkOfTheNetwork(container: MedusaContainer, run: PayRun, made_by: string): Promise<void> {
  const [[user], people] = await Promise.all([
    container.resolve(Modules.USER).listUsers({ id: [made_by] }),
    staff(container).staffOfCoop(run.coop_id),
  ]);
  const signed = people.filter(({ id }) => id === run.proposed_by || id === run.seconded_by);
  if (user && signed.every(({ email }) => plainEmail(email) !== plainEmail(user.email))) return;
  refuse("pay.same_person", "You signed this pay at the co-op's desk. Somebody else of the network has to.", {
    run_id: run.id,
  });
}

/** Refusals that would tell of a member, or of what the co-op's book holds. */
const INSIDE: ReadonlySet<ErrorCode> = new Set([
  "pay.balances_changed",
  "pay.fund_too_small",
  "pay.locked_too_much",
  "pay.payee_changed",
  "pay.payee_missing",
  "pay.payee_unverified",
  "pay.rule_set_not_attested",
  "pay.work_changed",
]);

/** The network hears that a run cannot be carried out as it stands; why is the co-op's own. */
async function withoutMembers(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (refusal) {
    if (!isDomainError(refusal) || !INSIDE.has(refusal.code)) throw refusal;
    refuse(
      refusal.code,
      "Something of this pay changed at the co-op after it was approved there. Refuse it, so that they propose it anew.",
    );
  }
}
