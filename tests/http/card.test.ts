import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../support/admin-client";
import { capturesOf } from "../support/captures";
import {
  askForPage,
  lookAt,
  sessionAt,
  signatureOf,
  startCardShop,
  urlOfPage,
  type CardShop,
} from "../support/card-shop";
import type { Shop } from "../support/shop";
import { CLOCK, HONEY, Store, WORKED_EXAMPLE, euros, must, refusalOf } from "../support/store-client";
import type { StripeStandIn } from "../support/stripe/stand-in";
import { until } from "../support/until";

/**
 * Payment by card on the provider's hosted page: whatever order things happen in, one order or all of the money back, and the
 * books say what the provider's own record says.
 */

let cards: CardShop;
let shop: Shop;
let stripe: StripeStandIn;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  cards = await startCardShop("card", { env: { SWEEP_SECONDS: "5" } });
  ({ shop, stripe } = cards);
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(async () => {
  await stripe.events.quiet();
  await untilBooked();
  const holds = await admin.holds();
  expect(holds["buyer:refunds_due"]).toBeUndefined();
  await admin.audit();
  await cards.stop();
});

const written = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
const cents = (amount = "0.00"): number => Number(amount.replace(".", ""));

/** The book says to the cent what the provider's own account says. */
const untilBooked = (): Promise<void> =>
  until("the book says what the provider says", async () => {
    const { balance = 0 } = stripe.ledger()["eur"] ?? {};
    return cents((await admin.holds())["provider:stripe"]) === balance;
  });
const ONE_HONEY = { goods: { [HONEY]: 1 } };
/** 6.90 and the cheapest way of sending it. */
const HONEY_TOTAL = 2090;

async function pageOf(cart: string): Promise<{ state: string; reason: string | null }> {
  const [page] = await shop.query<{ state: string; reason: string | null }>(
    "select state, reason from card_page where cart_id = $1 order by created_at desc limit 1",
    [cart],
  );
  return page ?? { state: "none", reason: null };
}

const stockOf = async (handle: string): Promise<unknown[]> => {
  const [item] = await shop.query<{ sellable: number; held: number; claimed: number }>(
    "select sellable, held, claimed from stock_item where variant_id = $1",
    [await store.variantOf(handle)],
  );
  return [item?.sellable, item?.held, item?.claimed];
};

/** One order stands for the cart, booked and captured once. Answers its id. */
async function oneOrder(cart: string, captured: string): Promise<string> {
  await until("the order is booked", async () => (await pageOf(cart)).state === "ordered");
  const orders = await store.orderOf(cart);
  expect(orders).toHaveLength(1);
  const [order_id = ""] = orders;
  expect(await capturesOf(shop, order_id)).toEqual([{ amount: captured }]);
  expect((await admin.orderMoney(order_id)).checkout).toMatchObject({ status: "captured", method: "card" });
  return order_id;
}

/** No order, and all of what was paid for the cart went back by exactly one refund. */
async function allGivenBack(cart: string, session: string, amount: number): Promise<void> {
  await until("the money has gone back", async () => (await pageOf(cart)).state === "given_back");
  expect(await store.orderOf(cart)).toEqual([]);
  const [page] = await shop.query<{ id: string; stripe_payment: string }>(
    "select id, stripe_payment from card_page where stripe_session = $1",
    [session],
  );
  const refunds = stripe.events
    .all()
    .filter(({ type }) => type === "refund.created")
    .map(({ data }) => data.object as { payment_intent: string; amount: number })
    .filter(({ payment_intent }) => payment_intent === page?.stripe_payment);
  expect(refunds.map((refund) => refund.amount)).toEqual([amount]);
  const receipt = (await admin.receipts()).find(
    ({ statement_ref }) => statement_ref === page?.stripe_payment,
  );
  const money = euros(written(amount));
  expect(receipt).toMatchObject({ amount: money, given_back: money, returned: money, assignments: [] });
  // Whoever closed the browser is told as well, once.
  await until("the buyer is told by mail", async () => {
    const told = await shop.query(
      "select 1 from mail where key = $1 and state = 'sent' and lang = 'en' and recipient = 'ada@example.org'",
      [`card_given_back:${page?.id}`],
    );
    return told.length === 1;
  });
}

