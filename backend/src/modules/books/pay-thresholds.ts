import type { Currency } from "../../domain/currency";
import { openCoopBook } from "./coop-requests";
import type { PayThreshold, SetPayThresholdInput } from "./pay-types";
import { type Row, type Sql, amountOf, currencyOf, instantOf, textOf } from "./sql";

/** Above which amount a co-op's pay runs need the network's signature too, as both agreed. */

/** The latest that was agreed counts, for what is proposed from then on. The same again changes nothing. */
export async function setPayThreshold(sql: Sql, input: SetPayThresholdInput): Promise<PayThreshold> {
  const { coop_id, amount, currency, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const current = await payThreshold(sql, coop_id);
  const is_same = current ? current.amount === amount && current.currency === currency : amount === null;
  if (!is_same)
    await sql.query(
      "insert into pay_threshold (coop_id, amount, currency, set_by, set_at) values ($1, $2, $3, $4, $5)",
      [coop_id, amount?.toString() ?? null, currency, made_by, now],
    );
  return (await payThreshold(sql, coop_id)) ?? { coop_id, amount: null, currency, set_at: now };
}

/** What counts now; null where nothing was ever agreed. */
export async function payThreshold(sql: Sql, coop_id: string): Promise<PayThreshold | null> {
  const [row] = await sql.query("select * from pay_threshold where coop_id = $1 order by seq desc limit 1", [
    coop_id,
  ]);
  return row ? toThreshold(row) : null;
}

/** Of every co-op with which something was agreed. */
export async function payThresholds(sql: Sql): Promise<PayThreshold[]> {
  const rows = await sql.query(
    "select distinct on (coop_id) * from pay_threshold order by coop_id, seq desc",
  );
  return rows.map(toThreshold);
}

function toThreshold(row: Row): PayThreshold {
  return {
    coop_id: textOf(row, "coop_id"),
    amount: row.amount === null ? null : amountOf(row, "amount"),
    currency: currencyOf(row),
    set_at: instantOf(row, "set_at"),
  };
}

/** What a run of this amount needs the network above; null where it needs nobody. Money of another kind is not compared. */
export async function thirdAbove(
  sql: Sql,
  of: { coop_id: string; amount: bigint; currency: Currency },
): Promise<bigint | null> {
  const agreed = await payThreshold(sql, of.coop_id);
  if (!agreed || agreed.amount === null) return null;
  const above = agreed.currency === of.currency ? agreed.amount : 0n;
  return of.amount > above ? above : null;
}
