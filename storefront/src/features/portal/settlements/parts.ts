import type { Dictionary } from "../../../i18n/index.ts";
import { isZero } from "../../../lib/money.ts";
import type { Money } from "../../../lib/wire.ts";
import { PARTS, type PartName, type Parts, type SettlementRow } from "../wire.ts";

/** The parts that are not nothing, in the order of the price, with their names. */
export function partsOf(parts: Parts, t: Dictionary): { part: PartName; label: string; amount: Money }[] {
  return PARTS.flatMap((part) => {
    const amount = parts[part];
    return amount && !isZero(amount) ? [{ part, label: t.portal.settlements.part_names[part], amount }] : [];
  });
}

export function kindWords(kind: string, t: Dictionary): string {
  const { kinds, other_kind } = t.portal.settlements;
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : other_kind;
}

/** Where a settlement stands, seen from the co-op's bank. */
export function stateWords(
  { status, credit }: Pick<SettlementRow, "status" | "credit">,
  t: Dictionary,
): string {
  const { states, other_state } = t.portal.settlements;
  if (credit) return states.credited;
  return Object.hasOwn(states, status) ? states[status as keyof typeof states] : other_state;
}
