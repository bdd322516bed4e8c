import { addToCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkUnits } from "../stock-rules";

/** What is already in the basket counts: adding 60 twice is adding 120. */
addToCartWorkflow.hooks.validate(async ({ input, cart }, { container }) => {
  const existing = cart as { id: string; items?: { variant_id: string | null; quantity: unknown }[] };
  await checkUnits(container, {
    cart_id: existing.id,
    wanted: input.items.map((item) => ({
      variant_id: item.variant_id ?? "",
      quantity: item.quantity,
      already: (existing.items ?? [])
        .filter((line) => line.variant_id === item.variant_id)
        .reduce((sum, line) => sum + Number(line.quantity), 0),
    })),
  });
});
