import { updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows";
import { checkTakesOrders } from "../pause-rules";
import { checkUnits } from "../stock-rules";
import { checkWholesaleUnits } from "../wholesale/check-units";

type Line = { id: string; variant_id: string | null; quantity: unknown };

/** Zero takes the line out and is Medusa's business; anything else is a quantity like any other. Of a maker who takes no orders
 * just now, fewer may be taken and not more. */
updateLineItemInCartWorkflow.hooks.validate(async ({ input, cart }, { container }) => {
  const quantity: unknown = (input.update as { quantity?: unknown }).quantity;
  if (quantity === undefined || quantity === 0) return;
  const existing = cart as { id: string; items?: Line[] };
  const line = existing.items?.find((item) => item.id === input.item_id);
  if (line && Number(quantity) > Number(line.quantity)) {
    await checkTakesOrders(container, line.variant_id ? [line.variant_id] : []);
  }
  await checkUnits(container, {
    cart_id: existing.id,
    wanted: [{ variant_id: line?.variant_id ?? "", quantity, already: 0 }],
  });
  await checkWholesaleUnits(container, existing.id, { line_id: input.item_id, quantity: Number(quantity) });
});
