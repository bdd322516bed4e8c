import type { PasteLine } from "../../lib/customer-wire.ts";

/** The units of the lines that can be put in. */
export function takenLines(lines: readonly PasteLine[]): { variant_id: string; quantity: number }[] {
  return lines.flatMap(({ variant_id, quantity }) =>
    variant_id && quantity ? [{ variant_id, quantity }] : [],
  );
}

/** The lines that cannot, as they were typed. */
export function pasteRest(lines: readonly PasteLine[]): string {
  return lines
    .filter(({ fault }) => fault !== null)
    .map(({ text }) => text)
    .join("\n");
}
