import { createCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkUnits } from "../stock-rules";

createCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  await checkUnits(container, {
    cart_id: null,
    wanted: (input.items ?? []).map((item) => ({
      variant_id: item.variant_id ?? "",
      quantity: item.quantity,
      already: 0,
    })),
  });
});
