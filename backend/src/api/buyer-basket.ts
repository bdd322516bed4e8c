import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { row } from "../adapters/rows";
import { refuse } from "../domain/errors";
import { buyingOf, openCartOf, type Buying } from "../workflows/wholesale/cart";
import { customerOf } from "./customer-gate";
import { wholesaleBasketView } from "./views/wholesale";

/** A buyer's open basket, found by who asks and never by an id that was sent. Refuses `cart.not_found`. */
export async function basketOf(req: MedusaRequest): Promise<{ buying: Buying; cart_id: string }> {
  const customer = customerOf(req);
  const buying = await buyingOf(req.scope, customer.id);
  const cart_id = await openCartOf(req.scope, customer.id, buying);
  if (!cart_id) return refuse("cart.not_found", "The basket is empty. Put something in it first.", {});
  return { buying, cart_id };
}

/** Refuses `cart.line_not_found`. */
export async function checkLine(req: MedusaRequest, cart_id: string, line_id: string): Promise<void> {
  const cart = await row<{ items?: { id: string }[] }>(req.scope, {
    entity: "cart",
    fields: ["items.id"],
    filters: { id: cart_id },
  });
  if (!cart?.items?.some(({ id }) => id === line_id))
    refuse("cart.line_not_found", "This basket has no such line. Look at it again.", {});
}

/** The basket as it is now. */
export async function answerBasket(req: MedusaRequest, res: MedusaResponse, buying: Buying): Promise<void> {
  res.json({ basket: await wholesaleBasketView(req.scope, customerOf(req).id, buying, req.query.lang) });
}
