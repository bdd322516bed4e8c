import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { expect, it } from "vitest";
import { startStandIn, standInHealth } from "../../backend/bin/lib/demo-stripe.mjs";
import { freePort } from "../../backend/bin/lib/ports.mjs";
import { stopPid } from "../../backend/bin/lib/processes.mjs";
import { untilHealthy } from "../../backend/bin/lib/services.mjs";
import { basket, CARD, post, stops } from "../support/stripe/shop-side";
import { until } from "../support/until";

it("goes on after a kill where it stood, and tells the shop what nobody had taken", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stand-in-"));
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  // A shop that is away at first: what is told then is refused.
  let away = true;
  const taken: string[] = [];
  const shop = createServer((request, response) => {
    request.setEncoding("utf8");
    let body = "";
    request.on("data", (part: string) => (body += part));
    request.on("end", () => {
      if (!away) taken.push((JSON.parse(body) as Stripe.Event).type);
      response.writeHead(away ? 503 : 200).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  stops.push(async () => void shop.close());

  const port = await freePort();
  const values = {
    STRIPE_SECRET_KEY: "sk_test_program",
    STRIPE_WEBHOOK_SECRET: "whsec_program",
    STRIPE_PORT: String(port),
    BACKEND_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
  };
  const begin = async () => {
    const file = join(folder, "kept.json");
    const service = startStandIn(values, { file, log: join(folder, "log") });
    stops.push(service.stop);
    await untilHealthy(service, standInHealth(values));
    return service;
  };
  const client = new Stripe("sk_test_program", {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });

  const first = await begin();
  const { id, url } = await client.checkout.sessions.create(basket());
  await post(url ?? "", CARD);
  // It writes what is new twice a second.
  await new Promise((written) => setTimeout(written, 1_500));
  await stopPid(first.pid, { signal: "SIGKILL" });

  away = false;
  await begin();
  expect(await client.checkout.sessions.retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "paid",
    amount_total: 11_290,
  });
  // 112.90 less a fee of 1.94.
  expect((await client.balance.retrieve()).available).toMatchObject([{ amount: 11_096, currency: "eur" }]);
  await until("the shop hears of it", async () => taken.includes("checkout.session.completed"));
});
