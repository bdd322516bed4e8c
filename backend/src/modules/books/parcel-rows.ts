import { type Row, type Sql, instantOf, instantOrNull, numberOf, textOf, textOrNull } from "./sql";
import type { Parcel } from "./types";

/** The parcels of some consignments, oldest first, with what each of them took. */
export async function parcelsOf(
  sql: Sql,
  consignment_ids: readonly string[],
): Promise<(consignment_id: string) => Parcel[]> {
  const rows = await sql.query(
    `select p.*, i.piece_id, i.quantity from parcel p
     join parcel_piece i on i.parcel_id = p.id join consignment_piece c on c.id = i.piece_id
     where p.consignment_id in (select jsonb_array_elements_text($1::jsonb)) order by p.position, c.position`,
    [JSON.stringify(consignment_ids)],
  );
  return (consignment_id) => toParcels(rows.filter((row) => row.consignment_id === consignment_id));
}

function toParcels(rows: readonly Row[]): Parcel[] {
  const parcels = new Map<string, Parcel>();
  for (const row of rows) {
    const id = textOf(row, "id");
    const piece = { piece_id: textOf(row, "piece_id"), quantity: numberOf(row, "quantity") };
    const known = parcels.get(id);
    if (known) known.pieces.push(piece);
    else parcels.set(id, toParcel(row, piece));
  }
  return [...parcels.values()];
}

function toParcel(row: Row, piece: Parcel["pieces"][number]): Parcel {
  return {
    id: textOf(row, "id"),
    pieces: [piece],
    tracking: textOrNull(row, "tracking"),
    sent_by: textOf(row, "sent_by"),
    sent_at: instantOf(row, "sent_at"),
    finished_at: instantOrNull(row, "finished_at"),
  };
}
