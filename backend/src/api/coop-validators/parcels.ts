import { z } from "@medusajs/framework/zod";
import { body } from "../body";

const nothing = z.strictObject({});

export const sendParcel = z.strictObject({
  /** Left out: all that is left. */
  pieces: z
    .array(z.strictObject({ piece_id: z.string().max(100), quantity: z.number().int().positive() }))
    .min(1)
    .max(200)
    .optional(),
  tracking: z.string().trim().max(100).optional(),
  /** How many parcels the form showed: with it, a parcel that somebody else sent meanwhile is told. */
  parcels_seen: z.number().int().min(0).optional(),
  request_id: z.string().min(8).max(100),
});

export const PARCEL_BODIES = [
  body("/coop/consignments/:id/packed", nothing),
  body("/coop/consignments/:id/unpacked", nothing),
  body("/coop/consignments/:id/sent", sendParcel),
];
