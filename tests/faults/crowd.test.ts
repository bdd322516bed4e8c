import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRedis } from "../../backend/bin/lib/redis.mjs";
import { Admin } from "../support/admin-client";
import { booksAstray, judged, none } from "../support/card-judge";
import { lookAt, sessionAt, startCardShop, type CardShop } from "../support/card-shop";
import { Run, SIZES } from "../support/faults-run";
import { random, type Random } from "../support/random";
import { startRedis } from "../support/redis";
import { CHOCOLATE, must, refusalOf, Store } from "../support/store-client";

/**
 * More buyers than goods press "pay" at the same moment, at two servers: exactly as many orders as there are goods, and whoever gets
 * none is not charged.
 */

const server = findRedis();
const PATIENCE_MS = 60_000;
/** Nobody presses more often: by then every good is held by somebody who pays. */
const ROUNDS = 40;

let cards: CardShop;
let admin: Admin;
/** The same shop, at one server and at the other. */
let doors: Store[];
let stop = (): Promise<void> => Promise.resolve();

/** Two processes share their locks through Redis, as in docker-compose.yml; without one no shop has two. */
describe.skipIf(!server)(`two servers${server ? "" : " (skipped: no redis-server here)"}`, () => {
  beforeAll(async () => {
    const redis = await startRedis(server ?? "");
    cards = await startCardShop("crowd", { env: { REDIS_URL: redis.url, SWEEP_SECONDS: "5" } });
    stop = async () => {
      await cards.stop();
      await redis.stop();
    };
    const other = await cards.shop.another("other", {});
    doors = [new Store(cards.shop), new Store({ ...cards.shop, backendUrl: other.backendUrl })];
    admin = await Admin.signIn(cards.shop);
  });
  afterAll(() => stop());

  test.each(Array.from({ length: SIZES.crowds }, (_, index) => index))(
    `sell ${SIZES.units} units to ${SIZES.buyers} buyers at the last step, crowd %i`,
    async (index) => {
      const run = new Run(`crowd-${index}`);
      const dice = random(SIZES.seed * 7_919 + index);
      const [door] = doors as [Store];
      const variant = await door.variantOf(CHOCOLATE);
      const [{ gone }] = (await cards.shop.query<{ gone: number }>(
        "select claimed + held as gone from stock_item where variant_id = $1",
        [variant],
      )) as [{ gone: number }];
      must(await admin.setStock(variant, gone + SIZES.units));
      const carts: string[] = [];
      while (carts.length < SIZES.buyers) carts.push(await door.readyCart({ goods: { [CHOCOLATE]: 1 } }));
      const { total } = await door.basket(carts[0] ?? "");
      const before = await chargedOf(carts);
      expect(before).toBe(0);

      const came: Record<string, number> = {};
      const count = (what: string): void => {
        came[what] = (came[what] ?? 0) + 1;
      };
      let waiting = carts;
      for (let round = 1; waiting.length > 0 && round <= ROUNDS; round += 1) {
        // All at first; then as many as are surely more than the goods that somebody has left again.
        const left = SIZES.units - (carts.length - waiting.length);
        const pressing = round === 1 ? waiting : dice.some(waiting, 5 * left);
        const tries = pressing.map((cart) => oneBuyer(cart, total, random(dice.upTo(2 ** 31)), count));
        const over = await Promise.all(tries);
        const served = new Set(pressing.filter((_, at) => over[at] === "ordered"));
        waiting = waiting.filter((cart) => !served.has(cart));
        const sold = carts.length - waiting.length;
        run.progress(sold, SIZES.units, "sold");
        if (sold >= SIZES.units) break;
      }

      run.complain(
        await judged(
          cards,
          carts.map((cart) => ({ cart })),
          PATIENCE_MS,
        ),
      );
      // Whoever paid last may have to wait for their order: it is judged first, and counted then.
      const [{ orders }] = (await cards.shop.query<{ orders: number }>(
        "select count(*)::int as orders from order_cart where cart_id = any($1) and deleted_at is null",
        [carts],
      )) as [{ orders: number }];
      run.tally.oversold = Math.max(0, orders - SIZES.units);
      const charged = await chargedOf(carts);
      if (charged !== SIZES.units)
        run.complain({ ...none(), lost: [`${charged} buyers are charged for ${SIZES.units} units`] });
      run.complain(await booksAstray(cards, admin, PATIENCE_MS));
      run.keep({ came, orders, charged });
      console.log(`crowd ${index}: ${orders} orders, ${charged} charged, ${JSON.stringify(came)}`);
      expect({ orders, charged }).toEqual({ orders: SIZES.units, charged: SIZES.units });
      expect(run.tally.complaints).toEqual(none());
      // Who pressed in vain was told so, and there were such.
      expect(came["400 stock.not_enough"] ?? 0).toBeGreaterThan(0);
      await admin.audit();
    },
    3_600_000,
  );
});

/** How many of these are charged and have not got all of it back, by the provider's own record. */
function chargedOf(carts: string[]): Promise<number> {
  const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const kept = carts
    .flatMap((cart) => cards.stripe.paymentsOf(cart))
    .filter((page) => sum(page.charged) > sum(page.refunded));
  return Promise.resolve(kept.length);
}

/** Presses "pay" once at either server, and pays if there is a page. Some think better of it, and their goods are free again. */
async function oneBuyer(
  cart: string,
  total: { amount: string; currency_code: string },
  dice: Random,
  count: (what: string) => void,
): Promise<"ordered" | "waiting"> {
  const store = dice.one(doors);
  const started = await store.pay(cart, "card", total);
  if (started.status >= 400) {
    count(refusalOf(started));
    return "waiting";
  }
  const asked = await store.ask<{ card: { url: string } }>("POST", `/store/carts/${cart}/card`, {});
  if (asked.status >= 400) {
    count(`page: ${refusalOf(asked)}`);
    return "waiting";
  }
  const session = sessionAt(must(asked).card.url);
  if (dice.chance(0.1)) {
    count("went away");
    cards.stripe.expire(session);
    return "waiting";
  }
  if (dice.chance(0.1)) count(cards.stripe.pay(session, "4000000000000002").came);
  const { came } = cards.stripe.pay(session);
  count(came);
  // The browser comes back at once, to the other server as often as not; the events are on their way.
  const { state } = dice.chance(0.7) ? await lookAt(dice.one(doors), cart) : { state: "ordered" };
  count(state);
  return came === "paid" ? "ordered" : "waiting";
}
