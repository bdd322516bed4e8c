import type { Currency } from "../../domain/currency";
import { borneByCoop, coopParts } from "../../domain/books/postings";
import type { Parts } from "../../domain/books/cutting";
import { addParts, negateParts, partsOf, topUpOf, withTopUp } from "./part-columns";
import { type Row, type Sql, oneOf, textOf } from "./sql";

/** Of consignments `c`, those that wait for the end of a dispute. */
export const IS_DISPUTED =
  "exists (select from dispute_hold h where h.consignment_id = c.id and h.ended_at is null)";

export type OpenLine = {
  consignment_id: string;
  kind: "sale" | "refund";
  refund_id: string | null;
  /** Signed, top-ups included. */
  parts: Parts;
};

/**
 * What the next settlement of a co-op would list: what it earned and every refund decided after earning, as far as no
 * settlement carries them and no dispute holds them back. A refused settlement carries nothing. Their sum is payable less owes, at any time.
 */
export async function openLines(sql: Sql, coop_id: string, currency: Currency): Promise<OpenLine[]> {
  const sales = await sql.query(
    `select c.* from consignment c
     where c.coop_id = $1 and c.currency = $2 and c.status = 'earned' and not ${IS_DISPUTED}
       and not exists (select from settlement_line l where l.consignment_id = c.id and l.kind = 'sale' and l.live)
     order by c.earned_at, c.id`,
    [coop_id, currency],
  );
  const refunds = await sql.query(
    `select r.*, c.tax_remitter from consignment_refund r join consignment c on c.id = r.consignment_id
     where c.coop_id = $1 and c.currency = $2 and c.status = 'earned' and not ${IS_DISPUTED}
       and not (r.after_earning and exists (select from settlement_line l where l.refund_id = r.id and l.live))
     order by r.decided_at, r.id`,
    [coop_id, currency],
  );
  const before_earning = refunds.filter((refund) => refund.after_earning === false);
  const after_earning = refunds.filter((refund) => refund.after_earning === true);
  return [
    ...sales.map((sale) => saleLine(sale, before_earning)),
    ...after_earning.map((refund) => refundLine(refund)),
  ];
}

function saleLine(sale: Row, refunds: readonly Row[]): OpenLine {
  const consignment_id = textOf(sale, "id");
  const parts = refunds
    .filter((refund) => textOf(refund, "consignment_id") === consignment_id)
    .reduce<Parts>((left, refund) => addParts(left, negateParts(earnedParts(refund))), earnedParts(sale));
  return { consignment_id, kind: "sale", refund_id: null, parts };
}

function refundLine(row: Row): OpenLine {
  const fee_kept = oneOf(row, "fee_policy", ["returned", "kept"]) === "kept";
  const borne = borneByCoop(partsOf(row), remitterOf(row), fee_kept);
  return {
    consignment_id: textOf(row, "consignment_id"),
    kind: "refund",
    refund_id: textOf(row, "id"),
    parts: negateParts(withTopUp(borne, topUpOf(row))),
  };
}

function earnedParts(row: Row): Parts {
  return withTopUp(coopParts(partsOf(row), remitterOf(row)), topUpOf(row));
}

function remitterOf(row: Row): "coop" | "network" {
  return oneOf(row, "tax_remitter", ["coop", "network"]);
}
