import type { PayRunDraft } from "./pay-types";
import { type Sql, amountOf, currencyOf, textOf } from "./sql";

/** What a run brings against the one approved last; amounts are differences and may be below zero. */
export type SinceLast = {
  month: string;
  change: bigint;
  /** By member id, in the order of the run's lines; null for whoever was not in the last one. */
  lines: { member_id: string; change: bigint | null }[];
  /** Who was paid then and is not in this one. */
  gone: { member_id: string; code: string; amount: bigint }[];
};

/**
 * So that whoever signs sees what is new. Null where nothing was approved before, and where that was in another currency,
 * which there is no difference to.
 */
export async function sinceLastRun(sql: Sql, coop_id: string, run: PayRunDraft): Promise<SinceLast | null> {
  // What is let go is no month's pay.
  if (run.method === "locked") return null;
  const rows = await sql.query(
    `select r.month, r.currency, l.member_id, l.code, l.amount from pay_run r join pay_line l on l.run_id = r.id
     where r.id = (
       select id from pay_run where coop_id = $1 and status = 'approved' and method <> 'locked' order by decided_at desc, number desc limit 1
     ) order by l.position`,
    [coop_id],
  );
  const [first] = rows;
  if (!first || currencyOf(first) !== run.currency) return null;
  const then = new Map(rows.map((row) => [textOf(row, "member_id"), amountOf(row, "amount")]));
  const now = new Set(run.lines.map(({ member_id }) => member_id));
  const total = [...then.values()].reduce((sum, amount) => sum + amount, 0n);
  return {
    month: textOf(first, "month"),
    change: run.amount - total,
    lines: run.lines.map(({ member_id, amount }) => {
      const before = then.get(member_id);
      return { member_id, change: before === undefined ? null : amount - before };
    }),
    gone: rows
      .map((row) => ({
        member_id: textOf(row, "member_id"),
        code: textOf(row, "code"),
        amount: amountOf(row, "amount"),
      }))
      .filter(({ member_id, amount }) => amount > 0n && !now.has(member_id)),
  };
}
