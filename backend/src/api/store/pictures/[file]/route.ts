import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { pictureFile, PICTURE_TYPES } from "../../../../domain/pictures";
import { pictures } from "../../../../workflows/services";

/** One file of an uploaded picture. The name stands for the bytes, so whoever has it may keep it for ever. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const name = req.params.file ?? "";
  const asked = pictureFile(name);
  const bytes = asked && (await pictures(req.scope).readFile({ id: asked.id, name: asked.size.name }));
  if (!asked || !bytes) return refuse("picture.not_found", `There is no picture "${name}".`, {});
  res.setHeader("content-type", PICTURE_TYPES[asked.size.format]);
  res.setHeader("cache-control", "public, max-age=31536000, immutable");
  res.setHeader("x-content-type-options", "nosniff");
  res.end(bytes);
}
