import { model } from "@medusajs/framework/utils";

/**
 * A maker: one prison co-op, or a group still forming one. Everything here is public but the agreement
 * (fee, tax, hold, bank currency), which only the network and the co-op see. There is no field for a person.
 */
export const Coop = model.define("coop", {
  id: model.id({ prefix: "coop" }).primaryKey(),
  handle: model.text().unique(),
  name: model.text(),
  place: model.text().translatable(),
  country_code: model.text(),
  legal_form: model.text().translatable(),
  since: model.text(),
  makes: model.text().translatable(),
  line: model.text().translatable(),
  fact: model.text().translatable(),
  /** Paragraphs, separated by a blank line. */
  story: model.text().translatable(),
  /** What published facts the demo co-op is modelled on; null for a real one. */
  inspired_by: model.text().translatable().nullable(),
  inspired_by_sources: model.json().nullable(),
  palette: model.json(),
  demo: model.boolean().default(false),
  facts_from: model.json().nullable(),
  fee_bps: model.number(),
  fee_tax_bps: model.number(),
  tax_remitter: model.enum(["coop", "network"]),
  hold_days: model.number(),
  /** What its bank account, and so its own book, counts in. Its goods may be sold in another currency. */
  bank_currency: model.text().default("eur"),
  /** Where its months begin and end. */
  time_zone: model.text().default("Etc/UTC"),
  /** Who a parcel comes from, line by line: an address outside, which names no prison. */
  sender: model.text().default(""),
  /** At work, still forming (then `host` contracts for it), or working with people after their release. */
  state: model.enum(["working", "forming", "after_release"]).default("working"),
  /** The co-op that sells, signs and answers for this one while it is forming. */
  host: model.belongsTo(() => Coop, { mappedBy: "hosted" }).nullable(),
  hosted: model.hasMany(() => Coop, { mappedBy: "host" }),
  /** Since when it sells nothing new; null while it sells. */
  paused_at: model.dateTime().nullable(),
  /** What it tells shoppers meanwhile, in its own words and language. */
  pause_message: model.text().nullable(),
  /** Fingerprint of the file it was loaded from; null when made by hand. */
  source_hash: model.text().nullable(),
  stock_location_id: model.text().unique(),
  shipping_profile_id: model.text().unique(),
});
