import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import type { Taken } from "../../domain/pay/amounts";
import { HEADS } from "../../domain/pay/heads";
import { balancesHold, factsFrom } from "../../domain/pay/legal-split";
import type { ByHead } from "../../domain/pay/split";
import { byHead } from "./pay-run-rows";
import type { PayRun } from "./pay-types";
import { type Sql, amountOf, oneOf, textOf } from "./sql";

/**
 * What earlier pay leaves for the next: what it could not cover, and what it took and added by head. Both are read from the
 * approved runs and kept nowhere else, so that a run that is reversed was never there. What was let go is no pay.
 */

type Of = { coop_id: string; currency: Currency };

/** What each member's last approved pay could not cover. */
export async function carriedBefore(sql: Sql, { coop_id, currency }: Of): Promise<Map<string, ByHead>> {
  const rows = await sql.query(
    `select distinct on (l.member_id) l.member_id, l.carried from pay_line l join pay_run r on r.id = l.run_id
     where r.coop_id = $1 and r.currency = $2 and r.status = 'approved' and r.method <> 'locked'
     order by l.member_id, r.decided_at desc, r.number desc`,
    [coop_id, currency],
  );
  return new Map(rows.map((row) => [textOf(row, "member_id"), byHead(row.carried)]));
}

/** What each member's approved pay took or added, by month and head. */
export async function takenBefore(sql: Sql, { coop_id, currency }: Of): Promise<Map<string, Taken[]>> {
  const rows = await sql.query(
    `select l.member_id, r.month, h.head, sum(h.amount) as amount
     from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
     where r.coop_id = $1 and r.currency = $2 and r.status = 'approved' and r.method <> 'locked'
     group by 1, 2, 3 order by 1, 2, 3`,
    [coop_id, currency],
  );
  const by_member = new Map<string, Taken[]>();
  for (const row of rows) {
    const member_id = textOf(row, "member_id");
    const taken = {
      month: textOf(row, "month"),
      head: oneOf(row, "head", HEADS),
      amount: amountOf(row, "amount"),
    };
    by_member.set(member_id, [...(by_member.get(member_id) ?? []), taken]);
  }
  return by_member;
}

/**
 * A run keeps what it was made from, and another may have been approved or reversed since: the same debt would be paid twice.
 * Refuses `pay.balances_changed`.
 */
export async function checkBalances(sql: Sql, run: PayRun): Promise<void> {
  const [carried, taken] = [await carriedBefore(sql, run), await takenBefore(sql, run)];
  const changed = run.lines.filter(
    ({ member_id, made_from }) =>
      made_from !== null &&
      !balancesHold(factsFrom(made_from), carried.get(member_id) ?? {}, taken.get(member_id) ?? []),
  );
  if (changed.length === 0) return;
  refuse(
    "pay.balances_changed",
    "Other pay was approved or reversed after this run was proposed, and what some members owe is another amount now. Propose it anew.",
    { run_id: run.id, count: changed.length },
  );
}
