import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";

/** Finds an order by the number people see; null when there is none. */
export async function orderByDisplayId(
  container: MedusaContainer,
  display_id: number,
): Promise<{ id: string } | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters: { display_id } });
  return data[0] ?? null;
}
