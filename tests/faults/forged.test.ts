import { afterAll, beforeAll, expect, test } from "vitest";
import { startCardShop, sessionAt, signatureOf, urlOfPage, type CardShop } from "../support/card-shop";
import { none } from "../support/card-judge";
import { Run, SIZES } from "../support/faults-run";
import { powerCuts, type PowerCuts } from "../support/power-cuts";
import { random, type Random } from "../support/random";
import { HONEY, Store } from "../support/store-client";

/** Whoever can reach the shop can send it what looks like an event. None of it counts, and none of it stays. */

/** So many are on their way at a time. */
const AT_ONCE = 20;
/** What may be left of so many: noise of the rubbish collector. Of each that was kept, at least its text would be. */
const GROWTH_BYTES = 6_000_000;
const OVERSIZED_BYTES = 300_000;

let cards: CardShop;
let cuts: PowerCuts;
let store: Store;

beforeAll(async () => {
  cuts = await powerCuts();
  cards = await startCardShop("forged", { env: cuts.env });
  store = new Store(cards.shop);
});
afterAll(() => cards.stop());

interface Forged {
  kind: string;
  body: string;
  headers: Record<string, string>;
}

/** A story of the payment of a page that is open and unpaid, so that whoever believes it places an order. */
function story(dice: Random, session: string, page_id: string, extra = {}): string {
  const object = {
    object: "checkout.session",
    id: session,
    status: "complete",
    payment_status: "paid",
    payment_intent: `pi_forged_${dice.upTo(1e9)}`,
    amount_total: 2090,
    currency: "eur",
    client_reference_id: page_id,
    ...extra,
  };
  const id = `evt_forged_${dice.upTo(1e9)}_${dice.upTo(1e9)}`;
  return JSON.stringify({ id, object: "event", type: "checkout.session.completed", data: { object } });
}

type Way = (dice: Random, body: string, seen: string) => Pick<Forged, "body" | "headers">;

/** `seen` is an event that the shop once took, as whoever listened in would have it. */
const WAYS: Record<string, Way> = {
  unsigned: (_dice, body) => ({ body, headers: {} }),
  nonsense: (dice, body) => ({
    body,
    headers: {
      "stripe-signature": dice.one(["", "t=,v1=", "v1=00", `t=${"9".repeat(400)}`, "t=1,v1=zz,v0=1"]),
    },
  }),
  another_secret: (_dice, body) => ({
    body,
    headers: { "stripe-signature": signatureOf(body, { secret: "whsec_another" }) },
  }),
  altered: (_dice, body) => ({
    body: body.replace("2090", "2091"),
    headers: { "stripe-signature": signatureOf(body) },
  }),
  old: (dice, body) => ({
    body,
    headers: { "stripe-signature": signatureOf(body, { age_s: 301 + dice.upTo(1e6) }) },
  }),
  replayed: (dice, _body, seen) => ({
    body: seen,
    headers: { "stripe-signature": signatureOf(seen, { age_s: 301 + dice.upTo(3_600) }) },
  }),
  oversized: (_dice, body) => {
    const large = body.replace('"event"', `"event","text":"${"x".repeat(OVERSIZED_BYTES)}"`);
    return { body: large, headers: { "stripe-signature": signatureOf(large) } };
  },
};
const KINDS = Object.keys(WAYS);

async function sendAll(count: number, one: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) await one((next += 1));
    }),
  );
}

const counted = async (): Promise<unknown> =>
  (
    await cards.shop.query(
      `select (select count(*)::int from card_event) as events, (select count(*)::int from "order") as orders,
              (select count(*)::int from ledger_transaction) as booked,
              (select count(*)::int from card_page where state <> 'open') as pages`,
    )
  )[0];

test(`${SIZES.forged} forged, replayed or oversized events: none is accepted, and nothing is kept of them`, async () => {
  const run = new Run("forged");
  const dice = random(SIZES.seed);
  const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
  const session = sessionAt(await urlOfPage(store, cart));
  const [page] = await cards.shop.query<{ id: string }>("select id from card_page where cart_id = $1", [
    cart,
  ]);
  const seen = JSON.stringify({ id: "evt_seen", object: "event", type: "ping", data: { object: {} } });
  const tell = async ({ body, headers }: Pick<Forged, "body" | "headers">): Promise<number> => {
    const answer = await fetch(`${cards.shop.backendUrl}/hooks/stripe`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  expect(await tell({ body: seen, headers: { "stripe-signature": signatureOf(seen) } })).toBe(200);

  const statuses: Record<string, Record<string, number>> = {};
  const forge = async (index: number): Promise<void> => {
    const kind = KINDS[index % KINDS.length] ?? "";
    const status = await tell(WAYS[kind]!(dice, story(dice, session, page?.id ?? ""), seen));
    const its = (statuses[kind] ??= {});
    its[status] = (its[status] ?? 0) + 1;
    if (status < 400) run.tally.forged_accepted += 1;
    run.progress(index, SIZES.forged, "forged events");
  };
  // What a server learns with its first thousand answers stays with it, and is no leak.
  await sendAll(Math.max(1_000, Math.ceil(SIZES.forged / 5)), forge);
  const before = { counted: await counted(), bytes: await cuts.memory() };
  await sendAll(SIZES.forged, forge);
  const after = { counted: await counted(), bytes: await cuts.memory() };

  const growth_bytes = after.bytes - before.bytes;
  const remembered = await cards.shop.query("select 1 from card_event where event_id like 'evt_forged%'");
  run.tally.forged_accepted += remembered.length;
  if (growth_bytes > GROWTH_BYTES)
    run.complain({ ...none(), wedged: [`memory grew by ${growth_bytes} bytes`] });
  run.keep({ statuses, growth_bytes });
  console.log(`forged: ${JSON.stringify(statuses)}, memory ${growth_bytes} bytes`);
  // One of each kind, and each kind refused as what it is.
  expect(statuses).toEqual(
    Object.fromEntries(
      KINDS.map((kind) => [kind, { [kind === "oversized" ? 413 : 400]: expect.any(Number) }]),
    ),
  );
  expect(after.counted).toEqual(before.counted);
  expect(run.tally.forged_accepted).toBe(0);
  expect(run.tally.complaints).toEqual(none());
  expect(await store.orderOf(cart)).toEqual([]);
}, 3_600_000);
