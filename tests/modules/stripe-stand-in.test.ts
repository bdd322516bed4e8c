import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import {
  basket,
  begin,
  CARD,
  clientOf,
  DAY_S,
  get,
  line,
  nowS,
  paid,
  post,
  refusal,
  types,
} from "../support/stripe/shop-side";

describe("the payment page", () => {
  it("shows what is bought, takes the money once, and leads back to the shop", async () => {
    const { stripe, client } = await begin();
    const session = await client.checkout.sessions.create(basket());
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 11_290,
      currency: "eur",
      locale: "it",
      client_reference_id: "payses_1",
      payment_intent: null,
      url: `${stripe.url}/c/pay/${session.id}`,
    });
    const page = await get(session.url ?? "");
    for (const text of [
      "Bag &#60;b&#62;of&#60;/b&#62; felt",
      "€21.25",
      "Parcel",
      "€91.65",
      "€112.90",
      "/it/basket",
    ])
      expect(page).toContain(text);
    expect(page).not.toMatch(/<script|<b>/);

    const both = await Promise.all([post(session.url ?? "", CARD), post(session.url ?? "", CARD)]);
    const back = `http://shop.example/it/paid?session=${session.id}`;
    expect(both.map(({ status, to }) => [status, to])).toEqual([
      [303, back],
      [303, back],
    ]);
    const after = await client.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge.balance_transaction", "line_items"],
    });
    expect(after).toMatchObject({
      status: "complete",
      payment_status: "paid",
      url: null,
      customer_details: { email: "ada@example.org" },
      line_items: {
        data: [{ description: "Bag <b>of</b> felt", amount_total: 2_125 }, { amount_total: 9_165 }],
      },
      payment_intent: {
        status: "succeeded",
        amount_received: 11_290,
        metadata: { cart: "cart_1" },
        latest_charge: {
          captured: true,
          calculated_statement_descriptor: "ARNIA* ORDER 12",
          payment_method_details: { card: { last4: "4242" } },
          balance_transaction: { amount: 11_290, fee: 194, net: 11_096, type: "charge" },
        },
      },
    });
    expect((await client.charges.list()).data).toHaveLength(1);
    expect(types(stripe)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
      "charge.updated",
    ]);
    // By Stripe's default a charge has its balance transaction only a moment after it is told of.
    const [, succeeded] = stripe.events.all();
    expect((succeeded?.data.object as Stripe.Charge | undefined)?.balance_transaction).toBeNull();
    expect(await get(`${stripe.url}/c/pay/${session.id}`)).toContain("You have already paid");
  });

  it("says when a card is refused, and another one pays", async () => {
    const { stripe, client } = await begin();
    const { id, url } = await client.checkout.sessions.create(basket());
    const refused = async (card_number: string) => (await post(url ?? "", { ...CARD, card_number })).text;
    expect(await refused("4000000000000002")).toContain("Your card was declined.");
    expect(await refused("4000000000009995")).toContain("Your card has insufficient funds.");
    expect(stripe.ledger()).toEqual({});
    const { payment_intent } = await client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(payment_intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" },
    });
    expect((await post(url ?? "", CARD)).status).toBe(303);
    const { data } = await client.charges.list({
      payment_intent: (payment_intent as Stripe.PaymentIntent).id,
    });
    expect(data.map(({ status, failure_code }) => [status, failure_code])).toEqual([
      ["succeeded", null],
      ["failed", "card_declined"],
      ["failed", "card_declined"],
    ]);
    expect(types(stripe).filter((type) => type === "payment_intent.payment_failed")).toHaveLength(2);
  });

  it.each([
    ["a number that is none", { card_number: "4242424242424241" }, "number is invalid"],
    ["a month that is past", { expiry: "01/24" }, "in the past"],
    ["no security code", { cvc: "" }, "security code is incomplete"],
  ])("does not try a card with %s", async (_name, typed, says) => {
    const { stripe, client } = await begin();
    const { url } = await client.checkout.sessions.create(basket());
    expect((await post(url ?? "", { ...CARD, ...typed })).text).toContain(says);
    expect(types(stripe)).toEqual([]);
  });

  it.each(["4000002760003184", "4000000000003220"])("asks the bank for card %s", async (card_number) => {
    const { stripe, client } = await begin();
    const { id, url } = await client.checkout.sessions.create(basket());
    const asked = await post(url ?? "", { ...CARD, card_number });
    expect(asked).toMatchObject({ status: 303, to: `/c/pay/${id}/3ds` });
    const bank = `${stripe.url}${asked.to ?? ""}`;
    expect(await get(bank)).toMatch(/Complete<\/button>.*Fail<\/button>/);
    expect(stripe.ledger()).toEqual({});

    expect((await post(bank, { answer: "fail" })).text).toContain("unable to authenticate");
    expect((await post(url ?? "", { ...CARD, card_number })).to).toBe(`/c/pay/${id}/3ds`);
    expect(await post(bank, { answer: "complete" })).toMatchObject({
      status: 303,
      to: `http://shop.example/it/paid?session=${id}`,
    });
    expect(stripe.ledger()).toMatchObject({ eur: { charged: 11_290 } });
    expect(types(stripe)).toContain("payment_intent.requires_action");
  });

  it("takes the money once when another card pays in a second window", async () => {
    const { stripe, client } = await begin();
    const { id, url } = await client.checkout.sessions.create(basket());
    await post(url ?? "", { ...CARD, card_number: "4000002760003184" });
    await post(url ?? "", CARD);
    expect(stripe.answerBank(id, true)).toEqual({ came: "closed" });
    expect(stripe.ledger()).toMatchObject({ eur: { charged: 11_290 } });
  });

  it("says that it has expired, and takes no money then, in the middle of the bank's question either", async () => {
    const { stripe, client } = await begin();
    const { id, url } = await client.checkout.sessions.create(basket());
    await post(url ?? "", { ...CARD, card_number: "4000000000003220" });
    expect(await client.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    for (const page of [
      await get(url ?? ""),
      (await post(url ?? "", CARD)).text,
      (await post(`${url ?? ""}/3ds`, { answer: "complete" })).text,
    ])
      expect(page).toContain("This payment page has expired");
    expect(types(stripe).slice(-2)).toEqual(["payment_intent.canceled", "checkout.session.expired"]);
    expect(stripe.ledger()).toEqual({});
    expect(await refusal(client.checkout.sessions.expire(id))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("has a status of `expired`"),
    });
  });

  it("expires by its own clock", async () => {
    const { stripe, client } = await begin();
    const { id } = await client.checkout.sessions.create(basket({ expires_at: nowS() + 31 * 60 }));
    stripe.advance(30 * 60);
    expect((await client.checkout.sessions.retrieve(id)).status).toBe("open");
    stripe.advance(60);
    expect(types(stripe)).toEqual(["checkout.session.expired"]);
    expect(stripe.pay(id)).toEqual({ came: "closed" });
  });

  it("writes and charges a currency without decimals as it is", async () => {
    const { stripe, client } = await begin();
    const { url } = await client.checkout.sessions.create(
      basket({ line_items: [line("Bag", 1_200, "jpy", 2)] }),
    );
    expect(await get(url ?? "")).toMatch(/Bag × 2.*¥2,400/);
    await post(url ?? "", CARD);
    expect(stripe.ledger()).toMatchObject({ jpy: { charged: 2_400, fees: 61, balance: 2_339 } });
  });
});

