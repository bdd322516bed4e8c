const LOCALE = "en-GB";

/** A day without a time, such as "2026-03-09". It is read as UTC so that no time zone moves it. */
export function showDay(day: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

/** A month such as "2026-03". */
export function showMonth(month: string): string {
  return new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01`),
  );
}

/** An instant, shown in the reader's own time zone. */
export function showInstant(instant: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short" }).format(new Date(instant));
}

/** Today where the reader is, as "YYYY-MM-DD" for a date field. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}
