import type { Event } from "@medusajs/framework/types";
import { askRows, type Asking } from "../adapters/rows";
import { SEARCH_EVENTS } from "../adapters/search-events";

type Data = { id?: string | string[]; variant_id?: string | string[] };

const listOf = (ids: string | string[] | undefined): string[] =>
  ids === undefined ? [] : Array.isArray(ids) ? ids : [ids];

/** Which products an event is about. */
export async function productsOf({ name, data }: Event<Data>, query: Asking): Promise<string[]> {
  const id = listOf(data.id);
  switch (name) {
    case "product-variant.updated":
      return ofVariants(query, id);
    case SEARCH_EVENTS.stock:
      return ofVariants(query, listOf(data.variant_id));
    case SEARCH_EVENTS.coop:
      return distinct(await related(query, "coop", "products.id", id));
    case "product-category.updated":
      return distinct(await related(query, "product_category", "products.id", id));
    case "order.placed":
      return distinct(await related(query, "order", "items.product_id", id));
    default:
      return id;
  }
}

async function ofVariants(query: Asking, id: string[]): Promise<string[]> {
  const variants = await askRows<{ product_id: string }>(query, {
    entity: "variant",
    fields: ["product_id"],
    filters: { id },
  });
  return distinct(variants.map(({ product_id }) => product_id));
}

type Related = { products?: { id: string }[]; items?: { product_id: string | null }[] };

async function related(query: Asking, entity: string, field: string, id: string[]): Promise<string[]> {
  const found = await askRows<Related>(query, { entity, fields: ["id", field], filters: { id } });
  return found.flatMap(({ products = [], items = [] }) => [
    ...products.map((product) => product.id),
    ...items.flatMap(({ product_id }) => product_id ?? []),
  ]);
}

function distinct(ids: string[]): string[] {
  return [...new Set(ids)];
}
