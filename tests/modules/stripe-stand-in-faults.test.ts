import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import {
  basket,
  begin,
  CARD,
  DAY_S,
  get,
  paid,
  post,
  refusal,
  SECRET,
  stops,
} from "../support/stripe/shop-side";

describe("a call that comes again", () => {
  const refundWith = (client: Stripe, charge: string, amount: number) =>
    client.refunds.create({ charge, amount }, { idempotencyKey: "refund_1" });

  it("is answered as before, with the same key and the same parameters alone", async () => {
    const { stripe, client } = await begin();
    const { charge } = await paid(stripe, client, 1_000);
    const first = await refundWith(client, charge, 100);
    expect((await refundWith(client, charge, 100)).id).toBe(first.id);
    expect(await refusal(refundWith(client, charge, 200))).toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
    });
    expect(stripe.ledger()).toMatchObject({ eur: { refunded: 100 } });
    expect(stripe.calls.filter(({ route }) => route === "POST /v1/refunds")).toMatchObject([
      { status: 200, idempotency_key: "refund_1", replayed: false },
      { status: 200, replayed: true },
      { status: 400, replayed: false },
    ]);
    stripe.advance(DAY_S + 1);
    expect((await refundWith(client, charge, 100)).id).not.toBe(first.id);
  });

  it("waits for nobody while the first is under way", async () => {
    const { stripe, client } = await begin();
    const { charge } = await paid(stripe, client, 1_000);
    stripe.faults.next("POST /v1/refunds", { before_commit_ms: 150 });
    const first = refundWith(client, charge, 100);
    await expect.poll(() => stripe.calls.at(-1)?.route).toBe("POST /v1/refunds");
    expect(await refusal(refundWith(client, charge, 100))).toMatchObject({
      statusCode: 409,
      code: "idempotency_key_in_use",
    });
    expect((await first).amount).toBe(100);
    expect(stripe.ledger()).toMatchObject({ eur: { refunded: 100 } });
  });

  it("is a new one when the first was malformed, and the same when it was refused", async () => {
    const { stripe, client } = await begin();
    const { charge } = await paid(stripe, client, 1_000);
    const keyed = (params: Stripe.RefundCreateParams, idempotencyKey: string) =>
      client.refunds.create(params, { idempotencyKey });
    expect(await refusal(keyed({ charge, amount: 1.5 }, "a"))).toMatchObject({ statusCode: 400 });
    expect((await keyed({ charge, amount: 900 }, "a")).amount).toBe(900);
    expect(await refusal(keyed({ charge, amount: 101 }, "b"))).toMatchObject({ param: "amount" });
    const [{ id } = { id: "" }] = (await client.refunds.list()).data;
    stripe.failRefund(id);
    // There is enough again, and the key remembers its refusal all the same.
    expect(await refusal(keyed({ charge, amount: 101 }, "b"))).toMatchObject({ param: "amount" });
  });
});

describe("events", () => {
  /** A shop's door for events: answers with the statuses given, one each, and 200 from then on. */
  async function door(...statuses: number[]) {
    const came: { body: string; headers: IncomingHttpHeaders; type: string; id: string }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        const { type, id } = JSON.parse(body) as Stripe.Event;
        came.push({ body, headers: request.headers, type, id });
        response.writeHead(statuses.shift() ?? 200, { location: "http://127.0.0.1:1/" }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    stops.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    );
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, came };
  }
  const expired = async (client: Stripe): Promise<string> => {
    const { id } = await client.checkout.sessions.create(basket());
    await client.checkout.sessions.expire(id);
    return id;
  };

  it("are signed so that the SDK knows them, and only with the right secret", async () => {
    const { url, came } = await door();
    const { stripe, client } = await begin(url);
    const id = await expired(client);
    await stripe.events.quiet();
    const { body, headers } = came[0]!;
    const signature = headers["stripe-signature"] as string;
    expect(client.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
      type: "checkout.session.expired",
      api_version: "2026-10-28.endive",
      data: { object: { id, status: "expired" } },
    });
    expect(() => client.webhooks.constructEvent(body, signature, "whsec_other")).toThrow(/signature/);
    expect(() => client.webhooks.constructEvent(`${body} `, signature, SECRET)).toThrow(/signature/);
  });

  it("come again until the shop has said yes", async () => {
    const { url, came } = await door(500, 303, 400);
    const { stripe, client } = await begin(url);
    await expired(client);
    await stripe.events.quiet();
    expect(stripe.events.deliveries.map(({ status }) => status)).toEqual([500, 303, 400, 200]);
    expect(new Set(came.map(({ id }) => id)).size).toBe(1);
    expect((await client.events.list()).data).toMatchObject([{ pending_webhooks: 0 }]);
  });

  it("come when there is somebody, and not before", async () => {
    const { url, came } = await door();
    const { stripe, client } = await begin("http://127.0.0.1:1/nobody");
    await expired(client);
    await expect.poll(() => stripe.events.deliveries.length).toBeGreaterThan(1);
    expect(stripe.events.deliveries[0]?.status).toBe(0);
    stripe.events.deliverTo(url);
    await stripe.events.quiet();
    expect(came).toHaveLength(1);
  });

  it("come twice, late or not at all, as asked", async () => {
    const { url, came } = await door();
    const { stripe, client } = await begin(url);
    stripe.events.next("any", "drop", 9);
    stripe.events.clear();
    stripe.events.next("payment_intent.succeeded", "duplicate");
    stripe.events.next("checkout.session.completed", { delay_ms: 150 });
    stripe.events.next("charge.succeeded", "drop");
    await paid(stripe, client, 1_000);
    await stripe.events.quiet();
    expect(came.map(({ type }) => type).sort()).toEqual([
      "charge.updated",
      "checkout.session.completed",
      "payment_intent.created",
      "payment_intent.succeeded",
      "payment_intent.succeeded",
    ]);
    expect(came.at(-1)?.type).toBe("checkout.session.completed");
    const dropped = stripe.events.all().find(({ type }) => type === "charge.succeeded");
    expect(await stripe.events.again(dropped?.id ?? "")).toBe(200);
    expect(came.at(-1)?.id).toBe(dropped?.id);
  });

  it("are held, and let go in any order", async () => {
    const { url, came } = await door();
    const { stripe, client } = await begin(url);
    stripe.events.hold();
    await paid(stripe, client, 1_000);
    await stripe.events.quiet();
    expect(came).toEqual([]);
    await stripe.events.release((held) => held.toReversed());
    expect(came.map(({ type }) => type)).toEqual([
      "charge.updated",
      "checkout.session.completed",
      "payment_intent.succeeded",
      "charge.succeeded",
      "payment_intent.created",
    ]);
    await expired(client);
    await stripe.events.quiet();
    expect(came.at(-1)?.type).toBe("checkout.session.expired");
  });
});

