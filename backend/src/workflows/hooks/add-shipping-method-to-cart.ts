import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import { row, rows } from "../../adapters/rows";
import { refuse } from "../../domain/errors";

/** Medusa accepts a shipping option of any co-op; ours must belong to one with goods in the basket. */
addShippingMethodToCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  const [options, cart] = await Promise.all([
    rows<{ shipping_profile_id: string }>(container, {
      entity: "shipping_option",
      fields: ["id", "shipping_profile_id"],
      filters: { id: input.options.map((option) => option.id) },
    }),
    row<{ items: { product?: { coop?: { shipping_profile_id: string } | null } | null }[] }>(container, {
      entity: "cart",
      fields: ["items.product.coop.shipping_profile_id"],
      filters: { id: input.cart_id },
    }),
  ]);
  const senders = new Set((cart?.items ?? []).map((item) => item.product?.coop?.shipping_profile_id));
  if (options.length === 0 || options.some((option) => !senders.has(option.shipping_profile_id))) {
    refuse(
      "shipping.foreign",
      "This shipping choice belongs to a co-op with nothing in the basket. Choose again.",
      {},
    );
  }
});
