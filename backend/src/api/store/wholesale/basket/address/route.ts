import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { refuse } from "../../../../../domain/errors";
import { needsPostalCode } from "../../../../../domain/trade/places";
import { setCartAddressWorkflow } from "../../../../../workflows/cart-address";
import { answerBasket, basketOf } from "../../../../buyer-basket";
import type { basketAddress } from "../../../../customer-validators";
import { readShop } from "../../../../views/shop";

/** Where the goods go; who is told stays the buyer. Refuses `shipping.destination`, `address.invalid`. */
export async function POST(
  req: MedusaRequest<z.infer<typeof basketAddress>>,
  res: MedusaResponse,
): Promise<void> {
  const { buying, cart_id } = await basketOf(req);
  const { shipping_address } = req.validatedBody;
  const { country_code, postal_code } = shipping_address;
  const shop = await readShop(req.scope, buying.place);
  if (!shop.rates.has(country_code))
    refuse(
      "shipping.destination",
      `We do not deliver to "${country_code}" yet. Choose one of the countries listed.`,
      {},
    );
  if (!postal_code && needsPostalCode(country_code))
    refuse("address.invalid", "A parcel to this country needs a postal code. Write it down.", {});
  await setCartAddressWorkflow(req.scope).run({ input: { cart_id, shipping_address } });
  await answerBasket(req, res, buying);
}
