import { describe, expect, it } from "vitest";
import { random } from "../support/random";
import { basket, begin, paid, refusal, types } from "../support/stripe/shop-side";

describe("money", () => {
  it("is given back bit by bit and never twice", async () => {
    const { stripe, client } = await begin();
    const { intent, charge } = await paid(stripe, client, 11_290);
    const refund = await client.refunds.create({
      payment_intent: intent,
      amount: 587,
      reason: "requested_by_customer",
      metadata: { refund: "refund_1" },
      expand: ["balance_transaction"],
    });
    expect(refund).toMatchObject({
      status: "succeeded",
      charge,
      metadata: { refund: "refund_1" },
      balance_transaction: { amount: -587, fee: 0, net: -587, type: "refund" },
    });
    expect(await client.charges.retrieve(charge)).toMatchObject({ amount_refunded: 587, refunded: false });
    expect(await refusal(client.refunds.create({ charge, amount: 10_704 }))).toMatchObject({
      statusCode: 400,
      param: "amount",
      message: "Refund amount (€107.04) is greater than unrefunded amount on charge (€107.03)",
    });
    expect(await client.refunds.create({ charge })).toMatchObject({ amount: 10_703 });
    expect(await refusal(client.refunds.create({ charge, amount: 1 }))).toMatchObject({
      code: "charge_already_refunded",
    });
    expect(await client.charges.retrieve(charge, { expand: ["refunds"] })).toMatchObject({
      amount_refunded: 11_290,
      refunded: true,
      refunds: { data: [{ amount: 10_703 }, { amount: 587 }] },
    });
    // Stripe keeps its fee.
    expect(stripe.ledger()).toEqual({
      eur: { charged: 11_290, refunded: 11_290, disputed: 0, fees: 194, paid_out: 0, balance: -194 },
    });

    stripe.failRefund(refund.id);
    expect(await client.refunds.retrieve(refund.id)).toMatchObject({ status: "failed" });
    expect(await client.charges.retrieve(charge)).toMatchObject({ amount_refunded: 10_703, refunded: false });
    expect(stripe.ledger()).toMatchObject({ eur: { refunded: 10_703, balance: 393 } });
    expect(types(stripe).slice(-5)).toEqual([
      "refund.created",
      "charge.refunded",
      "refund.created",
      "charge.refunded",
      "refund.failed",
    ]);
  });

  it("is only reserved where the intent says so, until it is captured or let go", async () => {
    const { stripe, client } = await begin();
    const reserved = async () => {
      const { id } = await client.checkout.sessions.create(
        basket({ payment_intent_data: { capture_method: "manual" } }),
      );
      const before = await client.checkout.sessions.retrieve(id);
      expect(before.payment_intent).toBeNull();
      stripe.pay(id);
      const { payment_status, payment_intent } = await client.checkout.sessions.retrieve(id);
      expect(payment_status).toBe("unpaid");
      return payment_intent as string;
    };
    const one = await reserved();
    expect(await client.paymentIntents.retrieve(one)).toMatchObject({
      status: "requires_capture",
      amount_capturable: 11_290,
    });
    expect(await refusal(client.refunds.create({ payment_intent: one }))).toMatchObject({ statusCode: 400 });
    expect(await client.paymentIntents.capture(one, { amount_to_capture: 10_000 })).toMatchObject({
      status: "succeeded",
      amount_received: 10_000,
    });
    expect(await refusal(client.paymentIntents.capture(one))).toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    const other = await reserved();
    expect(await client.paymentIntents.cancel(other)).toMatchObject({ status: "canceled" });
    expect(await refusal(client.paymentIntents.cancel(other))).toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    expect(stripe.ledger()).toMatchObject({ eur: { charged: 10_000, fees: 175, balance: 9_825 } });
  });

  it("may come days after the session was complete, or not at all", async () => {
    const { stripe, client } = await begin();
    const later = async (comes: boolean) => {
      const { id } = await client.checkout.sessions.create(basket());
      stripe.payLater(id);
      expect(await client.checkout.sessions.retrieve(id)).toMatchObject({
        status: "complete",
        payment_status: "unpaid",
      });
      stripe.endPayLater(id, comes);
      return (await client.checkout.sessions.retrieve(id)).payment_status;
    };
    expect(await later(true)).toBe("paid");
    expect(await later(false)).toBe("unpaid");
    expect(types(stripe).filter((type) => type.startsWith("checkout."))).toEqual([
      "checkout.session.completed",
      "checkout.session.async_payment_succeeded",
      "checkout.session.completed",
      "checkout.session.async_payment_failed",
    ]);
    expect(stripe.ledger()).toMatchObject({ eur: { charged: 11_290 } });
  });

  it("adds up over charges, refunds, disputes, fees and payouts, in every currency by itself", async () => {
    const { stripe, client } = await begin();
    const lost = await paid(stripe, client, 5_000);
    const won = await paid(stripe, client, 3_470);
    const back = await paid(stripe, client, 11_290);
    // Its fee is 31.5 cents and 25.
    await paid(stripe, client, 2_100, "usd");
    await client.refunds.create({ charge: back.charge, amount: 290 });
    expect((await client.balance.retrieve()).available).toMatchObject([
      { currency: "eur", amount: 19_099 }, // 4,900 + 3,393 + 11,096 - 290
      { currency: "usd", amount: 2_043 },
    ]);

    const first = stripe.createPayout("eur");
    expect(first).toMatchObject({ amount: 19_099, status: "pending" });
    stripe.endPayout(first.id, "paid");
    expect(() => stripe.endPayout(first.id, "paid")).toThrow("cannot become paid");
    const inIt = await client.balanceTransactions.list({ payout: first.id, limit: 100 });
    expect(inIt.data.map(({ type, net }) => [type, net])).toEqual([
      ["payout", -19_099],
      ["refund", -290],
      ["charge", 11_096],
      ["charge", 3_393],
      ["charge", 4_900],
    ]);

    const one = stripe.openDispute(lost.charge);
    const other = stripe.openDispute(won.charge, { amount: 1_000, reason: "fraudulent" });
    expect(await client.disputes.retrieve(one.id)).toMatchObject({
      status: "needs_response",
      amount: 5_000,
      balance_transactions: [{ amount: -5_000, fee: 2_000, net: -7_000 }],
    });
    expect(await refusal(client.refunds.create({ charge: lost.charge }))).toMatchObject({
      code: "charge_disputed",
    });
    stripe.closeDispute(one.id, "lost");
    expect(await refusal(client.refunds.create({ charge: won.charge, amount: 470 }))).toMatchObject({
      code: "charge_disputed",
    });
    stripe.closeDispute(other.id, "won");
    expect((await client.refunds.create({ charge: won.charge, amount: 470 })).status).toBe("succeeded");
    expect(stripe.ledger()).toEqual({
      eur: {
        charged: 19_760,
        refunded: 760,
        disputed: 5_000,
        fees: 4_371,
        paid_out: 19_099,
        balance: -9_470,
      },
      usd: { charged: 2_100, refunded: 0, disputed: 0, fees: 57, paid_out: 0, balance: 2_043 },
    });

    stripe.endPayout(first.id, "failed");
    expect((await client.payouts.list({ status: "failed" })).data).toMatchObject([{ id: first.id }]);
    const second = stripe.createPayout("eur");
    expect(second.amount).toBe(9_629);
    expect(stripe.ledger()).toMatchObject({ eur: { paid_out: 9_629, balance: 0 } });
    expect(types(stripe).filter((type) => /dispute|payout/.test(type))).toEqual([
      "payout.created",
      "payout.paid",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.closed",
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
      "payout.failed",
      "payout.created",
    ]);
  });

  it.each([1, 2, 3])("adds up after whatever may happen, dice %i", async (seed) => {
    const dice = random(seed);
    const { stripe, client } = await begin();
    const charges: string[] = [];
    const refunds: string[] = [];
    const disputes: string[] = [];
    const payouts: string[] = [];
    const acts: (() => unknown)[] = [
      async () => charges.push((await paid(stripe, client, 50 + dice.upTo(20_000))).charge),
      async () => charges.push((await paid(stripe, client, 50 + dice.upTo(20_000), "usd")).charge),
      async () => {
        const params = { charge: dice.one(charges), amount: 1 + dice.upTo(5_000) };
        refunds.push((await client.refunds.create(params)).id);
      },
      () => stripe.failRefund(dice.one(refunds)),
      () => disputes.push(stripe.openDispute(dice.one(charges)).id),
      () => stripe.closeDispute(dice.one(disputes), dice.one(["won", "lost"])),
      () => payouts.push(stripe.createPayout(dice.one(["eur", "usd"])).id),
      () => stripe.endPayout(dice.one(payouts), dice.one(["paid", "failed"])),
    ];
    const happened = acts.map(() => 0);
    for (let turn = 0; turn < 120; turn += 1) {
      const which = dice.upTo(acts.length);
      // What cannot be is refused, and leaves no trace.
      await Promise.resolve()
        .then(acts[which])
        .then(
          () => (happened[which]! += 1),
          () => null,
        );
    }
    expect(Math.min(...happened)).toBeGreaterThan(0);
    const sums = Object.entries(stripe.ledger());
    expect(sums.map(([currency]) => currency).sort()).toEqual(["eur", "usd"]);
    const { available } = await client.balance.retrieve();
    for (const [currency, { charged, refunded, disputed, fees, paid_out, balance }] of sums) {
      expect(charged - refunded - disputed - fees - paid_out).toBe(balance);
      expect(available.find((one) => one.currency === currency)?.amount).toBe(balance);
    }
  });
});
