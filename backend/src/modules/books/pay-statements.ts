import { coopBookId } from "../../domain/books/coop-accounts";
import { HEADS, type Head, type HeadAmount } from "../../domain/pay/heads";
import type { PayRun } from "./pay-types";
import { type Row, type Sql, amountOf, oneOf, textOf } from "./sql";

/** What a member's statement says beyond the run itself. */
export type StatementSums = {
  /** What the co-op's book holds for the member now, by head: kept for later, or not yet sent. */
  held: HeadAmount[];
  /** Of the year's approved pay up to and with the month of the run. */
  year: { pay: bigint; heads: HeadAmount[] };
};

/** By member, for everybody in a run. What was let go is no pay of the year: it was counted when it was earned. */
export async function statementSums(sql: Sql, run: PayRun): Promise<Map<string, StatementSums>> {
  const ids = JSON.stringify(run.lines.map(({ member_id }) => member_id));
  const held = await sql.query(
    `select split_part(b.account, ':', 2) as member_id, split_part(b.account, ':', 3) as head, b.credits - b.debits as amount
     from account_balance b
     where b.book_id = $1 and b.currency = $2 and b.account like 'member:%' and b.credits > b.debits
       and split_part(b.account, ':', 2) in (select jsonb_array_elements_text($3::jsonb))`,
    [coopBookId(run.coop_id), run.currency, ids],
  );
  const year = await sql.query(
    `select l.member_id, h.head, sum(h.amount) as amount
     from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
     where r.coop_id = $1 and r.currency = $2 and r.status = 'approved' and r.method <> 'locked'
       and left(r.month, 4) = left($3, 4) and r.month <= $3
       and l.member_id in (select jsonb_array_elements_text($4::jsonb))
     group by 1, 2`,
    [run.coop_id, run.currency, run.month, ids],
  );
  const [held_of, year_of] = [byMember(held), byMember(year)];
  return new Map(
    run.lines.map(({ member_id }) => {
      const heads = year_of.get(member_id) ?? [];
      const pay = heads.reduce((sum, { amount }) => sum + amount, 0n);
      return [member_id, { held: held_of.get(member_id) ?? [], year: { pay, heads } }];
    }),
  );
}

/** In the order in which heads are shown. */
function byMember(rows: readonly Row[]): Map<string, HeadAmount[]> {
  const found = new Map<string, Map<Head, bigint>>();
  for (const row of rows) {
    const of = found.get(textOf(row, "member_id")) ?? new Map<Head, bigint>();
    of.set(oneOf(row, "head", HEADS), amountOf(row, "amount"));
    found.set(textOf(row, "member_id"), of);
  }
  return new Map(
    [...found].map(([id, of]) => [
      id,
      HEADS.flatMap((head) => {
        const amount = of.get(head);
        return amount === undefined ? [] : [{ head, amount }];
      }),
    ]),
  );
}
