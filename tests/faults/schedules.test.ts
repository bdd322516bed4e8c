import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin } from "../support/admin-client";
import { booksAstray, goodsKept, isClean, judged, none } from "../support/card-judge";
import {
  askForPage,
  lookAt,
  sessionAt,
  signatureOf,
  startCardShop,
  urlOfPage,
  type CardShop,
} from "../support/card-shop";
import { Run, SIZES } from "../support/faults-run";
import { random, type Random } from "../support/random";
import { CHOCOLATE, CLOCK, HONEY, must, Store } from "../support/store-client";
import type { Fault } from "../support/stripe/faults";

/**
 * Whatever order things happen in, and whatever goes wrong between the shop and the card provider: of what was charged there is
 * one order or one full refund, and the book says what the provider's own account says.
 */

/** So many carts are on their way at a time, and so many are judged together. */
const AT_ONCE = 6;
const BATCH = 40;
const PATIENCE_MS = 60_000;

let cards: CardShop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  cards = await startCardShop("schedules", { env: { SWEEP_SECONDS: "5" } });
  store = new Store(cards.shop);
  admin = await Admin.signIn(cards.shop);
  for (const good of [HONEY, CLOCK, CHOCOLATE]) {
    // Nobody goes without here for want of goods: who gets the last one is another test's question.
    must(await admin.setStock(await store.variantOf(good), 100_000));
    // The first basket of its kind is filled by itself, as all have one buyer.
    await store.readyCart({ goods: { [good]: 1 } });
  }
  // The stand-in sends nothing by itself: each test says what is told, and when.
  cards.stripe.events.hold();
});
afterAll(() => cards.stop());

async function inBatches(
  run: Run,
  count: number,
  one: (index: number) => Promise<string>,
  what: string,
): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from);
    const carts: { cart: string }[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < size) carts.push({ cart: await one(from + next++) });
      }),
    );
    cards.stripe.faults.clear();
    run.complain(await judged(cards, carts, PATIENCE_MS));
    run.tally.schedules += size;
    run.progress(from + size, count, what);
  }
  run.complain(await booksAstray(cards, admin, PATIENCE_MS));
  expect(run.tally.complaints).toEqual(none());
}

/** Every order in which some things can follow one another. */
function ordersOf<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) =>
    ordersOf(things.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

const STEPS = ["browser back", "completed", "duplicate ×3", "late", "failed", "expired"] as const;
type Step = (typeof STEPS)[number];

/** The ids of what the provider has to tell of a page, by type. */
function toldOf(session: string): Map<string, string> {
  const intent = cards.stripe.events
    .all()
    .map(({ data }) => data.object as { id?: string; payment_intent?: string | null })
    .find(({ id, payment_intent }) => id === session && typeof payment_intent === "string")?.payment_intent;
  const about = (object: { id?: string; payment_intent?: unknown }): boolean =>
    object.id === session || object.id === intent || object.payment_intent === intent;
  return new Map(
    cards.stripe.events
      .all()
      .filter(({ data }) => about(data.object as { id?: string }))
      .map(({ type, id }) => [type, id]),
  );
}

/** A page's end that the provider did tell, truly signed, of a page that was paid all the same. */
async function tellExpired(session: string, index: number): Promise<void> {
  const object = { object: "checkout.session", id: session, status: "expired", payment_status: "unpaid" };
  const body = JSON.stringify({
    id: `evt_expired_${index}`,
    object: "event",
    type: "checkout.session.expired",
    data: { object },
  });
  const answer = await fetch(`${cards.shop.backendUrl}/hooks/stripe`, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": signatureOf(body) },
    body,
  });
  expect(answer.status).toBe(200);
}

test(
  `${SIZES.orderings} orderings of what follows a payment make one order each`,
  async () => {
    const run = new Run("orderings");
    const dice = random(SIZES.seed);
    const all = ordersOf(STEPS);
    const { again } = cards.stripe.events;
    await inBatches(
      run,
      Math.min(SIZES.orderings, all.length),
      async (index) => {
        const steps = dice.some(all, 1)[0]!;
        all.splice(all.indexOf(steps), 1);
        const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
        const session = sessionAt(await urlOfPage(store, cart));
        // One try that is refused and one that goes well: what is told of both comes in the order of the steps.
        expect(cards.stripe.pay(session, "4000000000000002").came).toBe("refused");
        expect(cards.stripe.pay(session).came).toBe("paid");
        const told = toldOf(session);
        const tell = async (type: string): Promise<void> =>
          expect([type, await again(told.get(type) ?? "")]).toEqual([type, 200]);
        const happen: Record<Step, () => Promise<unknown>> = {
          "browser back": () => lookAt(store, cart),
          completed: () => tell("checkout.session.completed"),
          "duplicate ×3": () => Promise.all([1, 2, 3].map(() => tell("checkout.session.completed"))),
          late: () => tell("payment_intent.succeeded"),
          failed: () => tell("payment_intent.payment_failed"),
          expired: () => tellExpired(session, index),
        };
        for (const step of steps) await happen[step]();
        const { state } = await lookAt(store, cart);
        if (state !== "ordered")
          run.complain({ ...none(), wedged: [`${cart} after ${steps.join(", ")}: ${state}`] });
        return cart;
      },
      "orderings",
    );
    expect(run.tally.schedules).toBe(Math.min(SIZES.orderings, 720));
  },
  24 * 3_600_000,
);

