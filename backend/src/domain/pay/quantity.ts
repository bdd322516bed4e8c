const QUANTITY = /^([-\u2212]?)(\d{1,7})(?:[.,](\d{1,2}))?$/;

/**
 * A quantity in hundredths. Both 7.5 and 7,5 are read; `1.234,5` is not, nor is `1.234`, since a point and three digits are
 * a thousand to one reader and a fraction to another.
 */
export function readQuantity(text: string): bigint | "not_a_number" | "negative" {
  const [, sign, whole, fraction = ""] = QUANTITY.exec(text.trim()) ?? [];
  if (whole === undefined) return "not_a_number";
  const hundredths = BigInt(whole + fraction.padEnd(2, "0"));
  return sign && hundredths > 0n ? "negative" : hundredths;
}

/** Hundredths as decimal text: 750 is "7.50". */
export function formatQuantity(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Ten-thousandths as decimal text: 11250 is "1.1250". */
export function formatCounted(ten_thousandths: bigint): string {
  const digits = ten_thousandths.toString().padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
