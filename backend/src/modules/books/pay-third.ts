import { refuse } from "../../domain/errors";
import { openCoopBook, once } from "./coop-requests";
import { RUN_STATUS, RUN_STATUSES, RUN_METHODS } from "./pay-run-rows";
import { checkSeen, checkStill, decide, payRun, postApproval, refuseDecided } from "./pay-runs";
import type { ApprovePayRunInput, PayRun, RefuseAsNetworkInput, RunToSign } from "./pay-types";
import {
  type Sql,
  amountOf,
  currencyOf,
  instantOf,
  instantOrNull,
  numberOf,
  oneOf,
  textOf,
  textOrNull,
} from "./sql";

/**
 * The network's signature, as third, on a run above an amount that it agreed on with the co-op. It sees sums and no member,
 * no head and no account: the book stays the co-op's.
 */

/**
 * The network's signature: what the co-op's approval would have done without it, in one transaction and by the same checks.
 * Pressed again it changes nothing. Refuses `pay.run_not_found`, `pay.not_to_sign`, and as `approvePayRun`.
 */
export async function signPayRun(sql: Sql, input: ApprovePayRunInput): Promise<PayRun> {
  const { coop_id, run_id, seen_hash, request_id, made_by, now, releasable_bps } = input;
  const book = await openCoopBook(sql, coop_id);
  const content = { act: "sign", run_id, seen_hash, made_by };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await payRun(sql, { coop_id, run_id });
    checkSeen(run, seen_hash);
    // Pressed again, on a page that was opened twice.
    if (run.third_by === made_by && run.status !== "rejected") return run_id;
    const seconded_by = requireWaiting(run);
    await checkStill(sql, run, releasable_bps);
    await sql.query("update pay_run set third_by = $2, third_at = $3 where id = $1", [run_id, made_by, now]);
    await postApproval(sql, run, { book, made_by: seconded_by, now });
    return run_id;
  });
  return payRun(sql, { coop_id, run_id });
}

/** The network does not sign, and says why. Refuses `pay.run_not_found`, `pay.not_to_sign`, `pay.already_decided`. */
export async function refuseAsNetwork(sql: Sql, input: RefuseAsNetworkInput): Promise<PayRun> {
  const { coop_id, run_id, reason, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const run = await payRun(sql, { coop_id, run_id });
  if (run.status === "rejected" && run.third_by === made_by && run.reason === reason) return run;
  requireWaiting(run);
  await sql.query("update pay_run set third_by = $2, third_at = $3 where id = $1", [run_id, made_by, now]);
  await decide(sql, run, "rejected", { made_by, reason, now });
  return payRun(sql, { coop_id, run_id });
}

function requireWaiting(run: PayRun): string {
  if (run.status === "awaiting_network" && run.seconded_by !== null) return run.seconded_by;
  if (run.third_above === null || run.status === "proposed")
    return refuse("pay.not_to_sign", "This pay run does not wait for the network.", { run_id: run.id });
  return refuseDecided(run);
}

/** Of which co-op a run is. Refuses `pay.run_not_found`. */
export async function coopOfRun(sql: Sql, run_id: string): Promise<string> {
  const [row] = await sql.query("select coop_id from pay_run where id = $1", [run_id]);
  return row
    ? textOf(row, "coop_id")
    : refuse("pay.run_not_found", `There is no pay run ${run_id}.`, { run_id });
}

const SHOWN = 50;

/** What waits for the network, longest first, and after it what it signed or refused last. Sums alone. */
export async function runsToSign(sql: Sql): Promise<RunToSign[]> {
  const rows = await sql.query(
    `select r.*, ${RUN_STATUS} as state, (select count(*) from pay_line l where l.run_id = r.id) as members,
       (select b.amount from pay_run b where b.coop_id = r.coop_id and b.currency = r.currency and b.status = 'approved'
          and b.method <> 'locked' and b.number < r.number order by b.decided_at desc, b.number desc limit 1) as amount_before
     from pay_run r where r.seconded_at is not null and (r.status = 'proposed' or r.third_at is not null)
     order by r.third_at desc nulls first, r.seconded_at limit ${SHOWN}`,
  );
  return rows.map((row) => ({
    ...{ id: textOf(row, "id"), coop_id: textOf(row, "coop_id"), month: textOf(row, "month") },
    status: oneOf(row, "state", RUN_STATUSES),
    method: oneOf(row, "method", RUN_METHODS),
    currency: currencyOf(row),
    amount: amountOf(row, "amount"),
    amount_before: row.amount_before === null ? null : amountOf(row, "amount_before"),
    members: numberOf(row, "members"),
    top_up: amountOf(row, "top_up"),
    // What is let go is one member's, and so are the words about it.
    note: row.method === "locked" ? null : textOrNull(row, "note"),
    rule_set_name: textOf(row, "rule_set_name"),
    third_above: amountOf(row, "third_above"),
    hash: textOf(row, "hash"),
    proposed_at: instantOf(row, "proposed_at"),
    seconded_at: instantOf(row, "seconded_at"),
    third_at: instantOrNull(row, "third_at"),
    reason: row.status === "rejected" ? textOrNull(row, "reason") : null,
  }));
}
