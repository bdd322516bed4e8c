import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import { row, rows } from "../../adapters/rows";
import { refuse } from "../../domain/errors";

/** Medusa accepts shipping options of any co-op and several of one; ours are one for each co-op with goods in the basket. */
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
  const chosen = new Set(options.map((option) => option.shipping_profile_id));
  const oneEach = options.length > 0 && chosen.size === input.options.length;
  if (!oneEach || ![...chosen].every((profile) => senders.has(profile))) {
    refuse(
      "shipping.foreign",
      "Choose one way of shipping for each co-op with goods in the basket, and none for another.",
      {},
    );
  }
});
