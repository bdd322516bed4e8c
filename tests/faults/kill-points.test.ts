import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRedis } from "../../backend/bin/lib/redis.mjs";
import { Admin } from "../support/admin-client";
import { booksAstray, goodsKept, isClean, judged, none } from "../support/card-judge";
import { askForPage, lookAt, sessionAt, startCardShop, urlOfPage, type CardShop } from "../support/card-shop";
import { Run, SIZES } from "../support/faults-run";
import { powerCuts, type PowerCuts } from "../support/power-cuts";
import { random, type Random } from "../support/random";
import { startRedis } from "../support/redis";
import { HONEY, minorUnits, must, Store } from "../support/store-client";
import { until } from "../support/until";

/**
 * The shop is ended, as by a power cut, before and after each commit and each call to the card provider while a payment by card is
 * begun, finished, told of, given back or refunded. Then it starts again, and whatever the provider's own record says was charged
 * is one order or one full refund.
 */

const ONE_HONEY = { goods: { [HONEY]: 1 } };

/** Somebody who is at work when the power goes. */
interface Trial {
  cart: string;
  /** What is cut; its answer is of no interest. */
  act(): Promise<unknown>;
  /** What its people do once the shop is back. Throws until it went. */
  goOn(): Promise<unknown>;
  /** What the network has decided to refund. */
  refunds?: number[];
}

interface Place {
  cards: CardShop;
  store: Store;
  admin: Admin;
  cuts: PowerCuts;
  dice: Random;
}

type Act = (place: Place) => Promise<Trial>;

const nothing = (): Promise<void> => Promise.resolve();

/** Without the browser, and half the time without any event either. */
async function left({ cards, dice }: Place): Promise<void> {
  if (dice.chance(0.5)) await cards.stripe.events.release();
}

