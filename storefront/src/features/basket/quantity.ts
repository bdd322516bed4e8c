export const LARGEST_QUANTITY = 99;

/** A whole number from 1 to 99 written in plain digits, or null. */
export function parseQuantity(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,3}$/.test(text)) return null;
  const quantity = Number(text);
  return quantity >= 1 && quantity <= LARGEST_QUANTITY ? quantity : null;
}
