import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../adapters/rows";
import { refuse } from "../domain/errors";

type VariantRow = { product?: { coop?: { name: string; paused_at: unknown } | null } | null };

/** Nothing goes into a basket whose maker takes no orders just now. Refuses `coop.paused`. */
export async function checkTakesOrders(container: MedusaContainer, variant_ids: string[]): Promise<void> {
  if (variant_ids.length === 0) return;
  const variants = await rows<VariantRow>(container, {
    entity: "variant",
    fields: ["id", "product.coop.name", "product.coop.paused_at"],
    filters: { id: variant_ids },
  });
  for (const { product } of variants) if (product?.coop?.paused_at) refusePaused(product.coop.name);
}

export function refusePaused(coop: string): never {
  return refuse(
    "coop.paused",
    `${coop} takes no orders just now. Take its goods out of the basket to go on, or come back later; nothing was charged.`,
    { coop },
  );
}
