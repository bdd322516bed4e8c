import { model } from "@medusajs/framework/utils";

/** What a product is made of and how it is shown: the part of a good that Medusa's product has no place for. */
export const Good = model.define("good", {
  id: model.id({ prefix: "good" }).primaryKey(),
  work_bps: model.number(),
  materials_bps: model.number(),
  funds_bps: model.number(),
  /** One line per fact, "Label: value". */
  details: model.text().translatable(),
  /** Base path of the pictures, without width and file type. */
  picture: model.text(),
  picture_alt: model.text().translatable(),
  detail_picture: model.text().nullable(),
  detail_picture_alt: model.text().translatable(),
  made_by: model.enum(["members", "others", "resold"]).default("members"),
  demo: model.boolean().default(false),
  /** Fingerprint of the file it was loaded from; null when made by hand. */
  source_hash: model.text().nullable(),
});
