import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../../support/admin-client";
import { loadFarCoops } from "../../support/far-places";
import { startShop, type Shop } from "../../support/shop";
import { CHOCOLATE, Store, address, must, refusalOf, type Money } from "../../support/store-client";

/** One co-op in each place beside Europe, with an order in each currency. Every number is typed. */

let shop: Shop;
let admin: Admin;
const at: Record<string, Store> = {};
const store = (place: string): Store => at[place]!;

beforeAll(async () => {
  shop = await startShop({ name: "places" });
  await loadFarCoops(shop, [
    {
      ...{
        handle: "taller-ar",
        country_code: "ar",
        currency_code: "ars",
        good: "tabla-ar",
        price: "15400.00",
      },
      agreement: { fee_bps: 1200, fee_tax_bps: 2100, tax_remitter: "coop", hold_days: 0 },
      shipping: "4350.50",
      recipe: { work_bps: 5000, materials_bps: 3000, funds_bps: 2000 },
    },
    {
      ...{
        handle: "taller-pe",
        country_code: "pe",
        currency_code: "pen",
        good: "chalina-pe",
        price: "24.90",
      },
      agreement: { fee_bps: 1000, fee_tax_bps: 1800, tax_remitter: "network", hold_days: 0 },
      shipping: "9.99",
      recipe: { work_bps: 4000, materials_bps: 4000, funds_bps: 2000 },
    },
    {
      ...{ handle: "taller-pr", country_code: "pr", currency_code: "usd", good: "taza-pr", price: "34.50" },
      agreement: { fee_bps: 800, fee_tax_bps: 0, tax_remitter: "coop", hold_days: 0 },
      shipping: "7.25",
      recipe: { work_bps: 6000, materials_bps: 2500, funds_bps: 1500 },
    },
  ]);
  for (const place of ["eu", "ar", "pe", "pr"]) at[place] = new Store(shop, place);
  admin = await Admin.signIn(shop);
});
afterAll(() => shop.stop());

type Here = { place: string; currency_code: string; countries: string[]; region_id: string };
type Card = { handle: string; price: Money; coop: { sells_in: string } };

const amount = (currency_code: string, text: string): Money => ({ amount: text, currency_code });

/** What every account of one currency holds that is not empty; co-ops by their handle. */
async function holds(currency_code: string): Promise<Record<string, string>> {
  await admin.coopId("");
  const { accounts } = await admin.accounts();
  return Object.fromEntries(
    accounts
      .filter(({ balance }) => balance.currency_code === currency_code && balance.amount !== "0.00")
      .map(({ account, balance }) => [admin.named(account), balance.amount]),
  );
}

/** The provider sends what it holds to the bank: a settlement leaves from there. */
async function payOut(total: Money): Promise<void> {
  const reference = `payout-${total.currency_code}`;
  must(
    await admin.ask("POST", "/admin/books/provider-payouts", { provider: "demo", reference, amount: total }),
  );
}

async function settle(handle: string, currency_code: string): Promise<Money> {
  const { settlement } = must(
    await admin.ask<{ settlement: { id: string; total: Money } }>("POST", "/admin/settlements", {
      coop_id: await admin.coopId(handle),
      currency_code,
      request_id: admin.requestId(),
    }),
  );
  must(await admin.settlementOutcome(settlement.id, "paid"));
  return settlement.total;
}

describe("each place", () => {
  test.each([
    ["eu", "eur", ["at", "de", "es", "fr", "it", "pt"], "hazelnut-cream-300"],
    ["ar", "ars", ["ar"], "tabla-ar"],
    ["pe", "pen", ["pe"], "chalina-pe"],
    ["pr", "usd", ["pr"], "taza-pr"],
  ])("%s has its currency, its countries and its own goods", async (place, currency, countries, own) => {
    const here = must(await store(place).ask<Here>("GET", "/store/shop"));
    expect(here).toMatchObject({ place, currency_code: currency, countries });
    const { goods } = must(await store(place).ask<{ goods: Card[] }>("GET", "/store/goods"));
    expect(goods.map(({ handle }) => handle)).toContain(own);
    expect([...new Set(goods.map(({ price }) => price.currency_code))]).toEqual([currency]);
    expect([...new Set(goods.map(({ coop }) => coop.sells_in))]).toEqual([place]);
  });

  test("shows another's good as it is sold there", async () => {
    const { good } = must(await store("eu").ask<{ good: Card }>("GET", "/store/goods/tabla-ar"));
    expect(good).toMatchObject({ price: amount("ars", "15400.00"), coop: { sells_in: "ar" } });
  });
});

describe("a basket", () => {
  test.each([
    ["eu", "tabla-ar"],
    ["ar", "chalina-pe"],
    ["pe", "taza-pr"],
    ["pr", CHOCOLATE],
  ])("of %s takes nothing of another place", async (place, good) => {
    const cart = await store(place).newCart();
    expect(refusalOf(await store(place).add(cart, good, 1))).toBe("400 place.other");
    expect((await store(place).basket(cart)).count).toBe(0);
  });

  test("begins in a region of ours or not at all, and stays there", async () => {
    const strange = await store("ar").ask("POST", "/store/carts", { region_id: "reg_none" });
    expect(refusalOf(strange)).toBe("400 place.unknown");
    const cart = await store("ar").newCart();
    const { region_id } = must(await store("pe").ask<Here>("GET", "/store/shop"));
    expect(refusalOf(await store("ar").ask("POST", `/store/carts/${cart}`, { region_id }))).toBe(
      "400 place.other",
    );
  });

  test("goes to its own place's countries, with the postal code that parcels need there", async () => {
    const cart = await store("ar").newCart();
    expect(refusalOf(await store("ar").setAddress(cart, { country: "it" }))).toBe("400 shipping.destination");
    const without = Object.fromEntries(
      Object.entries(address("ar")).filter(([field]) => field !== "postal_code"),
    );
    const send = (shipping_address: object) =>
      store("ar").ask("POST", `/store/carts/${cart}`, { email: "ada@example.org", shipping_address });
    expect(refusalOf(await send(without))).toBe("400 address.invalid");
    expect(refusalOf(await send(address("ar")))).toBe("200");
    const lima = await store("pe").newCart();
    const peru = { email: "ada@example.org", shipping_address: { ...without, country_code: "pe" } };
    expect(refusalOf(await store("pe").ask("POST", `/store/carts/${lima}`, peru))).toBe("200");
  });
});

