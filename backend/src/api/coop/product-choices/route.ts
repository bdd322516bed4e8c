import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { placeOfCoop } from "../../../workflows/places";
import { readCategories } from "../../views/goods";
import { readShop } from "../../views/shop";
import { staffOf } from "../../coop-gate";

/** What a product's form may choose from, in the person's language or the one asked for. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const lang = req.query.lang ?? staffOf(req).language;
  const place = await placeOfCoop(req.scope, staffOf(req).coop_id);
  const [shop, categories] = await Promise.all([readShop(req.scope, place), readCategories(req.scope, lang)]);
  const country = shop.default_country;
  res.json({
    categories,
    currency_code: shop.currency,
    // Prices are shown and entered with tax; which rate depends on where a parcel goes.
    tax_note: { included: true, country_code: country, rate_bps: shop.rates.get(country) ?? 0 },
  });
}