describe("what Stripe refuses", () => {
  const data = (payment_intent_data: Stripe.Checkout.SessionCreateParams.PaymentIntentData) => ({
    payment_intent_data,
  });
  const SUFFIX = "payment_intent_data[statement_descriptor_suffix]";
  it.each<[string, object, { code?: string; param?: string }]>([
    ["a parameter it does not know", { colour: "red" }, { code: "parameter_unknown", param: "colour" }],
    [
      "one deep inside",
      {
        line_items: [{ ...line("Bag", 500), price_data: { ...line("Bag", 500).price_data, colour: "red" } }],
      },
      { code: "parameter_unknown", param: "line_items[0][price_data][colour]" },
    ],
    [
      "one that this version has no more",
      { payment_method_types: ["card"] },
      { code: "parameter_unknown", param: "payment_method_types" },
    ],
    ["no place to go to", { success_url: undefined }, { code: "parameter_missing", param: "success_url" }],
    ["a place that is none", { cancel_url: "/basket" }, { code: "url_invalid", param: "cancel_url" }],
    ["29 minutes", { expires_at: nowS() + 29 * 60 }, { param: "expires_at" }],
    ["more than a day", { expires_at: nowS() + DAY_S + 60 }, { param: "expires_at" }],
    ["half a cent", { line_items: [line("Bag", 500.5)] }, { code: "parameter_invalid_integer" }],
    ["less than it charges", { line_items: [line("Bag", 49)] }, { code: "amount_too_small" }],
    [
      "a third decimal",
      { line_items: [line("Bag", 5_005, "kwd")] },
      { param: "line_items[0][price_data][unit_amount]" },
    ],
    ["two currencies", { line_items: [line("A", 500), line("B", 500, "usd")] }, { param: "line_items" }],
    [
      "no such currency",
      { line_items: [line("A", 500, "eux")] },
      { param: "line_items[0][price_data][currency]" },
    ],
    ["nothing to buy", { line_items: undefined }, { code: "parameter_missing", param: "line_items" }],
    ["another mode", { mode: "setup" }, { param: "mode" }],
    ["a language it has not", { locale: "la" }, { param: "locale" }],
    [
      "a mail address that is none",
      { customer_email: "ada" },
      { code: "email_invalid", param: "customer_email" },
    ],
    [
      "an empty text",
      { client_reference_id: "" },
      { code: "parameter_invalid_empty", param: "client_reference_id" },
    ],
    ["a suffix of digits", data({ statement_descriptor_suffix: "12" }), { param: SUFFIX }],
    ["a suffix with a star", data({ statement_descriptor_suffix: "A*" }), { param: SUFFIX }],
    [
      "a suffix past 22 letters",
      data({ statement_descriptor_suffix: "SIXTEEN LETTERS!" }),
      { param: SUFFIX },
    ],
  ])("is %s", async (_name, wrong, expected) => {
    const { client } = await begin();
    const told = await refusal(client.checkout.sessions.create(basket(wrong)));
    expect(told).toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400, ...expected });
    expect((await client.checkout.sessions.list()).data).toEqual([]);
  });

  it("is a wrong key, a version it is not built for, and an id there is not", async () => {
    const { stripe, client } = await begin();
    expect(await refusal(clientOf(stripe, { key: "sk_test_wrong" }).balance.retrieve())).toMatchObject({
      type: "StripeAuthenticationError",
      statusCode: 401,
    });
    expect(await refusal(client.balance.retrieve({}, { apiVersion: "2024-04-10" }))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("2024-04-10"),
    });
    expect(await refusal(client.paymentIntents.retrieve("pi_none"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });
});

