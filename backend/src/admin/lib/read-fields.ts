/** Readers of what people type into number fields; null is "not that". */

/** "12" or "#12", as an order number. */
export function readOrderNumber(typed: string): number | null {
  const match = /^#?([1-9]\d{0,8})$/.exec(typed.trim());
  return match === null ? null : Number(match[1]);
}

/** A whole number between two bounds, both allowed. */
export function readWhole(typed: string, least: number, most: number): number | null {
  if (!/^\d{1,9}$/.test(typed.trim())) return null;
  const number = Number(typed);
  return number >= least && number <= most ? number : null;
}
