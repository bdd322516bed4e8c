import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../../adapters/rows";
import { stock } from "../../workflows/services";

type VariantRow = {
  id: string;
  sku: string | null;
  product: { title: string; coop?: { id: string; handle: string; name: string } | null } | null;
};

/** Every variant with what it may sell, what is held, what is sold and not yet sent, and what is left. */
export async function stockView(container: MedusaContainer) {
  const [variants, items] = await Promise.all([
    rows<VariantRow>(container, {
      entity: "variant",
      fields: ["id", "sku", "product.title", "product.coop.id", "product.coop.handle", "product.coop.name"],
    }),
    stock(container).listStock(),
  ]);
  const numbers = new Map(items.map((item) => [item.variant_id, item]));
  return variants
    .map((variant) => {
      const item = numbers.get(variant.id);
      return {
        variant_id: variant.id,
        title: variant.product?.title ?? "",
        sku: variant.sku ?? "",
        coop: variant.product?.coop ?? null,
        sellable: item?.sellable ?? 0,
        held: item?.held ?? 0,
        claimed: item?.claimed ?? 0,
        // Of what is made to order there is no number left.
        available: item?.made_to_order ? null : (item?.available ?? 0),
      };
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
