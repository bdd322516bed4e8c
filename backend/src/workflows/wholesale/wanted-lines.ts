import type { MedusaContainer } from "@medusajs/framework/types";
import { row, rows } from "../../adapters/rows";
import { faultsOf, together, type Units } from "../../domain/wholesale/order-rules";
import { readPaste } from "../../domain/wholesale/paste";
import { tierAt, type WholesaleTerms } from "../../domain/wholesale/terms";
import { stock } from "../services";
import { openCartOf, type Buying } from "./cart";
import { orderOfCompany } from "./orders";
import { readTerms } from "./terms";
import { readCart } from "../cart-facts";

/** What is wrong with a line that somebody wants in their basket, in a word and its numbers. */
export type LineFault = { code: string; details: Record<string, string | number> };

type Goods = {
  /** By article number in capitals. */
  bySku: ReadonlyMap<string, string>;
  left: ReadonlyMap<string, number>;
  inBasket: Units[];
  terms: WholesaleTerms;
};

async function readGoods(container: MedusaContainer, customer_id: string, buying: Buying): Promise<Goods> {
  const terms = await readTerms(container, buying.list);
  const ids = [...terms.goods.keys()];
  const [variants, levels, cart_id] = await Promise.all([
    rows<{ id: string; sku: string }>(container, {
      entity: "variant",
      fields: ["id", "sku", "metadata", "product.status", "product.coop.paused_at"],
      filters: { id: ids, product: { status: "published" } },
    }),
    stock(container).listStock({ variant_ids: ids }),
    openCartOf(container, customer_id, buying),
  ]);
  return {
    bySku: new Map(sellable(variants).map(({ id, sku }) => [sku.toUpperCase(), id])),
    left: new Map(levels.map(({ variant_id, available }) => [variant_id, available])),
    inBasket: cart_id ? await unitsOfCart(container, cart_id) : [],
    terms,
  };
}

type Sold = { id: string; sku: string; metadata?: { retired?: boolean } | null };

function sellable(variants: Sold[]): Sold[] {
  return variants.filter(({ metadata, ...variant }) => {
    const { product } = variant as { product?: { coop?: { paused_at: unknown } | null } | null };
    return !metadata?.retired && !product?.coop?.paused_at;
  });
}

async function unitsOfCart(container: MedusaContainer, cart_id: string): Promise<Units[]> {
  const cart = await row<{ items?: { variant_id: string | null; quantity: unknown }[] }>(container, {
    entity: "cart",
    fields: ["items.variant_id", "items.quantity"],
    filters: { id: cart_id },
  });
  return (cart?.items ?? []).map(({ variant_id, quantity }) => ({
    variant_id: variant_id ?? "",
    quantity: Number(quantity),
  }));
}

/** What would be wrong with each good once these units are added to what is in the basket. */
function faultsByGood(goods: Goods, wanted: Units[]): Map<string, LineFault> {
  const after = together([...goods.inBasket, ...wanted]);
  const touched = new Set(wanted.map(({ variant_id }) => variant_id));
  const units = after.filter(({ variant_id }) => touched.has(variant_id));
  const faults = new Map<string, LineFault>();
  for (const { variant_id, quantity } of units) {
    const left = goods.left.get(variant_id) ?? 0;
    if (quantity > left) faults.set(variant_id, { code: "stock.not_enough", details: { left, quantity } });
  }
  for (const { code, variant_id, details } of faultsOf(goods.terms, units, "filling"))
    if (variant_id) faults.set(variant_id, { code, details });
  return faults;
}

export type PasteLine = {
  number: number;
  text: string;
  sku: string | null;
  quantity: number | null;
  variant_id: string | null;
  fault: LineFault | null;
};

/**
 * What a paste would do: each line with the good it means or what is wrong with it. Lines of one good are judged together
 * and with what is in the basket already. Reads only.
 */
export async function lookAtPaste(
  container: MedusaContainer,
  input: { customer_id: string; buying: Buying; text: string },
): Promise<PasteLine[]> {
  const goods = await readGoods(container, input.customer_id, input.buying);
  const lines = readPaste(input.text).map((line) => ({
    ...line,
    variant_id: line.sku ? (goods.bySku.get(line.sku) ?? null) : null,
  }));
  const faults = faultsByGood(
    goods,
    lines.flatMap(({ variant_id, quantity }) => (variant_id && quantity ? { variant_id, quantity } : [])),
  );
  return lines.map(({ fault, variant_id, ...line }) => {
    const own = fault ?? (variant_id ? null : ("unknown_sku" as const));
    const judged = own ? { code: `paste.${own}`, details: {} } : (faults.get(variant_id ?? "") ?? null);
    return { ...line, variant_id: judged ? null : variant_id, fault: judged };
  });
}

export type ReorderLine = {
  title: string;
  variant_id: string | null;
  quantity: number;
  /** Minor units without tax: what a unit cost then and costs now. */
  unit_then: bigint;
  unit_now: bigint | null;
  fault: LineFault | null;
};

/**
 * What ordering again would put into the basket, line by line: what no longer exists, costs something else now, or no longer
 * fits the list. Reads only. Refuses `wholesale.order_not_found`.
 */
export async function lookAtReorder(
  container: MedusaContainer,
  input: { customer_id: string; buying: Buying; display_id: number },
): Promise<ReorderLine[]> {
  const { company } = input.buying;
  const order = await orderOfCompany(container, { company_id: company.id, display_id: input.display_id });
  const [goods, cart] = await Promise.all([
    readGoods(container, input.customer_id, input.buying),
    readCart(container, order.cart_id),
  ]);
  const known = new Set(goods.bySku.values());
  const there = cart.lines.filter(({ variant_id }) => known.has(variant_id ?? ""));
  const faults = faultsByGood(
    goods,
    there.map(({ variant_id, quantity }) => ({ variant_id: variant_id ?? "", quantity })),
  );
  return cart.lines.map(({ title, variant_id, quantity, unit_minor }) => {
    const id = variant_id ?? "";
    const fault = known.has(id) ? (faults.get(id) ?? null) : { code: "wholesale.not_on_list", details: {} };
    const now = tierAt(goods.terms.goods.get(id)?.tiers ?? [], quantity);
    return {
      title,
      variant_id: fault ? null : id,
      quantity,
      unit_then: unit_minor,
      unit_now: known.has(id) ? (now?.unit_minor ?? null) : null,
      fault,
    };
  });
}
