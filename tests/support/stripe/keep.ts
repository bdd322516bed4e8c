import type { Store } from "./store.ts";

/** What a stand-in knows, without what it is given at its start. */
const KEPT = [
  "sessions",
  "lines",
  "intent_data",
  "challenged",
  "intents",
  "charges",
  "refunds",
  "disputes",
  "transactions",
  "payouts",
  "events",
  "left_with",
] as const satisfies readonly (keyof Store)[];

/** Everything a stand-in knows, as text. What callers were answered under an idempotency key is not kept. */
export function written(store: Store): string {
  return JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, [...store[name]]])));
}

/** Fills a new stand-in's store with what an earlier one wrote. Throws when the text is none of ours. */
export function readInto(store: Store, text: string): void {
  const kept = JSON.parse(text) as Record<string, [string, never][]>;
  for (const name of KEPT)
    for (const [id, value] of kept[name] ?? []) (store[name] as Map<string, unknown>).set(id, value);
}
