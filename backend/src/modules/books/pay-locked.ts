import { canonicalText } from "../../domain/pay/canonical";
import { type ByLockedHead, cutLetGo, mayLetGo, sum } from "../../domain/pay/locked";
import { refuse } from "../../domain/errors";
import { once, openCoopBook } from "./coop-requests";
import { newId } from "./ids";
import { lockedHeld } from "./pay-held";
import { runMark } from "./pay-run-rows";
import { insertRun, payRun } from "./pay-runs";
import { thirdAbove } from "./pay-thresholds";
import type { PayLine, PayRun, ProposeLockedInput } from "./pay-types";
import type { Sql } from "./sql";

/**
 * What a co-op held for a member is let go as a run of its own kind: one line, proposed and approved by two people, paid and
 * undone like any other. Its line keeps which heads it was taken from, as other lines keep what their heads were made from.
 */

/**
 * Freezes what is to be let go, for somebody else to approve: one proposal at a time for a member. Refuses `pay.locked_none`,
 * `pay.locked_too_much`, `pay.locked_proposed`, `book.request_reused`.
 */
export async function proposeLocked(sql: Sql, input: ProposeLockedInput): Promise<PayRun> {
  const { coop_id, member_id, amount, currency, paid_to, note, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "let_go", member_id, amount, currency, paid_to, note };
  const run_id = await once(sql, { coop_id, request_id, content, now }, async () => {
    await checkNoneOpen(sql, coop_id, member_id);
    const known = await lockedHeld(sql, input);
    const may = mayLetGo(known, input.releasable_bps);
    const let_go = cutLetGo({ held: known.held, may }, amount, currency);
    const id = newId("pay_run");
    await insertRun(
      sql,
      { id, coop_id, made_by, now },
      {
        ...{ month: input.month, kind: "hours", currency, amount: sum(let_go), work_version: 0 },
        ...{ method: "locked", division: null, rule_set: input.rule_set, demo_split: input.demo_split, note },
        top_up: 0n,
        third_above: await thirdAbove(sql, { coop_id, amount: sum(let_go), currency }),
        lines: [lineOf(input, let_go)],
      },
    );
    return id;
  });
  return payRun(sql, { coop_id, run_id });
}

/** No work is behind it, so its quantity is nothing. */
function lineOf({ member_id, code, paid_to, waits }: ProposeLockedInput, let_go: ByLockedHead): PayLine {
  const amount = sum(let_go);
  return {
    ...{
      member_id,
      code,
      quantity: 0n,
      grades: [],
      amount,
      adjustment: null,
      estimate: [],
      carried: {},
      payments: [],
    },
    heads: [{ head: "own", amount, paid_to, waits }],
    made_from: canonicalText({ let_go }),
  };
}

async function checkNoneOpen(sql: Sql, coop_id: string, member_id: string): Promise<void> {
  const open = await runMark(
    sql,
    `r.coop_id = $1 and r.method = 'locked' and r.status = 'proposed'
     and exists (select from pay_line l where l.run_id = r.id and l.member_id = $2)`,
    [coop_id, member_id],
  );
  if (!open) return;
  refuse("pay.locked_proposed", "What is held for this member is proposed to be let go already.", {
    run_id: open.id,
    month: open.month,
    status: open.status,
  });
}
