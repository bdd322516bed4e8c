import { createHash } from "node:crypto";
import { toJson } from "./sql";

/**
 * A short stand-in for some input. Asked twice for the same thing we give the earlier answer, asked for another
 * under the same name we refuse; comparing fingerprints tells the two apart. Callers list the fields in a fixed order.
 */
export function fingerprintOf(input: Readonly<Record<string, unknown>>): string {
  return createHash("sha256").update(toJson(input)).digest("hex");
}
