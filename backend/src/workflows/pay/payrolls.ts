import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { refuse } from "../../domain/errors";
import type { LegalSplit } from "../../domain/pay/legal-split";
import {
  type FaultyPayrollCell,
  type Payroll,
  type TypedPayroll,
  readPayroll,
} from "../../domain/pay/payroll";
import type { DraftPayrollInput } from "../../modules/books/pay-types";
import { books, members } from "../services";
import { amongPayees, payeeCheck, paidBy } from "./check-payees";
import { coopFacts } from "./coop-facts";
import { type PayRunPreview, UNSPLIT, gathering } from "./pay-runs";
import { splitOfMonth } from "./split-of-month";

/**
 * From a payroll office's figures to pay. As every act of a co-op's book, proposing is one transaction that may be asked for
 * twice, so there is nothing to undo.
 */

type PayrollInput = {
  coop_id: string;
  month: string;
  rows: TypedPayroll[];
  reason: string | null;
  made_by: string;
};

export type PayrollPreview = PayRunPreview & { cells: FaultyPayrollCell[] };

/** What a proposal would be, or every reason and every cell against it. Nothing is written. */
export async function previewPayroll(
  container: MedusaContainer,
  input: PayrollInput,
): Promise<PayrollPreview> {
  const { refusals, asked } = gathering();
  const split = await asked(() => splitOfMonth(container, { ...input, method: "payroll" }));
  const { payroll, cells } = await readRows(container, input);
  await asked(() => checkCells(cells, input.month));
  const run =
    cells.length > 0
      ? null
      : await asked(async () =>
          books(container).draftPayroll(await draftInput(container, input, split ?? UNSPLIT, payroll)),
        );
  const check = await payeeCheck(container, input.coop_id);
  for (const { member_id, paid_to } of paidBy(run?.lines ?? [])) await asked(() => check(member_id, paid_to));
  return { run, refusals, cells };
}

async function readRows(
  container: MedusaContainer,
  { coop_id, rows }: PayrollInput,
): Promise<{ payroll: Payroll[]; cells: FaultyPayrollCell[] }> {
  const [{ currency }, known] = await Promise.all([
    coopFacts(container, coop_id),
    members(container).listMembers(coop_id),
  ]);
  const { payroll, faults } = readPayroll({ members: known, currency, rows });
  return { payroll, cells: faults };
}

function checkCells(cells: readonly FaultyPayrollCell[], month: string): void {
  if (cells.length === 0) return;
  refuse("pay.payroll_invalid", `${cells.length} cells are wrong. Nothing was kept.`, {
    month,
    count: cells.length,
    cells: JSON.stringify(cells),
  });
}

async function draftInput(
  container: MedusaContainer,
  { coop_id, month, reason }: PayrollInput,
  split: LegalSplit,
  payroll: Payroll[],
): Promise<DraftPayrollInput> {
  const [{ currency }, known] = await Promise.all([
    coopFacts(container, coop_id),
    members(container).listMembers(coop_id),
  ]);
  return {
    coop_id,
    month,
    currency,
    split,
    payroll,
    reason,
    codes: new Map(known.map(({ id, code }) => [id, code])),
  };
}

type ProposeInput = PayrollInput & { request_id: string };

const proposeStep = createStep("propose-payroll", async (input: ProposeInput, { container }) => {
  const split = await splitOfMonth(container, { ...input, method: "payroll" });
  const { payroll, cells } = await readRows(container, input);
  checkCells(cells, input.month);
  const check = await payeeCheck(container, input.coop_id);
  const run = await books(container).proposePayroll({
    ...(await draftInput(container, input, amongPayees(split, check), payroll)),
    request_id: input.request_id,
    made_by: input.made_by,
    now: now(),
  });
  return new StepResponse({ run_id: run.id });
});

/**
 * Freezes a payroll for another person to approve. Refuses as `splitOfMonth` does, `pay.payroll_invalid` with every wrong cell,
 * `pay.payroll_empty`, `pay.reason_missing`, `pay.run_exists`, `work.month_invalid`, `book.request_reused`;
 * and as `payeeCheck` does for whoever would be paid.
 */
export const proposePayrollWorkflow = createWorkflow(
  "propose-payroll",
  (input: ProposeInput) => new WorkflowResponse(proposeStep(input)),
);
