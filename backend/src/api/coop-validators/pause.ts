import { z } from "@medusajs/framework/zod";
import { body } from "../body";

/** One paragraph of plain text for shoppers. */
const message = z
  .string()
  .trim()
  .max(300)
  .regex(/^[^\p{Cc}]*$/u, "must be plain text on one line");

export const pause = z.strictObject({ message: message.optional() });

export const PAUSE_BODIES = [body("/coop/pause", pause), body("/coop/resume", z.strictObject({}))];
