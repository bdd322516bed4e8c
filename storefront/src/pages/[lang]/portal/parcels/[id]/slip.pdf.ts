import type { APIRoute } from "astro";
import { addressLines, pieceTitle } from "../../../../../features/portal/parcels/parcel.ts";
import { packingSlip } from "../../../../../features/portal/print/packing-slip.ts";
import type { ConsignmentPage } from "../../../../../features/portal/wire.ts";
import { DeskError } from "../../../../../lib/desk-error.ts";
import { deskOf, fileAnswer } from "../../../../../lib/desk-file.ts";

/** The slip of what is left to send or, when nothing is, of the last parcel. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { desk, lang, t } = deskOf(locals, "consignments.write");
  const { consignment } = await desk.get<{ consignment: ConsignmentPage }>(
    `/coop/consignments/${encodeURIComponent(params["id"] ?? "")}`,
  );
  const { pieces, parcels, order_display_id, shipping, sender, address } = consignment;
  // Somebody whose role was taken away since the page was opened.
  if (!address) throw new DeskError("staff.not_allowed", 403, "Needs consignments.write");
  const left = pieces.filter(({ left_quantity }) => left_quantity > 0);
  const last = left.length > 0 ? undefined : parcels.at(-1);
  const named = (id: string) => pieces.find((piece) => piece.id === id);
  const listed = last
    ? last.pieces.map(({ id, title, quantity }) => {
        const piece = named(id);
        return { title: piece ? pieceTitle(piece) : title, sku: piece?.sku ?? "", quantity };
      })
    : left.map((piece) => ({ title: pieceTitle(piece), sku: piece.sku, quantity: piece.left_quantity }));
  const earlier = (last ? parcels.slice(0, -1) : parcels).flatMap((parcel) => parcel.pieces);
  const pdf = await packingSlip(
    {
      order_display_id,
      shipping: shipping.title,
      sender: sender.lines,
      to: addressLines(address, lang),
      pieces: listed,
      earlier,
    },
    t,
    lang,
  );
  return fileAnswer(pdf, { type: "application/pdf", name: `slip-${order_display_id}.pdf` });
};
