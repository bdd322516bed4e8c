import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { refuse } from "../../domain/errors";

/** Medusa accepts a shipping option of any co-op; ours must belong to one with goods in the basket. */
addShippingMethodToCartWorkflow.hooks.validate(async ({ input }, { container }) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [{ data: options }, { data: carts }] = await Promise.all([
    query.graph({
      entity: "shipping_option",
      fields: ["id", "shipping_profile_id"],
      filters: { id: input.options.map((option) => option.id) },
    }),
    query.graph({
      entity: "cart",
      fields: ["items.product.coop.shipping_profile_id"],
      filters: { id: input.cart_id },
    }),
  ]);
  const items = (
    carts[0] as { items?: { product?: { coop?: { shipping_profile_id: string } } }[] } | undefined
  )?.items;
  const senders = new Set((items ?? []).map((item) => item.product?.coop?.shipping_profile_id));
  if (
    options.length === 0 ||
    options.some((option) => !senders.has(option.shipping_profile_id ?? undefined))
  ) {
    refuse(
      "shipping.foreign",
      "This shipping choice belongs to a co-op with nothing in the basket. Choose again.",
      {},
    );
  }
});
