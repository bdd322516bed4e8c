import { bareAmount } from "./typed.ts";

/** An amount of money to be booked, as plain decimal text; null when it is no amount above zero. */
export function plainAmount(typed: string): string | null {
  const plain = bareAmount(typed);
  return plain === null || /^0\.0+$/.test(plain) ? null : plain;
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
