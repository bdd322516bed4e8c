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
import { type FaultyAdjustment, type TypedAdjustment, readAdjustments } from "../../domain/pay/adjustments";
import type { LegalSplit } from "../../domain/pay/legal-split";
import type { Division, DivisionKind } from "../../domain/pay/share";
import { isSamePerson } from "../../domain/staff/access";
import type { DraftPayRunInput, PayRun, PayRunDraft, Sharing } from "../../modules/books/pay-types";
import { books, members, staff } from "../services";
import { amongPayees, paidBy, payeeCheck } from "./check-payees";
import { bankAmount, coopFacts, type CoopFacts } from "./coop-facts";
import { releasableToday } from "./locked";
import { checkStillAttested, splitOfMonth } from "./split-of-month";

/**
 * From recorded work to pay. Every act is one transaction of the co-op's book that may be asked for twice, so there is
 * nothing to undo; what was paid by mistake comes back as a return.
 */

/** A share as it is asked for. `rate`: for one hour or one full piece; then nobody says an amount. */
export type SharingInput = {
  amount: WireMoney | null;
  divided_by: DivisionKind;
  rate: WireMoney | null;
  adjustments: TypedAdjustment[];
  reason: string | null;
};
type RunInput = SharingInput & { coop_id: string; month: string; made_by: string };

async function draftInput(
  container: MedusaContainer,
  { coop_id, month, amount }: RunInput,
  split: LegalSplit,
  sharing: Sharing,
): Promise<DraftPayRunInput> {
  const [coop, known] = await Promise.all([
    coopFacts(container, coop_id),
    members(container).listMembers(coop_id),
  ]);
  return {
    coop_id,
    month,
    amount: amount && bankAmount(amount, coop),
    currency: coop.currency,
    codes: new Map(known.map(({ id, code }) => [id, code])),
    split,
    sharing,
  };
}

/** Refuses `pay.division_invalid` where a rate is missing, is nothing or is not asked for, and where an amount stands beside it. */
function divisionOf({ divided_by: by, rate: told, amount }: RunInput, coop: CoopFacts): Division {
  const rate = told && bankAmount(told, coop);
  if (by !== "rate" && rate === null) return { by, rate: null };
  if (by === "rate" && rate !== null && rate > 0n && amount === null) return { by, rate };
  return refuse(
    "pay.division_invalid",
    by === "rate"
      ? "Say what is paid for one hour or one full piece, above zero, and no amount beside it."
      : "Only a division by a rate has a rate.",
    { divided_by: by },
  );
}

async function readSharing(
  container: MedusaContainer,
  input: RunInput,
): Promise<{ sharing: Sharing; cells: FaultyAdjustment[] }> {
  const [coop, known] = await Promise.all([
    coopFacts(container, input.coop_id),
    members(container).listMembers(input.coop_id),
  ]);
  const { adjustments, faults } = readAdjustments({
    ...{ members: known, currency: coop.currency, rows: input.adjustments },
  });
  return { sharing: { division: divisionOf(input, coop), adjustments, reason: input.reason }, cells: faults };
}

function checkCells(cells: readonly FaultyAdjustment[], month: string): void {
  if (cells.length === 0) return;
  refuse("pay.adjustments_invalid", `${cells.length} cells of the adjustments are wrong. Nothing was kept.`, {
    month,
    count: cells.length,
    cells: JSON.stringify(cells),
  });
}

/** `member`: the code of whom it is about, where it is about one. `good_from`: the day from which it holds no more. */
type Refusal = { code: ErrorCode; message: string; member: string | null; good_from: string | null };
export type PayRunPreview = { run: PayRunDraft | null; refusals: Refusal[] };
export type SharePreview = PayRunPreview & { cells: FaultyAdjustment[] };

/** What a proposal would be, or every reason why there can be none. Nothing is written. */
export async function previewPayRun(container: MedusaContainer, input: RunInput): Promise<SharePreview> {
  const { refusals, asked } = gathering();
  const split = await asked(() => splitOfMonth(container, { ...input, method: "share" }));
  const { sharing, cells = [] } = (await asked(() => readSharing(container, input))) ?? {};
  await asked(() => checkCells(cells, input.month));
  const run =
    sharing && cells.length === 0
      ? await asked(async () =>
          books(container).draftPayRun(await draftInput(container, input, split ?? UNSPLIT, sharing)),
        )
      : null;
  const check = await payeeCheck(container, input.coop_id);
  for (const { member_id, paid_to } of paidBy(run?.lines ?? [])) await asked(() => check(member_id, paid_to));
  return { run, refusals, cells };
}

/** A preview tells every reason against a run and not the first. */
export function gathering() {
  const refusals: Refusal[] = [];
  const asked = async <T>(act: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await act();
    } catch (refusal) {
      if (!isDomainError(refusal)) throw refusal;
      const { member, good_from } = refusal.details;
      refusals.push({
        code: refusal.code,
        message: refusal.message,
        member: typeof member === "string" ? member : null,
        good_from: typeof good_from === "string" ? good_from : null,
      });
      return null;
    }
  };
  return { refusals, asked };
}

/** Where no split is in force, a preview can still show what each member's work would bring. */
export const UNSPLIT: LegalSplit = {
  rule_set: { id: "", version: 0, hash: "", name: "" },
  demo_split: false,
  split: () => ({ heads: [], carried: {}, made_from: "" }),
};

/** `work_version` is what the proposer saw of the month's work; null where they did not look. */
type ProposeInput = RunInput & { work_version: number | null; request_id: string };

