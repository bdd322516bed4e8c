import { type ParcelPiece, leftToSend, parcelContents } from "../../domain/books/parcels";
import { refuse } from "../../domain/errors";
import { consignment } from "./consignments";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import { lockBook } from "./ledger";
import { type Sql, insertRows, textOf } from "./sql";
import type { Consignment, Parcel, StartParcelInput } from "./types";

/**
 * A parcel has left the house, and from here on it counts: nothing of it can be sent again. It is finished once the goods
 * and Medusa have followed. Nobody can call a parcel back, so this is never undone.
 */
export async function startParcel(sql: Sql, input: StartParcelInput): Promise<Parcel> {
  await lockBook(sql);
  const { request_id, consignment_id, pieces, tracking } = input;
  const fingerprint = fingerprintOf({ consignment_id, pieces: inOrder(pieces), tracking });
  const earlier = await earlierParcel(sql, { consignment_id, request_id, fingerprint });
  if (earlier) return earlier;

  const of = await consignment(sql, consignment_id);
  if (input.parcels_seen !== null && input.parcels_seen !== of.parcels.length) {
    refuse(
      "parcel.sent_meanwhile",
      `Another parcel of this consignment was sent meanwhile. Look at what is left and send that.`,
      { parcels: of.parcels.length, parcels_seen: input.parcels_seen },
    );
  }
  const contents = parcelContents(of.pieces, pieces);
  const id = newId("parcel");
  await insertRows(sql, "parcel", [
    {
      id,
      consignment_id,
      position: of.parcels.length,
      request_id,
      fingerprint,
      tracking,
      sent_by: input.sent_by,
      sent_at: input.now,
      finished_at: null,
    },
  ]);
  await insertRows(
    sql,
    "parcel_piece",
    contents.map((piece) => ({ parcel_id: id, consignment_id, ...piece })),
  );
  // What is left after this parcel has to be packed anew.
  const after = await consignment(sql, consignment_id);
  if (of.packed_at && after.pieces.some((piece) => leftToSend(piece) > 0)) {
    await sql.query("update consignment set packed_at = null where id = $1", [consignment_id]);
  }
  return parcelById(after, id);
}

/** The same parcel whatever order its pieces are named in. */
function inOrder(pieces: readonly ParcelPiece[] | null): ParcelPiece[] | null {
  if (pieces === null) return null;
  return [...pieces]
    .sort((a, b) => (a.piece_id < b.piece_id ? -1 : 1))
    .map(({ piece_id, quantity }) => ({ piece_id, quantity }));
}

/** A request id is its consignment's own: whoever sends another co-op's cannot take it, nor learn that it was used. */
async function earlierParcel(
  sql: Sql,
  input: { consignment_id: string; request_id: string; fingerprint: string },
): Promise<Parcel | null> {
  const { consignment_id, request_id, fingerprint } = input;
  const [row] = await sql.query(
    "select id, fingerprint from parcel where consignment_id = $1 and request_id = $2",
    [consignment_id, request_id],
  );
  if (!row) return null;
  if (textOf(row, "fingerprint") !== fingerprint) {
    refuse("parcel.request_reused", `The request ${request_id} already sent another parcel.`, { request_id });
  }
  return parcelById(await consignment(sql, consignment_id), textOf(row, "id"));
}

function parcelById({ parcels }: Consignment, parcel_id: string): Parcel {
  const found = parcels.find(({ id }) => id === parcel_id);
  return found ?? refuse("parcel.not_found", `There is no parcel ${parcel_id}.`, { parcel_id });
}

/** The goods and Medusa have followed. Again: nothing changes. The last parcel makes the consignment sent. */
export async function finishParcel(sql: Sql, input: { parcel_id: string; now: Date }): Promise<Consignment> {
  await lockBook(sql);
  const [row] = await sql.query(
    "update parcel set finished_at = coalesce(finished_at, $2) where id = $1 returning consignment_id",
    [input.parcel_id, input.now],
  );
  if (!row) {
    return refuse("parcel.not_found", `There is no parcel ${input.parcel_id}.`, {
      parcel_id: input.parcel_id,
    });
  }
  return sentWhenAllHasLeft(sql, textOf(row, "consignment_id"));
}

/**
 * A consignment counts as sent, from its last parcel on, once nothing is left and every parcel is finished; a refund of
 * what was left can bring that about as well as a parcel. What never had a parcel is never sent.
 */
export async function sentWhenAllHasLeft(sql: Sql, consignment_id: string): Promise<Consignment> {
  const of = await consignment(sql, consignment_id);
  const waits =
    of.pieces.some((piece) => leftToSend(piece) > 0) || of.parcels.some((one) => !one.finished_at);
  const last = of.parcels.at(-1);
  if (waits || !last || of.sent_at) return of;
  await sql.query(
    "update consignment set sent_at = (select max(sent_at) from parcel where consignment_id = $1) where id = $1",
    [consignment_id],
  );
  return consignment(sql, consignment_id);
}

/** A tracking number typed late, or mended: it belongs to the last parcel. */
export async function trackLastParcel(
  sql: Sql,
  input: { consignment_id: string; tracking: string },
): Promise<void> {
  await lockBook(sql);
  await sql.query(
    `update parcel set tracking = $2 where consignment_id = $1
     and position = (select max(position) from parcel where consignment_id = $1)`,
    [input.consignment_id, input.tracking],
  );
}

/** Packed and waiting to be fetched, or not any more. Refuses `parcel.nothing_left` for what need not be packed. */
export async function setPacked(
  sql: Sql,
  input: { consignment_id: string; packed: boolean; now: Date },
): Promise<Consignment> {
  await lockBook(sql);
  const of = await consignment(sql, input.consignment_id);
  parcelContents(of.pieces, null);
  await sql.query(
    "update consignment set packed_at = case when $2 then coalesce(packed_at, $3) end where id = $1",
    [of.id, input.packed, input.now],
  );
  return consignment(sql, of.id);
}

/** Consignments with a parcel whose goods or fulfilment an interruption left behind. */
export async function consignmentsToFinish(sql: Sql): Promise<string[]> {
  const rows = await sql.query(
    "select distinct consignment_id from parcel where finished_at is null order by consignment_id",
  );
  return rows.map((row) => textOf(row, "consignment_id"));
}
