import { defineAction } from "astro:actions";
import { readSending } from "../features/portal/parcels/parcel.ts";
import type { ConsignmentPage } from "../features/portal/wire.ts";
import { attemptAtDesk, deskProblem, type DeskOutcome } from "../lib/desk-form.ts";
import type { Desk } from "../lib/desk.ts";
import { textFields, type Visit } from "../lib/outcome.ts";
import { paths } from "../lib/paths.ts";

const ID = /^\w{4,80}$/;

/** Work on the parcel that the form names; success leads to its page with a word about what was done. */
function onParcel(
  visit: Visit,
  form: FormData,
  done: string,
  work: (desk: Desk, path: string, values: Record<string, string>) => Promise<DeskOutcome | null>,
): Promise<DeskOutcome> {
  const values = textFields(form);
  return attemptAtDesk(visit, values, async (desk) => {
    const id = values["id"] ?? "";
    if (!ID.test(id)) return deskProblem("store.refused", values);
    const refused = await work(desk, `/coop/consignments/${id}`, values);
    return refused ?? { go: `${paths.desk.parcel(visit.locals.lang, id)}?done=${done}#message` };
  });
}

export const portalParcels = {
  packed: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onParcel(visit, form, "packed", async (desk, path) => {
        await desk.post(`${path}/packed`, {});
        return null;
      }),
  }),

  unpacked: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onParcel(visit, form, "unpacked", async (desk, path) => {
        await desk.post(`${path}/unpacked`, {});
        return null;
      }),
  }),

  sent: defineAction({
    accept: "form",
    handler: (form, visit): Promise<DeskOutcome> =>
      onParcel(visit, form, "sent", async (desk, path, values) => {
        const seen = values["parcels_seen"] ?? "";
        const { consignment } = await desk.get<{ consignment: ConsignmentPage }>(path);
        // The second of two clicks finds the parcel gone already; only the backend can tell that it is the same one.
        const again = String(consignment.parcels.length) !== seen;
        const pieces = again
          ? consignment.pieces.map((piece) => ({ ...piece, left_quantity: piece.quantity }))
          : consignment.pieces;
        const sending = readSending(values, pieces);
        if ("faults" in sending) return deskProblem(null, values, { faults: sending.faults });
        await desk.post(`${path}/sent`, {
          pieces: sending.pieces,
          ...(sending.tracking === "" ? {} : { tracking: sending.tracking }),
          ...(/^\d{1,4}$/.test(seen) ? { parcels_seen: Number(seen) } : {}),
          request_id: values["request_id"] ?? "",
        });
        return null;
      }),
  }),
};