describe("an order of three in pesos, by bank transfer", () => {
  test("is asked for at the account in Argentina, and cut when all of it has come", async () => {
    const order = await store("ar").buy({ goods: { "tabla-ar": 3 }, country: "ar" }, "bank-transfer");
    const before = await store("ar").follow(order.token);
    expect(before).toMatchObject({
      total: amount("ars", "50550.50"),
      missing: amount("ars", "50550.50"),
      bank: { name: "Test Bank", numbers: [{ label: "CBU", value: "0000000000000000000000" }] },
    });
    must(
      await admin.ask("POST", "/admin/receipts", {
        statement_ref: "AR-1",
        amount: amount("ars", "50550.50"),
        received_on: "2026-11-20",
        order_display_id: order.display_id,
      }),
    );
    expect((await store("ar").follow(order.token)).status).toBe("paid");
    // 46200.00 with 21 % in it: net 38181.82; the fee 12 % of that, IVA on it 21 %; the rest 5 : 3 : 2. The co-op remits.
    expect(await holds("ars")).toEqual({ bank: "50550.50", "coop:taller-ar:held": "50550.50" });
    const consignment = await admin.consignmentOf(order.order_id, "taller-ar");
    expect(
      consignment.pieces.map(({ kind, parts }) => [kind, Object.values(parts).map((m) => m.amount)]),
    ).toEqual(
      expect.arrayContaining([
        ["goods", expect.arrayContaining(["16318.91", "9791.35", "6527.56", "4581.82", "962.18", "8018.18"])],
        ["shipping", expect.arrayContaining(["3595.45", "755.05"])],
      ]),
    );
    await admin.sendAll(order.order_id);
    expect(await holds("ars")).toEqual({
      bank: "50550.50",
      "coop:taller-ar:payable": "45006.50",
      "network:fee": "4581.82",
      tax: "962.18",
    });
    expect(await settle("taller-ar", "ars")).toEqual(amount("ars", "45006.50"));
    expect(await holds("ars")).toEqual({ bank: "5544.00", "network:fee": "4581.82", tax: "962.18" });
  });
});

describe("an order of two in soles, by demo payment", () => {
  test("leaves the network the tax it remits, and the co-op its 45.69", async () => {
    const order = await store("pe").buy({ goods: { "chalina-pe": 2 }, country: "pe" });
    expect(await store("pe").follow(order.token)).toMatchObject({
      status: "paid",
      total: amount("pen", "59.79"),
    });
    expect(await holds("pen")).toEqual({
      "provider:demo": "59.79",
      "coop:taller-pe:held": "50.67",
      tax: "9.12",
    });
    await admin.sendAll(order.order_id);
    // Net 42.20 and 8.47; fee 4.22 and IGV on it 0.76; work 14.89, materials 14.89, funds 7.44.
    expect(await holds("pen")).toEqual({
      "provider:demo": "59.79",
      "coop:taller-pe:payable": "45.69",
      "network:fee": "4.22",
      tax: "9.88",
    });
    await payOut(amount("pen", "59.79"));
    expect(await settle("taller-pe", "pen")).toEqual(amount("pen", "45.69"));
    expect(await holds("pen")).toEqual({ bank: "14.10", "network:fee": "4.22", tax: "9.88" });
    const parcel = (await store("pe").follow(order.token)).parcels[0]!;
    expect(parcel.money).toMatchObject({ state: "settled", breakdown: { work: amount("pen", "14.89") } });
  });
});

describe("an order of one in dollars, by demo payment", () => {
  test("is cut to the cent at 11.5 %, and settled in dollars only", async () => {
    const order = await store("pr").buy({ goods: { "taza-pr": 1 }, country: "pr" });
    expect(await holds("usd")).toEqual({ "provider:demo": "41.75", "coop:taller-pr:held": "41.75" });
    await admin.sendAll(order.order_id);
    const parcel = (await store("pr").follow(order.token)).parcels[0]!;
    // Net 30.94, tax 3.56; fee 8 % is 2.48 and no tax on it; 28.46 cut 60 : 25 : 15. Shipping 6.50 and 0.75.
    expect(parcel.money?.breakdown).toMatchObject({
      work: amount("usd", "17.08"),
      materials: amount("usd", "7.11"),
      funds: amount("usd", "4.27"),
      fee: amount("usd", "2.48"),
      shipping: amount("usd", "6.50"),
      tax: amount("usd", "4.31"),
      total: amount("usd", "41.75"),
    });
    const inEuros = await admin.reserve("taller-pr");
    expect(refusalOf(inEuros)).toBe("400 settlement.nothing_due");
    await payOut(amount("usd", "41.75"));
    expect(await settle("taller-pr", "usd")).toEqual(amount("usd", "39.27"));
    expect(await holds("usd")).toEqual({ bank: "2.48", "network:fee": "2.48" });
  });
});

test("all four currencies balance, each for itself", async () => {
  await admin.audit();
});
