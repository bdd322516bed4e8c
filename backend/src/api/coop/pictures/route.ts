import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../domain/errors";
import { MAX_PICTURE_BYTES, pictureBase } from "../../../domain/pictures";
import { takePicture } from "../../../workflows/products/take-picture";
import { staffOf } from "../../coop-gate";

/** Takes the bytes of one picture, whatever the browser calls their type. The same bytes again: the same picture. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const bytes = await bytesOf(req);
  const { id, width, height } = await takePicture(req.scope, {
    coop_id: staffOf(req).coop_id,
    bytes,
  });
  res.json({ picture: { id, base: pictureBase(id), width, height } });
}

/** Reads no more than a picture may have. A connection that breaks off throws, and nothing has been kept. */
async function bytesOf(req: MedusaRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // What comes after the limit is read and dropped: a browser that is cut off while sending never sees why.
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_PICTURE_BYTES) chunks.push(chunk);
    else chunks.length = 0;
    if (size > 4 * MAX_PICTURE_BYTES) break;
  }
  if (size > MAX_PICTURE_BYTES)
    refuse("picture.too_large", "This picture is larger than 12 MB. Save it smaller and send it again.", {});
  return Buffer.concat(chunks);
}
