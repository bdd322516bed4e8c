import { coopBookId } from "../../domain/books/coop-accounts";
import { refuse } from "../../domain/errors";
import { formatDecimal, money } from "../../domain/money";
import * as acts from "../../domain/books/coop-postings";
import { post, balanceNow, transactionId } from "./ledger";
import type { PayRun, PayRunDraft } from "./pay-types";
import type { Sql } from "./sql";

/**
 * C2 for pay that is due whatever the fund holds: a payroll's wages, and a rate for work that was accepted and may not be sold
 * yet. What *work* lacks comes from the co-op's money in the same transaction that approves the run, and leaves again with the
 * run's reversal.
 */

type By = { made_by: string; now: Date };

/** What a fund lacks for a payroll; nothing where it has enough. */
export function lacking(amount: bigint, fund: bigint): bigint {
  return amount > fund ? amount - fund : 0n;
}

/** Whether a run is paid however little the fund has. */
export function isDue({ method, division }: Pick<PayRunDraft, "method" | "division">): boolean {
  return method === "payroll" || division?.by === "rate";
}

/** Refuses `pay.reason_missing` where the co-op's money has to bring something and nobody said why. */
export function checkReason({ top_up, note, currency }: PayRunDraft): void {
  if (top_up === 0n || note) return;
  const missing = formatDecimal(money(top_up, currency));
  refuse(
    "pay.reason_missing",
    `The work fund lacks ${missing} ${currency}, which the co-op's own money brings. Say why.`,
    { missing, currency },
  );
}

/**
 * Posts exactly what is lacking now, which may be less or more than was lacking when the run was proposed, and keeps it with
 * the run. The caller has locked the book. Nothing for a run that only divides what is there.
 */
export async function topUpFor(sql: Sql, run: PayRun, { made_by, now }: By): Promise<void> {
  if (!isDue(run)) return;
  const book = coopBookId(run.coop_id);
  const amount = lacking(run.amount, await balanceNow(sql, "work", run.currency, book));
  await sql.query("update pay_run set top_up = $2 where id = $1", [run.id, String(amount)]);
  if (amount === 0n) return;
  const transaction = acts.topUp({ run_id: run.id, currency: run.currency, amount });
  const note = run.note ? { note: run.note } : {};
  await post(sql, { book, transaction, occurred_at: now, recorded_at: now, ...note, made_by });
}

/** The reversal of what was brought in, once the run's pay is back in *work*. Nothing where nothing was. */
export async function takeBackTopUp(sql: Sql, run: PayRun, { made_by, now }: By): Promise<void> {
  if (run.top_up === 0n) return;
  const book = coopBookId(run.coop_id);
  const posted = acts.topUp({ run_id: run.id, currency: run.currency, amount: run.top_up });
  await post(sql, {
    book,
    transaction: acts.topUpReversed(posted),
    reverses_id: await transactionId(sql, book, posted.reference),
    occurred_at: now,
    recorded_at: now,
    made_by,
  });
}
