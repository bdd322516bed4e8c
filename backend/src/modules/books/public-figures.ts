import type { HeadShares, Share, YearOfPay } from "../../domain/books/public-figures";
import { HEADS } from "../../domain/pay/heads";
import { type Row, type Sql, amountOf, currencyOf, numberOf, oneOf, textOf, truthOf } from "./sql";

/**
 * What all co-ops together paid for work, by the year of the month that was worked and by currency. Only runs of which
 * every payment is paid count, so what waits for a lawful account keeps its whole run out: nothing here is still to come.
 * What was held and is let go was counted when it was earned. A run is the sum of its heads. It names no co-op and no member and still is not for the public: see `publicFigures`.
 */
export async function yearsOfPay(sql: Sql): Promise<YearOfPay[]> {
  const rows = await sql.query(
    `with part as (
       select left(r.month, 4) as year, r.currency, r.coop_id, l.member_id, h.head, h.paid_to = 'court' as to_court, h.amount
       from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
       where r.status = 'approved' and r.method <> 'locked'
         and not exists (select from pay_payment p where p.run_id = r.id and p.state <> 'paid')
     )
     select year, currency, head, to_court, sum(amount) as amount,
       count(distinct member_id) as members, count(distinct coop_id) as coops
     from part
     group by grouping sets ((year, currency), (year, currency, head), (year, currency, head, to_court))`,
  );
  return rows
    .filter((row) => row.head === null)
    .map((total) => {
      const of = rows.filter((row) => row.year === total.year && row.currency === total.currency);
      return {
        year: textOf(total, "year"),
        currency: currencyOf(total),
        coops: numberOf(total, "coops"),
        pay: share(total),
        heads: of
          .filter((row) => row.head !== null && row.to_court === null)
          .map((row) =>
            headShares(
              row,
              of.filter(({ head, to_court }) => head === row.head && to_court !== null),
            ),
          ),
      };
    });
}

function headShares(all: Row, parts: readonly Row[]): HeadShares {
  const part = (to_court: boolean): Share => {
    const found = parts.find((row) => truthOf(row, "to_court") === to_court);
    return found ? share(found) : { amount: 0n, members: 0 };
  };
  return { head: oneOf(all, "head", HEADS), all: share(all), to_court: part(true), elsewhere: part(false) };
}

function share(row: Row): Share {
  return { amount: amountOf(row, "amount"), members: numberOf(row, "members") };
}
