import type { MedusaContainer } from "@medusajs/framework/types";
import { now } from "../../adapters/clock";
import type { Picture } from "../../modules/picture/service";
import { pictures } from "../services";

/**
 * Takes one upload for a co-op. Not a workflow: bytes are nothing to write down as a workflow's state, and the one
 * transaction that keeps a picture leaves nothing to undo.
 */
export function takePicture(
  container: MedusaContainer,
  input: { coop_id: string; bytes: Buffer },
): Promise<Picture> {
  return pictures(container).upload({ ...input, now: now() });
}
