import type { TryOutcome } from "../domain/mail/tries";

/**
 * How a try at sending mail failed, carried through Medusa's notification module, which keeps of an error its message
 * alone.
 */
type Failed = Exclude<TryOutcome, "sent" | "over">;

const MARK = /\[mail:(later|never|doubt)\] ([\s\S]*)/;

export function failedTry(outcome: Failed, why: string): Error {
  return new Error(`[mail:${outcome}] ${why}`);
}

/** What is not marked broke somewhere else, perhaps after the mail had gone: that is a doubt. */
export function readFailedTry(thrown: unknown): { outcome: Failed; why: string } {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [, outcome, why] = MARK.exec(message) ?? [];
  return outcome === undefined || why === undefined
    ? { outcome: "doubt", why: message }
    : { outcome: outcome as Failed, why };
}
