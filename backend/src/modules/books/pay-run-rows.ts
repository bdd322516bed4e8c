import { PAYEE_KINDS } from "../../domain/members";
import { HEADS } from "../../domain/pay/heads";
import type { Grade, GradedWork } from "../../domain/pay/grades";
import { PAYMENT_STATES } from "../../domain/pay/payment-states";
import type { HeadPart } from "../../domain/pay/legal-split";
import { PAY_METHODS, type PaidTo } from "../../domain/pay/rule-set";
import { DIVISIONS, type Division } from "../../domain/pay/share";
import type { ByHead } from "../../domain/pay/split";
import { WORK_KINDS } from "../../domain/pay/work-record";
import type { PayLine, PayRun, PayRunRow, PayRunStatus, RunMethod } from "./pay-types";
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
  "awaiting_network",
  "approved",
  "executing",
  "partly_failed",
  "paid",
  "closed",
  "rejected",
  "withdrawn",
  "reversed",
] as const satisfies readonly PayRunStatus[];

export const RUN_METHODS = [...PAY_METHODS, "locked"] as const satisfies readonly RunMethod[];

/**
 * How far an approved run is, by its payments; what waits for a lawful account does not hold up the others. What came back
 * is told once nothing is on its way any more. `r` is the run.
 */
export const RUN_STATUS = `case
  when r.status = 'proposed' and r.seconded_at is not null then 'awaiting_network'
  when r.status <> 'approved' then r.status when r.closed_at is not null then 'closed' else (
  select case
    when count(*) filter (where p.state <> 'paid') = 0 then 'paid'
    when count(*) filter (where p.state in ('sent', 'unknown')) > 0 then 'executing'
    when count(*) filter (where p.state = 'returned') > 0 then 'partly_failed'
    when count(*) filter (where p.state = 'paid') > 0 then 'executing'
    else 'approved' end
  from pay_payment p where p.run_id = r.id and not p.waits
) end`;

/** Whether a run was approved and not undone, however far its payments are. */
export function isApproved({ status }: Pick<PayRun, "status">): boolean {
  return APPROVED.has(status);
}

const APPROVED: ReadonlySet<PayRunStatus> = new Set([
  "approved",
  "executing",
  "partly_failed",
  "paid",
  "closed",
]);

/** The newest run that meets a condition on `r`, without its lines: enough to say that there is one. */
export async function runMark(
  sql: Sql,
  condition: string,
  parameters: readonly SqlValue[],
): Promise<Pick<PayRun, "id" | "month" | "status"> | null> {
  const [row] = await sql.query(
    `select r.id, r.month, ${RUN_STATUS} as state from pay_run r where ${condition} order by r.number desc limit 1`,
    parameters,
  );
  return row
    ? { id: textOf(row, "id"), month: textOf(row, "month"), status: oneOf(row, "state", RUN_STATUSES) }
    : null;
}

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
    `select l.* from pay_line l
     where l.run_id in (select jsonb_array_elements_text($1::jsonb)) order by l.position`,
    ids,
  );
  const payments = await sql.query(
    `select p.* from pay_payment p
     where p.run_id in (select jsonb_array_elements_text($1::jsonb)) order by p.line_id, p.position`,
    ids,
  );
  const heads = await sql.query(
    `select h.* from pay_head h join pay_line l on l.id = h.line_id
     where l.run_id in (select jsonb_array_elements_text($1::jsonb)) order by h.position`,
    ids,
  );
  const linesOf = grouped(lines, "run_id");
  const headsOf = grouped(heads, "line_id");
  const paymentsOf = grouped(payments, "line_id");
  return runs.map((run) => ({
    ...toRun(run),
    lines: (linesOf.get(textOf(run, "id")) ?? []).map((line) => {
      const id = textOf(line, "id");
      return toLine(line, headsOf.get(id) ?? [], paymentsOf.get(id) ?? []);
    }),
  }));
}

/** Runs that meet a condition on `r`, newest first: however many members were paid, no other line is read than that of `code`. */
export async function selectRunList(
  sql: Sql,
  condition: string,
  parameters: readonly SqlValue[],
): Promise<PayRunRow[]> {
  const runs = await sql.query(
    `select r.*, ${RUN_STATUS} as state,
       case when r.method = 'locked' then (select l.code from pay_line l where l.run_id = r.id limit 1) end as code
     from pay_run r where ${condition} order by r.number desc`,
    parameters,
  );
  return runs.map((run) => ({ ...toRun(run), code: textOrNull(run, "code") }));
}

function grouped(rows: readonly Row[], key: "run_id" | "line_id"): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = textOf(row, key);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

