import { refuse } from "../../domain/errors";
import { parseMonth } from "../../domain/pay/months";
import { canonicalText } from "../../domain/pay/canonical";
import { WORK_KINDS, type Work } from "../../domain/pay/work-record";
import { openCoopBook } from "./coop-requests";
import { fingerprintOf } from "./fingerprint";
import { RUN_STATUS, RUN_STATUSES, gradesFrom } from "./pay-run-rows";
import type { SaveWorkInput, WorkMonth, WorkMonthSummary } from "./pay-types";
import { type Sql, amountOf, insertRows, numberOf, oneOf, textOf, truthOf } from "./sql";

/**
 * Saves a whole month as it is now to be, or nothing. The same content again gives the same answer, so a save whose answer
 * was lost may be repeated. Refuses `work.month_invalid`, `work.closed` once the month's run is approved, and
 * `work.changed` when somebody saved since the version that was seen.
 */
export async function saveWorkMonth(sql: Sql, input: SaveWorkInput): Promise<WorkMonth> {
  const { coop_id, kind, grades, entries } = input;
  const month = parseMonth(input.month);
  await openCoopBook(sql, coop_id);
  const fingerprint = fingerprintOf({ kind, grades, entries: inOrder(entries) });
  const [current] = await sql.query(
    "select version, fingerprint from work_month where coop_id = $1 and month = $2",
    [coop_id, month],
  );
  if (current && textOf(current, "fingerprint") === fingerprint) return workMonth(sql, coop_id, month);

  const { version, closed } = await workMonth(sql, coop_id, month);
  if (closed) {
    refuse("work.closed", `The work of ${month} is closed: its pay run is approved.`, { month });
  }
  if (version !== input.version) {
    refuse(
      "work.changed",
      `Somebody else saved ${month} meanwhile. Look at it again and enter your changes there.`,
      { month, seen: input.version, version },
    );
  }
  await sql.query(
    `insert into work_month (coop_id, month, kind, grades, version, fingerprint, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (coop_id, month) do update set kind = excluded.kind, grades = excluded.grades, version = excluded.version,
       fingerprint = excluded.fingerprint, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [coop_id, month, kind, canonicalText(grades), version + 1, fingerprint, input.made_by, input.now],
  );
  await sql.query("delete from work_entry where coop_id = $1 and month = $2", [coop_id, month]);
  await insertRows(
    sql,
    "work_entry",
    inOrder(entries).map((entry) => ({ coop_id, month, ...entry, grades: canonicalText(entry.grades) })),
  );
  return workMonth(sql, coop_id, month);
}

function inOrder(entries: readonly Work[]): Work[] {
  return [...entries]
    .sort((left, right) => (left.member_id < right.member_id ? -1 : 1))
    .map(({ member_id, quantity, grades }) => ({ member_id, quantity, grades }));
}

/** The record of a month; version 0 and nothing in it where none was saved. Refuses `work.month_invalid`. */
export async function workMonth(sql: Sql, coop_id: string, month: string): Promise<WorkMonth> {
  const [row] = await sql.query(
    `select m.kind, m.grades, m.version, exists (
       select from pay_run r where r.coop_id = m.coop_id and r.month = m.month and r.status = 'approved' and r.method <> 'locked'
     ) as closed
     from work_month m where m.coop_id = $1 and m.month = $2`,
    [coop_id, parseMonth(month)],
  );
  if (!row)
    return { month, ...(await countedBefore(sql, coop_id, month)), version: 0, closed: false, entries: [] };
  const entries = await sql.query(
    "select member_id, quantity, grades from work_entry where coop_id = $1 and month = $2 order by member_id",
    [coop_id, month],
  );
  return {
    month,
    kind: oneOf(row, "kind", WORK_KINDS),
    grades: gradesFrom(textOf(row, "grades")),
    version: numberOf(row, "version"),
    closed: truthOf(row, "closed"),
    entries: entries.map((entry) => ({
      member_id: textOf(entry, "member_id"),
      quantity: amountOf(entry, "quantity"),
      grades: gradesFrom(textOf(entry, "grades")),
    })),
  };
}

/** Work goes on being counted as it was in the last month that was recorded before. */
async function countedBefore(
  sql: Sql,
  coop_id: string,
  month: string,
): Promise<Pick<WorkMonth, "kind" | "grades">> {
  const [row] = await sql.query(
    "select kind, grades from work_month where coop_id = $1 and month < $2 order by month desc limit 1",
    [coop_id, month],
  );
  if (!row) return { kind: "hours", grades: [] };
  return { kind: oneOf(row, "kind", WORK_KINDS), grades: gradesFrom(textOf(row, "grades")) };
}

/** Every month with a record, newest first. */
export async function workMonths(sql: Sql, coop_id: string): Promise<WorkMonthSummary[]> {
  const rows = await sql.query(
    `select m.month, m.kind, e.total, e.members, r.id as run_id, ${RUN_STATUS} as run_status
     from work_month m
     cross join lateral (
       select coalesce(sum(quantity), 0) as total, count(*) as members from work_entry
       where coop_id = m.coop_id and month = m.month
     ) e
     left join pay_run r on r.coop_id = m.coop_id and r.month = m.month and r.status in ('proposed', 'approved')
       and r.method <> 'locked'
     where m.coop_id = $1 order by m.month desc`,
    [coop_id],
  );
  return rows.map((row) => ({
    month: textOf(row, "month"),
    kind: oneOf(row, "kind", WORK_KINDS),
    total: amountOf(row, "total"),
    members: numberOf(row, "members"),
    run:
      row.run_id === null
        ? null
        : { id: textOf(row, "run_id"), status: oneOf(row, "run_status", RUN_STATUSES) },
  }));
}
