import { refuse } from "../errors";

/** A piece of a consignment as far as sending it goes. `sent_quantity` is what parcels have taken so far. */
export type SendablePiece = {
  id: string;
  kind: "goods" | "shipping";
  title: string;
  quantity: number;
  refunded_quantity: number;
  sent_quantity: number;
};

export type ParcelPiece = { piece_id: string; quantity: number };

/**
 * Units of a piece that still have to leave. A refund takes units that have not left before those that have: nobody says
 * which jar the money is for, so one that broke on its way is refunded after the last parcel, or replaced by it.
 */
export function leftToSend(piece: SendablePiece): number {
  if (piece.kind === "shipping") return 0;
  return Math.max(0, piece.quantity - piece.refunded_quantity - piece.sent_quantity);
}

export type SendingState = "to_pack" | "packed" | "sent" | "refunded";

/** Where a consignment stands. One of which everything was refunded before any parcel left is `refunded`. */
export function sendingState(of: {
  pieces: readonly SendablePiece[];
  parcels: readonly unknown[];
  packed_at: unknown;
}): SendingState {
  if (of.pieces.some((piece) => leftToSend(piece) > 0)) return of.packed_at ? "packed" : "to_pack";
  return of.parcels.length > 0 ? "sent" : "refunded";
}

/** Everything that is left, piece by piece. */
export function allThatIsLeft(pieces: readonly SendablePiece[]): ParcelPiece[] {
  return pieces
    .map((piece) => ({ piece_id: piece.id, quantity: leftToSend(piece) }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * What a parcel takes: what was asked for, in the order of the consignment, or all that is left. Refuses
 * `parcel.nothing_left`, `parcel.piece_not_found`, `parcel.quantity_invalid`, `parcel.too_many`.
 */
export function parcelContents(
  pieces: readonly SendablePiece[],
  asked: readonly ParcelPiece[] | null,
): ParcelPiece[] {
  const left = allThatIsLeft(pieces);
  if (left.length === 0) {
    refuse(
      "parcel.nothing_left",
      "Everything in it has been sent or refunded. There is nothing to send.",
      {},
    );
  }
  if (asked === null) return left;
  for (const one of asked) mayLeave(pieces, one);
  const contents = pieces.flatMap(({ id }) => asked.filter(({ piece_id }) => piece_id === id));
  if (contents.length === 0 || new Set(contents.map(({ piece_id }) => piece_id)).size < contents.length) {
    refuse("parcel.quantity_invalid", "Name each piece of the parcel once, with how many of it leave.", {});
  }
  return contents.map(({ piece_id, quantity }) => ({ piece_id, quantity }));
}

function mayLeave(pieces: readonly SendablePiece[], { piece_id, quantity }: ParcelPiece): void {
  const piece = pieces.find(({ id, kind }) => id === piece_id && kind === "goods");
  if (!piece) {
    return refuse("parcel.piece_not_found", `There is no piece ${piece_id} to send in this consignment.`, {
      piece_id,
    });
  }
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    refuse("parcel.quantity_invalid", `${quantity} is not a number of pieces. Use a whole number from 1.`, {
      piece_id,
      quantity,
    });
  }
  const left = leftToSend(piece);
  if (quantity <= left) return;
  refuse("parcel.too_many", `${quantity} of "${piece.title}" cannot be sent: ${left} are left.`, {
    piece_id,
    quantity,
    left,
  });
}
