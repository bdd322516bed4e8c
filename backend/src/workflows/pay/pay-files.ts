import type { MedusaContainer } from "@medusajs/framework/types";
import { generateEntityId } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { now } from "../../adapters/clock";
import { type WrittenFile, rewritePayFile, writePayFile } from "../../adapters/pay-files";
import { refuse } from "../../domain/errors";
import { ID_PREFIXES } from "../../domain/ids";
import { RAILS, type Rail, payeeFor, railIn } from "../../domain/members";
import { canonicalText } from "../../domain/pay/canonical";
import { type PayFileContent, type PayFileFacts, paymentReference } from "../../domain/pay/pay-files";
import type {
  BankAnswer,
  PayFile,
  PayFileLine,
  PayFileOf,
  PlannedFile,
} from "../../modules/books/pay-file-types";
import type { PayPayment, PayRun, PayRunOf } from "../../modules/books/pay-types";
import type { OpenedPayee } from "../../modules/member/types";
import { books, members } from "../services";
import { payeeCheck } from "./check-payees";
import { coopFacts } from "./coop-facts";

/**
 * Files for the roads by which pay travels. A file's bytes are never kept: they are made again from the run's lines and from
 * the payees as they were then, and must hash to what they hashed to.
 */

type MakeInput = PayRunOf & { request_id: string; made_by: string };

const makeStep = createStep("make-pay-files", async (input: MakeInput, { container }) => {
  const { coop_id, run_id, made_by } = input;
  const at = now();
  const [run, coop, in_force, from_account, check] = await Promise.all([
    books(container).approvedPayRun({ coop_id, run_id }),
    coopFacts(container, coop_id),
    members(container).payeesInForce(coop_id),
    books(container).payAccount(coop_id),
    // Who was good when the run was approved may have been changed since.
    payeeCheck(container, coop_id),
  ]);
  const sendings = run.lines.flatMap(({ member_id, code, payments }) => {
    const of_member = in_force.filter((payee) => payee.member_id === member_id);
    return payments
      .filter(({ state, waits }) => state === "to_pay" && !waits)
      .map((payment) => {
        if (payment.paid_to !== "coop") check(member_id, payment.paid_to);
        const payee = payeeFor(payment.paid_to, of_member);
        if (payee) return { payment, payee };
        return refuse("pay.payee_missing", `${code}: nobody is written down to be paid. Add a payee first.`, {
          member: code,
        });
      });
  });
  const planned = RAILS.flatMap((rail): Omit<PlannedFile, "hash">[] => {
    const lines = sendings
      .filter(({ payee }) => railIn(run.currency, payee.rail) === rail)
      .map(({ payment, payee }, position) => ({
        ...{ position, payment_id: payment.id, attempt: payment.attempts + 1, payee_id: payee.id },
      }));
    const facts: PayFileFacts = {
      ...{ currency: run.currency, coop_name: coop.name, month: run.month },
      from_account: rail === "sepa" ? from_account : null,
    };
    return lines.length === 0
      ? []
      : [{ id: generateEntityId("", ID_PREFIXES.pay_file), rail, made_from: canonicalText(facts), lines }];
  });
  const opened = await openedFor(container, coop_id, planned, made_by);
  const files = planned.map((file) => ({
    ...file,
    hash: writePayFile(contentOf({ ...file, made_at: at }, run, opened)).hash,
  }));
  await books(container).keepPayFiles({ ...input, files, now: at });
  return new StepResponse({ run_id });
});

/**
 * A file for each road of the payments that are open, and C4 of each. Refuses `pay.run_not_found`, `pay.not_approved`,
 * `pay.payee_missing`, `pay.payee_unverified`, `pay.payee_changed`, `pay.account_missing`, `pay.nothing_to_send`, `pay.payments_changed`, `book.request_reused`.
 */
export const makePayFilesWorkflow = createWorkflow(
  "make-pay-files",
  (input: MakeInput) => new WorkflowResponse(makeStep(input)),
);

async function openedFor(
  container: MedusaContainer,
  coop_id: string,
  files: readonly { lines: readonly PayFileLine[] }[],
  by: string,
): Promise<ReadonlyMap<string, OpenedPayee>> {
  const ids = files.flatMap(({ lines }) => lines.map(({ payee_id }) => payee_id));
  const opened = await members(container).openPayees(coop_id, ids, { by, now: now() });
  return new Map(opened.map((payee) => [payee.id, payee]));
}

type Written = Pick<PayFile, "id" | "rail" | "made_from" | "made_at" | "lines">;

