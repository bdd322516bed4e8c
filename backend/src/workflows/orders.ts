import type { MedusaContainer } from "@medusajs/framework/types";
import { row } from "../adapters/rows";

/** Finds an order by the number people see; null when there is none. */
export async function orderByDisplayId(
  container: MedusaContainer,
  display_id: number,
): Promise<{ id: string } | null> {
  const order = await row<{ id: string }>(container, {
    entity: "order",
    fields: ["id"],
    filters: { display_id },
  });
  return order ?? null;
}
