import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Admin } from "../support/admin-client";
import { startShop, type Shop } from "../support/shop";
import { CHOCOLATE, CLOCK, HONEY, Store, must, refusalOf } from "../support/store-client";
import { until } from "../support/until";

/**
 * A fault is not a kill: the process lives on and undoes what it can, which must never be an order that stands. The
 * database refuses one statement, as a full disk or a broken connection would.
 */

let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  // Most of these wait for the sweep.
  shop = await startShop({ name: "faults", env: { SWEEP_SECONDS: "5" } });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
});
afterAll(() => shop.stop());
afterEach(mended);

async function broken(table: string, what: "insert" | "update"): Promise<void> {
  await shop.query(
    `create or replace function test_fault() returns trigger language plpgsql as
     $$ begin raise exception 'the disk is full'; end $$`,
  );
  await shop.query(
    `create trigger test_fault before ${what} on "${table}" for each row execute function test_fault()`,
  );
}

async function mended(): Promise<void> {
  await shop.query("drop function if exists test_fault() cascade");
}

async function stockOf(handle: string) {
  const [item] = await shop.query<{ sellable: number; held: number; claimed: number }>(
    "select sellable, held, claimed from stock_item where variant_id = $1",
    [await store.variantOf(handle)],
  );
  return [item?.sellable, item?.held, item?.claimed];
}

const questionsFailed = async () =>
  (await admin.get<{ questions: { name: string; ok: boolean }[] }>("/admin/books/questions")).questions
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

const allPaid = async (order_id: string) =>
  (await admin.orderMoney(order_id)).checkout?.status === "captured";

describe("a fault after the order stands does not undo it", () => {
  test.each([
    ["the row of the order", "checkout", "update"],
    ["the claim of its goods", "stock_hold", "update"],
    ["the capture", "capture", "insert"],
    ["the consignments", "consignment", "insert"],
  ] as const)("in %s", async (_what, table, statement) => {
    const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
    must(await store.pay(cart));
    // A renewed hold is an update of the same table: that fault comes before the order and is a plain refusal.
    if (table === "stock_hold") {
      await shop.query(
        `create or replace function test_fault() returns trigger language plpgsql as
         $$ begin if new.state = 'claimed' then raise exception 'the disk is full'; end if; return new; end $$`,
      );
      await shop.query(
        `create trigger test_fault before update on stock_hold for each row execute function test_fault()`,
      );
    } else await broken(table, statement);

    const first = must(await store.complete(cart));
    const [order_id = ""] = await store.orderOf(cart);
    expect(order_id).toMatch(/^order_/);

    await mended();
    await until("the sweep has finished the order", () => allPaid(order_id));
    expect(must(await store.complete(cart))).toEqual(first);
    expect(await store.orderOf(cart)).toEqual([order_id]);
    const { consignments } = await admin.orderMoney(order_id);
    expect(consignments.map(({ total }) => total.amount)).toEqual(["20.90"]);
    expect(await questionsFailed()).toEqual([]);
  });
});

test("a cancellation cut short after the books gives the goods back all the same", async () => {
  const before = await stockOf(CLOCK);
  const order = await store.buy({ goods: { [CLOCK]: 2 } }, "bank-transfer");
  await broken("stock_item", "update");
  const cut = await admin.ask("POST", `/admin/orders/${order.order_id}/cancel`);
  expect(cut.status).toBe(500);
  expect((await store.follow(order.token)).status).toBe("cancelled");

  await mended();
  await until("the goods are back", async () => (await stockOf(CLOCK)).join() === before.join());
  await until("Medusa's order has ended", async () => {
    const [row] = await shop.query<{ status: string }>('select status from "order" where id = $1', [
      order.order_id,
    ]);
    return row?.status === "canceled";
  });
});

test("a sending cut short before the books can be done again, and takes the goods once", async () => {
  const [sellable = 0] = await stockOf(CHOCOLATE);
  const order = await store.buy({ goods: { [CHOCOLATE]: 2 } });
  const { id } = await admin.consignmentOf(order.order_id, "pietrachiara");
  await broken("consignment", "update");
  expect((await admin.send(id)).status).toBe(500);
  await mended();
  expect(must(await admin.send(id)).consignment.status).toBe("earned");
  expect(await stockOf(CHOCOLATE)).toEqual([sellable - 2, 0, 0]);
});

test("what is refunded whole before sending is for sale again at once", async () => {
  const before = await stockOf(CHOCOLATE);
  const order = await store.buy({ goods: { [CHOCOLATE]: 3 } });
  const { id, pieces } = await admin.consignmentOf(order.order_id, "pietrachiara");
  const piece_id = pieces.find(({ kind }) => kind === "goods")?.id ?? "";
  must(await admin.refund(id, { piece_id, quantity: 2 }));
  expect(await stockOf(CHOCOLATE)).toEqual([before[0], 0, 3]);
  must(await admin.refund(id, { piece_id, quantity: 1 }));
  expect(await stockOf(CHOCOLATE)).toEqual(before);
});

test("a good withdrawn from sale is not sold from an old basket", async () => {
  const cart = await store.readyCart({ goods: { [HONEY]: 1 } });
  const [product] = await shop.query<{ id: string }>("select id from product where handle = $1", [HONEY]);
  const path = `/admin/products/${product?.id ?? ""}`;
  must(await admin.ask("POST", path, { status: "draft" }));
  expect(refusalOf(await store.pay(cart))).toBe("400 cart.incomplete");
  must(await admin.ask("POST", path, { status: "published" }));
  expect(refusalOf(await store.pay(cart))).toBe("200");
});

test("a promotion that is over is not paid for by the network", async () => {
  const cart = await store.readyCart({ goods: { [HONEY]: 2 }, codes: ["MIEL15"] });
  const [promotion] = await shop.query<{ id: string }>("select id from promotion where code = 'MIEL15'");
  const path = `/admin/promotions/${promotion?.id ?? ""}`;
  must(await admin.ask("POST", path, { status: "inactive" }));
  expect(refusalOf(await store.pay(cart))).toBe("400 promotion.unknown");
  must(await admin.ask("POST", path, { status: "active" }));
  expect(refusalOf(await store.pay(cart))).toBe("200");
});

test("a promotion's rules can be changed, and nothing that baskets name can be deleted", async () => {
  const [promotion] = await shop.query<{ id: string }>("select id from promotion where code = 'HORA15'");
  const rules = await admin.ask("POST", `/admin/promotions/${promotion?.id ?? ""}/target-rules/batch`, {
    create: [],
    update: [],
    delete: [],
  });
  expect(refusalOf(rules)).toBe("200");
  for (const tree of ["products", "promotions", "shipping-options", "shipping-profiles", "stock-locations"])
    expect(refusalOf(await admin.ask("DELETE", `/admin/${tree}/any`))).toBe("404 route.closed");
  const batch = await admin.ask("POST", "/admin/products/batch", { delete: ["any"] });
  expect(refusalOf(batch)).toBe("404 route.closed");
});

test("a receipt for an order that waits for none is refused before anything is written", async () => {
  const paid = await store.buy({ goods: { [HONEY]: 1 } });
  expect(refusalOf(await admin.receive("FAULT-1", "20.90", paid.display_id))).toBe("400 checkout.ended");
  expect((await admin.receipts()).map(({ statement_ref }) => statement_ref)).not.toContain("FAULT-1");
});

test("a machine whose language writes a comma does not start a shop that could not round", async () => {
  await expect(startShop({ name: "comma", env: { LC_ALL: "it_IT.UTF-8" } })).rejects.toThrow(/LC_ALL/);
});