/** What a file is made from, put together from where it is kept. */
function contentOf(file: Written, run: PayRun, opened: ReadonlyMap<string, OpenedPayee>): PayFileContent {
  const payments = new Map<string, PayPayment & { code: string }>(
    run.lines.flatMap(({ code, payments: of_line }) =>
      of_line.map((payment): [string, PayPayment & { code: string }] => [payment.id, { ...payment, code }]),
    ),
  );
  return {
    ...(JSON.parse(file.made_from) as PayFileFacts),
    ...{ id: file.id, rail: file.rail, made_at: file.made_at },
    lines: file.lines.map(({ payment_id, attempt, payee_id }) => {
      const payment = payments.get(payment_id);
      if (!payment) throw new Error(`The run ${run.id} has no payment ${payment_id}.`);
      const payee = opened.get(payee_id);
      return {
        reference: paymentReference(payment_id, attempt),
        code: payment.code,
        amount: payment.amount,
        account_holder_name: payee?.account_holder_name ?? null,
        account_number: payee?.account_number ?? null,
      };
    }),
  };
}

export type RemadeFile = WrittenFile & { rail: Rail; content: PayFileContent };

/**
 * A file made again, to the byte; whose accounts are in it is written down as a look. Refuses `pay.run_not_found`,
 * `pay.file_not_found`, and `pay.file_differs` where an account that it had is gone.
 */
export async function remakePayFile(
  container: MedusaContainer,
  { made_by, ...of }: PayFileOf & { made_by: string },
): Promise<RemadeFile> {
  const run = await books(container).payRun(of);
  const file = await books(container).payFile(of);
  const opened = await openedFor(container, of.coop_id, [file], made_by);
  const content = contentOf(file, run, opened);
  const written = rewritePayFile(content, file.hash);
  if (!written) {
    return refuse(
      "pay.file_differs",
      "This file cannot be made again as it was: an account that was in it is gone. Withdraw it and make another.",
      { file_id: file.id },
    );
  }
  return { ...written, rail: file.rail, content };
}

type FileInput = PayFileOf & { request_id: string; made_by: string };

const withdrawStep = createStep(
  "withdraw-pay-file",
  async (input: FileInput & { reason: string }, { container }) => {
    await books(container).withdrawPayFile({ ...input, now: now() });
    return new StepResponse({ run_id: input.run_id });
  },
);

/** A file that nobody was handed. Refuses `pay.file_not_found`, `pay.file_answered`, `pay.run_closed`. */
export const withdrawPayFileWorkflow = createWorkflow(
  "withdraw-pay-file",
  (input: FileInput & { reason: string }) => new WorkflowResponse(withdrawStep(input)),
);

const paidStep = createStep("paid-by-file", async (input: FileInput, { container }) => {
  await books(container).paidByFile({ ...input, now: now() });
  return new StepResponse({ run_id: input.run_id });
});

/** Everything in a file that was not answered is paid. Refuses `pay.file_not_found`, `pay.file_withdrawn`. */
export const paidByFileWorkflow = createWorkflow(
  "paid-by-file",
  (input: FileInput) => new WorkflowResponse(paidStep(input)),
);

type AnswersInput = {
  coop_id: string;
  /** Amounts as digits: a workflow's input is JSON. */
  answers: (Omit<BankAnswer, "amount"> & { amount: string })[];
  request_id: string;
  made_by: string;
};

const answersStep = createStep("bank-answers", async (input: AnswersInput, { container }) => {
  const answers = input.answers.map((answer) => ({ ...answer, amount: BigInt(answer.amount) }));
  const told = await books(container).applyBankAnswers({ ...input, answers, now: now() });
  return new StepResponse(
    told.map(({ answer, ...rest }) => ({ ...rest, answer: { ...answer, amount: String(answer.amount) } })),
  );
});

/** What a bank says became of payments; what does not fit is told. Refuses `book.request_reused`. */
export const bankAnswersWorkflow = createWorkflow(
  "bank-answers",
  (input: AnswersInput) => new WorkflowResponse(answersStep(input)),
);

type AccountInput = { coop_id: string; account_number: string; made_by: string };

const accountStep = createStep("save-pay-account", async (input: AccountInput, { container }) => {
  await books(container).savePayAccount({ ...input, now: now() });
  return new StepResponse({ coop_id: input.coop_id });
});

/** Which account the co-op pays from. */
export const savePayAccountWorkflow = createWorkflow(
  "save-pay-account",
  (input: AccountInput) => new WorkflowResponse(accountStep(input)),
);

type CloseInput = PayRunOf & { made_by: string };

const closeStep = createStep("close-pay-run", async (input: CloseInput, { container }) => {
  await books(container).closePayRun({ ...input, now: now() });
  return new StepResponse({ run_id: input.run_id });
});

/** Nothing of a run comes back after this. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.not_paid`. */
export const closePayRunWorkflow = createWorkflow(
  "close-pay-run",
  (input: CloseInput) => new WorkflowResponse(closeStep(input)),
);
