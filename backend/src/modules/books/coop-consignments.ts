import { refuse } from "../../domain/errors";
import { REFUNDED_QUANTITY, SENT_QUANTITY, select } from "./consignments";
import { type Row, type Sql, numberOf, textOf, textOrNull } from "./sql";
import type { CoopConsignmentFilter, Consignment, ConsignmentPage, ToMake } from "./types";

/** Units of a piece `p` that still have to leave: the same rule as `leftToSend`. */
const LEFT = `greatest(0, p.quantity - ${REFUNDED_QUANTITY} - ${SENT_QUANTITY})`;
const SOMETHING_LEFT = `exists (
  select from consignment_piece p where p.consignment_id = c.id and p.kind = 'goods' and ${LEFT} > 0)`;
const HAS_PARCEL = "exists (select from parcel where consignment_id = c.id)";

/** The same states as `sendingState`. */
const IN_STATE: Record<CoopConsignmentFilter["state"], string> = {
  to_pack: `${SOMETHING_LEFT} and c.packed_at is null`,
  packed: `${SOMETHING_LEFT} and c.packed_at is not null`,
  sent: `not ${SOMETHING_LEFT} and ${HAS_PARCEL}`,
  all: "true",
};

/** One co-op's consignments: what waits longest first, what was sent or is asked for in all newest first. */
export async function consignmentsOfCoop(sql: Sql, filter: CoopConsignmentFilter): Promise<ConsignmentPage> {
  const { coop_id, state, limit, offset } = filter;
  const condition = `c.coop_id = $1 and ${IN_STATE[state]}`;
  const order = state === "to_pack" || state === "packed" ? "asc" : "desc";
  const consignments = await select(
    sql,
    condition,
    [coop_id, limit, offset],
    `order by ${state === "sent" ? "c.sent_at desc nulls first," : ""} c.created_at ${order}, c.id ${order}
     limit $2 offset $3`,
  );
  const [count] = await sql.query(`select count(*) as count from consignment c where ${condition}`, [
    coop_id,
  ]);
  return { consignments, count: count ? numberOf(count, "count") : 0 };
}

/** One of a co-op's own; another co-op's is not found. */
export async function consignmentOfCoop(
  sql: Sql,
  { coop_id, consignment_id }: { coop_id: string; consignment_id: string },
): Promise<Consignment> {
  const [found] = await select(sql, "c.coop_id = $1 and c.id = $2", [coop_id, consignment_id]);
  return (
    found ?? refuse("consignment.not_found", `There is no consignment ${consignment_id}.`, { consignment_id })
  );
}

/**
 * What a workshop has to make and what stands packed, by product, over everything paid that has not left. Nothing in it
 * says who bought. A day is that of the co-op's time zone.
 */
export async function toMake(
  sql: Sql,
  { coop_id, time_zone }: { coop_id: string; time_zone: string },
): Promise<ToMake[]> {
  const rows = await sql.query(
    `select p.product_id, p.variant_id, min(p.title) as title,
       coalesce(sum(p.still) filter (where p.packed_at is null), 0) as to_make,
       coalesce(sum(p.still) filter (where p.packed_at is not null), 0) as ready,
       to_char(min(p.paid_at) at time zone $2, 'YYYY-MM-DD') as first_due
     from (
       select p.product_id, p.variant_id, p.title, ${LEFT} as still, c.packed_at, c.created_at as paid_at
       from consignment_piece p join consignment c on c.id = p.consignment_id
       where c.coop_id = $1 and c.sent_at is null and p.kind = 'goods'
     ) p
     where p.still > 0 group by p.product_id, p.variant_id order by min(p.paid_at), min(p.title)`,
    [coop_id, time_zone],
  );
  return rows.map(toThing);
}

function toThing(row: Row): ToMake {
  return {
    product_id: textOrNull(row, "product_id"),
    variant_id: textOrNull(row, "variant_id"),
    title: textOf(row, "title"),
    to_make: numberOf(row, "to_make"),
    ready: numberOf(row, "ready"),
    first_due: textOf(row, "first_due"),
  };
}

/** Of these checkouts, the consignments of which nothing is left to send, with the variants that will not leave any more. */
export async function consignmentsWithNothingLeft(
  sql: Sql,
  checkout_ids: readonly string[],
): Promise<{ consignment_id: string; checkout_id: string; variant_id: string }[]> {
  const rows = await sql.query(
    `select c.id as consignment_id, c.checkout_id, p.variant_id from consignment c
     join consignment_piece p on p.consignment_id = c.id and p.kind = 'goods' and p.variant_id is not null
     where c.checkout_id in (select jsonb_array_elements_text($1::jsonb)) and not ${SOMETHING_LEFT}`,
    [JSON.stringify(checkout_ids)],
  );
  return rows.map((row) => ({
    consignment_id: textOf(row, "consignment_id"),
    checkout_id: textOf(row, "checkout_id"),
    variant_id: textOf(row, "variant_id"),
  }));
}
