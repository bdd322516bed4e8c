import * as acts from "../../domain/books/coop-postings";
import type { Currency } from "../../domain/currency";
import { LOCKED_HEADS, type ByLockedHead, mayLetGo, refuseTooMuch } from "../../domain/pay/locked";
import { byHead } from "./pay-run-rows";
import type { LockedHeld, PayRun } from "./pay-types";
import { type Sql, amountOf, oneOf, textOf } from "./sql";

/** What a co-op holds for its members, and what becomes of it in its book. */

type Of = { coop_id: string; member_id: string; currency: Currency };

/** By the approved runs: what they kept with the co-op, less what was let go. What waits to be sent is not among it. */
export async function lockedHeld(sql: Sql, of: Of): Promise<LockedHeld> {
  const { coop_id, member_id, currency } = of;
  const kept = await sql.query(
    `select h.head, sum(h.amount) as amount
     from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
     where r.coop_id = $1 and l.member_id = $2 and r.currency = $3 and r.status = 'approved'
       and h.paid_to = 'coop' and h.head in ('locked', 'savings') group by 1`,
    [coop_id, member_id, currency],
  );
  const gone = await sql.query(
    `select l.made_from from pay_run r join pay_line l on l.run_id = r.id
     where r.coop_id = $1 and l.member_id = $2 and r.currency = $3 and r.status = 'approved'
       and r.method = 'locked'`,
    [coop_id, member_id, currency],
  );
  const all = gone.map((row) => letGoFrom(textOf(row, "made_from")));
  const let_go: ByLockedHead = {};
  const held: ByLockedHead = {};
  for (const head of LOCKED_HEADS) {
    let_go[head] = all.reduce((total, one) => total + (one[head] ?? 0n), 0n);
    const row = kept.find((one) => oneOf(one, "head", LOCKED_HEADS) === head);
    held[head] = (row ? amountOf(row, "amount") : 0n) - let_go[head];
  }
  return { held, let_go };
}

/** What a line of such a run let go, by head. */
function letGoFrom(made_from: string | null): ByLockedHead {
  const { let_go } = JSON.parse(made_from ?? "{}") as { let_go?: unknown };
  return byHead(let_go);
}

/**
 * What was held when the run was proposed may have been undone since, and the law may let go less of it. Refuses
 * `pay.locked_too_much`.
 */
export async function checkStillHeld(sql: Sql, run: PayRun, releasable_bps: number | null): Promise<void> {
  const { coop_id, currency } = run;
  for (const { member_id, made_from } of run.lines) {
    const known = await lockedHeld(sql, { coop_id, member_id, currency });
    const may = mayLetGo(known, releasable_bps);
    const let_go = letGoFrom(made_from);
    const too_much = LOCKED_HEADS.some((head) => (let_go[head] ?? 0n) > (may[head] ?? 0n));
    if (too_much) refuseTooMuch({ held: known.held, may }, currency);
  }
}

/** What the approval of a run posts: C6 for what is let go, C3 for pay. */
export function postedOf({ id: run_id, method, currency, lines }: PayRun): acts.CoopTransaction {
  const [line] = lines;
  if (method === "locked" && line) {
    const { member_id, made_from } = line;
    return acts.lockedLetGo({ run_id, currency, member_id, let_go: letGoFrom(made_from) });
  }
  const members = lines.map(({ member_id, heads }) => ({ member_id, heads }));
  return acts.payRun({ run_id, currency, members });
}
