import { MedusaModule } from "@medusajs/framework/modules-sdk";

type Stock = {
  listStock(filter: { variant_ids: string[] }): Promise<{ variant_id: string; available: number }[]>;
};

/**
 * What may still be sold of some variants. The Search Module builds its documents with Medusa's query and nothing else, and
 * our stock is plain SQL that the query cannot see: so it is taken from where Medusa keeps what it has loaded.
 */
export async function availableOf(variant_ids: string[]): Promise<Map<string, number>> {
  const { stock } = (MedusaModule.getModuleInstance("stock") ?? {}) as { stock?: Stock };
  if (!stock) throw new Error("the stock module is not loaded");
  const items = await stock.listStock({ variant_ids });
  return new Map(items.map(({ variant_id, available }) => [variant_id, available]));
}
