import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRedis } from "../../backend/bin/lib/redis.mjs";
import { startRedis, type Redis } from "../support/redis";
import { startShop, type Another, type Shop } from "../support/shop";
import { ask, CHOCOLATE, CLOCK, HONEY, must, Store } from "../support/store-client";
import { TEST_ADMIN } from "../support/template";
import { until } from "../support/until";

/** As docker-compose.yml runs it: two servers that answer and a worker that does what waits, on one database and one Redis. */

const server = findRedis();
let redis: Redis;
let shop: Shop;
let other: Another;
let worker: Another;
/** The same shopper, asking one server and the other. */
let here: Store;
let there: Store;

const newWorker = (name: string): Promise<Another> => shop.another(name, { MEDUSA_WORKER_MODE: "worker" });

describe.skipIf(!server)(
  `two servers and a worker${server ? "" : " (skipped: no redis-server here)"}`,
  () => {
    beforeAll(async () => {
      redis = await startRedis(server ?? "");
      shop = await startShop({
        name: "cluster",
        env: { REDIS_URL: redis.url, MEDUSA_WORKER_MODE: "server" },
      });
      [other, worker] = await Promise.all([shop.another("other", {}), newWorker("worker")]);
      here = new Store(shop);
      there = new Store({ ...shop, backendUrl: other.backendUrl });
    });
    afterAll(async () => {
      await shop.stop();
      await redis.stop();
    });

    const serversSaid = (): string => shop.logs() + other.logs();
    const isSent = async (order_id: string): Promise<boolean> =>
      (await shop.query("select from mail where source ->> 'order_id' = $1 and state = 'sent'", [order_id]))
        .length === 1;

    test("sell at one server what the other shows, and the worker alone writes the mail", async () => {
      const order = await here.buy({ goods: { [HONEY]: 1 } });
      expect((await there.follow(order.token)).status).toBe("paid");
      await until("the mail is sent", () => isSent(order.order_id));
      expect(worker.logs()).toContain("mail sent: ");
      expect(serversSaid()).not.toContain("mail sent: ");
    });

    test("leave events and the search index to the worker", async () => {
      const heard = "Processing order.placed";
      await until("the worker hears of the order", async () => worker.logs().includes(heard));
      expect(serversSaid()).not.toMatch(/Processing [a-z]|\[Search\] Seeding/);
      const path = "/store/goods-search?q=honey&lang=en";
      expect(must(await there.ask<{ count: number }>("GET", path)).count).toBeGreaterThan(0);
    });

    test("wait for one lock, and sell a cart once that both complete at the same moment", async () => {
      const carts = await Promise.all(
        [CHOCOLATE, CLOCK].map((good) => here.readyCart({ goods: { [good]: 1 } })),
      );
      for (const cart of carts) must(await here.pay(cart));
      const [first = "", second = ""] = carts;

      const began = Date.now();
      await redis.ask("SET", `medusa_lock:${first}`, "somebody else", "PX", "1500");
      const answers = await Promise.all(
        [here, there].map(async (store) => must(await store.complete(first))),
      );
      expect(Date.now() - began).toBeGreaterThanOrEqual(1_400);
      expect(new Set(answers.map(({ order }) => order.display_id)).size).toBe(1);

      await Promise.all([here, there, here, there].map(async (store) => must(await store.complete(second))));
      for (const cart of carts) {
        const [sold] = await shop.query(
          `select (select count(*)::int from order_cart where cart_id = $1) as orders,
                (select count(*)::int from consignment g join checkout k on k.id = g.checkout_id
                   where k.cart_id = $1) as consignments`,
          [cart],
        );
        expect(sold).toEqual({ orders: 1, consignments: 1 });
      }
    });

    test("know at one who signed in at the other, and forget who left", async () => {
      const { token } = must(
        await ask<{ token: string }>(`${shop.backendUrl}/auth/user/emailpass`, {
          method: "POST",
          body: TEST_ADMIN,
        }),
      );
      const begun = await fetch(`${shop.backendUrl}/auth/session`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
      });
      const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
      const me = async (): Promise<number> =>
        (await fetch(`${other.backendUrl}/admin/users/me`, { headers: { cookie } })).status;
      expect(await me()).toBe(200);
      await fetch(`${shop.backendUrl}/auth/session`, { method: "DELETE", headers: { cookie } });
      expect(await me()).toBe(401);
    });

    test("lose nothing when the worker is killed: the next one does what waited", async () => {
      await worker.kill9();
      const order = await there.buy({ goods: { [HONEY]: 1 } });
      const left = await here.readyCart({ goods: { [HONEY]: 1 } });
      const { checkout } = must(await here.pay(left));
      const { rowCount } = await expire(checkout.id);
      expect(rowCount).toBe(1);
      expect(await isSent(order.order_id)).toBe(false);

      worker = await newWorker("next-worker");
      await until("the mail is sent", () => isSent(order.order_id));
      await until("the repair scan has let the goods go", async () => {
        const holds = await shop.query(
          "select from stock_hold where checkout_id = $1 and state = 'released'",
          [checkout.id],
        );
        return holds.length === 1;
      });
      expect(serversSaid()).not.toMatch(/mail sent: |sweep |"level":"error"/);
    });
  },
);

/** As if its buyer had gone away for longer than goods are kept. */
async function expire(checkout_id: string): Promise<{ rowCount: number }> {
  const rows = await shop.query(
    "update stock_hold set expires_at = now() - interval '1 minute' where checkout_id = $1 returning checkout_id",
    [checkout_id],
  );
  return { rowCount: rows.length };
}
