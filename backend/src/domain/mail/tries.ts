/**
 * What one try came to. `later`: not taken, and it may be next time. `never`: refused for good. `doubt`: the message was
 * being handed over when the word broke off, so it may have gone. `over`: what it was to tell holds no more.
 */
export type TryOutcome = "sent" | "later" | "never" | "doubt" | "over";

/**
 * `unknown` with a next try is repeated; `unknown` without, and `failed`, wait for a person. `late` has not gone before what it
 * tells was over, and is done with.
 */
export type MailState = "waiting" | "sending" | "sent" | "unknown" | "failed" | "late";

/** After the nth try that came to nothing, minutes until the next: a day and a half in all, then a person is told. */
const PAUSES = [1, 2, 5, 15, 30, 60, 120, 240, 480, 720, 720];
export const MOST_TRIES = PAUSES.length + 1;

/** A mail in doubt is handed over once more under the same Message-ID, and no more (decision record on mail). */
const MOST_DOUBTS = 2;
const PAUSE_IN_DOUBT = 5;

/** A process that says it is sending for longer than this is gone. No try lasts as long: the provider stops before. */
export const SENDING_MINUTES = 3;

type After = { state: MailState; wait_minutes: number | null };

/** `tries` and `doubts` include the one just made. */
export function afterTry(outcome: TryOutcome, made: { tries: number; doubts: number }): After {
  if (outcome === "sent") return { state: "sent", wait_minutes: null };
  if (outcome === "over") return { state: "late", wait_minutes: null };
  if (outcome === "never") return { state: "failed", wait_minutes: null };
  if (outcome === "doubt")
    return { state: "unknown", wait_minutes: made.doubts < MOST_DOUBTS ? PAUSE_IN_DOUBT : null };
  const pause = PAUSES[made.tries - 1];
  return pause === undefined
    ? { state: "failed", wait_minutes: null }
    : { state: "waiting", wait_minutes: pause };
}
