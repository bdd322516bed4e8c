import type { MedusaContainer } from "@medusajs/framework/types";
import { refuse } from "../domain/errors";
import { checkQuantity } from "./cart-rules";
import { stock } from "./services";
import { mostOf } from "./wholesale/check-units";

export type Wanted = { variant_id: string; quantity: unknown; already: number };

/**
 * The one check of quantities, called from every road into a cart. It is a courtesy to the shopper: what decides is
 * the hold that payment takes. Refuses `cart.quantity`, `stock.not_enough`, `good.not_found`.
 */
export async function checkUnits(
  container: MedusaContainer,
  input: { cart_id: string | null; wanted: Wanted[] },
): Promise<void> {
  if (input.wanted.length === 0) return;
  const most = await mostOf(container, input.cart_id);
  for (const { quantity } of input.wanted) checkQuantity(quantity, most);
  const [items, held] = await Promise.all([
    stock(container).listStock({ variant_ids: input.wanted.map((want) => want.variant_id) }),
    input.cart_id ? stock(container).heldForCart(input.cart_id) : [],
  ]);
  for (const want of input.wanted) {
    const item = items.find((candidate) => candidate.variant_id === want.variant_id);
    if (!item) return refuse("good.not_found", "This is not sold here any more. Choose something else.", {});
    const own = held.find((line) => line.variant_id === want.variant_id)?.quantity ?? 0;
    const left = item.available + own;
    const total = Number(want.quantity) + want.already;
    if (total > most) checkQuantity(total, most);
    if (total > left) {
      refuse(
        "stock.not_enough",
        left === 0 ? "This is sold out." : `Only ${left} left. Take ${left} or fewer.`,
        {
          variant_id: want.variant_id,
          left,
        },
      );
    }
  }
}
