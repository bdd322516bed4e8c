import { Refusal } from "./refusal.ts";

export interface Answer {
  status: number;
  /** JSON as it went out. */
  body: string;
}

const KEPT_FOR_S = 24 * 60 * 60;

/** What was answered under which `Idempotency-Key`, for a day. Only POST has keys; `now` answers seconds. */
export class IdempotencyKeys {
  readonly #now: () => number;
  readonly #kept = new Map<string, { call: string; since: number; answer: Answer | null }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * The earlier answer to the same call, or null when it is to be done now and `end` is to be called.
   * Throws Stripe's refusals: the key belongs to another call (400), or that call is still going on (409).
   */
  begin(key: string, call: string): Answer | null {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.since + KEPT_FOR_S < this.#now()) {
      this.#kept.set(key, { call, since: this.#now(), answer: null });
      return null;
    }
    if (kept.call !== call)
      throw new Refusal(
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        { type: "idempotency_error" },
      );
    if (kept.answer === null)
      throw new Refusal(
        `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        { status: 409, code: "idempotency_key_in_use" },
      );
    return kept.answer;
  }

  /** Keeps the answer; with null the call never began, and the key is free again. */
  end(key: string, answer: Answer | null): void {
    const kept = this.#kept.get(key);
    if (answer === null) this.#kept.delete(key);
    else if (kept !== undefined) kept.answer = answer;
  }
}
