import type { Dictionary } from "../../i18n/index.ts";
import { isZero, shareBps } from "../../lib/money.ts";
import type { Breakdown, Money } from "../../lib/wire.ts";

export const PARTS = ["work", "materials", "funds", "fee", "tax", "shipping"] as const;
export type PartName = (typeof PARTS)[number];

export type PartRow = { name: PartName; label: string; note: string; amount: Money; share_bps: number };

/** The parts of a price in reading order. Shipping appears only where there is some. */
export function partRows(breakdown: Breakdown, t: Dictionary, rate: string): PartRow[] {
  const words = t.breakdown;
  const notes: Record<PartName, string> = {
    work: words.work_note,
    materials: words.materials_note,
    funds: words.funds_note,
    fee: words.fee_note,
    tax: words.tax_note(rate),
    shipping: words.shipping_note,
  };
  return PARTS.filter((name) => name !== "shipping" || !isZero(breakdown.shipping)).map((name) => ({
    name,
    label: words[name],
    note: notes[name],
    amount: breakdown[name],
    share_bps: shareBps(breakdown[name], breakdown.total),
  }));
}
