import { coopBookId } from "../../domain/books/coop-accounts";
import * as acts from "../../domain/books/coop-postings";
import type { CoopTransaction } from "../../domain/books/coop-postings";
import { refuse } from "../../domain/errors";
import { type WorkState, workStates } from "../../domain/pay/first-in-first-out";
import type { HeadPart } from "../../domain/pay/legal-split";
import { type PaymentState, type PaymentStep, stepsBetween } from "../../domain/pay/payment-states";
import { once, openCoopBook } from "./coop-requests";
import { postAll } from "./ledger";
import { payRun } from "./pay-runs";
import { isApproved } from "./pay-run-rows";
import type {
  ClosePayRunInput,
  PayAllInput,
  PayPayment,
  PayRun,
  PayRunOf,
  PaymentOutcomeInput,
} from "./pay-types";
import { type Sql, amountOf, currencyOf, numberOf, textOf, truthOf } from "./sql";

/**
 * What became of one payment, as a person says it. Nothing when it is so already. Refuses `pay.run_not_found`,
 * `pay.not_approved`, `pay.run_closed`, `pay.payment_not_found`, `pay.payment_not_paid`, `pay.payment_moved`,
 * `book.request_reused`.
 */
export async function paymentOutcome(sql: Sql, input: PaymentOutcomeInput): Promise<PayRun> {
  const { coop_id, run_id, payment_id, outcome, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "payment", run_id, payment_id, outcome };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    const sending = sendings(run).find(({ payment }) => payment.id === payment_id);
    if (!sending) {
      return refuse("pay.payment_not_found", `This pay run has no payment ${payment_id}.`, { payment_id });
    }
    await movePayments(sql, run, [{ sending, to: outcome }], { made_by, now });
    return payment_id;
  });
  return payRun(sql, input);
}

/**
 * Every payment of a run that was not answered yet is paid. One that came back is not among them, nor one of which nobody
 * knows, nor one that waits for a lawful account: they need a look first.
 */
export async function payAll(sql: Sql, input: PayAllInput): Promise<PayRun> {
  const { coop_id, run_id, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "pay_all", run_id };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    const open = sendings(run).filter(
      ({ payment: { state, waits } }) => !waits && (state === "to_pay" || state === "sent"),
    );
    await movePayments(
      sql,
      run,
      open.map((sending) => ({ sending, to: "paid" })),
      { made_by, now },
    );
    return run_id;
  });
  return payRun(sql, input);
}

/**
 * Nothing of a run can come back after this. Again: nothing changes. Refuses `pay.run_not_found`, `pay.not_approved`,
 * `pay.not_paid`.
 */
export async function closePayRun(sql: Sql, input: ClosePayRunInput): Promise<PayRun> {
  await openCoopBook(sql, input.coop_id);
  const run = await approvedRun(sql, input);
  if (run.status === "closed") return run;
  const open = sendings(run).filter(({ payment: { state } }) => state !== "paid");
  if (open.length > 0) {
    refuse("pay.not_paid", `${open.length} payments of this run are not paid. Close it once they all are.`, {
      run_id: run.id,
      count: open.length,
    });
  }
  await sql.query("update pay_run set closed_by = $2, closed_at = $3 where id = $1", [
    run.id,
    input.made_by,
    input.now,
  ]);
  return payRun(sql, input);
}

/** A run that members are paid by. Refuses `pay.run_not_found`, `pay.not_approved`. */
export async function approvedRun(sql: Sql, of: PayRunOf): Promise<PayRun> {
  return requireApproved(await payRun(sql, of));
}

/** Refuses `pay.not_approved`. */
export function requireApproved(run: PayRun): PayRun {
  if (isApproved(run)) return run;
  return refuse("pay.not_approved", `This pay run is ${run.status}. It has to be approved first.`, {
    run_id: run.id,
    status: run.status,
  });
}

type By = { made_by: string; now: Date };

/** One payment with whom and what it is for. */
export type Sending = { payment: PayPayment; member_id: string; code: string; heads: HeadPart[] };
export type PaymentMove = { sending: Sending; to: PaymentState };

export function sendings(run: PayRun): Sending[] {
  return run.lines.flatMap(({ member_id, code, heads, payments }) =>
    payments.map((payment) => ({
      ...{ payment, member_id, code },
      heads: heads.filter(({ paid_to }) => paid_to === payment.paid_to),
    })),
  );
}

/**
 * Payments change their states, and the book with them. However many they are, they are written with the same few
 * statements. Refuses `pay.run_closed`, `pay.payment_not_paid`, `pay.payment_moved`.
 */
