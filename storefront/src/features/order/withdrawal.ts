import type { OrderLine } from "../../lib/wire.ts";

type AskedWithdrawal =
  | { lines: { id: string; quantity: number }[]; said: string | null }
  | { faults: Record<string, "nothing" | "quantity"> };

export const LONGEST_SAID = 500;

/**
 * What a buyer withdraws from, out of the fields `of-<line>`; an empty field is none of it. Judged by what was bought: how much
 * of it is left only the backend can tell, since the second of two clicks comes after the first.
 */
export function readWithdrawal(
  values: Record<string, string>,
  lines: readonly Pick<OrderLine, "id" | "quantity" | "to_withdraw">[],
): AskedWithdrawal {
  const faults: Record<string, "nothing" | "quantity"> = {};
  const asked = lines.flatMap(({ id, quantity: bought }) => {
    const typed = values[`of-${id}`] ?? "";
    if (typed === "") return [];
    const quantity = /^\d{1,6}$/.test(typed) ? Number(typed) : -1;
    if (quantity < 0 || quantity > bought) faults[`of-${id}`] = "quantity";
    return quantity > 0 ? [{ id, quantity }] : [];
  });
  const first = lines.find(({ to_withdraw }) => to_withdraw > 0) ?? lines[0];
  if (asked.length === 0 && Object.keys(faults).length === 0 && first) faults[`of-${first.id}`] = "nothing";
  if (Object.keys(faults).length > 0) return { faults };
  return { lines: asked, said: values["said"] || null };
}
