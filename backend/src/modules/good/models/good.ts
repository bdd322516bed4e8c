import { model } from "@medusajs/framework/utils";

/**
 * What a product is made of and how it is shown: the part of a good that Medusa's product has no place for. What a co-op
 * edits is written by revisions (`GoodService`), each of which raises `version` by one.
 */
export const Good = model.define("good", {
  id: model.id({ prefix: "good" }).primaryKey(),
  work_bps: model.number(),
  materials_bps: model.number(),
  funds_bps: model.number(),
  /** One line per fact, "Label: value". */
  details: model.text().translatable(),
  /** A list of `{ base, alt: { en, it, es } }`; the first stands for the good. `base` has no width and no file type. */
  pictures: model.json(),
  /** A list of `{ title, values }`; null for a good of one kind. Medusa's own options are not used for it. */
  options: model.json().nullable(),
  /** Texts that stand in for one that is not written yet, such as "it.title"; null for none. */
  borrowed: model.json().nullable(),
  selling: model.enum(["from_stock", "made_to_order", "one_of_a_kind"]).default("from_stock"),
  /** Days from the order to the parcel; null for what is not made to order. */
  lead_time_days: model.number().nullable(),
  /** What is inside, of food, for the price of a kilogram; null where none has to be told. */
  net_g: model.number().nullable(),
  made_by: model.enum(["members", "others", "resold"]).default("members"),
  demo: model.boolean().default(false),
  /** Raised by every change, so that of two people who edit at once the later is told. */
  version: model.number().default(1),
  /** Fingerprint of the file it was loaded from; null when made or edited at a co-op's desk, which the seed then leaves. */
  source_hash: model.text().nullable(),
});
