/**
 * What goes wrong with a call. Before the commit nothing was done; after it all was done, and the caller does not hear.
 * `error after commit` is kept under the idempotency key: whoever repeats the call hears the same 500, as at Stripe.
 */
export type Fault =
  | "cut before commit"
  | "answer lost after commit"
  | "error before commit"
  | "error after commit"
  | "too many requests"
  | { before_commit_ms: number }
  | { after_commit_ms: number };

export interface Faults {
  /**
   * Of the calls of a route, such as `POST /v1/refunds` or `GET /v1/payment_intents/:id`, the next one goes wrong; the
   * next `times`, after `skip` that go well. The SDK itself repeats a call once, with the same key, when its connection
   * was cut, whatever its settings: a fault that the shop is to see needs `times: 2`. Throws for an unknown route.
   */
  next: (route: string, fault: Fault, more?: { times?: number; skip?: number }) => void;
  /** All is well from now on. */
  clear: () => void;
}

/** The faults that were asked for, and `take`, which answers the one for this call. */
export function newFaults(
  isRoute: (route: string) => boolean,
): Faults & { take: (route: string) => Fault | null } {
  let asked: { route: string; fault: Fault; skip: number; times: number }[] = [];
  return {
    next: (route, fault, { times = 1, skip = 0 } = {}) => {
      if (!isRoute(route)) throw new Error(`The stand-in has no route called ${route}.`);
      asked.push({ route, fault, times, skip });
    },
    clear: () => {
      asked = [];
    },
    take: (route) => {
      const found = asked.find((one) => one.route === route && one.times > 0);
      if (found === undefined) return null;
      if (found.skip > 0) {
        found.skip -= 1;
        return null;
      }
      found.times -= 1;
      return found.fault;
    },
  };
}
