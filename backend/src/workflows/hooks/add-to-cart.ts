import { addToCartWorkflow } from "@medusajs/medusa/core-flows";
import { row } from "../../adapters/rows";
import { checkFoodInBasket } from "../food-rules";
import { checkTakesOrders } from "../pause-rules";
import { checkSamePlace, placeOfCart } from "../places";
import { checkUnits } from "../stock-rules";
import { checkWholesaleUnits } from "../wholesale/check-units";

type Cart = { items?: { variant_id: string | null; quantity: unknown }[] };

/** What is already in the basket counts: adding 60 twice is adding 120. The cart that Medusa hands over has no lines. */
addToCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await checkSamePlace(
    container,
    await placeOfCart(container, input.cart_id),
    input.items.flatMap((item) => item.variant_id ?? []),
  );
  await checkTakesOrders(
    container,
    input.items.flatMap((item) => item.variant_id ?? []),
  );
  await checkFoodInBasket(container, {
    variants: { id: input.items.flatMap((item) => item.variant_id ?? []) },
  });
  const cart = await row<Cart>(container, {
    entity: "cart",
    fields: ["items.variant_id", "items.quantity"],
    filters: { id: input.cart_id },
  });
  await checkUnits(container, {
    cart_id: input.cart_id,
    wanted: input.items.map((item) => ({
      variant_id: item.variant_id ?? "",
      quantity: item.quantity,
      already: (cart?.items ?? [])
        .filter((line) => line.variant_id === item.variant_id)
        .reduce((sum, line) => sum + Number(line.quantity), 0),
    })),
  });
  await checkWholesaleUnits(container, input.cart_id, {
    added: input.items.map((item) => ({
      variant_id: item.variant_id ?? "",
      quantity: Number(item.quantity),
    })),
  });
});