const signed = (body: string, how?: Parameters<typeof signatureOf>[1]): Record<string, string> => ({
  "stripe-signature": signatureOf(body, how),
  "content-type": "application/json",
});

const tell = (body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${shop.backendUrl}/hooks/stripe`, { method: "POST", headers, body });

const event = (id: string, type: string, object: object = {}): string =>
  JSON.stringify({ id, object: "event", type, data: { object } });

const eventsKept = (id: string) =>
  shop.query<{ state: string }>("select state from card_event where event_id = $1", [id]);

test("a basket of 112.90 is paid by card, and the money is split as it is typed here", async () => {
  const before = await admin.holds();
  const cart = await store.readyCart(WORKED_EXAMPLE);
  const session = sessionAt(await urlOfPage(store, cart));
  const asked = stripe.calls.filter(({ route }) => route === "POST /v1/checkout/sessions");
  const sent = new URLSearchParams(asked.at(-1)?.sent);
  const lines = [0, 1, 2, 3, 4, 5].map((line) => [
    sent.get(`line_items[${line}][quantity]`),
    Number(sent.get(`line_items[${line}][price_data][unit_amount]`)),
  ]);
  expect(lines.map(([quantity]) => quantity)).toEqual(["1", "1", "1", "1", "1", "1"]);
  expect(lines.map(([, amount]) => amount).sort()).toEqual([1250, 1400, 1760, 2125, 4165, 590]);
  expect(sent.has("line_items[6][quantity]")).toBe(false);
  expect(sent.get("customer_email")).toBeNull();
  expect(decodeURIComponent(asked.at(-1)?.sent ?? "")).not.toContain("ada@");

  expect(stripe.pay(session).came).toBe("paid");
  const order_id = await oneOrder(cart, "112.9");
  await untilBooked();
  const { "network:provider_fees": fee = "", ...holds } = await admin.holds();
  expect(holds).toEqual({
    ...before,
    // 112.90 less the fee, which is the network's cost and nobody else's.
    "provider:stripe": "110.96",
    "coop:pietrachiara:held": "27.15",
    "coop:valdemiel:held": "25.91",
    "coop:horabuena:held": "44.39",
    tax: "15.45",
  });
  expect(fee.replace("-", "")).toBe("1.94");
  const { state, follow_token } = await lookAt(store, cart);
  expect(state).toBe("ordered");
  expect(await store.follow(follow_token ?? "")).toMatchObject({ status: "paid", total: euros("112.90") });
  expect(must(await store.complete(cart)).order.follow_token).toBe(follow_token);
  expect(await store.orderOf(cart)).toEqual([order_id]);
});

test("a page that is not paid makes no order, and asked for again it is the same page", async () => {
  const cart = await store.readyCart(ONE_HONEY);
  const [first, second, third] = [
    await urlOfPage(store, cart),
    await urlOfPage(store, cart),
    must(await askForPage(store, cart)).card.url,
  ];
  expect([second, third]).toEqual([first, first]);
  expect(refusalOf(await store.complete(cart))).toBe("400 payment.not_whole");
  expect(await lookAt(store, cart)).toEqual({ state: "waiting", follow_token: null });
  stripe.pay(sessionAt(first), "4000000000000002");
  expect(await lookAt(store, cart)).toEqual({ state: "waiting", follow_token: null });
  expect(await store.orderOf(cart)).toEqual([]);
  expect(stripe.pay(sessionAt(first)).came).toBe("paid");
  await oneOrder(cart, "20.9");
});

describe("one order comes of", () => {
  test("the browser first, then the event three times and once more late", async () => {
    const cart = await store.readyCart(ONE_HONEY);
    const session = sessionAt(await urlOfPage(store, cart));
    stripe.events.hold();
    stripe.pay(session);
    expect((await lookAt(store, cart)).state).toBe("ordered");
    const order_id = await oneOrder(cart, "20.9");
    stripe.events.next("checkout.session.completed", "duplicate");
    await stripe.events.release((held) => [...held].reverse());
    const completed = stripe.events.all().findLast(({ type }) => type === "checkout.session.completed");
    expect(await stripe.events.again(completed?.id ?? "")).toBe(200);
    expect(await eventsKept(completed?.id ?? "")).toHaveLength(1);
    await until("the inbox is worked off", async () => {
      const [left] = await shop.query<{ n: string }>(
        "select count(*) as n from card_event where state <> 'done'",
      );
      return left?.n === "0";
    });
    expect(await store.orderOf(cart)).toEqual([order_id]);
    expect(await capturesOf(shop, order_id)).toHaveLength(1);
  });

  test("browser, event and browser at the same moment", async () => {
    const cart = await store.readyCart(ONE_HONEY);
    stripe.pay(sessionAt(await urlOfPage(store, cart)));
    const looks = await Promise.all([1, 2, 3, 4].map(() => lookAt(store, cart)));
    expect(new Set(looks.map(({ follow_token }) => follow_token)).size).toBe(1);
    await oneOrder(cart, "20.9");
  });

  test("a buyer who never comes back and an event that never comes: the scan finds it", async () => {
    const cart = await store.readyCart(ONE_HONEY);
    const session = sessionAt(await urlOfPage(store, cart));
    stripe.events.next("any", "drop", 20);
    stripe.pay(session);
    await oneOrder(cart, "20.9");
    stripe.events.clear();
  });

  test("a page whose answer was lost after it was made: asked again, it is that one", async () => {
    const cart = await store.readyCart(ONE_HONEY);
    must(await store.pay(cart, "card"));
    stripe.faults.next("POST /v1/checkout/sessions", "answer lost after commit");
    stripe.faults.next("POST /v1/checkout/sessions", "cut before commit", { times: 5 });
    const lost = await store.ask("POST", `/store/carts/${cart}/card`, {});
    expect(refusalOf(lost)).toBe("400 payment.card_unreachable");
    stripe.faults.clear();
    const [page] = await shop.query<{ id: string }>("select id from card_page where cart_id = $1", [cart]);
    const session = sessionAt(await urlOfPage(store, cart));
    const made = stripe.calls.filter(
      ({ route, idempotency_key }) => route === "POST /v1/checkout/sessions" && idempotency_key === page?.id,
    );
    // Not one of them was ever answered, and the page is known all the same.
    expect(made.map(({ status }) => status)).toEqual([0, 0]);
    stripe.pay(session);
    await oneOrder(cart, "20.9");
  });
});

test("a power cut after the payment: whoever starts again finds the order and the money that has to go back", async () => {
  const [cart, changed] = [await store.readyCart(ONE_HONEY), await store.readyCart(ONE_HONEY)];
  const [pays, old] = [await urlOfPage(store, cart), await urlOfPage(store, changed)].map(sessionAt);
  stripe.events.hold();
  stripe.faults.next("GET /v1/checkout/sessions/:id", "cut before commit", { times: 50 });
  must(await store.add(changed, HONEY, 1));
  for (const session of [pays ?? "", old ?? ""]) stripe.pay(session);
  await shop.kill9();
  stripe.faults.clear();
  await shop.restart();
  await oneOrder(cart, "20.9");
  await allGivenBack(changed, old ?? "", HONEY_TOTAL);
  await stripe.events.release();
});

describe("all of the money goes back", () => {
  /** A basket changes while the provider is away, so that its old page stays open and is paid. */
  async function paidAfterAChange(): Promise<{ cart: string; session: string }> {
    const cart = await store.readyCart(ONE_HONEY);
    const session = sessionAt(await urlOfPage(store, cart));
    stripe.faults.next("GET /v1/checkout/sessions/:id", "cut before commit", { times: 50 });
    stripe.faults.next("POST /v1/checkout/sessions/:id/expire", "cut before commit", { times: 50 });
    must(await store.add(cart, HONEY, 1));
    stripe.pay(session);
    stripe.faults.clear();
    return { cart, session };
  }

  test("when the basket changed while the provider could not be reached, and the change itself went through", async () => {
    const { cart, session } = await paidAfterAChange();
    expect((await lookAt(store, cart)).state).toBe("given_back");
    await allGivenBack(cart, session, HONEY_TOTAL);
    expect((await pageOf(cart)).reason).toMatch(/^(basket_changed|checkout\.)/);
    // The basket is whole, and can be paid as it is now.
    const again = sessionAt(await urlOfPage(store, cart));
    expect(again).not.toBe(session);
    stripe.pay(again);
    expect((await lookAt(store, cart)).state).toBe("ordered");
    await oneOrder(cart, "27.8");
  });

  test("when the last unit went to somebody else", async () => {
    const before = await stockOf(CLOCK);
    const cart = await store.readyCart({ goods: { [CLOCK]: 1 } });
    const session = sessionAt(await urlOfPage(store, cart));
    const variant = await store.variantOf(CLOCK);
    // What no road of the shop's does while the page is open: the hold is gone and nothing is left.
    await shop.query("update stock_hold set state = 'released' where cart_id = $1", [cart]);
    await shop.query(
      "update stock_item set held = held - 1, sellable = claimed + held - 1 where variant_id = $1",
      [variant],
    );
    stripe.pay(session);
    await allGivenBack(cart, session, 6150);
    expect((await pageOf(cart)).reason).toBe("stock.not_enough");
    await shop.query("update stock_item set sellable = $2 where variant_id = $1", [variant, before[0]]);
    expect(await stockOf(CLOCK)).toEqual(before);
  });

  test("and is the network's to send by bank, when the card's own bank refuses it", async () => {
    const { cart, session } = await paidAfterAChange();
    await allGivenBack(cart, session, HONEY_TOTAL);
    const [page] = await shop.query<{ id: string; stripe_payment: string }>(
      "select id, stripe_payment from card_page where stripe_session = $1",
      [session],
    );
    const { id, stripe_payment } = page ?? { id: "", stripe_payment: "" };
    const receiptOf = async () =>
      (await admin.receipts()).find(({ statement_ref }) => statement_ref === stripe_payment);
    const byHand = async () => admin.ask("POST", `/admin/receipts/${(await receiptOf())?.id ?? ""}/returned`);
    // What is on its way to a card, or there, is nobody's to send again.
    expect(refusalOf(await byHand())).toBe("400 receipt.goes_by_card");

    const refund = stripe.events
      .all()
      .filter(({ type }) => type === "refund.created")
      .map(({ data }) => data.object as { id: string; payment_intent: string })
      .find(({ payment_intent }) => payment_intent === stripe_payment);
    // Nobody tells us: the balance alone does.
    stripe.events.next("refund.failed", "drop");
    stripe.failRefund(refund?.id ?? "");
    const listed = async () => (await admin.cards()).pages.find((page) => page.id === id);
    await until("it is known to be refused", async () => (await listed())?.state === "refused");
    expect(await listed()).toMatchObject({
      payment: stripe_payment,
      amount: euros("20.90"),
      not_taken_at: expect.any(String) as string,
    });
    expect(await receiptOf()).toMatchObject({ given_back: euros("20.90"), returned: euros("0.00") });
    expect((await admin.holds())["buyer:refunds_due"]).toBe("20.90");
    await untilBooked();

    const { bank: before = "0.00" } = await admin.holds();
    must(await admin.receive("BANK-FOR-GIVE-BACK", "20.90"));
    must(await byHand());
    // Pressed twice, it has gone once.
    must(await byHand());
    await until("the page is at its end", async () => (await listed())?.state === "given_back");
    const { bank = "0.00", "buyer:refunds_due": due } = await admin.holds();
    expect([bank, due]).toEqual([before, undefined]);
    await untilBooked();
  });

  test("when its answer was lost: it is looked up, and refunded once", async () => {
    const cart = await store.readyCart(ONE_HONEY);
    const session = sessionAt(await urlOfPage(store, cart));
    const [product] = await shop.query<{ id: string }>("select id from product where handle = $1", [HONEY]);
    stripe.faults.next("POST /v1/refunds", "answer lost after commit");
    stripe.faults.next("POST /v1/refunds", "cut before commit", { times: 5 });
    must(await admin.ask("POST", `/admin/products/${product?.id ?? ""}`, { status: "draft" }));
    try {
      stripe.pay(session);
      await until("the refund was asked for", async () => (await pageOf(cart)).state === "refused");
      await until("it was asked for in vain", () =>
        Promise.resolve(
          stripe.calls.some(({ route, status }) => route === "POST /v1/refunds" && status === 0),
        ),
      );
      stripe.faults.clear();
      await allGivenBack(cart, session, HONEY_TOTAL);
    } finally {
      must(await admin.ask("POST", `/admin/products/${product?.id ?? ""}`, { status: "published" }));
    }
  });
});

describe("what the network refunds of an order of 112.90", () => {
  let order_id: string;
  let piece: { consignment: string; id: string };
  const ofHoney = (quantity: number) =>
    admin.refund(piece.consignment, { piece_id: piece.id, quantity }).then((answer) => must(answer).refund);
  const refunded = () => stripe.ledger()["eur"]?.refunded ?? 0;

  beforeAll(async () => {
    const cart = await store.readyCart(WORKED_EXAMPLE);
    stripe.pay(sessionAt(await urlOfPage(store, cart)));
    order_id = await oneOrder(cart, "112.9");
    const { id, pieces } = await admin.consignmentOf(order_id, "valdemiel");
    piece = { consignment: id, id: pieces.find(({ kind }) => kind === "goods")?.id ?? "" };
  });

  test("goes back to the card at once, piece by piece and to the cent", async () => {
    await untilBooked();
    const before = [await admin.holds(), refunded()] as const;
    const first = await ofHoney(1);
    expect(first).toMatchObject({ amount: euros("5.87"), state: "sent" });
    expect(refunded() - before[1]).toBe(587);
    const holds = await admin.holds();
    for (const [account, change] of [
      ["provider:stripe", -587],
      ["coop:valdemiel:held", -481],
      ["tax", -106],
    ] as const)
      expect(cents(holds[account]) - cents(before[0][account]), account).toBe(change);
    const followed = await shop.query<{ amount: string }>(
      `select r.amount::text as amount from refund r join payment p on p.id = r.payment_id
       join order_payment_collection o on o.payment_collection_id = p.payment_collection_id where o.order_id = $1`,
      [order_id],
    );
    expect(followed).toEqual([{ amount: "5.87" }]);
    expect(refusalOf(await admin.refundOutcome(first.id, "paid"))).toBe("400 refund.goes_by_card");
    expect(refusalOf(await admin.refundOutcome(first.id, "returned"))).toBe("400 refund.goes_by_card");
  });

  test("is sent once though its answer was lost", async () => {
    const before = refunded();
    stripe.faults.next("POST /v1/refunds", "answer lost after commit");
    stripe.faults.next("POST /v1/refunds", "cut before commit", { times: 2 });
    const { id, amount, state } = await ofHoney(1);
    expect([amount, state]).toEqual([euros("5.87"), "due"]);
    stripe.faults.clear();
    await until("it has gone", async () =>
      (await admin.orderMoney(order_id)).refunds.some(
        (refund) => refund.id === id && refund.state === "sent",
      ),
    );
    expect(refunded() - before).toBe(587);
  });

  test("and no card takes any more is the network's to send another way", async () => {
    const { id } = await ofHoney(1);
    const [row] = await shop.query<{ stripe_refund: string }>(
      "select stripe_refund from card_refund where refund_id = $1",
      [id],
    );
    stripe.failRefund(row?.stripe_refund ?? "");
    const stateOf = async () =>
      (await admin.orderMoney(order_id)).refunds.find((refund) => refund.id === id)?.state;
    await until("it came back", async () => (await stateOf()) === "due");
    expect((await admin.holds())["buyer:refunds_due"]).toBe("5.86");
    must(await admin.receive("BANK-FOR-REFUND", "5.86"));
    expect(must(await admin.refundOutcome(id, "paid")).refund.state).toBe("sent");
    expect((await admin.holds())["buyer:refunds_due"]).toBeUndefined();
    const events = stripe.events.all().filter(({ type }) => type === "refund.failed");
    expect(await stripe.events.again(events.at(-1)?.id ?? "")).toBe(200);
    expect(await stateOf()).toBe("sent");
  });
});

describe("a page that is over", () => {
  test("lets its goods go only once the provider has closed it, and the basket can be paid anew", async () => {
    const before = await stockOf(HONEY);
    const held = [before[0], Number(before[1]) + 1, before[2]];
    const cart = await store.readyCart(ONE_HONEY);
    const session = sessionAt(await urlOfPage(store, cart));
    expect(await stockOf(HONEY)).toEqual(held);
    // The hold's own time is long over, and the page is open all the same.
    await shop.query("update stock_hold set expires_at = now() - interval '1 hour' where cart_id = $1", [
      cart,
    ]);
    const scans = stripe.calls.length;
    await until("the scan has passed twice", () =>
      Promise.resolve(stripe.calls.slice(scans).filter(({ path }) => path.includes(session)).length > 1),
    );
    expect(await stockOf(HONEY)).toEqual(held);
    stripe.expire(session);
    await until("the page is over", async () => (await pageOf(cart)).state === "expired");
    expect(await stockOf(HONEY)).toEqual(before);
    expect(await lookAt(store, cart)).toEqual({ state: "expired", follow_token: null });
    const again = sessionAt(await urlOfPage(store, cart));
    expect(again).not.toBe(session);
    stripe.pay(again);
    await oneOrder(cart, "20.9");
  });

  test("is closed at the provider when the basket changes, or another way to pay is chosen", async () => {
    const changed = await store.readyCart(ONE_HONEY);
    const first = sessionAt(await urlOfPage(store, changed));
    must(await store.add(changed, HONEY, 1));
    await until("the page is closed", async () => (await pageOf(changed)).state === "expired");
    expect(stripe.pay(first).came).toBe("closed");

    const cart = await store.readyCart(ONE_HONEY);
    const second = sessionAt(await urlOfPage(store, cart));
    must(await store.pay(cart, "bank-transfer"));
    expect(stripe.pay(second).came).toBe("closed");
    must(await store.complete(cart));
    const [order_id = ""] = await store.orderOf(cart);
    expect((await admin.orderMoney(order_id)).checkout).toMatchObject({
      status: "placed",
      method: "bank-transfer",
    });
  });
});

describe("what the provider tells", () => {
  test("is believed only when it is signed, and now", async () => {
    const body = event("evt_forged", "checkout.session.completed", {
      object: "checkout.session",
      id: "cs_1",
    });
    const forged = [
      { "content-type": "application/json" },
      { "content-type": "application/json", "stripe-signature": "t=1,v1=00" },
      signed(body, { secret: "whsec_another" }),
      signed(body, { age_s: 301 }),
      signed(`${body} `),
    ];
    for (const headers of forged) expect((await tell(body, headers)).status).toBe(400);
    expect(await eventsKept("evt_forged")).toEqual([]);
    const large = event("evt_large", "ping", { text: "x".repeat(300_000) });
    expect((await tell(large, signed(large))).status).toBe(413);
    expect(await eventsKept("evt_large")).toEqual([]);
  });

  test("and is of no kind we know, or of no page of ours, is kept and done", async () => {
    for (const [id, body] of [
      ["evt_unknown", event("evt_unknown", "radar.early_fraud_warning.created")],
      [
        "evt_stranger",
        event("evt_stranger", "checkout.session.completed", { object: "checkout.session", id: "cs_x" }),
      ],
    ] as const) {
      expect((await tell(body, signed(body))).status).toBe(200);
      await until("it is done", async () => (await eventsKept(id))[0]?.state === "done");
    }
  });

  test("and could not be worked off for two days, is tried anew by the network", async () => {
    const completed = stripe.events.all().find(({ type }) => type === "checkout.session.completed");
    const id = completed?.id ?? "";
    const again = (event_id: string) =>
      admin.ask<{ event: { state: string } }>("POST", `/admin/cards/events/${event_id}/again`);
    expect(refusalOf(await again(id))).toBe("400 card.event_not_dead");
    expect(refusalOf(await again("evt_nobody"))).toBe("404 card.event_not_found");
    await shop.query(
      "update card_event set state = 'dead', next_try_at = null, done_at = null, trouble = 'mended' where event_id = $1",
      [id],
    );
    expect((await admin.cards()).dead_events).toMatchObject([
      { id, kind: "checkout.session.completed", trouble: "mended" },
    ]);
    expect(must(await again(id)).event).toEqual({ state: "done", trouble: null });
    expect((await admin.cards()).dead_events).toEqual([]);
    // What it said is forgotten after a month.
    await shop.query(
      "update card_event set state = 'dead', next_try_at = null, done_at = null, body = '' where event_id = $1",
      [id],
    );
    expect(refusalOf(await again(id))).toBe("400 card.event_forgotten");
    await shop.query("update card_event set state = 'done', done_at = now() where event_id = $1", [id]);
  });

  test("says nothing of a payment by itself: a true signature on an untrue story places no order", async () => {
    const cart = await store.readyCart(ONE_HONEY);
    const session = sessionAt(await urlOfPage(store, cart));
    const [page] = await shop.query<{ id: string }>("select id from card_page where cart_id = $1", [cart]);
    const story = {
      object: "checkout.session",
      id: session,
      status: "complete",
      payment_status: "paid",
      amount_total: HONEY_TOTAL,
      currency: "eur",
      client_reference_id: page?.id,
    };
    const body = event("evt_story", "checkout.session.completed", story);
    expect((await tell(body, signed(body))).status).toBe(200);
    await until("it is done", async () => (await eventsKept("evt_story"))[0]?.state === "done");
    expect(await store.orderOf(cart)).toEqual([]);
    expect((await pageOf(cart)).state).toBe("open");
  });
});

test("fees and payouts are booked from the provider's own list, so that the book says what it keeps for us", async () => {
  const cart = await store.readyCart(WORKED_EXAMPLE);
  await untilBooked();
  const fees = async () => cents((await admin.holds())["network:provider_fees"]);
  const before = await fees();
  stripe.pay(sessionAt(await urlOfPage(store, cart)));
  await oneOrder(cart, "112.9");
  await untilBooked();
  // 1.5 % of 112.90 and 25 cents.
  expect(Math.abs((await fees()) - before)).toBe(194);

  const bank = cents((await admin.holds())["bank"]);
  const payout = stripe.createPayout("eur");
  await untilBooked();
  const after = await admin.holds();
  expect(after["provider:stripe"]).toBeUndefined();
  expect(cents(after["bank"]) - bank).toBe(payout.amount);

  // The bank sends it back: it is with the provider again.
  stripe.endPayout(payout.id, "failed");
  await untilBooked();
  const failed = await admin.holds();
  expect(cents(failed["provider:stripe"])).toBe(payout.amount);
  expect(cents(failed["bank"])).toBe(bank);
});

describe("what a buyer's bank takes back", () => {
  const COOPS = ["pietrachiara", "valdemiel", "horabuena"];
  const ACCOUNTS = [
    ...["provider:stripe", "disputed", "network:losses", "network:provider_fees", "network:fee"],
    ...COOPS.flatMap((coop) => [`coop:${coop}:held`, `coop:${coop}:payable`]),
  ];
  const cents_of = async () => {
    const holds = await admin.holds();
    return Object.fromEntries(
      ACCOUNTS.map((account) => [account, Math.round(Number(holds[account] ?? 0) * 100)]),
    );
  };
  /** What has moved, account by account, in cents. */
  const moved = async (before: Record<string, number>): Promise<Record<string, number>> => {
    const now = await cents_of();
    return Object.fromEntries(
      ACCOUNTS.map((account) => [account, (now[account] ?? 0) - (before[account] ?? 0)] as const).filter(
        ([, by]) => by !== 0,
      ),
    );
  };
  /** An order of 112.90, sent and earned, and the provider's id of its charge. */
  async function earnedOrder(): Promise<{ order_id: string; charge: string }> {
    const cart = await store.readyCart(WORKED_EXAMPLE);
    stripe.pay(sessionAt(await urlOfPage(store, cart)));
    const order_id = await oneOrder(cart, "112.9");
    await admin.sendAll(order_id);
    await untilBooked();
    const charges = stripe.events
      .all()
      .filter(({ type }) => type === "charge.succeeded")
      .map(({ data }) => data.object as { id: string });
    return { order_id, charge: charges.at(-1)?.id ?? "" };
  }
  const stateOf = async (id: string) =>
    (await admin.cards()).disputes.find((dispute) => dispute.id === id)?.state;

  test("waits at the co-ops until it is decided, and is the network's loss when it is lost", async () => {
    const { order_id, charge } = await earnedOrder();
    const before = await cents_of();
    const { id } = stripe.openDispute(charge);
    await until("the dispute is known", async () => (await stateOf(id)) === "open");
    await untilBooked();
    // 112.90 and the provider's 20.00 are gone; 25.03, 24.47 and 40.98 were earned and wait.
    const taken = {
      "provider:stripe": -13_290,
      disputed: 11_290,
      "network:provider_fees": -2_000,
      "coop:pietrachiara:held": 2_503,
      "coop:pietrachiara:payable": -2_503,
      "coop:valdemiel:held": 2_447,
      "coop:valdemiel:payable": -2_447,
      "coop:horabuena:held": 4_098,
      "coop:horabuena:payable": -4_098,
    };
    expect(await moved(before)).toEqual(taken);
    const opened = stripe.events.all().filter(({ type }) => type.startsWith("charge.dispute."));
    for (const event of [...opened, ...opened, ...opened])
      expect(await stripe.events.again(event.id)).toBe(200);
    expect(await moved(before)).toEqual(taken);

    const honey = await admin.consignmentOf(order_id, "valdemiel");
    const piece_id = honey.pieces.find(({ kind }) => kind === "goods")?.id ?? "";
    expect(refusalOf(await admin.refund(honey.id, { piece_id, quantity: 1 }))).toBe("400 refund.disputed");
    expect(refusalOf(await admin.reserve("horabuena"))).toMatch(/settlement\.nothing_due/);
    expect((await admin.orderMoney(order_id)).disputes).toMatchObject([
      { id, state: "open", amount: euros("112.90"), reason: "product_not_received" },
    ]);
    const { questions } = await admin.get<{ questions: { name: string; ok: boolean }[] }>(
      "/admin/books/questions",
    );
    expect(questions.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(["dispute_waits_for_evidence"]);

    stripe.closeDispute(id, "lost");
    await until("it is lost", async () => (await stateOf(id)) === "lost");
    await untilBooked();
    expect(await moved(before)).toEqual({
      "provider:stripe": -13_290,
      "network:losses": -11_290,
      "network:provider_fees": -2_000,
    });
    // What was told first comes once more, very late.
    expect(await stripe.events.again(opened[0]?.id ?? "")).toBe(200);
    expect(await stateOf(id)).toBe("lost");
  });

  test("is here again when it is won, whatever was told and in which order", async () => {
    const { order_id, charge } = await earnedOrder();
    // A refund that is on its way when the bank takes the money back waits, too: sent another way it would be paid twice.
    stripe.faults.next("GET /v1/refunds", "cut before commit", { times: 50 });
    const honey = await admin.consignmentOf(order_id, "valdemiel");
    const piece_id = honey.pieces.find(({ kind }) => kind === "goods")?.id ?? "";
    must(await admin.refund(honey.id, { piece_id, quantity: 1 }));
    const refundState = async () => (await admin.orderMoney(order_id)).refunds[0]?.state;
    const before = await cents_of();
    stripe.events.hold();
    const { id } = stripe.openDispute(charge, { amount: 5_000 });
    await until("the dispute is known", async () => (await stateOf(id)) === "open");
    stripe.faults.clear();
    const [refund] = (await admin.orderMoney(order_id)).refunds;
    expect(refusalOf(await admin.refundOutcome(refund?.id ?? "", "paid"))).toBe("400 refund.goes_by_card");
    stripe.closeDispute(id, "won");
    await stripe.events.release((held) => [...held].reverse());
    await until("it is won", async () => (await stateOf(id)) === "won");
    await untilBooked();
    await until("the refund is sent", async () => (await refundState()) === "sent");
    await untilBooked();
    // The provider's 20.00, and the honey's 5.87.
    expect(await moved(before)).toEqual({ "provider:stripe": -2_587, "network:provider_fees": -2_000 });
    expect((await admin.orderMoney(order_id)).disputes).toMatchObject([{ id, amount: euros("50.00") }]);
    // 40.98 of this order, and as much of the one before.
    expect(must(await admin.reserve("horabuena")).settlement.total).toEqual(euros("81.96"));
  });
});

test("nobody's card is left between an order and a refund", async () => {
  await stripe.events.quiet();
  const { questions } = await admin.get<{ questions: { name: string; ok: boolean }[] }>(
    "/admin/books/questions",
  );
  expect(questions.filter(({ ok }) => !ok)).toEqual([]);
  expect(questions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["paid_cards_without_end", "card_events_that_died"]),
  );
});