describe("a call that goes wrong", () => {
  const ROUTE = "POST /v1/refunds";
  async function refunding() {
    const { stripe, client } = await begin();
    const { charge } = await paid(stripe, client, 1_000);
    const refund = (more: Stripe.RequestOptions = {}) =>
      client.refunds.create({ charge, amount: 100 }, { idempotencyKey: "refund_1", ...more });
    const refunded = () => stripe.ledger()["eur"]?.refunded;
    return { stripe, refund, refunded };
  }

  it("is cut before anything was done", async () => {
    const { stripe, refund, refunded } = await refunding();
    stripe.faults.next(ROUTE, "cut before commit", { times: 2 });
    expect(await refusal(refund())).toMatchObject({ type: "StripeConnectionError" });
    expect(refunded()).toBe(0);
    expect((await refund()).amount).toBe(100);
  });

  it("is done and its answer lost; the same key then tells what was done", async () => {
    const { stripe, refund, refunded } = await refunding();
    stripe.faults.next(ROUTE, "answer lost after commit", { times: 2 });
    expect(await refusal(refund())).toMatchObject({ type: "StripeConnectionError" });
    expect(refunded()).toBe(100);
    expect((await refund()).amount).toBe(100);
    expect(refunded()).toBe(100);
    expect(stripe.calls.filter(({ route }) => route === ROUTE).map(({ status }) => status)).toEqual([
      0, 0, 200,
    ]);
  });

  it("is repeated once by the SDK itself when it was cut a single time", async () => {
    const { stripe, refund, refunded } = await refunding();
    stripe.faults.next(ROUTE, "answer lost after commit");
    expect((await refund()).amount).toBe(100);
    expect(refunded()).toBe(100);
    expect(stripe.calls.filter(({ route }) => route === ROUTE)).toHaveLength(2);
  });

  it.each([
    ["error before commit", { type: "StripeAPIError", statusCode: 500 }],
    ["too many requests", { type: "StripeRateLimitError", statusCode: 429, code: "rate_limit" }],
  ] as const)("is answered “%s”, and can be repeated", async (fault, told) => {
    const { stripe, refund, refunded } = await refunding();
    stripe.faults.next(ROUTE, fault);
    expect(await refusal(refund())).toMatchObject(told);
    expect(refunded()).toBe(0);
    expect((await refund()).amount).toBe(100);
  });

  it("is done and answered with an error, which the key remembers", async () => {
    const { stripe, refund, refunded } = await refunding();
    stripe.faults.next(ROUTE, "error after commit");
    expect(await refusal(refund())).toMatchObject({ statusCode: 500 });
    expect(await refusal(refund())).toMatchObject({ statusCode: 500 });
    expect(refunded()).toBe(100);
  });

  it("takes longer than one waits, before it is done or after", async () => {
    const { stripe, refund, refunded } = await refunding();
    stripe.faults.next(ROUTE, { before_commit_ms: 300 });
    expect(await refusal(refund({ timeout: 60 }))).toMatchObject({ type: "StripeConnectionError" });
    expect(refunded()).toBe(0);
    await expect.poll(refunded).toBe(100);
    stripe.faults.next(ROUTE, { after_commit_ms: 300 });
    expect(await refusal(refund({ timeout: 60, idempotencyKey: "refund_2" }))).toMatchObject({
      type: "StripeConnectionError",
    });
    expect(refunded()).toBe(200);
  });

  it("is the one that was meant: after others, until it is called off, of a route there is", async () => {
    const { stripe, refund } = await refunding();
    stripe.faults.next(ROUTE, "too many requests", { skip: 1 });
    await refund();
    expect(await refusal(refund({ idempotencyKey: "refund_2" }))).toMatchObject({ statusCode: 429 });
    stripe.faults.next(ROUTE, "too many requests");
    stripe.faults.clear();
    expect((await refund({ idempotencyKey: "refund_3" })).amount).toBe(100);
    expect(() => stripe.faults.next("POST /v1/refund", "too many requests")).toThrow("no route");
  });

  it("is the buyer's own: the page's answer is lost, the money is taken", async () => {
    const { stripe, client } = await begin();
    const { id, url } = await client.checkout.sessions.create(basket());
    stripe.faults.next("POST /c/pay/:id", "answer lost after commit");
    await expect(post(url ?? "", CARD)).rejects.toThrow();
    expect(await client.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
    expect(await get(url ?? "")).toContain("You have already paid");
  });
});