function toRun(row: Row): Omit<PayRun, "lines"> {
  return {
    id: textOf(row, "id"),
    coop_id: textOf(row, "coop_id"),
    month: textOf(row, "month"),
    kind: oneOf(row, "kind", WORK_KINDS),
    status: oneOf(row, "state", RUN_STATUSES),
    currency: currencyOf(row),
    amount: amountOf(row, "amount"),
    work_version: numberOf(row, "work_version"),
    method: oneOf(row, "method", RUN_METHODS),
    division: divisionFrom(row),
    rule_set: {
      id: textOf(row, "rule_set_id"),
      name: textOf(row, "rule_set_name"),
      hash: textOf(row, "rule_set_hash"),
      attested: truthOf(row, "attested"),
    },
    demo_split: truthOf(row, "demo_split"),
    top_up: amountOf(row, "top_up"),
    third_above: row.third_above === null ? null : amountOf(row, "third_above"),
    note: textOrNull(row, "note"),
    hash: textOf(row, "hash"),
    proposed_by: textOf(row, "proposed_by"),
    proposed_at: instantOf(row, "proposed_at"),
    seconded_by: textOrNull(row, "seconded_by"),
    seconded_at: instantOrNull(row, "seconded_at"),
    third_by: textOrNull(row, "third_by"),
    third_at: instantOrNull(row, "third_at"),
    decided_by: textOrNull(row, "decided_by"),
    decided_at: instantOrNull(row, "decided_at"),
    reason: textOrNull(row, "reason"),
    reversed_by: textOrNull(row, "reversed_by"),
    reversed_at: instantOrNull(row, "reversed_at"),
    closed_by: textOrNull(row, "closed_by"),
    closed_at: instantOrNull(row, "closed_at"),
  };
}

const PAID_TO = [...PAYEE_KINDS, "coop"] as const satisfies readonly PaidTo[];

function toLine(row: Row, heads: readonly Row[], payments: readonly Row[]): PayLine {
  return {
    member_id: textOf(row, "member_id"),
    code: textOf(row, "code"),
    quantity: amountOf(row, "quantity"),
    grades: gradesFrom(textOf(row, "grades")),
    amount: amountOf(row, "amount"),
    adjustment: adjustmentFrom(row),
    heads: heads.map((head) => ({
      head: oneOf(head, "head", HEADS),
      amount: amountOf(head, "amount"),
      paid_to: oneOf(head, "paid_to", PAID_TO),
      waits: truthOf(head, "waits"),
    })),
    estimate: partsFrom(row.estimate),
    carried: byHead(row.carried),
    made_from: textOrNull(row, "made_from"),
    payments: payments.map((payment) => ({
      id: textOf(payment, "id"),
      paid_to: oneOf(payment, "paid_to", PAID_TO),
      amount: amountOf(payment, "amount"),
      state: oneOf(payment, "state", PAYMENT_STATES),
      attempts: numberOf(payment, "attempts"),
      waits: truthOf(payment, "waits"),
      settled_at: instantOrNull(payment, "settled_at"),
    })),
  };
}

function divisionFrom(row: Row): Division | null {
  if (row.divided_by === null) return null;
  const by = oneOf(row, "divided_by", DIVISIONS);
  return by === "rate" ? { by, rate: amountOf(row, "rate") } : { by, rate: null };
}

function adjustmentFrom(row: Row): PayLine["adjustment"] {
  const reason = textOrNull(row, "adjustment_reason");
  return reason === null ? null : { amount: amountOf(row, "adjustment"), reason };
}

/** Grades as the tables keep them, whole numbers as digits. */
export function gradesFrom<G extends Grade | GradedWork>(json: string): G[] {
  return (JSON.parse(json) as Record<keyof G, string>[]).map(
    (kept) =>
      Object.fromEntries(
        Object.entries<string>(kept).map(([key, value]) => [key, key === "grade" ? value : BigInt(value)]),
      ) as G,
  );
}

/** An estimate as a line keeps it: the parts in their order, amounts as decimal digits. */
function partsFrom(json: unknown): HeadPart[] {
  const kept = (typeof json === "string" ? JSON.parse(json) : json) as
    (Omit<HeadPart, "amount"> & { amount: string })[] | null;
  return (kept ?? []).map((part) => ({ ...part, amount: BigInt(part.amount) }));
}

/** Amounts by head as a line keeps them: decimal digits by name. */
export function byHead(json: unknown): ByHead {
  const kept = (typeof json === "string" ? JSON.parse(json) : json) as Record<string, string> | null;
  return Object.fromEntries(Object.entries(kept ?? {}).map(([head, amount]) => [head, BigInt(amount)]));
}
