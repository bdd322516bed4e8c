import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin, type Consignment } from "../../support/admin-client";
import { startShop, type Shop } from "../../support/shop";
import {
  CHOCOLATE,
  CLOCK,
  HONEY,
  Store,
  WORKED_EXAMPLE,
  euros,
  must,
  refusalOf,
  type Order,
} from "../../support/store-client";

/** The network's acts over HTTP, in the order of a week's work. Every number is typed from the money page. */

let shop: Shop;
let store: Store;
let admin: Admin;
let order: Order;

beforeAll(async () => {
  shop = await startShop({ name: "admin_books" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  order = await store.buy(WORKED_EXAMPLE);
});
afterAll(() => shop.stop());

const honeyOf = (consignment: Consignment) =>
  consignment.pieces.find(({ kind }) => kind === "goods")?.id ?? "";
const times = <T>(count: number, act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, act));

describe("an order of 112.90", () => {
  test("is sent parcel by parcel, with what each co-op earns", async () => {
    const honey = await admin.consignmentOf(order.order_id, "valdemiel");
    const [sent, ...again] = await times(3, () => admin.send(honey.id, "ES-1"));
    expect([sent!, ...again].map(refusalOf)).toEqual(["200", "200", "200"]);
    expect(must(sent!).consignment).toMatchObject({ status: "earned", tracking: "ES-1" });
    expect(await admin.holds()).toMatchObject({
      "coop:valdemiel:payable": "24.47",
      "coop:pietrachiara:held": "27.15",
      "network:fee": "1.44",
    });

    await admin.sendAll(order.order_id);
    expect(await admin.holds()).toEqual({
      "provider:demo": "112.90",
      "coop:pietrachiara:payable": "25.03",
      "coop:valdemiel:payable": "24.47",
      "coop:horabuena:payable": "40.98",
      "network:fee": "6.59",
      tax: "15.83",
    });
    expect((await store.follow(order.token)).parcels.map(({ state }) => state)).toEqual([
      "sent",
      "sent",
      "sent",
    ]);
    await admin.audit();
  });

  test("costs the provider's fee of 1.94 once, and is paid out to the bank once", async () => {
    for (const answer of await times(3, () => admin.providerMoves("fees", "fee-1", "1.94"))) must(answer);
    expect(refusalOf(await admin.providerMoves("fees", "fee-1", "1.95"))).toBe("400 ledger.reference_reused");
    for (const answer of await times(3, () => admin.providerMoves("payouts", "po-1", "110.96"))) must(answer);
    expect(await admin.holds()).toEqual({
      bank: "110.96",
      "coop:pietrachiara:payable": "25.03",
      "coop:valdemiel:payable": "24.47",
      "coop:horabuena:payable": "40.98",
      "network:fee": "6.59",
      "network:provider_fees": "-1.94",
      tax: "15.83",
    });
  });

  test("is settled: a click twice reserves once, a refused payout can be tried again, 20.48 stays", async () => {
    const key = admin.requestId();
    const reserved = await times(3, () => admin.reserve("pietrachiara", key));
    expect(new Set(reserved.map((answer) => must(answer).settlement.id)).size).toBe(1);
    const first = must(reserved[0]!).settlement;
    expect([first.total, first.status]).toEqual([euros("25.03"), "reserved"]);
    expect(await admin.holds()).toMatchObject({ "coop:pietrachiara:in_payout": "25.03" });

    const refused = must(await admin.settlementOutcome(first.id, "refused")).settlement;
    expect(refused.status).toBe("refused");
    expect(await admin.holds()).toMatchObject({ "coop:pietrachiara:payable": "25.03", bank: "110.96" });
    expect(refusalOf(await admin.settlementOutcome(first.id, "paid"))).toBe("400 settlement.already_closed");

    expect((await admin.settle("pietrachiara")).total).toEqual(euros("25.03"));
    expect((await admin.settle("valdemiel")).total).toEqual(euros("24.47"));
    expect((await admin.settle("horabuena")).total).toEqual(euros("40.98"));
    expect(refusalOf(await admin.reserve("horabuena"))).toBe("400 settlement.nothing_due");
    expect(await admin.holds()).toEqual({
      bank: "20.48",
      "network:fee": "6.59",
      "network:provider_fees": "-1.94",
      tax: "15.83",
    });
    await admin.audit();
  });

  test("gives 5.87 back for one honey of three, and the co-op owes 4.33", async () => {
    const honey = await admin.consignmentOf(order.order_id, "valdemiel");
    const asked = { piece_id: honeyOf(honey), quantity: 1, request_id: admin.requestId() };
    const answers = await times(3, () => admin.refund(honey.id, asked));
    const refund = must(answers[0]!).refund;
    expect(new Set(answers.map((answer) => must(answer).refund.id)).size).toBe(1);
    expect(refund).toMatchObject({ amount: euros("5.87"), state: "due", after_earning: true });
    expect(refund.parts).toEqual({
      work: euros("2.38"),
      materials: euros("1.08"),
      funds: euros("0.87"),
      shipping: euros("0.00"),
      fee: euros("0.48"),
      fee_tax: euros("0.00"),
      tax: euros("1.06"),
      top_up: euros("0.00"),
    });
    expect(await admin.holds()).toEqual({
      bank: "20.48",
      "coop:valdemiel:owes": "4.33",
      "buyer:refunds_due": "5.87",
      "network:fee": "6.11",
      "network:provider_fees": "-1.94",
      tax: "14.77",
    });

    const reused = await admin.refund(honey.id, { ...asked, quantity: 2 });
    expect(refusalOf(reused)).toBe("400 refund.request_reused");
  });

  test("pays it from where the buyer paid, once, and Medusa follows", async () => {
    const [refund] = (await admin.orderMoney(order.order_id)).refunds;
    for (const answer of await times(3, () => admin.refundOutcome(refund!.id, "paid"))) must(answer);
    expect(await admin.holds()).toEqual({
      bank: "20.48",
      "provider:demo": "-5.87",
      "coop:valdemiel:owes": "4.33",
      "network:fee": "6.11",
      "network:provider_fees": "-1.94",
      tax: "14.77",
    });
    const medusa = await shop.query(
      `select r.amount::text as amount from refund r join payment p on p.id = r.payment_id
       join order_payment_collection o on o.payment_collection_id = p.payment_collection_id
       where o.order_id = $1`,
      [order.order_id],
    );
    expect(medusa).toEqual([{ amount: "5.87" }]);
    expect((await store.follow(order.token)).refunds).toMatchObject([
      { amount: euros("5.87"), state: "sent" },
    ]);
    await admin.audit();
  });

  test("refunds no more than was bought, and nothing of somebody else's", async () => {
    const honey = await admin.consignmentOf(order.order_id, "valdemiel");
    const clock = await admin.consignmentOf(order.order_id, "horabuena");
    const piece_id = honeyOf(honey);
    expect(refusalOf(await admin.refund(honey.id, { piece_id, quantity: 3 }))).toBe("400 refund.too_many");
    expect(refusalOf(await admin.refund(clock.id, { piece_id, quantity: 1 }))).toBe(
      "404 refund.piece_not_found",
    );
    expect(refusalOf(await admin.refund("csg_none", { piece_id, quantity: 1 }))).toBe(
      "404 consignment.not_found",
    );
    expect(refusalOf(await admin.refundOutcome("rfd_none", "paid"))).toBe("404 refund.not_found");
    for (const quantity of [0, -1, 0.5]) {
      const answer = await admin.refund(honey.id, { piece_id, quantity });
      expect([quantity, answer.status]).toEqual([quantity, 400]);
    }
    expect((await admin.orderMoney(order.order_id)).refunds).toHaveLength(1);
  });

  test("is followed by a sale of which 22.42 is sent, since 4.33 was owed", async () => {
    const next = await store.buy({ goods: { [HONEY]: 3 } });
    expect((await store.follow(next.token)).total).toEqual(euros("34.70"));
    await admin.sendAll(next.order_id);
    expect(await admin.holds()).toMatchObject({
      "coop:valdemiel:payable": "26.75",
      "coop:valdemiel:owes": "4.33",
    });
    // 34.70 less the 5.87 that the provider has sent back to a buyer.
    must(await admin.providerMoves("payouts", "po-2", "28.83"));
    const settlement = await admin.settle("valdemiel");
    expect(settlement.total).toEqual(euros("22.42"));
    expect(settlement.lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
      ["sale", "26.75"],
      ["refund", "-4.33"],
    ]);
    expect(Object.keys(await admin.holds())).not.toContain("coop:valdemiel:owes");
    await admin.audit();
  });

  test("is found from any of its postings", async () => {
    const valdemiel = await admin.coopId("valdemiel");
    const { postings } = await admin.get<{ postings: Record<string, unknown>[]; count: number }>(
      `/admin/books/postings?account=coop:${valdemiel}:payable&limit=50`,
    );
    expect(postings.length).toBeGreaterThan(0);
    const earned = postings.find(
      (posting) => posting["kind"] === "earned" && posting["order_id"] === order.order_id,
    );
    expect(earned).toMatchObject({
      order_display_id: order.display_id,
      amount: euros("24.47"),
      coop: { handle: "valdemiel" },
    });
  });
});

