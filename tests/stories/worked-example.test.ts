import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import { Admin } from "../support/admin-client";
import { httpLedgerTable } from "../support/http-ledger-table";
import { startShop, type Shop } from "../support/shop";
import { HONEY, Store, WORKED_EXAMPLE, euros, must, type Order } from "../support/store-client";
import { TEST_SETTINGS } from "../support/template";

/** The money page's example from basket to settlement and refund, over HTTP. No number here is computed. */

let shop: Shop;
let store: Store;
let admin: Admin;
let order: Order;

beforeAll(async () => {
  shop = await startShop({ name: "worked_example" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(() => shop.stop());

test("112.90 is paid for two chocolates, three honeys and a clock, and held for three co-ops", async () => {
  const cart = await store.readyCart(WORKED_EXAMPLE);
  must(await store.pay(cart, "demo", euros("112.90")));
  const placed = must(await store.complete(cart)).order;
  const [order_id = ""] = await store.orderOf(cart);
  order = { cart_id: cart, order_id, display_id: placed.display_id, token: placed.follow_token };
  must(await admin.providerMoves("fees", "fee-1", "1.94"));

  expect(await admin.holds()).toEqual({
    "provider:demo": "110.96",
    "coop:pietrachiara:held": "27.15",
    "coop:valdemiel:held": "25.91",
    "coop:horabuena:held": "44.39",
    tax: "15.45",
    "network:provider_fees": "-1.94",
  });
});

test("25.03, 24.47 and 40.98 are earned when the parcels are sent", async () => {
  for (const handle of ["pietrachiara", "valdemiel", "horabuena"])
    must(await admin.send((await admin.consignmentOf(order.order_id, handle)).id));

  expect(await admin.holds()).toMatchObject({
    "coop:pietrachiara:payable": "25.03",
    "coop:valdemiel:payable": "24.47",
    "coop:horabuena:payable": "40.98",
    "network:fee": "6.59",
    tax: "15.83",
  });
});

test("20.48 is left in the bank when all three are settled", async () => {
  must(await admin.providerMoves("payouts", "payout-1", "110.96"));
  for (const handle of ["pietrachiara", "valdemiel", "horabuena"]) await admin.settle(handle);

  expect(await admin.holds()).toEqual({
    bank: "20.48",
    tax: "15.83",
    "network:fee": "6.59",
    "network:provider_fees": "-1.94",
  });
  await admin.audit();
});

test("5.87 is given back for one honey, of which the co-op owes 4.33", async () => {
  const honey = await admin.consignmentOf(order.order_id, "valdemiel");
  const piece_id = honey.pieces.find(({ kind }) => kind === "goods")?.id ?? "";
  const { refund } = must(await admin.refund(honey.id, { piece_id, quantity: 1 }));
  must(await admin.refundOutcome(refund.id, "paid"));

  expect(refund.amount).toEqual(euros("5.87"));
  expect(await admin.holds()).toEqual({
    bank: "20.48",
    "provider:demo": "-5.87",
    "coop:valdemiel:owes": "4.33",
    tax: "14.77",
    "network:fee": "6.11",
    "network:provider_fees": "-1.94",
  });
});

test("22.42 is sent of the next sale's 26.75, and nothing is owed", async () => {
  const next = await store.buy({ goods: { [HONEY]: 3 } });
  must(await admin.providerMoves("fees", "fee-2", "0.77"));
  must(await admin.send((await admin.consignmentOf(next.order_id, "valdemiel")).id));
  expect(await admin.holds()).toMatchObject({ "coop:valdemiel:payable": "26.75" });

  // 34.70 less the fee of 0.77 less the 5.87 that the provider has sent back.
  must(await admin.providerMoves("payouts", "payout-2", "28.06"));
  expect((await admin.settle("valdemiel")).total).toEqual(euros("22.42"));
  expect(await admin.holds()).toEqual({
    bank: "26.12",
    tax: "21.02",
    "network:fee": "7.81",
    "network:provider_fees": "-2.71",
  });
  await admin.audit();
});

test("the book reads as one table that a treasurer can check", async () => {
  await expect(await httpLedgerTable(admin)).toMatchFileSnapshot("worked-example.ledger.txt");
});

test("ledger:verify asks the same questions of this book and is content", () => {
  const asked = spawnSync(process.execPath, [join(ROOT, "backend", "bin", "ledger-verify.mjs")], {
    cwd: ROOT,
    encoding: "utf8",
    env: {
      ...process.env,
      ...TEST_SETTINGS,
      DATABASE_URL: shop.databaseUrl,
      BACKEND_URL: shop.backendUrl,
      BACKEND_PORT: new URL(shop.backendUrl).port,
    },
    timeout: 170_000,
  });
  expect([asked.status, asked.stdout + asked.stderr]).toEqual([0, expect.stringMatching(/ 0 failed/)]);
});

test("ledger:verify says what is wrong with a book that was tampered with, and exits with a failure", async () => {
  await shop.query("alter table account_balance disable trigger all");
  await shop.query("update account_balance set debits = debits + 1 where account = 'bank'");
  const asked = spawnSync(process.execPath, [join(ROOT, "backend", "bin", "ledger-verify.mjs")], {
    cwd: ROOT,
    encoding: "utf8",
    env: {
      ...process.env,
      ...TEST_SETTINGS,
      DATABASE_URL: shop.databaseUrl,
      BACKEND_URL: shop.backendUrl,
      BACKEND_PORT: new URL(shop.backendUrl).port,
    },
    timeout: 170_000,
  });
  expect(asked.status).not.toBe(0);
  expect(asked.stdout).toMatch(/FAIL /);
});