const ACTS: Record<string, Act> = {
  /** From "pay by card" to the provider's page, which is then paid or left. */
  begin: async ({ cards: { stripe }, store, dice }) => {
    const cart = await store.readyCart(ONE_HONEY);
    const leaves = dice.chance(0.25);
    return {
      cart,
      act: () => askForPage(store, cart),
      goOn: async () => {
        if (leaves)
          for (const { session, status } of stripe.paymentsOf(cart))
            if (status === "open") stripe.expire(session);
        if (leaves) return;
        await payAtLast(store, cart, stripe);
      },
    };
  },

  /** The browser comes back from the page. */
  comeBack: async (place) => {
    const { cart } = await paidUntold(place);
    return { cart, act: () => lookAt(place.store, cart), goOn: () => left(place) };
  },

  /** The provider tells, and tells again until it is answered. */
  told: async (place) => {
    const { cart } = await paidUntold(place);
    const { events } = place.cards.stripe;
    return {
      cart,
      act: async () => {
        void events.release();
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      },
      goOn: nothing,
    };
  },

  /** The basket changed while the provider was away: all of the money has to go back, and the basket can be paid anew. */
  giveBack: async (place) => {
    const { store, cards } = place;
    const { cart, session } = await untold(place);
    const { stripe } = cards;
    stripe.faults.next("GET /v1/checkout/sessions/:id", "cut before commit", { times: 50 });
    stripe.faults.next("POST /v1/checkout/sessions/:id/expire", "cut before commit", { times: 50 });
    const before = stripe.calls.length;
    must(await store.add(cart, HONEY, 1));
    // The change itself asks, and the SDK once more by itself.
    const asked = () =>
      stripe.calls.slice(before).filter(({ path, status }) => path.includes(session) && status === 0);
    await until("the change has asked in vain", () => Promise.resolve(asked().length >= 2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    stripe.faults.clear();
    stripe.pay(session);
    return { cart, act: () => lookAt(store, cart), goOn: () => left(place) };
  },

  /** The basket changes, and the page is closed before somebody pays it; who is quick may still do so. */
  change: async (place) => {
    const { cart, session } = await untold(place);
    const { stripe } = place.cards;
    return {
      cart,
      act: () => place.store.add(cart, HONEY, 1),
      goOn: async () => {
        if (stripe.pay(session).came === "closed") await left(place);
        else await lookAt(place.store, cart);
      },
    };
  },

  /** The network refunds a piece of an order. */
  refund: async (place) => {
    const { store, cards, admin } = place;
    const { cart } = await paidUntold(place);
    // Who was killed just now may hold this good's lock for a while yet.
    await until("there is an order", async () => (await lookAt(store, cart)).state === "ordered", 150_000);
    const [order_id = ""] = await store.orderOf(cart);
    const { consignments } = await admin.orderMoney(order_id);
    const [{ id, pieces }] = consignments as [(typeof consignments)[number]];
    const piece = pieces.find(({ kind }) => kind === "goods");
    await cards.stripe.events.release();
    const request_id = admin.requestId();
    const refund = () => admin.refund(id, { piece_id: piece?.id ?? "", quantity: 1, request_id });
    // Who saw no answer presses again.
    return {
      cart,
      act: refund,
      goOn: async () => must(await refund()),
      refunds: [minorUnits(piece?.total ?? { amount: "", currency_code: "" })],
    };
  },
};

/** A page that the provider does not tell of. */
async function untold({ cards: { stripe }, store }: Place): Promise<{ cart: string; session: string }> {
  const cart = await store.readyCart(ONE_HONEY);
  const session = sessionAt(await urlOfPage(store, cart));
  stripe.events.hold();
  return { cart, session };
}

async function paidUntold(place: Place): Promise<{ cart: string }> {
  const { cart, session } = await untold(place);
  expect(place.cards.stripe.pay(session).came).toBe("paid");
  return { cart };
}

/** A buyer who does not give up until there is an order. */
async function payAtLast(store: Store, cart: string, stripe: CardShop["stripe"]): Promise<void> {
  if (!stripe.paymentsOf(cart).some(({ charged }) => charged.length > 0))
    stripe.pay(sessionAt(await urlOfPage(store, cart)));
  expect((await lookAt(store, cart)).state).toBe("ordered");
}

/** Lets an act run until it is at rest. Answers the moments that it came by; null once the power was cut. */
async function watch({ cuts }: Place, act: Trial["act"], at: number): Promise<string[] | null> {
  await cuts.arm(at);
  const state = { over: false };
  const acting = act()
    .catch(() => undefined)
    .finally(() => (state.over = true));
  for (let before = -1, quiet = 0; ;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const moments = await cuts.moments().catch(() => null);
    if (moments === null) {
      await acting;
      return null;
    }
    quiet = state.over && moments.length === before ? quiet + 1 : 0;
    before = moments.length;
    if (quiet < 8) continue;
    await cuts.arm(0);
    return moments;
  }
}

/** Acts take turns, each with its moments in the order of the dice, until there are so many. */
function chosen(
  moments: Record<string, string[]>,
  count: number,
  dice: Random,
): { name: string; at: number }[] {
  if (SIZES.kill_at !== "")
    return SIZES.kill_at.split(",").map((one) => {
      const [name = "", at] = one.split(" ");
      return { name, at: Number(at) };
    });
  const left = Object.fromEntries(
    Object.entries(moments).map(([name, its]) => [name, dice.some([...its.keys()], its.length)]),
  );
  const all: { name: string; at: number }[] = [];
  while (all.length < count && Object.values(left).some((its) => its.length > 0))
    for (const [name, its] of Object.entries(left)) {
      const at = its.pop();
      if (at !== undefined && all.length < count) all.push({ name, at: at + 1 });
    }
  return all;
}

const server = findRedis();

const PLACES = [
  { on: "in one process", points: SIZES.kill_points, patience_ms: 30_000 },
  // Whoever died there goes on holding its locks for two minutes.
  { on: "on Redis", points: SIZES.kill_points_on_redis, patience_ms: 150_000 },
];

describe.each(PLACES.filter(({ points }) => points > 0))(
  "a power cut at each moment of a payment by card, $on",
  ({ on, points, patience_ms }) => {
    const on_redis = on === "on Redis";
    let place: Place;
    let stop = nothing;

    beforeAll(async () => {
      if (on_redis && !server)
        throw new Error("There is no redis-server here: install one, or ask for no points on Redis.");
      const redis = on_redis ? await startRedis(server ?? "") : null;
      const cuts = await powerCuts();
      const cards = await startCardShop(on_redis ? "kill-points-redis" : "kill-points", {
        // What is found within the time was found at the start, not by a later scan.
        env: { ...cuts.env, SWEEP_SECONDS: "60", ...(redis ? { REDIS_URL: redis.url } : {}) },
      });
      stop = async () => {
        await cards.stop();
        await redis?.stop();
      };
      place = {
        cards,
        cuts,
        store: new Store(cards.shop),
        admin: await Admin.signIn(cards.shop),
        dice: random(SIZES.seed),
      };
    });
    afterAll(() => stop());

    test(
      `leaves one order or one full refund, ${points} times`,
      async () => {
        const { cards, dice, admin, store } = place;
        const run = new Run(on_redis ? "kill-points-redis" : "kill-points");
        // Every act needs a jar, and the seed has sixty.
        must(await admin.setStock(await store.variantOf(HONEY), 100 + 2 * points));
        const { tally } = run;
        const moments: Record<string, string[]> = {};
        const trials: Trial[] = [];
        for (const [name, act] of Object.entries(ACTS)) {
          // The first of its kind comes by moments that no later one does.
          if (name === "begin") await watch(place, (await act(place)).act, 0);
          const trial = await act(place);
          trials.push(trial);
          moments[name] = (await watch(place, trial.act, 0)) ?? [];
          await trial.goOn();
          run.complain(await judged(cards, [trial], 30_000));
        }
        expect(Object.entries(moments).filter(([, its]) => its.length < 4)).toEqual([]);
        expect(tally.complaints).toEqual(none());

        const cut: (Trial & { what: string })[] = [];
        const finish = async (those: typeof cut): Promise<void> => {
          const end = Date.now() + patience_ms;
          await Promise.all(
            those.map(({ what, goOn, cart }) =>
              until(
                `${what} can be gone on with`,
                () =>
                  goOn()
                    .then(() => true)
                    .catch(() => false),
                patience_ms,
              ).catch((error: unknown) =>
                run.complain({ ...none(), wedged: [`${String(error)} (${cart})`] }),
              ),
            ),
          );
          const found = await judged(cards, those, Math.max(1_000, end - Date.now()));
          if (!isClean(found))
            console.error(`after the power cut ${those.map(({ what }) => what).join(", ")}:`);
          run.complain(found);
        };
        const missed: string[] = [];
        for (const { name, at } of chosen(moments, points, dice)) {
          const what = `${name} ${at}: ${moments[name]?.[at - 1] ?? ""}`;
          const trial = await ACTS[name]!(place);
          trials.push(trial);
          if ((await watch(place, trial.act, at)) !== null) {
            // It came by fewer moments than the one that was counted.
            missed.push(what);
            await trial.goOn();
            continue;
          }
          tally.kill_points += 1;
          await cards.shop.restart();
          cut.push({ ...trial, what });
          if (!on_redis) await finish(cut.slice(-1));
          run.progress(tally.kill_points, points, "power cuts");
        }
        if (on_redis) await finish(cut);
        await cards.stripe.events.release();
        await cards.stripe.events.quiet();
        // What is left alone for a while, since it might still be in the making, is old at once.
        await cards.shop.query(
          `update "order" set created_at = now() - interval '3 minutes' where id not in (select order_id from order_cart)`,
        );
        await cards.shop.kill9();
        const kept = goodsKept(cards, patience_ms);
        await cards.shop.restart();
        run.complain(await kept);
        const clean = cut.filter(({ cart }) => !JSON.stringify(tally.complaints).includes(cart));
        run.complain(await judged(cards, clean, patience_ms));
        run.complain(await booksAstray(cards, admin, patience_ms));
        run.keep({ moments, missed, cut: cut.map(({ what }) => what) });
        expect(tally.complaints).toEqual(none());
        expect(tally.kill_points).toBeGreaterThanOrEqual(Math.min(points, 1));
        // Each order can be sent, whatever Medusa had still to write down of it, and then every copy is true again.
        for (const { cart } of trials.filter(({ refunds }) => !refunds))
          for (const order_id of await store.orderOf(cart)) await admin.sendAll(order_id);
        await admin.audit();
      },
      24 * 3_600_000,
    );
  },
);
