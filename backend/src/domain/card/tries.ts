/** Minutes to wait before the next try, one after the other: in all about two days. */
const WAITS = [1, 1, 5, 15, 60, 240, 720, 1440] as const;

/** How long an event that failed waits for its next try; null after the last, when it is left to a person. */
export function waitMinutes(tries: number): number | null {
  return WAITS[tries - 1] ?? null;
}