/** What may go wrong between the shop and the provider; `times: 2` is seen by the shop, since the SDK repeats a cut call once. */
const ROUTES = [
  "POST /v1/checkout/sessions",
  "GET /v1/checkout/sessions/:id",
  "POST /v1/checkout/sessions/:id/expire",
  "GET /v1/checkout/sessions",
  "GET /v1/refunds",
  "POST /v1/refunds",
  "GET /v1/balance_transactions",
];
const FAULTS: Fault[] = [
  "cut before commit",
  "answer lost after commit",
  "error before commit",
  "error after commit",
  "too many requests",
  { before_commit_ms: 400 },
  { after_commit_ms: 400 },
];

/** Tells of some of a cart's payments, in any order, some of it several times. */
async function tellSome(dice: Random, cart: string): Promise<void> {
  const told = cards.stripe.paymentsOf(cart).flatMap(({ session }) => [...toldOf(session).values()]);
  for (const id of dice.some(told, 1 + dice.upTo(4)))
    await Promise.all(Array.from({ length: 1 + dice.upTo(3) }, () => cards.stripe.events.again(id)));
}

const openOf = (cart: string): string[] =>
  cards.stripe
    .paymentsOf(cart)
    .filter(({ status }) => status === "open")
    .map(({ session }) => session);

/** One thing that somebody does, or that happens. Refusals are answers like any other. */
type Move = (dice: Random, cart: string) => Promise<unknown>;

const MOVES: Record<string, Move> = {
  asks_for_page: (_dice, cart) => askForPage(store, cart).catch(refusalOfThrown),
  pays: async (dice, cart) => {
    // Who is in a hurry waits for the page all the same.
    for (let tries = 0; tries < 30 && openOf(cart).length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const open = openOf(cart);
    if (open.length > 0) cards.stripe.pay(dice.one(open));
  },
  is_refused: (dice, cart) => {
    const open = openOf(cart);
    if (open.length > 0) cards.stripe.pay(dice.one(open), "4000000000009995");
    return Promise.resolve();
  },
  comes_back: (dice, cart) =>
    Promise.all(Array.from({ length: 1 + dice.upTo(3) }, () => lookAt(store, cart).catch(refusalOfThrown))),
  presses_order: (_dice, cart) => store.complete(cart),
  changes_basket: (dice, cart) => store.add(cart, dice.one([HONEY, CLOCK, CHOCOLATE]), 1),
  chooses_shipping: (_dice, cart) => store.chooseShipping(cart).catch(refusalOfThrown),
  pays_another_way: (_dice, cart) => store.pay(cart, "bank-transfer").catch(refusalOfThrown),
  page_expires: (dice, cart) => {
    const open = openOf(cart);
    if (open.length > 0) cards.stripe.expire(dice.one(open));
    return Promise.resolve();
  },
  is_told: tellSome,
  fails_once: (dice) => {
    cards.stripe.faults.next(dice.one(ROUTES), dice.one(FAULTS), { times: dice.one([1, 2, 2, 4]) });
    return Promise.resolve();
  },
  waits: (dice) => new Promise((resolve) => setTimeout(resolve, dice.upTo(300))),
};
/** A payment is what this is about, so that there is one in most. */
const USUAL = [
  "asks_for_page",
  "asks_for_page",
  "pays",
  "pays",
  "comes_back",
  "is_told",
  "fails_once",
  "fails_once",
];

/** What a client throws at a refusal that it did not expect is none of ours: the judge looks at what came of it. */
function refusalOfThrown(thrown: unknown): string {
  const said = thrown instanceof Error ? thrown.message : "";
  if (/^\d{3} |^404 /.test(said)) return said;
  throw thrown;
}

test(
  `${SIZES.schedules} random schedules with faults lose nothing and double nothing`,
  async () => {
    const run = new Run("schedules");
    const came: Record<string, number> = {};
    await inBatches(
      run,
      SIZES.schedules,
      async (index) => {
        const dice = random(SIZES.seed * 1_000_003 + index);
        const cart = await store.readyCart({ goods: { [dice.one([HONEY, CLOCK, CHOCOLATE])]: 1 } });
        const names = ["asks_for_page", ...dice.some([...Object.keys(MOVES), ...USUAL], 6 + dice.upTo(7))];
        if (dice.chance(0.7)) names.splice(1 + dice.upTo(4), 0, "pays");
        // Half of them do the next thing before the last is answered.
        const hasty = dice.chance(0.5);
        const under_way: Promise<unknown>[] = [];
        for (const name of names) {
          const move = MOVES[name]!(dice, cart);
          if (!hasty) await move;
          else {
            under_way.push(move);
            await new Promise((resolve) => setTimeout(resolve, dice.upTo(120)));
          }
        }
        await Promise.all(under_way);
        // Time goes by: nobody can pay any more, and the provider says so, or does not get through.
        for (const session of openOf(cart)) cards.stripe.expire(session);
        if (dice.chance(0.5)) await tellSome(dice, cart);
        const paid = cards.stripe.paymentsOf(cart).filter(({ charged }) => charged.length > 0);
        const kind = `${paid.length} paid`;
        came[kind] = (came[kind] ?? 0) + 1;
        run.keep({ came });
        return cart;
      },
      "schedules",
    );
    console.log(`schedules: ${JSON.stringify(came)}`);
    // Dice that never come to a payment would prove nothing.
    expect((came["1 paid"] ?? 0) + (came["2 paid"] ?? 0)).toBeGreaterThan(SIZES.schedules / 4);
    const kept = await goodsKept(cards, PATIENCE_MS);
    expect(isClean(kept) ? none() : kept).toEqual(none());
    await admin.audit();
  },
  24 * 3_600_000,
);
