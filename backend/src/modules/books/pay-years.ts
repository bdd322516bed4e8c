import type { Currency } from "../../domain/currency";
import { HEADS, type HeadAmount } from "../../domain/pay/heads";
import { type Sql, amountOf, currencyOf, numberOf, oneOf, textOf } from "./sql";

/** A member's pay of a year: months that were paid, work, all of the pay and each part, and what of it has arrived. */
export type YearOfMember = {
  member_id: string;
  code: string;
  currency: Currency;
  months: number;
  quantity: bigint;
  pay: bigint;
  paid: bigint;
  heads: HeadAmount[];
};

/**
 * The year list of a co-op, by code. Approved runs by the month that was worked; what was let go is no pay of the year. A
 * member who was paid in two currencies has two rows.
 */
export async function payYear(
  sql: Sql,
  { coop_id, year }: { coop_id: string; year: string },
): Promise<YearOfMember[]> {
  const of_year = `r.coop_id = $1 and left(r.month, 4) = $2 and r.status = 'approved' and r.method <> 'locked'`;
  const totals = await sql.query(
    `select l.member_id, (array_agg(l.code order by r.month desc))[1] as code, r.currency,
       count(distinct r.month) as months, sum(l.quantity) as quantity, sum(l.amount) as pay,
       coalesce(sum((select sum(p.amount) from pay_payment p where p.line_id = l.id and p.state = 'paid')), 0) as paid
     from pay_run r join pay_line l on l.run_id = r.id where ${of_year} group by 1, 3 order by 2, 3`,
    [coop_id, year],
  );
  const parts = await sql.query(
    `select l.member_id, r.currency, h.head, sum(h.amount) as amount
     from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
     where ${of_year} group by 1, 2, 3`,
    [coop_id, year],
  );
  return totals.map((row) => {
    const own = parts.filter((part) => part.member_id === row.member_id && part.currency === row.currency);
    return {
      member_id: textOf(row, "member_id"),
      code: textOf(row, "code"),
      currency: currencyOf(row),
      months: numberOf(row, "months"),
      quantity: amountOf(row, "quantity"),
      pay: amountOf(row, "pay"),
      paid: amountOf(row, "paid"),
      heads: HEADS.flatMap((head) => {
        const part = own.find((one) => oneOf(one, "head", HEADS) === head);
        return part ? [{ head, amount: amountOf(part, "amount") }] : [];
      }),
    };
  });
}
