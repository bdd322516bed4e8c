import { afterAll, beforeAll, expect, test } from "vitest";
import type { BooksModuleService } from "../../backend/src/modules/books/service";
import { P, consignmentOf, frozen, goods, goodsOf, sendParcel, shipping } from "../support/example-order";
import { loadModule, type LoadedModule } from "../support/medusa-module";

/**
 * The other files run the acts over plain `pg`. This one loads the module as Medusa does, so that the loader, the
 * migration class, the decorators and Knex are seen working too.
 */

const NOW = new Date("2026-11-02T10:00:00Z");

let loaded: LoadedModule<BooksModuleService>;
let books: BooksModuleService;

beforeAll(async () => {
  loaded = await loadModule<BooksModuleService>("books");
  books = loaded.service;
});
afterAll(() => loaded.stop());

async function sold() {
  const input = frozen([goods(P, 3, "17.595"), shipping(P, "14.00")], NOW);
  const { id, total, currency } = await books.freezeCheckout(input);
  await books.placeCheckout({
    checkout_id: id,
    order_id: `order_${id}`,
    display_id: 1,
    expires_at: null,
    now: NOW,
  });
  const capture = {
    capture_id: `cap_${id}`,
    checkout_id: id,
    amount: total,
    currency,
    captured_at: NOW,
    now: NOW,
  };
  return books.recordCapture({ ...capture, rail: "provider:demo" });
}

test("the module loads, migrates, and carries a sale from payment to settlement", async () => {
  const consignment = consignmentOf(await sold(), P);
  await sendParcel(books, consignment.id, NOW, { tracking: "T1" });
  expect(await books.earnDue({ now: NOW })).toEqual([consignment.id]);
  await books.providerPayout({ provider: "demo", reference: "po", amount: 3160n, currency: "eur", now: NOW });
  const request = { coop_id: P.coop_id, currency: "eur" as const, request_id: "settle", now: NOW };
  const clicks = await Promise.all(Array.from({ length: 20 }, () => books.reserveSettlement(request)));
  expect(new Set(clicks.map(({ id }) => id)).size).toBe(1);
  const settlement_id = clicks[0]?.id ?? "";
  await books.settlementOutcome({ settlement_id, outcome: "paid", rail: "bank", now: NOW });
  await books.refund({
    consignment_id: consignment.id,
    piece_id: goodsOf(consignment),
    quantity: 1,
    reason: "Broken",
    fee_policy: "returned",
    request_id: "refund",
    now: NOW,
  });

  const balances = await books.balances();
  const of = (account: string) => balances.find((one) => one.account === account)?.balance;
  expect([of("bank"), of("coop:coop_P:owes"), of("buyer:refunds_due")]).toEqual([713n, 433n, 587n]);
  expect((await books.openSettlements())[0]).toMatchObject({ payable: 0n, owes: 433n, due: 0n });
  expect((await books.postings({ limit: 1, offset: 0, account: "bank" })).count).toBe(2);
  expect((await books.questions(NOW)).filter(({ ok }) => !ok)).toEqual([]);
});

test("a refusal keeps its code and rolls everything back", async () => {
  const [consignment] = await sold();
  if (!consignment) throw new Error("The order has no consignment.");
  await sendParcel(books, consignment.id, NOW);
  await books.earnDue({ now: NOW });
  const request = { coop_id: P.coop_id, currency: "eur" as const, request_id: "settle-2", now: NOW };
  const { id, total } = await books.reserveSettlement(request);
  expect(total).toBe(2014n);

  // The bank holds 7.13.
  const paid = books.settlementOutcome({ settlement_id: id, outcome: "paid", rail: "bank", now: NOW });
  await expect(paid).rejects.toMatchObject({ name: "DomainError", code: "ledger.wrong_side" });
  expect((await books.settlement(id)).status).toBe("reserved");
  expect((await books.questions(NOW)).filter(({ ok }) => !ok)).toEqual([]);
});

test("a receipt keeps its day, and lists what it was assigned to", async () => {
  const receipt = await books.recordReceipt({
    rail: "bank",
    statement_ref: "line ? 1",
    amount: 9_007_199_254_740_993n,
    currency: "eur",
    received_on: "2026-11-01",
    payer_note: "Is this ours?",
    now: NOW,
  });
  expect(receipt).toMatchObject({
    received_on: "2026-11-01",
    amount: 9_007_199_254_740_993n,
    recorded_at: NOW,
  });
  expect(await books.receipts({ state: "unmatched" })).toEqual([receipt]);
});
