import * as acts from "../../domain/books/coop-postings";
import { refuse } from "../../domain/errors";
import { isOut } from "../../domain/pay/payment-states";
import { once, openCoopBook } from "./coop-requests";
import { post, transactionId } from "./ledger";
import { requireApproved } from "./pay-payments";
import { postedOf } from "./pay-held";
import { payRun } from "./pay-runs";
import { takeBackTopUp } from "./pay-top-up";
import { runMark } from "./pay-run-rows";
import type { PayRun, ReversePayRunInput } from "./pay-types";
import type { Sql } from "./sql";

/**
 * Undoes the approval of a run that was wrong: C3 is reversed, the work fund has its money again, what the co-op brought in for
 * this pay alone leaves it, and the month is open. What a bank paid comes back first, since pay that reached somebody cannot be
 * undone by the book, and so does a later run, which was divided after what this one could not cover, or lets go what this one
 * kept. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.payment_made`, `pay.later_run`, `book.request_reused`.
 */
export async function reversePayRun(sql: Sql, input: ReversePayRunInput): Promise<PayRun> {
  const { coop_id, run_id, reason, request_id, made_by, now } = input;
  const book = await openCoopBook(sql, coop_id);
  const content = { act: "reverse", run_id, reason, made_by };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    // Pressed again, on a page that was opened twice: it is reversed, by the same person, for the same reason.
    const run = await payRun(sql, input);
    if (run.status === "reversed" && run.reversed_by === made_by && run.reason === reason) return run_id;
    checkNothingOut(requireApproved(run));
    await checkLast(sql, run);
    const approved = postedOf(run);
    await post(sql, {
      book,
      transaction: acts.payRunReversed(approved),
      reverses_id: await transactionId(sql, book, approved.reference),
      occurred_at: now,
      recorded_at: now,
      made_by,
    });
    await takeBackTopUp(sql, run, { made_by, now });
    await sql.query(
      "update pay_run set status = 'reversed', reversed_by = $2, reversed_at = $3, reason = $4 where id = $1",
      [run_id, made_by, now, reason],
    );
    return run_id;
  });
  return payRun(sql, input);
}

function checkNothingOut(run: PayRun): void {
  const out = run.lines.filter(({ payments }) => payments.some(({ state }) => isOut(state)));
  if (out.length === 0) return;
  refuse(
    "pay.payment_made",
    `${out.length} of this run's lines have a payment that was sent or made. Record that it came back first.`,
    { run_id: run.id, count: out.length },
  );
}

async function checkLast(sql: Sql, run: PayRun): Promise<void> {
  // Nothing is divided after what was let go.
  if (run.method === "locked") return;
  const later = await runMark(
    sql,
    `r.coop_id = $1 and r.id <> $2 and (r.status = 'proposed'
       or r.status = 'approved' and (r.decided_at, r.number) > (select decided_at, number from pay_run where id = $2))
     and (r.method <> 'locked' or exists (
       select from pay_line l join pay_line mine on mine.member_id = l.member_id
       where l.run_id = r.id and mine.run_id = $2
     ))`,
    [run.coop_id, run.id],
  );
  if (!later) return;
  refuse(
    "pay.later_run",
    `The pay of ${later.month} was divided after this one. Withdraw, reject or reverse that one first.`,
    { run_id: later.id, month: later.month, status: later.status },
  );
}
