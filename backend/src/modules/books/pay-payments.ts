import { coopBookId } from "../../domain/books/coop-accounts";
import * as acts from "../../domain/books/coop-postings";
import { refuse } from "../../domain/errors";
import { type WorkState, workStates } from "../../domain/pay/first-in-first-out";
import type { HeadPart } from "../../domain/pay/legal-split";
import { once, openCoopBook } from "./coop-requests";
import { post, transactionId } from "./ledger";
import { payRun } from "./pay-runs";
import type { PayAllInput, PayPayment, PayRun, PayRunOf, PaymentOutcomeInput } from "./pay-types";
import { type Sql, amountOf, currencyOf, numberOf, textOf, truthOf } from "./sql";

/**
 * What the bank did with a member's payment: paid it (C4 and C5), or gave it back (their reversals), after which it may be
 * paid again. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.payment_not_found`, `pay.payment_not_paid`,
 * `book.request_reused`.
 */
export async function paymentOutcome(sql: Sql, input: PaymentOutcomeInput): Promise<PayRun> {
  const { coop_id, run_id, payment_id, outcome, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "payment", run_id, payment_id, outcome };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    const found = sendings(run).find(({ payment }) => payment.id === payment_id);
    if (!found) {
      return refuse("pay.payment_not_found", `This pay run has no payment ${payment_id}.`, { payment_id });
    }
    if (outcome === "paid") await markPaid(sql, run, found, { made_by, now });
    else await markReturned(sql, run, found, { made_by, now });
    return payment_id;
  });
  return payRun(sql, input);
}

/**
 * Every payment of a run that was not sent yet is paid. One that came back is not among them, nor one that waits for a lawful
 * account: they need a look first.
 */
export async function payAll(sql: Sql, input: PayAllInput): Promise<PayRun> {
  const { coop_id, run_id, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "pay_all", run_id };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    for (const sending of sendings(run)) {
      const { state, waits } = sending.payment;
      if (state === "to_pay" && !waits) await markPaid(sql, run, sending, { made_by, now });
    }
    return run_id;
  });
  return payRun(sql, input);
}

/** A run that members are paid by. Refuses `pay.run_not_found`, `pay.not_approved`. */
export async function approvedRun(sql: Sql, of: PayRunOf): Promise<PayRun> {
  const run = await payRun(sql, of);
  if (run.status === "approved" || run.status === "paid") return run;
  return refuse("pay.not_approved", `This pay run is ${run.status}. It has to be approved first.`, {
    run_id: run.id,
    status: run.status,
  });
}

type By = { made_by: string; now: Date };

/** One payment with whom and what it is for. */
type Sending = { payment: PayPayment; member_id: string; heads: HeadPart[] };

function sendings(run: PayRun): Sending[] {
  return run.lines.flatMap(({ member_id, heads, payments }) =>
    payments.map((payment) => ({
      payment,
      member_id,
      heads: heads.filter(({ paid_to }) => paid_to === payment.paid_to),
    })),
  );
}

/** C4 and C5. Nothing for a payment that is paid already. */
async function markPaid(sql: Sql, run: PayRun, sending: Sending, by: By): Promise<void> {
  const { id, state } = sending.payment;
  if (state === "paid") return;
  const attempt = (await attempts(sql, id)) + 1;
  const when = { book: coopBookId(run.coop_id), occurred_at: by.now, recorded_at: by.now };
  const sent = attemptOf(run, sending, attempt);
  await post(sql, { ...when, transaction: acts.instruction(sent), made_by: by.made_by });
  await post(sql, { ...when, transaction: acts.payment(sent), made_by: by.made_by });
  await settle(sql, id, "paid", attempt, by.now);
}

/** The reversals of C5 and C4, newest first. Nothing for a payment that came back already. */
async function markReturned(sql: Sql, run: PayRun, sending: Sending, by: By): Promise<void> {
  const { id: payment_id, state } = sending.payment;
  if (state === "returned") return;
  if (state !== "paid") {
    refuse("pay.payment_not_paid", "Only a payment that was paid can come back.", { payment_id });
  }
  const attempt = await attempts(sql, payment_id);
  const book = coopBookId(run.coop_id);
  const sent = attemptOf(run, sending, attempt);
  for (const posted of [acts.payment(sent), acts.instruction(sent)]) {
    await post(sql, {
      book,
      transaction: acts.returned(posted),
      reverses_id: await transactionId(sql, book, posted.reference),
      occurred_at: by.now,
      recorded_at: by.now,
      made_by: by.made_by,
    });
  }
  await settle(sql, payment_id, "returned", attempt, by.now);
}

function attemptOf(
  run: PayRun,
  { payment, member_id, heads }: Sending,
  attempt: number,
): acts.PaymentAttempt {
  return { payment_id: payment.id, attempt, currency: run.currency, member_id, heads };
}

async function attempts(sql: Sql, payment_id: string): Promise<number> {
  const [row] = await sql.query("select attempts from pay_payment where id = $1", [payment_id]);
  if (!row) throw new Error(`There is no payment ${payment_id}.`);
  return numberOf(row, "attempts");
}

async function settle(
  sql: Sql,
  payment_id: string,
  state: "paid" | "returned",
  attempt: number,
  at: Date,
): Promise<void> {
  await sql.query("update pay_payment set state = $2, attempts = $3, settled_at = $4 where id = $1", [
    payment_id,
    state,
    attempt,
    at,
  ]);
}

/**
 * For each settlement of a co-op that was credited: whether the work in it has become members' pay. A credit that was
 * taken back never brought anything.
 */
export async function workStatesOf(sql: Sql, coop_id: string): Promise<Map<string, WorkState>> {
  const inflows = await sql.query(
    `select t.currency, t.reference,
       sum(case when p.credit = 'work' then p.amount else -p.amount end) as amount
     from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
     where t.book_id = $1 and (p.credit = 'work' or p.debit = 'work') and t.kind not in ('pay_run', 'pay_run_reversed', 'credit_taken_back')
       and not exists (select from ledger_transaction b where b.reverses_id = t.id and b.kind = 'credit_taken_back')
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
