/** The only place that reads the clock (ARCHITECTURE: pure code receives `now`). */
export function now(): Date {
  return new Date();
}

/** `minutes` after (or, when negative, before) `from`. */
export function minutesAfter(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000);
}

/** An instant that came over HTTP, from a row or from workflow state, as text. */
export function instant(text: string): Date {
  return new Date(text);
}

/** The instant so many milliseconds after 1970 began. */
export function instantAt(ms: number): Date {
  return new Date(ms);
}

/** The day it is somewhere, `YYYY-MM-DD`. Without a time zone, by UTC. */
export function dayOf(at: Date, time_zone = "UTC"): string {
  const format = { timeZone: time_zone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const part = Object.fromEntries(
    new Intl.DateTimeFormat("en", format).formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}`;
}
