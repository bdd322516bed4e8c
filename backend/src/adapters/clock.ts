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
