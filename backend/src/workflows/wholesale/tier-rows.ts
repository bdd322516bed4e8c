import { Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { batchPriceListPricesWorkflow } from "@medusajs/medusa/core-flows";
import { toMedusa } from "../../adapters/money";
import type { Money } from "../../domain/money";

/** The rows of one good on one price list of Medusa's, each holding a tier. */
type Place = { price_list_id: string; price_set_id: string; variant_id: string };
type PriceRow = { id: string; min_quantity?: unknown; max_quantity?: unknown };
type Row = {
  variant_id: string;
  currency_code: string;
  amount: number;
  min_quantity: number;
  max_quantity?: number;
};

/**
 * Makes a good's rows say these tiers, the smallest first. A tier whose bounds stay keeps its row: Medusa gives a new row with
 * the bounds of an old one the old one's id, and deletes side by side with creating, so that both would be gone. Rows that are
 * over go last, so that a good is at no moment without a price. Again: the same. Not for two at the same moment.
 */
export async function keepTierRows(
  container: MedusaContainer,
  place: Place,
  tiers: readonly ({ from: number } & Money)[],
): Promise<void> {
  const left = new Map((await rowsAt(container, place)).map((row) => [boundsOf(row), row.id]));
  const create: Row[] = [];
  const update: (Row & { id: string })[] = [];
  tiers.forEach(({ from, amount_minor, currency }, index) => {
    const next = tiers[index + 1]?.from;
    const row = {
      variant_id: place.variant_id,
      currency_code: currency,
      amount: toMedusa(amount_minor, currency) as unknown as number,
      min_quantity: from,
      // A tier ends one before the next begins. The last has no end.
      ...(next === undefined ? {} : { max_quantity: next - 1 }),
    };
    const id = left.get(boundsOf(row));
    if (id === undefined) create.push(row);
    else update.push({ ...row, id });
    left.delete(boundsOf(row));
  });
  await change(container, place, { create, update, over: [] });
  await change(container, place, { create: [], update: [], over: [...left.values()] });
}

/** Takes every row of a good off a list. */
export async function dropTierRows(container: MedusaContainer, place: Place): Promise<void> {
  const over = (await rowsAt(container, place)).map(({ id }) => id);
  await change(container, place, { create: [], update: [], over });
}

type Change = { create: Row[]; update: (Row & { id: string })[]; over: string[] };

async function change(
  container: MedusaContainer,
  { price_list_id }: Place,
  { create, update, over }: Change,
): Promise<void> {
  if (create.length + update.length + over.length === 0) return;
  await batchPriceListPricesWorkflow(container).run({
    input: { data: { id: price_list_id, create, update, delete: over } },
  });
}

async function rowsAt(
  container: MedusaContainer,
  { price_list_id, price_set_id }: Place,
): Promise<PriceRow[]> {
  return container
    .resolve(Modules.PRICING)
    .listPrices(
      { price_list_id: [price_list_id], price_set_id: [price_set_id] },
      { select: ["id", "min_quantity", "max_quantity"], take: 200 },
    );
}

function boundsOf({ min_quantity, max_quantity }: Omit<PriceRow, "id">): string {
  return `${Number(min_quantity ?? 0)} to ${Number(max_quantity ?? 0)}`;
}
