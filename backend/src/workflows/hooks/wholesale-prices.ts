import { StepResponse } from "@medusajs/framework/workflows-sdk";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  addToCartWorkflow,
  refreshCartItemsWorkflow,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows";
import { GROUP_RULE, groupOfCart } from "../wholesale/terms";

/**
 * The only way to a wholesale price: our price lists ask for an attribute that no column of a cart or customer bears, and it
 * is put into the context of baskets that a signed-in buyer began. Whoever types a buyer's e-mail, and whoever stands in a
 * customer group, gets the shop's price. Baskets begin empty, so making one asks for no price.
 */
async function priceContext(container: MedusaContainer, cart_id: string) {
  const group_id = await groupOfCart(container, cart_id);
  return new StepResponse(group_id ? { [GROUP_RULE]: group_id } : {});
}

addToCartWorkflow.hooks.setPricingContext(({ cart }, { container }) =>
  priceContext(container, (cart as { id: string }).id),
);

updateLineItemInCartWorkflow.hooks.setPricingContext(({ cart }, { container }) =>
  priceContext(container, (cart as { id: string }).id),
);

refreshCartItemsWorkflow.hooks.setPricingContext(({ cart_id }, { container }) =>
  priceContext(container, cart_id),
);
