/** A whole number from a query, or the usual one when it is not one. */
export function whole(value: unknown, usual: number): number {
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  return Number.isSafeInteger(number) && number >= 0 ? number : usual;
}