export async function movePayments(
  sql: Sql,
  run: PayRun,
  moves: readonly PaymentMove[],
  by: By,
): Promise<void> {
  const changes = moves.flatMap(({ sending, to }) => {
    const { state, attempts } = sending.payment;
    const steps = stepsBetween(state, to) ?? refuseMove(sending.payment, to);
    if (state === to) return [];
    const attempt = steps[0] === "instruct" ? attempts + 1 : attempts;
    return [{ sending, to, steps, attempt }];
  });
  if (changes.length === 0) return;
  if (run.status === "closed") {
    refuse("pay.run_closed", "This pay run is closed. Nothing of it changes any more.", { run_id: run.id });
  }
  const transactions = changes.flatMap(({ sending, steps, attempt }) =>
    steps.map((step) => ACTS[step](attemptOf(run, sending, attempt))),
  );
  await postAll(sql, {
    book: coopBookId(run.coop_id),
    transactions,
    occurred_at: by.now,
    recorded_at: by.now,
    made_by: by.made_by,
  });
  await sql.query(
    `update pay_payment p set state = m.state, attempts = m.attempts,
       settled_at = case when m.state in ('paid', 'returned') then $2::timestamptz end
     from jsonb_to_recordset($1::jsonb) as m(id text, state text, attempts integer) where p.id = m.id`,
    [
      JSON.stringify(
        changes.map(({ sending, to, attempt }) => ({ id: sending.payment.id, state: to, attempts: attempt })),
      ),
      by.now,
    ],
  );
}

/** What each step posts; a reversal names what it takes back. */
const ACTS: Record<
  PaymentStep,
  (sent: acts.PaymentAttempt) => { transaction: CoopTransaction; reverses?: string }
> = {
  instruct: (sent) => ({ transaction: acts.instruction(sent) }),
  pay: (sent) => ({ transaction: acts.payment(sent) }),
  unpay: (sent) => takenBack(acts.payment(sent)),
  uninstruct: (sent) => takenBack(acts.instruction(sent)),
};

function takenBack(posted: CoopTransaction) {
  return { transaction: acts.returned(posted), reverses: posted.reference };
}

function refuseMove({ id: payment_id, state }: PayPayment, to: PaymentState): never {
  if (to === "returned") {
    refuse("pay.payment_not_paid", "Only a payment that was sent or paid can come back.", { payment_id });
  }
  return refuse(
    "pay.payment_moved",
    `This payment is ${state}, and cannot become ${to}. Look at the pay run again.`,
    { payment_id, state, to },
  );
}

function attemptOf(
  run: PayRun,
  { payment, member_id, heads }: Sending,
  attempt: number,
): acts.PaymentAttempt {
  return { payment_id: payment.id, attempt, currency: run.currency, member_id, heads };
}

/**
 * For each settlement of a co-op that was credited: whether the work in it has become members' pay. A credit that was
 * taken back never brought anything, nor did what the co-op brought in for a run that was reversed.
 */
export async function workStatesOf(sql: Sql, coop_id: string): Promise<Map<string, WorkState>> {
  const inflows = await sql.query(
    `select t.currency, t.reference,
       sum(case when p.credit = 'work' then p.amount else -p.amount end) as amount
     from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
     where t.book_id = $1 and (p.credit = 'work' or p.debit = 'work') and t.kind not in ('pay_run', 'pay_run_reversed', 'credit_taken_back', 'top_up_reversed')
       and not exists (select from ledger_transaction b where b.reverses_id = t.id and b.kind in ('credit_taken_back', 'top_up_reversed'))
     group by t.id order by t.number`,
    [coopBookId(coop_id)],
  );
  const uses = await sql.query(
    `select r.currency, r.month, r.amount,
       (select count(*) from pay_line l where l.run_id = r.id and l.amount > 0) as members,
       not exists (select from pay_payment p where p.run_id = r.id and p.state <> 'paid' and not p.waits) as paid
     from pay_run r where r.coop_id = $1 and r.status = 'approved' and r.method <> 'locked' order by r.decided_at, r.number`,
    [coop_id],
  );
  const currencies = new Set(inflows.map(currencyOf));
  return new Map(
    [...currencies].flatMap((currency) => [
      ...workStates(
        inflows
          .filter((row) => currencyOf(row) === currency)
          .map((row) => ({
            settlement_id: acts.creditedSettlement(textOf(row, "reference")),
            amount: amountOf(row, "amount"),
          })),
        uses
          .filter((row) => currencyOf(row) === currency)
          .map((row) => ({
            month: textOf(row, "month"),
            amount: amountOf(row, "amount"),
            members: numberOf(row, "members"),
            paid: truthOf(row, "paid"),
          })),
      ),
    ]),
  );
}
