import { HEADS } from "../../domain/pay/heads";
import { WORK_KINDS } from "../../domain/pay/work-record";
import type { PayLine, PayRun, PayRunStatus } from "./pay-types";
import {
  type Row,
  type Sql,
  type SqlValue,
  amountOf,
  currencyOf,
  instantOf,
  instantOrNull,
  numberOf,
  oneOf,
  textOf,
  textOrNull,
  truthOf,
} from "./sql";

/** Reading pay runs back, and nothing else: what a run is lives in three tables. */

export const RUN_STATUSES = [
  "proposed",
  "approved",
  "paid",
  "rejected",
  "withdrawn",
] as const satisfies readonly PayRunStatus[];

/** A run is paid when it is approved and no payment of it is open or came back. `r` is the run. */
export const RUN_STATUS = `case
  when r.status = 'approved' and not exists (select from pay_payment p where p.run_id = r.id and p.state <> 'paid')
  then 'paid' else r.status end`;

/** Runs that meet a condition on `r`, newest first, with their lines. */
export async function selectRuns(
  sql: Sql,
  condition: string,
  parameters: readonly SqlValue[],
): Promise<PayRun[]> {
  const runs = await sql.query(
    `select r.*, ${RUN_STATUS} as state from pay_run r where ${condition} order by r.number desc`,
    parameters,
  );
  const ids = [JSON.stringify(runs.map((row) => textOf(row, "id")))];
  const lines = await sql.query(
    `select l.*, p.id as payment_id, p.state, p.settled_at from pay_line l
     left join pay_payment p on p.line_id = l.id
     where l.run_id in (select jsonb_array_elements_text($1::jsonb)) order by l.position`,
    ids,
  );
  const heads = await sql.query(
    `select h.* from pay_head h join pay_line l on l.id = h.line_id
     where l.run_id in (select jsonb_array_elements_text($1::jsonb)) order by h.position`,
    ids,
  );
  return runs.map((run) =>
    toRun(
      run,
      lines.filter((line) => line.run_id === run.id),
      heads,
    ),
  );
}

function toRun(row: Row, lines: readonly Row[], heads: readonly Row[]): PayRun {
  return {
    id: textOf(row, "id"),
    coop_id: textOf(row, "coop_id"),
    month: textOf(row, "month"),
    kind: oneOf(row, "kind", WORK_KINDS),
    status: oneOf(row, "state", RUN_STATUSES),
    currency: currencyOf(row),
    amount: amountOf(row, "amount"),
    work_version: numberOf(row, "work_version"),
    method: oneOf(row, "method", ["share"]),
    rule_set: {
      id: textOf(row, "rule_set_id"),
      name: textOf(row, "rule_set_name"),
      hash: textOf(row, "rule_set_hash"),
      attested: truthOf(row, "attested"),
    },
    demo_split: truthOf(row, "demo_split"),
    hash: textOf(row, "hash"),
    proposed_by: textOf(row, "proposed_by"),
    proposed_at: instantOf(row, "proposed_at"),
    decided_by: textOrNull(row, "decided_by"),
    decided_at: instantOrNull(row, "decided_at"),
    reason: textOrNull(row, "reason"),
    lines: lines.map((line) =>
      toLine(
        line,
        heads.filter((head) => head.line_id === line.id),
      ),
    ),
  };
}

function toLine(row: Row, heads: readonly Row[]): PayLine {
  return {
    member_id: textOf(row, "member_id"),
    code: textOf(row, "code"),
    quantity: amountOf(row, "quantity"),
    amount: amountOf(row, "amount"),
    heads: heads.map((head) => ({ head: oneOf(head, "head", HEADS), amount: amountOf(head, "amount") })),
    payment:
      row.payment_id === null
        ? null
        : {
            id: textOf(row, "payment_id"),
            state: oneOf(row, "state", ["to_pay", "paid", "returned"]),
            settled_at: instantOrNull(row, "settled_at"),
          },
  };
}
