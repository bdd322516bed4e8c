/**
 * An amount as people type it, as plain decimal text: "99,10" and "99.10" are the same. Where a point or a comma could
 * divide thousands it is refused: nobody wants a guess about money. Null when it is no amount above zero.
 */
export function plainAmount(typed: string): string | null {
  const parts = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(typed.replaceAll(/[\s\u00a0\u202f]/g, ""));
  if (!parts) return null;
  const [, whole = "0", fraction = ""] = parts;
  const plain = `${whole.replace(/^0+(?=\d)/, "")}.${fraction.padEnd(2, "0")}`;
  return /^0\.0+$/.test(plain) ? null : plain;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A day of the calendar, `YYYY-MM-DD`; null for anything else, the 30th of February included. */
export function plainDay(typed: string): string | null {
  if (!DAY.test(typed)) return null;
  const read = new Date(`${typed}T12:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(typed) ? typed : null;
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
