import type { Parts, TopUp } from "../../domain/books/cutting";
import * as acts from "../../domain/books/postings";
import { refuse } from "../../domain/errors";
import { NETWORK_BOOK, lockBook, post } from "./ledger";
import { parcelsOf } from "./parcel-rows";
import { addParts, addTopUps, negateParts, negateTopUp, partsOf, topUpOf } from "./part-columns";
import { IS_DISPUTED } from "./settlement-lines";
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
} from "./sql";
import type { Consignment, ConsignmentPiece, EarnDueInput, Parcel } from "./types";

/** N2 for each consignment that is due. What was refunded before is neither earned nor charged a fee. */
export async function earnDue(sql: Sql, { now, consignment_id }: EarnDueInput): Promise<string[]> {
  await lockBook(sql);
  const due = await select(
    sql,
    `c.status = 'held' and ${EARNS_ON} <= $1 and not ${IS_DISPUTED} and ($2::text is null or c.id = $2)`,
    [now, consignment_id ?? null],
  );
  for (const one of due) {
    const transaction = acts.earned({ currency: one.currency, share: await shareLeft(sql, one) });
    await post(sql, {
      book: NETWORK_BOOK,
      transaction,
      occurred_at: one.earns_on ?? now,
      recorded_at: now,
    });
    await sql.query("update consignment set status = 'earned', earned_at = $2 where id = $1", [one.id, now]);
  }
  return due.map(({ id }) => id);
}

export async function consignment(sql: Sql, consignment_id: string): Promise<Consignment> {
  const [found] = await select(sql, "c.id = $1", [consignment_id]);
  return (
    found ?? refuse("consignment.not_found", `There is no consignment ${consignment_id}.`, { consignment_id })
  );
}

export async function consignmentsOfOrder(sql: Sql, order_id: string): Promise<Consignment[]> {
  return select(sql, "c.order_id = $1", [order_id]);
}

/** What is left of a consignment once its refunds so far are taken off. */
async function shareLeft(sql: Sql, of: Consignment): Promise<acts.ConsignmentShare> {
  const refunds = await sql.query("select * from consignment_refund where consignment_id = $1", [of.id]);
  return {
    consignment_id: of.id,
    terms: of.terms,
    parts: refunds.reduce<Parts>((left, row) => addParts(left, negateParts(partsOf(row))), of.parts),
    top_up: refunds.reduce<TopUp>((left, row) => addTopUps(left, negateTopUp(topUpOf(row))), of.top_up),
  };
}

/** Of a piece `p`, what was refunded and what parcels have taken. */
export const REFUNDED_QUANTITY =
  "(select coalesce(sum(quantity), 0) from consignment_refund where piece_id = p.id)";
export const SENT_QUANTITY = "(select coalesce(sum(quantity), 0) from parcel_piece where piece_id = p.id)";

/** Held days are 24 hours each: the session's time zone and its summer time have no say. */
export const EARNS_ON = "(c.sent_at + make_interval(hours => c.hold_days * 24))";

/** Consignments `c` that answer a condition, oldest first unless the end of the statement says otherwise. */
export async function select(
  sql: Sql,
  condition: string,
  parameters: readonly SqlValue[],
  end = "order by c.created_at, c.order_id, c.position",
): Promise<Consignment[]> {
  const rows = await sql.query(
    `select c.*, ${EARNS_ON} as earns_on, s.id as settlement_id, s.status as settlement_status, s.paid_at as settled_at,
       (select coalesce(sum(amount), 0) from consignment_refund where consignment_id = c.id) as refunded
     from consignment c
     left join settlement_line l on l.consignment_id = c.id and l.kind = 'sale' and l.live
     left join settlement s on s.id = l.settlement_id
     where ${condition} ${end}`,
    parameters,
  );
  const ids = rows.map((row) => textOf(row, "id"));
  const pieces = await sql.query(
    `select p.*, ${REFUNDED_QUANTITY} as refunded_quantity, ${SENT_QUANTITY} as sent_quantity
     from consignment_piece p
     where p.consignment_id in (select jsonb_array_elements_text($1::jsonb)) order by p.position`,
    [JSON.stringify(ids)],
  );
  const parcels = await parcelsOf(sql, ids);
  return rows.map((row) => toConsignment(row, pieces, parcels(textOf(row, "id"))));
}

function toConsignment(row: Row, pieces: readonly Row[], parcels: Parcel[]): Consignment {
  const id = textOf(row, "id");
  return {
    id,
    checkout_id: textOf(row, "checkout_id"),
    order_id: textOf(row, "order_id"),
    order_display_id: numberOf(row, "order_display_id"),
    coop_id: textOf(row, "coop_id"),
    currency: currencyOf(row),
    status: oneOf(row, "status", ["held", "earned"]),
    terms: {
      coop_id: textOf(row, "coop_id"),
      fee_bps: numberOf(row, "fee_bps"),
      fee_tax_bps: numberOf(row, "fee_tax_bps"),
      tax_remitter: oneOf(row, "tax_remitter", ["coop", "network"]),
      hold_days: numberOf(row, "hold_days"),
    },
    total: amountOf(row, "total"),
    parts: partsOf(row),
    top_up: topUpOf(row),
    refunded: amountOf(row, "refunded"),
    pieces: pieces.filter((piece) => textOf(piece, "consignment_id") === id).map(toPiece),
    parcels,
    packed_at: instantOrNull(row, "packed_at"),
    sent_at: instantOrNull(row, "sent_at"),
    earns_on: instantOrNull(row, "earns_on"),
    earned_at: instantOrNull(row, "earned_at"),
    settlement:
      row.settlement_id === null
        ? null
        : {
            id: textOf(row, "settlement_id"),
            status: oneOf(row, "settlement_status", ["reserved", "paid"]),
            paid_at: instantOrNull(row, "settled_at"),
          },
    created_at: instantOf(row, "created_at"),
  };
}

function toPiece(row: Row): ConsignmentPiece {
  return {
    id: textOf(row, "id"),
    piece_id: textOf(row, "piece_id"),
    kind: oneOf(row, "kind", ["goods", "shipping"]),
    title: textOf(row, "title"),
    quantity: numberOf(row, "quantity"),
    refunded_quantity: numberOf(row, "refunded_quantity"),
    sent_quantity: numberOf(row, "sent_quantity"),
    line_item_id: textOrNull(row, "line_item_id"),
    shipping_method_id: textOrNull(row, "shipping_method_id"),
    shipping_option_id: textOrNull(row, "shipping_option_id"),
    product_id: textOrNull(row, "product_id"),
    variant_id: textOrNull(row, "variant_id"),
    tax_rate_bps: numberOf(row, "tax_rate_bps"),
    total: amountOf(row, "total"),
    parts: partsOf(row),
    top_up: topUpOf(row),
  };
}
