import { createCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkTakesOrders } from "../pause-rules";
import { checkSamePlace, placeOfRegion } from "../places";
import { checkUnits } from "../stock-rules";

createCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await checkSamePlace(
    container,
    await placeOfRegion(container, input.region_id ?? ""),
    (input.items ?? []).flatMap((item) => item.variant_id ?? []),
  );
  await checkTakesOrders(
    container,
    (input.items ?? []).flatMap((item) => item.variant_id ?? []),
  );
  await checkUnits(container, {
    cart_id: null,
    wanted: (input.items ?? []).map((item) => ({
      variant_id: item.variant_id ?? "",
      quantity: item.quantity,
      already: 0,
    })),
  });
});
