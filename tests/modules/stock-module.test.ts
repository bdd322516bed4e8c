import { afterAll, beforeAll, expect, test } from "vitest";
import type StockService from "../../backend/src/modules/stock/service";
import { loadModule, type LoadedModule } from "../support/medusa-module";

const NOW = new Date("2026-11-02T10:00:00Z");
const LATER = new Date("2026-11-02T10:35:00Z");
const MUCH_LATER = new Date("2026-11-02T11:00:00Z");

let loaded: LoadedModule<StockService>;
let stock: StockService;
let variants = 0;

beforeAll(async () => {
  loaded = await loadModule<StockService>("stock");
  stock = loaded.service;
});
afterAll(() => loaded.stop());

async function variant(sellable: number): Promise<string> {
  const variant_id = `variant_${(variants += 1)}`;
  await stock.setSellable({ variant_id, sellable, now: NOW });
  return variant_id;
}

const hold = (cart: string, checkout_id: string, ...lines: [string, number][]) =>
  stock.hold({
    cart_id: cart,
    checkout_id,
    lines: lines.map(([variant_id, quantity]) => ({ variant_id, quantity })),
    expires_at: LATER,
    now: NOW,
  });

const send = (parcel_id: string, checkout_id: string, [variant_id, quantity]: [string, number]) =>
  stock.send({ parcel_id, checkout_id, lines: [{ variant_id, quantity }], now: NOW });

const numbers = async (variant_id: string) => {
  const [item] = await stock.listStock({ variant_ids: [variant_id] });
  return item && [item.sellable, item.held, item.claimed, item.available];
};

test("a unit is held, claimed, and gone when the parcel leaves", async () => {
  const honey = await variant(10);
  await hold("cart_a", "chk_a", [honey, 3]);
  expect(await numbers(honey)).toEqual([10, 3, 0, 7]);
  expect(await stock.claim({ checkout_id: "chk_a", now: NOW })).toBe(true);
  expect(await numbers(honey)).toEqual([10, 0, 3, 7]);
  await send("pcl_a", "chk_a", [honey, 3]);
  expect(await numbers(honey)).toEqual([7, 0, 0, 7]);
});

test("each act done twice is done once", async () => {
  const honey = await variant(10);
  await hold("cart_b", "chk_b", [honey, 2]);
  await hold("cart_b", "chk_b", [honey, 2]);
  expect(await numbers(honey)).toEqual([10, 2, 0, 8]);
  await stock.claim({ checkout_id: "chk_b", now: NOW });
  await stock.claim({ checkout_id: "chk_b", now: NOW });
  expect(await numbers(honey)).toEqual([10, 0, 2, 8]);
  await send("pcl_b", "chk_b", [honey, 2]);
  await send("pcl_b", "chk_b", [honey, 2]);
  expect(await numbers(honey)).toEqual([8, 0, 0, 8]);
  await stock.release({ checkout_id: "chk_b", now: NOW });
  expect(await numbers(honey)).toEqual([8, 0, 0, 8]);
});

test("thirty buyers at once get exactly the three units there are", async () => {
  const clock = await variant(3);
  const buyers = Array.from({ length: 30 }, (_, index) =>
    hold(`cart_r${index}`, `chk_r${index}`, [clock, 1]),
  );
  const outcomes = await Promise.allSettled(buyers);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(outcomes.length - refused.length).toBe(3);
  for (const outcome of refused) expect(outcome.reason).toMatchObject({ code: "stock.not_enough" });
  expect(await numbers(clock)).toEqual([3, 3, 0, 0]);
});

test("buyers of the same goods in opposite order never wait for each other in a ring", async () => {
  const [one, two] = [await variant(100), await variant(100)];
  const buyers = Array.from({ length: 20 }, (_, index) =>
    index % 2
      ? hold(`cart_o${index}`, `chk_o${index}`, [one, 1], [two, 1])
      : hold(`cart_o${index}`, `chk_o${index}`, [two, 1], [one, 1]),
  );
  await Promise.all(buyers);
  expect(await numbers(one)).toEqual([100, 20, 0, 80]);
  expect(await numbers(two)).toEqual([100, 20, 0, 80]);
});

test("a refused hold holds nothing, of none of its lines", async () => {
  const [plenty, scarce] = [await variant(10), await variant(1)];
  await expect(hold("cart_c", "chk_c", [plenty, 2], [scarce, 2])).rejects.toMatchObject({
    code: "stock.not_enough",
    details: { variant_id: scarce, left: 1 },
  });
  expect(await numbers(plenty)).toEqual([10, 0, 0, 10]);
});

test("a new checkout of the same cart lets go what the earlier one held", async () => {
  const clock = await variant(1);
  await hold("cart_d", "chk_d1", [clock, 1]);
  await hold("cart_d", "chk_d2", [clock, 1]);
  expect(await numbers(clock)).toEqual([1, 1, 0, 0]);
  await expect(stock.renew({ checkout_id: "chk_d1", expires_at: LATER })).rejects.toMatchObject({
    code: "stock.hold_expired",
  });
});

test("an expired hold is let go, a renewed or claimed one is not", async () => {
  const clock = await variant(3);
  await hold("cart_e", "chk_e1", [clock, 1]);
  await hold("cart_f", "chk_e2", [clock, 1]);
  await hold("cart_g", "chk_e3", [clock, 1]);
  await stock.renew({ checkout_id: "chk_e2", expires_at: new Date("2026-11-02T12:00:00Z") });
  await stock.claim({ checkout_id: "chk_e3", now: NOW });
  const expired = (checkout_id: string) => stock.releaseIfExpired({ checkout_id, now: MUCH_LATER });
  expect(await expired("chk_e1")).toBe(true);
  expect(await expired("chk_e2")).toBe(false);
  expect(await expired("chk_e3")).toBe(false);
  expect(await numbers(clock)).toEqual([3, 1, 1, 1]);
});

