import { type Row, type Sql, textOf, textOrNull } from "./sql";

/** Something that a buyer is to be told of. `id` is that of the thing itself; `amount` in minor units where it has one. */
export type News = {
  kind:
    | "order_placed"
    | "receipt_recorded"
    | "parcel_sent"
    | "refunded"
    | "order_expired"
    | "withdrawal_received";
  id: string;
  order_id: string;
  amount: bigint | null;
};

/**
 * What we wrote down since then that a buyer is to be told of, oldest first. An order that is paid at once is news when it is
 * in our books, so that nobody is asked for money that is there: what a provider took may be older, by however long we were
 * away. One that ended before anybody was told of it is no news.
 */
export async function newsSince(sql: Sql, since: Date): Promise<News[]> {
  const rows = await sql.query(
    `select 'order_placed' as kind, id, order_id, null as amount, placed_at as at from checkout
       where method = 'bank-transfer' and placed_at >= $1 and status in ('placed', 'captured')
     union all
     select 'order_placed', c.id, c.order_id, null, s.created_at
       from checkout c join consignment s on s.checkout_id = c.id and s.position = 0
       where c.method <> 'bank-transfer' and s.created_at >= $1
     union all
     select 'receipt_recorded', a.id, c.order_id, a.amount::text, a.assigned_at
       from receipt_assignment a join checkout c on c.id = a.checkout_id
       where a.assigned_at >= $1 and a.released_at is null
     union all
     select 'parcel_sent', p.id, c.order_id, null, p.sent_at
       from parcel p join consignment c on c.id = p.consignment_id where p.sent_at >= $1
     union all
     select 'refunded', r.id, c.order_id, r.amount::text, r.sent_at
       from consignment_refund r join consignment c on c.id = r.consignment_id
       where r.state = 'sent' and r.sent_at >= $1
     union all
     select 'order_expired', id, order_id, null, ended_at from checkout
       where status = 'expired' and order_id is not null and ended_at >= $1
     union all
     select 'withdrawal_received', id, order_id, null, at from withdrawal_notice where at >= $1
     order by at, id`,
    [since],
  );
  return rows.map(toNews);
}

export async function hadReceipts(sql: Sql, checkout_id: string): Promise<boolean> {
  const rows = await sql.query("select 1 from receipt_assignment where checkout_id = $1 limit 1", [
    checkout_id,
  ]);
  return rows.length > 0;
}

function toNews(row: Row): News {
  const amount = textOrNull(row, "amount");
  return {
    kind: textOf(row, "kind") as News["kind"],
    id: textOf(row, "id"),
    order_id: textOf(row, "order_id"),
    amount: amount === null ? null : BigInt(amount),
  };
}