describe("lists", () => {
  it("come newest first, in pages, by what is asked, with what is asked in them", async () => {
    const { stripe, client } = await begin();
    const sold = [];
    for (const amount of [100, 200, 300, 400, 500]) sold.push(await paid(stripe, client, amount));
    const first = await client.charges.list({ limit: 2 });
    expect([first.has_more, ...first.data.map(({ amount }) => amount)]).toEqual([true, 500, 400]);
    const second = await client.charges.list({ limit: 3, starting_after: first.data[1]?.id ?? "" });
    expect([second.has_more, ...second.data.map(({ amount }) => amount)]).toEqual([false, 300, 200, 100]);
    const before = await client.charges.list({ limit: 2, ending_before: second.data[2]?.id ?? "" });
    expect([before.has_more, ...before.data.map(({ amount }) => amount)]).toEqual([true, 300, 200]);
    const first_three = await client.charges.list({ limit: 3, ending_before: second.data[1]?.id ?? "" });
    expect([first_three.has_more, ...first_three.data.map(({ amount }) => amount)]).toEqual([
      false,
      500,
      400,
      300,
    ]);
    const every = [];
    for await (const { amount } of client.charges.list({ limit: 2 })) every.push(amount);
    expect(every).toEqual([500, 400, 300, 200, 100]);

    const [, , third] = sold;
    const found = await client.checkout.sessions.list({
      payment_intent: third?.intent ?? "",
      expand: ["data.payment_intent.latest_charge"],
    });
    expect(found.data).toMatchObject([
      { id: third?.session, payment_intent: { latest_charge: { amount: 300 } } },
    ]);
    expect((await client.checkout.sessions.list({ status: "open" })).data).toEqual([]);
    stripe.advance(3_600);
    const late = await client.checkout.sessions.create(basket({ expires_at: nowS() + 2 * 3_600 }));
    const recent = await client.checkout.sessions.list({ created: { gte: nowS() + 3_000 } });
    expect(recent.data.map(({ id }) => id)).toEqual([late.id]);
    const lines = await client.checkout.sessions.listLineItems(late.id);
    expect(lines.data.map(({ amount_total }) => amount_total)).toEqual([2_125, 9_165]);
    const events = await client.events.list({ types: ["checkout.session.completed"], limit: 100 });
    expect(events.data).toHaveLength(5);
    expect((await client.events.retrieve(events.data[0]?.id ?? "")).type).toBe("checkout.session.completed");

    expect(await refusal(client.charges.list({ limit: 101 }))).toMatchObject({ param: "limit" });
    for (const field of ["data.colour", "data.currency"])
      expect(await refusal(client.charges.list({ expand: [field] }))).toMatchObject({ param: "expand" });
    expect(await refusal(client.charges.list({ starting_after: "ch_none" }))).toMatchObject({
      param: "starting_after",
    });
  });
});