test("a claim that lost its hold says so", async () => {
  const clock = await variant(1);
  await hold("cart_h", "chk_h", [clock, 1]);
  await stock.release({ checkout_id: "chk_h", now: NOW });
  expect(await stock.claim({ checkout_id: "chk_h", now: NOW })).toBe(false);
  expect(await numbers(clock)).toEqual([1, 0, 0, 1]);
});

test("a claim leaves in several parcels, and none of them takes its goods twice", async () => {
  const honey = await variant(10);
  await hold("cart_i", "chk_i", [honey, 3]);
  await stock.claim({ checkout_id: "chk_i", now: NOW });
  const first = () => send("pcl_i1", "chk_i", [honey, 1]);
  await Promise.all([first(), first(), first()]);
  expect(await numbers(honey)).toEqual([9, 0, 2, 7]);
  await send("pcl_i2", "chk_i", [honey, 2]);
  await first();
  expect(await numbers(honey)).toEqual([7, 0, 0, 7]);
  expect(await stock.promisingCheckouts(["chk_i"])).toEqual([]);
});

test("a parcel takes no more than is claimed", async () => {
  const honey = await variant(10);
  await hold("cart_k", "chk_k", [honey, 1]);
  await send("pcl_k0", "chk_k", [honey, 1]);
  expect(await numbers(honey)).toEqual([10, 1, 0, 9]);
  await stock.claim({ checkout_id: "chk_k", now: NOW });
  await send("pcl_k1", "chk_k", [honey, 5]);
  expect(await numbers(honey)).toEqual([9, 0, 0, 9]);
});

test("a unit refunded before it left goes back to sale once nothing is left to send", async () => {
  const honey = await variant(10);
  await hold("cart_l", "chk_l", [honey, 3]);
  await stock.claim({ checkout_id: "chk_l", now: NOW });
  await send("pcl_l", "chk_l", [honey, 2]);
  expect(await numbers(honey)).toEqual([8, 0, 1, 7]);
  expect(await stock.claimedLines()).toContainEqual({ checkout_id: "chk_l", variant_id: honey });
  const giveBack = () => stock.giveBack({ checkout_id: "chk_l", variant_ids: [honey], now: NOW });
  await giveBack();
  await giveBack();
  expect(await numbers(honey)).toEqual([8, 0, 0, 8]);
});

test("what is released after a parcel left is only what is still there", async () => {
  const honey = await variant(10);
  await hold("cart_m", "chk_m", [honey, 3]);
  await stock.claim({ checkout_id: "chk_m", now: NOW });
  await send("pcl_m", "chk_m", [honey, 1]);
  await stock.release({ checkout_id: "chk_m", now: NOW });
  expect(await numbers(honey)).toEqual([9, 0, 0, 9]);
});

test("stock is never set below what is promised", async () => {
  const honey = await variant(5);
  await hold("cart_j", "chk_j", [honey, 4]);
  await expect(stock.setSellable({ variant_id: honey, sellable: 3, now: NOW })).rejects.toMatchObject({
    code: "stock.below_promised",
    details: { promised: 4 },
  });
  expect(await numbers(honey)).toEqual([5, 4, 0, 1]);
});

test("what is made to order is granted whatever is asked, and promises are all there is of it", async () => {
  const bowl = await variant(2);
  await hold("cart_mto1", "chk_mto1", [bowl, 1]);
  await stock.sellToOrder({ variant_id: bowl, made_to_order: true, now: NOW });
  await stock.sellToOrder({ variant_id: bowl, made_to_order: true, now: NOW });
  const promised = async () => (await numbers(bowl))?.slice(0, 3);
  expect(await promised()).toEqual([1, 1, 0]);
  await hold("cart_mto2", "chk_mto2", [bowl, 40]);
  expect(await promised()).toEqual([41, 41, 0]);
  await stock.claim({ checkout_id: "chk_mto2", now: NOW });
  expect(await promised()).toEqual([41, 1, 40]);
  await send("pcl_mto2", "chk_mto2", [bowl, 30]);
  expect(await promised()).toEqual([11, 1, 10]);
  await stock.giveBack({ checkout_id: "chk_mto2", variant_ids: [bowl], now: NOW });
  expect(await promised()).toEqual([1, 1, 0]);
  await stock.release({ checkout_id: "chk_mto1", now: NOW });
  expect(await promised()).toEqual([0, 0, 0]);
  await expect(stock.setSellable({ variant_id: bowl, sellable: 5, now: NOW })).rejects.toMatchObject({
    code: "stock.made_to_order",
  });
});

test("what is no longer made to order sells nothing until it is counted", async () => {
  const bowl = await variant(0);
  await stock.sellToOrder({ variant_id: bowl, made_to_order: true, now: NOW });
  await hold("cart_mto3", "chk_mto3", [bowl, 2]);
  await stock.sellToOrder({ variant_id: bowl, made_to_order: false, now: NOW });
  expect(await numbers(bowl)).toEqual([2, 2, 0, 0]);
  await expect(hold("cart_mto4", "chk_mto4", [bowl, 1])).rejects.toMatchObject({ code: "stock.not_enough" });
  await stock.setSellable({ variant_id: bowl, sellable: 3, now: NOW });
  expect(await numbers(bowl)).toEqual([3, 2, 0, 1]);
});
