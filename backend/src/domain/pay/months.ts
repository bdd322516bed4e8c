import { refuse } from "../errors";

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Narrows text to a month, `YYYY-MM`. Refuses `work.month_invalid`. */
export function parseMonth(text: string): string {
  if (MONTH.test(text)) return text;
  return refuse("work.month_invalid", `"${text}" is not a month. Write it like 2026-11.`, { month: text });
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** How many days a month has. */
export function daysInMonth(month: string): number {
  const [, year = "", number = ""] = MONTH.exec(parseMonth(month)) ?? [];
  const y = Number(year);
  const leap = number === "02" && y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  return (DAYS[Number(number) - 1] ?? 0) + (leap ? 1 : 0);
}
