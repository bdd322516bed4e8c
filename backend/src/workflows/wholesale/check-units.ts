import type { MedusaContainer } from "@medusajs/framework/types";
import { row } from "../../adapters/rows";
import { checkWholesale, type Units } from "../../domain/wholesale/order-rules";
import { WHOLESALE_MOST } from "../../domain/wholesale/terms";
import { MAX_QUANTITY } from "../cart-rules";
import { companies } from "../services";
import { wholesaleOfCart } from "./terms";

type CartRow = { items?: { id: string; variant_id: string | null; quantity: unknown }[] };

/** The most of one good that this basket takes. */
export async function mostOf(container: MedusaContainer, cart_id: string | null): Promise<number> {
  const wholesale = cart_id ? await companies(container).cart(cart_id) : null;
  return wholesale ? WHOLESALE_MOST : MAX_QUANTITY;
}

/**
 * The wholesale rules on the road into a basket, asked in the `validate` hook of every flow that changes one: what would
 * stand on the changed goods afterwards. A shopper's basket has none. Refuses what `checkWholesale` refuses.
 */
export async function checkWholesaleUnits(
  container: MedusaContainer,
  cart_id: string,
  change: { added: Units[] } | { line_id: string; quantity: number },
): Promise<void> {
  const wholesale = await wholesaleOfCart(container, cart_id);
  if (!wholesale) return;
  const cart = await row<CartRow>(container, {
    entity: "cart",
    fields: ["items.id", "items.variant_id", "items.quantity"],
    filters: { id: cart_id },
  });
  const lines = (cart?.items ?? []).map(({ id, variant_id, quantity }) => ({
    id,
    variant_id: variant_id ?? "",
    quantity: "line_id" in change && change.line_id === id ? change.quantity : Number(quantity),
  }));
  const after = "added" in change ? [...lines, ...change.added] : lines;
  const touched = new Set(
    "added" in change
      ? change.added.map(({ variant_id }) => variant_id)
      : lines.filter(({ id }) => id === change.line_id).map(({ variant_id }) => variant_id),
  );
  // A list that changed since may have spoilt other lines: those are told on the page and when it is ordered.
  checkWholesale(
    wholesale.terms,
    after.filter(({ variant_id }) => touched.has(variant_id)),
    "filling",
  );
}
