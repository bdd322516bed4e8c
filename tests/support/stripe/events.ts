import { createHmac } from "node:crypto";
import type Stripe from "stripe";
import { newId, type Store } from "./store.ts";
import type { EventType } from "./types.ts";

/** What goes wrong with an event on its way. */
export type EventFault = "duplicate" | "drop" | { delay_ms: number };

export interface Delivery {
  event: string;
  type: string;
  /** What the shop answered; 0 when it did not. */
  status: number;
}

export interface Events {
  /** Every event there is, oldest first, delivered or not. */
  all: () => Stripe.Event[];
  /** Every delivery that was tried, in the order of its end. */
  deliveries: Delivery[];
  /** Where events go from now on. Without an address they are kept and can be listed. */
  deliverTo: (url: string | null) => void;
  /** The next event of a type, or of any, goes wrong; the next `times` of them. A dropped one is never tried. */
  next: (type: EventType | "any", fault: EventFault, times?: number) => void;
  /** No further event goes wrong. */
  clear: () => void;
  /** From now on nothing is delivered. */
  hold: () => void;
  /** What was held goes out one after the other, in another order if one is given; then all is as before. */
  release: (order?: (held: Stripe.Event[]) => Stripe.Event[]) => Promise<void>;
  /** Sends one event once more, however old it is. Answers what the shop answered. */
  again: (id: string) => Promise<number>;
  /** Answers when nothing that is not held is on its way. */
  quiet: () => Promise<void>;
}

const PATIENCE_MS = 10_000;
/** How many are sent at a time: a rush of buyers must not become a rush of thousands of connections. */
const AT_A_TIME = 50;

/** Sends events signed as Stripe signs them, again and again until the shop answers with a 2xx. */
export function startEvents(given: {
  store: () => Store;
  secret: string;
  url: string | null;
  api_version: string;
  /** How long to wait before a try that follows so many others. */
  retry_ms: (tries: number) => number;
}): Events & Pick<Store, "tell"> & { stop: () => void; sendLeft: () => void } {
  let { url } = given;
  let held: Stripe.Event[] | null = null;
  let faults: { type: EventType | "any"; fault: EventFault }[] = [];
  const deliveries: Delivery[] = [];
  const stopped = new AbortController();
  const under_way = new Set<Promise<void>>();
  let free = AT_A_TIME;
  const waiting_for_free: (() => void)[] = [];
  const find = (id: string): Stripe.Event => {
    const event = given.store().events.get(id);
    if (event === undefined) throw new Error(`There is no event ${id}.`);
    return event;
  };

  async function send(event: Stripe.Event): Promise<number> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting_for_free.push(resolve));
    try {
      return await sendNow(event);
    } finally {
      const next = waiting_for_free.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  async function sendNow(event: Stripe.Event): Promise<number> {
    if (url === null || stopped.signal.aborted) return 0;
    const body = JSON.stringify(event, null, 2);
    // The signature is of real time: the shop's clock is not the stand-in's.
    const at = Math.floor(Date.now() / 1_000);
    const signature = createHmac("sha256", given.secret).update(`${at}.${body}`).digest("hex");
    let status = 0;
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "stripe-signature": `t=${at},v1=${signature}`,
        },
        body,
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await response.arrayBuffer();
      status = response.status;
    } catch {
      // Nobody there, or no answer: the same as a wrong one.
    }
    deliveries.push({ event: event.id, type: event.type, status });
    return status;
  }

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      stopped.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });

  async function deliver(event: Stripe.Event, delay_ms: number): Promise<void> {
    if (delay_ms > 0) await wait(delay_ms);
    for (let tries = 1; !stopped.signal.aborted && url !== null; tries += 1) {
      const status = await send(event);
      if (status >= 200 && status < 300) {
        event.pending_webhooks = 0;
        return;
      }
      await wait(given.retry_ms(tries));
    }
  }

  function start(event: Stripe.Event): Promise<void> {
    const place = faults.findIndex(({ type }) => type === "any" || type === event.type);
    const [fault = null] = place < 0 ? [] : faults.splice(place, 1).map((one) => one.fault);
    if (fault === "drop") return Promise.resolve();
    const delay_ms = typeof fault === "object" && fault !== null ? fault.delay_ms : 0;
    const ways = fault === "duplicate" ? [event, event] : [event];
    const all = Promise.all(ways.map((one) => deliver(one, delay_ms))).then(() => undefined);
    under_way.add(all);
    void all.finally(() => under_way.delete(all));
    return all;
  }

  return {
    deliveries,
    all: () => [...given.store().events.values()],
    deliverTo: (next) => {
      url = next;
    },
    next: (type, fault, times = 1) => {
      faults = [...faults, ...Array.from({ length: times }, () => ({ type, fault }))];
    },
    clear: () => {
      faults = [];
    },
    hold: () => {
      held ??= [];
    },
    release: async (order = (events) => events) => {
      const waiting = order(held ?? []);
      held = null;
      for (const event of waiting) await start(event);
    },
    again: (id) => send(find(id)),
    quiet: async () => {
      while (under_way.size > 0) await Promise.all(under_way);
    },
    tell: (type, object) => {
      const envelope: Stripe.EventBase = {
        id: newId("evt_1"),
        object: "event",
        api_version: given.api_version,
        created: given.store().now(),
        data: { object: structuredClone(object) },
        livemode: false,
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
        type,
      };
      const event = envelope as Stripe.Event;
      given.store().events.set(event.id, event);
      if (held !== null) held.push(event);
      else void start(event);
    },
    sendLeft: () => {
      for (const event of given.store().events.values()) if (event.pending_webhooks > 0) void start(event);
    },
    stop: () => stopped.abort(),
  };
}
