import { updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkUnits } from "../stock-rules";

/** Zero takes the line out and is Medusa's business; anything else is a quantity like any other. */
updateLineItemInCartWorkflow.hooks.validate(async ({ input, cart }, { container }) => {
  const quantity: unknown = (input.update as { quantity?: unknown }).quantity;
  if (quantity === undefined || quantity === 0) return;
  const existing = cart as { id: string; items?: { id: string; variant_id: string | null }[] };
  const line = existing.items?.find((item) => item.id === input.item_id);
  await checkUnits(container, {
    cart_id: existing.id,
    wanted: [{ variant_id: line?.variant_id ?? "", quantity, already: 0 }],
  });
});
