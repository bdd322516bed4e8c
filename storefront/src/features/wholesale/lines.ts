import type { PasteLine } from "../../lib/customer-wire.ts";

/** The units of the lines that can be put in, once for each good, since lines of one good were judged together. */
export function takenUnits(lines: readonly PasteLine[]): { variant_id: string; quantity: number }[] {
  const units = new Map<string, number>();
  for (const { variant_id, quantity } of lines)
    if (variant_id && quantity) units.set(variant_id, (units.get(variant_id) ?? 0) + quantity);
  return [...units].map(([variant_id, quantity]) => ({ variant_id, quantity }));
}

/** How many lines can be put in. */
export function rightLines(lines: readonly PasteLine[]): number {
  return lines.filter(({ variant_id, quantity }) => variant_id && quantity).length;
}

/** The lines that cannot, as they were typed. */
export function pasteRest(lines: readonly PasteLine[]): string {
  return lines
    .filter(({ fault }) => fault !== null)
    .map(({ text }) => text)
    .join("\n");
}