describe("a refund before the parcel is sent", () => {
  test("leaves one unit less to send and to earn, and the unit goes back on sale", async () => {
    const before = await shop.query("select sellable from stock_item where variant_id = $1", [
      await store.variantOf(CHOCOLATE),
    ]);
    const bought = await store.buy({ goods: { [CHOCOLATE]: 3 } });
    const box = await admin.consignmentOf(bought.order_id, "pietrachiara");
    const { refund } = must(await admin.refund(box.id, { piece_id: honeyOf(box), quantity: 1 }));
    expect(refund).toMatchObject({ amount: euros("12.50"), after_earning: false });
    must(await admin.send(box.id));

    const sold = Number(before[0]?.["sellable"]) - 2;
    expect(
      await shop.query("select sellable, held, claimed from stock_item where variant_id = $1", [
        await store.variantOf(CHOCOLATE),
      ]),
    ).toEqual([{ sellable: sold, held: 0, claimed: 0 }]);
    // 43.40 less 12.50: 25.00 and 5.90 of shipping; all of I's tax is its own, the fee is 2.05 and its VAT 0.45.
    const holds = await admin.holds();
    expect(holds["buyer:refunds_due"]).toBe("12.50");
    expect(holds["coop:pietrachiara:payable"]).toBe("28.40");
    await admin.audit();
  });

  test("of everything, then sent, sends nothing and breaks nothing", async () => {
    const bought = await store.buy({ goods: { [CLOCK]: 1 } });
    const clock = await admin.consignmentOf(bought.order_id, "horabuena");
    for (const piece of clock.pieces)
      must(await admin.refund(clock.id, { piece_id: piece.id, quantity: piece.quantity }));
    expect((await admin.orderMoney(bought.order_id)).consignments[0]?.refunded).toEqual(euros("61.50"));
    expect((await admin.send(clock.id)).status).toBeLessThan(500);
    await admin.audit();
  });

  test("that comes back is due again and can be paid again", async () => {
    const bought = await store.buy({ goods: { [HONEY]: 1 } });
    const jar = await admin.consignmentOf(bought.order_id, "valdemiel");
    const { refund } = must(await admin.refund(jar.id, { piece_id: honeyOf(jar), quantity: 1 }));
    for (const [outcome, state] of [
      ["paid", "sent"],
      ["returned", "due"],
      ["paid", "sent"],
    ] as const)
      expect(must(await admin.refundOutcome(refund.id, outcome)).refund.state).toBe(state);
    await admin.audit();
  });
});