const proposeStep = createStep("propose-pay-run", async (input: ProposeInput, { container }) => {
  const split = await splitOfMonth(container, { ...input, method: "share" });
  const { sharing, cells } = await readSharing(container, input);
  checkCells(cells, input.month);
  const check = await payeeCheck(container, input.coop_id);
  const run = await books(container).proposePayRun({
    ...(await draftInput(container, input, amongPayees(split, check), sharing)),
    work_version: input.work_version,
    request_id: input.request_id,
    made_by: input.made_by,
    now: now(),
  });
  return new StepResponse({ run_id: run.id });
});

/**
 * Freezes a run for another person to approve. Refuses as `splitOfMonth` does, `pay.run_exists`, `pay.no_work`,
 * `pay.fund_too_small`, `pay.division_invalid`, `pay.adjustments_invalid` with every wrong cell, `pay.adjustment_too_large`,
 * `pay.reason_missing`, `pay.work_changed`, `work.month_invalid`, `money.currency_mismatch`, `book.request_reused`; and as
 * `payeeCheck` does for whoever would be paid.
 */
export const proposePayRunWorkflow = createWorkflow(
  "propose-pay-run",
  (input: ProposeInput) => new WorkflowResponse(proposeStep(input)),
);

type ApproveInput = {
  coop_id: string;
  run_id: string;
  seen_hash: string;
  request_id: string;
  made_by: string;
};

/** Rules and payees as they are when somebody signs; of what is let go, how much may go. `made_by` is of the co-op. */
export async function checkAgain(
  container: MedusaContainer,
  run: PayRun,
  made_by: string,
): Promise<number | null> {
  const releasable_bps = run.method === "locked" ? await releasableToday(container, run, made_by) : null;
  if (run.method !== "locked") await checkStillAttested(container, run);
  const check = await payeeCheck(container, run.coop_id);
  for (const { member_id, paid_to } of paidBy(run.lines)) check(member_id, paid_to);
  return releasable_bps;
}

const approveStep = createStep("approve-pay-run", async (input: ApproveInput, { container }) => {
  const { coop_id, run_id, made_by } = input;
  const [run, people] = await Promise.all([
    books(container).payRun({ coop_id, run_id }),
    staff(container).staffOfCoop(coop_id),
  ]);
  const { proposed_by } = run;
  // The book knows ids alone, and whoever left and was invited again has a new one.
  if (isSamePerson(people, proposed_by, made_by))
    refuse("pay.same_person", "Whoever proposed a pay run cannot approve it. Somebody else has to.", {
      run_id,
    });
  const releasable_bps = run.status === "proposed" ? await checkAgain(container, run, made_by) : null;
  await books(container).approvePayRun({ ...input, releasable_bps, now: now() });
  return new StepResponse({ run_id: input.run_id });
});

/**
 * C3, and one payment for each payee; or, above what was agreed with the network, the first of two signatures. Refuses `pay.rule_set_not_attested`, `pay.same_person`, `pay.hash_differs`,
 * `pay.already_decided`, `pay.work_changed`, `pay.fund_too_small`, `pay.balances_changed`, `pay.locked_too_much`,
 * `pay.run_not_found`, `book.request_reused`; and as `payeeCheck` does for whoever is paid.
 */
export const approvePayRunWorkflow = createWorkflow(
  "approve-pay-run",
  (input: ApproveInput) => new WorkflowResponse(approveStep(input)),
);

type EndInput = {
  coop_id: string;
  run_id: string;
  made_by: string;
  end: "rejected" | "withdrawn";
  reason: string | null;
};

const endStep = createStep("end-pay-run", async ({ end, ...input }: EndInput, { container }) => {
  const ended = { ...input, now: now() };
  if (end === "rejected") await books(container).rejectPayRun(ended);
  else await books(container).withdrawPayRun(ended);
  return new StepResponse({ run_id: input.run_id });
});

/** A proposed run comes to nothing. Refuses `pay.run_not_found`, `pay.already_decided`. */
export const endPayRunWorkflow = createWorkflow(
  "end-pay-run",
  (input: EndInput) => new WorkflowResponse(endStep(input)),
);

type ReverseInput = { coop_id: string; run_id: string; reason: string; request_id: string; made_by: string };

const reverseStep = createStep("reverse-pay-run", async (input: ReverseInput, { container }) => {
  await books(container).reversePayRun({ ...input, now: now() });
  return new StepResponse({ run_id: input.run_id });
});

/**
 * C3 undone, and the month open again. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.payment_made`,
 * `pay.later_run`, `book.request_reused`.
 */
export const reversePayRunWorkflow = createWorkflow(
  "reverse-pay-run",
  (input: ReverseInput) => new WorkflowResponse(reverseStep(input)),
);

type OutcomeInput = {
  coop_id: string;
  run_id: string;
  /** Null for every payment that was not sent yet. */
  payment_id: string | null;
  outcome: "paid" | "returned" | "unknown" | "to_pay";
  request_id: string;
  made_by: string;
};

const outcomeStep = createStep("pay-run-outcome", async (input: OutcomeInput, { container }) => {
  const { payment_id } = input;
  if (payment_id === null) await books(container).payAll({ ...input, now: now() });
  else await books(container).paymentOutcome({ ...input, payment_id, now: now() });
  return new StepResponse({ run_id: input.run_id });
});

/**
 * C4 and C5, or their reversals. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.payment_not_found`,
 * `pay.payment_not_paid`, `book.request_reused`.
 */
export const payRunOutcomeWorkflow = createWorkflow(
  "pay-run-outcome",
  (input: OutcomeInput) => new WorkflowResponse(outcomeStep(input)),
);
