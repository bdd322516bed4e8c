import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuse } from "../../../../domain/errors";
import { setCartAddressWorkflow } from "../../../../workflows/cart-address";
import { readBody } from "../../../read-body";
import { updateCart } from "../../../validators";
import { readShop } from "../../../views/shop";

/** Our handler on Medusa's path: e-mail and address only, and an e-mail opens nobody's account. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { email, shipping_address } = readBody(updateCart, req.body);
  if (shipping_address) {
    const shop = await readShop(req.scope);
    if (!shop.rates.has(shipping_address.country_code)) {
      refuse(
        "shipping.destination",
        `We do not deliver to "${shipping_address.country_code}" yet. Choose one of the countries listed.`,
        {},
      );
    }
  }
  const cart_id = req.params.id ?? "";
  await setCartAddressWorkflow(req.scope).run({ input: { cart_id, email, shipping_address } });
  res.json({ cart: { id: cart_id } });
}
