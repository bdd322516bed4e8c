import { coopAccount } from "../../domain/books/accounts";
import { TOP_UP_PARTS } from "../../domain/books/cutting";
import { type Currency, parseCurrency } from "../../domain/currency";
import { EARNS_ON } from "./consignments";
import { balances } from "./ledger";
import { IS_DISPUTED } from "./settlement-lines";
import { type Sql, amountOf, currencyOf, textOf, textOrNull } from "./sql";
import type { Earnings } from "./types";

const TOP_UP = TOP_UP_PARTS.map((part) => `top_up_${part}`);

/** What N1 put into `held` for a consignment, or N7 took out of it for a refund: all but the tax the network remits. */
const heldOf = (table: string, total: string): string =>
  `${table}.${total} + ${TOP_UP.map((column) => `${table}.${column}`).join(" + ")}
   - case c.tax_remitter when 'network' then ${table}.tax else 0 end`;

/**
 * What one co-op's sales have come to, per currency. The totals are the network's accounts of that co-op; what is held
 * is told apart by the day it frees, in the co-op's time zone.
 */
export async function earnings(
  sql: Sql,
  { coop_id, time_zone }: { coop_id: string; time_zone: string },
): Promise<Earnings[]> {
  await sql.query("select id from book for share");
  const accounts = await balances(sql);
  const holding = (kind: "held" | "payable" | "in_payout" | "owes", currency: Currency): bigint =>
    accounts.find((one) => one.account === coopAccount(coop_id, kind) && one.currency === currency)
      ?.balance ?? 0n;
  const held = await heldByDay(sql, coop_id, time_zone);
  const settled = await settledByCurrency(sql, coop_id);
  const currencies = new Set<Currency>([
    ...accounts
      .filter(({ account }) => account.startsWith(`coop:${coop_id}:`))
      .map(({ currency }) => currency),
    ...held.map(({ currency }) => currency),
  ]);
  return [...currencies].sort().map((currency) => {
    const own = held.filter((one) => one.currency === currency);
    return {
      currency,
      held: holding("held", currency),
      held_by_day: own.flatMap(({ day, amount }) => (day === null ? [] : [{ day, amount }])),
      in_dispute: own.reduce((left, { amount }) => left - amount, holding("held", currency)),
      waiting_to_be_sent: own.reduce((sum, { day, amount }) => (day === null ? sum + amount : sum), 0n),
      payable: holding("payable", currency),
      in_payout: holding("in_payout", currency),
      settled: settled.get(currency) ?? 0n,
      owed: holding("owes", currency),
    };
  });
}

type Held = { currency: Currency; day: string | null; amount: bigint };

/** Without a day: not sent yet. What a dispute holds back frees on no day that is known. */
async function heldByDay(sql: Sql, coop_id: string, time_zone: string): Promise<Held[]> {
  const rows = await sql.query(
    `select c.currency, to_char(${EARNS_ON} at time zone $2, 'YYYY-MM-DD') as day,
       sum(${heldOf("c", "total")} - coalesce(r.refunded, 0)) as amount
     from consignment c
     left join lateral (
       select sum(${heldOf("r", "amount")}) as refunded from consignment_refund r where r.consignment_id = c.id
     ) r on true
     where c.coop_id = $1 and c.status = 'held' and not ${IS_DISPUTED}
     group by 1, 2 having sum(${heldOf("c", "total")} - coalesce(r.refunded, 0)) <> 0 order by 1, 2`,
    [coop_id, time_zone],
  );
  return rows.map((row) => ({
    currency: currencyOf(row),
    day: textOrNull(row, "day"),
    amount: amountOf(row, "amount"),
  }));
}

async function settledByCurrency(sql: Sql, coop_id: string): Promise<Map<Currency, bigint>> {
  const rows = await sql.query(
    "select currency, sum(total) as total from settlement where coop_id = $1 and status = 'paid' group by currency",
    [coop_id],
  );
  return new Map(rows.map((row) => [parseCurrency(textOf(row, "currency")), amountOf(row, "total")]));
}
