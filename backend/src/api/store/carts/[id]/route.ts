import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { placeOfCart, placeOfRegion } from "../../../../workflows/places";
import { needsPostalCode } from "../../../../domain/trade/places";
import { setCartAddressWorkflow } from "../../../../workflows/cart-address";
import { readBody } from "../../../read-body";
import { updateCart } from "../../../validators";
import { readShop } from "../../../views/shop";

/**
 * Our handler on Medusa's path: e-mail and address only, and an e-mail opens nobody's account. A cart stays in the place
 * it began in. Refuses `place.unknown`, `place.other`, `shipping.destination`, `address.invalid`.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { email, shipping_address, region_id } = readBody(updateCart, req.body);
  const cart_id = req.params.id ?? "";
  const place = await placeOfCart(req.scope, cart_id);
  if (region_id && (await placeOfRegion(req.scope, region_id)) !== place)
    refuse("place.other", "A basket stays in the place it began in. Begin another one there.", { place });
  if (shipping_address) {
    const shop = await readShop(req.scope, place);
    if (!shop.rates.has(shipping_address.country_code)) {
      refuse(
        "shipping.destination",
        `We do not deliver to "${shipping_address.country_code}" yet. Choose one of the countries listed.`,
        {},
      );
    }
    if (!shipping_address.postal_code && needsPostalCode(shipping_address.country_code))
      refuse("address.invalid", "A parcel to this country needs a postal code. Write it down.", {});
  }
  await setCartAddressWorkflow(req.scope).run({ input: { cart_id, email, shipping_address } });
  res.json({ cart: { id: cart_id } });
}