describe("stock", () => {
  test("is not set below what is promised", async () => {
    const variant = await store.variantOf(HONEY);
    const cart = await store.readyCart({ goods: { [HONEY]: 5 } });
    must(await store.pay(cart));
    expect(refusalOf(await admin.setStock(variant, 4))).toBe("400 stock.below_promised");
    for (const wrong of [-1, 1.5, "10", null, 1e9])
      expect([wrong, (await admin.setStock(variant, wrong)).status]).toEqual([wrong, 400]);
    expect(refusalOf(await admin.setStock("variant_none", 4))).toBe("404 stock.variant_not_found");
    must(await store.complete(cart));
    await admin.audit();
  });

  test("set to what is left sells no more", async () => {
    const variant = await store.variantOf("cork-wall-clock");
    must(await admin.setStock(variant, 0));
    const cart = await store.newCart();
    expect(refusalOf(await store.add(cart, "cork-wall-clock", 1))).toBe("400 stock.not_enough");
    must(await admin.setStock(variant, 9));
    must(await store.add(cart, "cork-wall-clock", 1));
    await admin.audit();
  });
});

describe("an act that is written wrong", () => {
  test.each([
    ["/admin/settlements", { coop_id: "coop_x", currency_code: "eur" }],
    ["/admin/settlements", { coop_id: "coop_x", currency_code: "eur", request_id: "short" }],
    ["/admin/settlements/stl_none/outcome", { outcome: "unknown" }],
    ["/admin/coops/coop_x/pay-threshold", { amount: 400 }],
    ["/admin/coops/coop_x/pay-threshold", {}],
    ["/admin/pay-runs/payrun_x/approve", { seen_hash: "x" }],
    ["/admin/pay-runs/payrun_x/reject", { reason: " " }],
    ["/admin/refunds/rfd_none/outcome", { outcome: "lost" }],
    ["/admin/consignments/csg_none/sent", { tracking: 5 }],
    ["/admin/consignments/csg_none/sent", { tracking: "T", sent_at: "2020-01-01" }],
    ["/admin/books/provider-fees", { provider: "Demo!", reference: "r", amount: euros("1.00") }],
    ["/admin/books/provider-fees", { provider: "demo", reference: "r", amount: euros("0.00") }],
    ["/admin/books/provider-payouts", { provider: "demo", reference: "", amount: euros("1.00") }],
    ["/admin/receipts/rcp_none/give-back", { reason: "" }],
    ["/admin/receipts/rcp_none/assign", { order_display_id: -1 }],
  ])("at %s is refused with words (%j)", async (path, body) => {
    const before = await admin.holds();
    const answer = await admin.ask<{ message?: string }>("POST", path, body);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(/.{10,}/)]);
    expect(await admin.holds()).toEqual(before);
  });

  test("names what it does not find", async () => {
    expect(refusalOf(await admin.settlementOutcome("stl_none", "paid"))).toBe("404 settlement.not_found");
    expect(refusalOf(await admin.send("csg_none"))).toBe("404 consignment.not_found");
    const sign = { seen_hash: "x", request_id: "signed by the network" };
    expect(refusalOf(await admin.ask("POST", "/admin/pay-runs/none/approve", sign))).toBe(
      "404 pay.run_not_found",
    );
    expect(refusalOf(await admin.ask("POST", "/admin/pay-runs/none/reject", { reason: "No" }))).toBe(
      "404 pay.run_not_found",
    );
    expect(refusalOf(await admin.ask("POST", "/admin/coops/none/pay-threshold", { amount: null }))).toBe(
      "404 coop.not_found",
    );
    expect(refusalOf(await admin.ask("POST", "/admin/receipts/rcp_none/give-back", { reason: "No" }))).toBe(
      "404 receipt.not_found",
    );
    expect(refusalOf(await admin.reserve("no-such-coop"))).toMatch(/^4\d\d (coop|settlement)\./);
  });
});
