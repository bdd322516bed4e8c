import { afterAll, beforeAll, expect, test } from "vitest";
import { Admin, type OrderMoney } from "../support/admin-client";
import { capturesOf } from "../support/captures";
import { random, type Random } from "../support/random";
import { startShop, type Shop } from "../support/shop";
import {
  Store,
  euros,
  minorUnits,
  must,
  refusalOf,
  type Basket,
  type Method,
  type Money,
  type Wish,
} from "../support/store-client";

/**
 * Fifty orders through Medusa's real cart, with everything that can happen to them. What the shop says is checked with
 * sums of whole cents made here from the text of its answers, never with the shop's own arithmetic.
 */

const ORDERS = 50;
const SEED = 20_261_121;
const GOODS = [
  "gianduja-dark-bar-box",
  "drinking-chocolate-250",
  "hazelnut-cream-300",
  "rosemary-honey-500",
  "beeswax-candles-pair",
  "alaju-honey-cake",
  "beech-table-clock",
  "cork-wall-clock",
  "olive-shepherds-spoon-7",
];
const COUNTRIES = ["it", "es", "pt", "fr", "de", "at"];
const CODES = ["PIETRA15", "MIEL15", "HORA15"];
const COOPS = ["pietrachiara", "valdemiel", "horabuena"];

let shop: Shop;
let store: Store;
let admin: Admin;

beforeAll(async () => {
  shop = await startShop({ name: "random_carts" });
  store = new Store(shop);
  admin = await Admin.signIn(shop);
  for (const handle of GOODS) must(await admin.setStock(await store.variantOf(handle), 500));
});
afterAll(() => shop.stop());

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const cents = (amounts: (Money | null)[]): number =>
  sum(amounts.flatMap((amount) => (amount ? [minorUnits(amount)] : [])));
const text = (minor: number): string => `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;

function wishOf(dice: Random): Wish {
  const wanted = dice.some(GOODS, 1 + dice.upTo(3));
  const dear = dice.chance(0.3);
  return {
    goods: Object.fromEntries(wanted.map((handle) => [handle, 1 + dice.upTo(dice.chance(0.1) ? 30 : 4)])),
    codes: dice.chance(0.6) ? dice.some(CODES, 1 + dice.upTo(2)) : [],
    country: dice.one(COUNTRIES),
    shipping: (options) =>
      [...options].sort((a, b) => minorUnits(a.price) - minorUnits(b.price)).at(dear ? -1 : 0)?.id ?? "",
  };
}

/** The basket's own figures against each other: groups, lines, goods and shipping all make the total. */
function addsUp(basket: Basket): void {
  const total = minorUnits(basket.total);
  expect(sum(basket.groups.map((g) => cents([g.goods_total, g.shipping_total])))).toBe(total);
  for (const group of basket.groups)
    expect(cents(group.lines.map((line) => line.total))).toBe(minorUnits(group.goods_total));
  expect(cents([basket.goods_total, basket.shipping_total]) - minorUnits(basket.discount_total)).toBe(total);
}

const PARTS = ["work", "materials", "funds", "shipping", "fee", "fee_tax", "tax"] as const;

/** What was frozen: consignments, their pieces and the parts of those all make what was charged. */
function isCutWhole({ consignments }: OrderMoney, total: number): void {
  expect(cents(consignments.map((consignment) => consignment.total))).toBe(total);
  for (const consignment of consignments) {
    expect(cents(consignment.pieces.map((piece) => piece.total))).toBe(minorUnits(consignment.total));
    for (const piece of consignment.pieces)
      expect(cents(PARTS.map((part) => piece.parts[part]))).toBe(minorUnits(piece.total));
  }
}

async function payByTransfer(
  dice: Random,
  index: number,
  display_id: number,
  total: number,
): Promise<number> {
  const first = dice.chance(0.5) && total > 200 ? 1 + dice.upTo(total - 2) : 0;
  const over = dice.chance(0.2) ? 1 + dice.upTo(999) : 0;
  if (first > 0) must(await admin.receive(`RANDOM-${index}-a`, text(first), display_id));
  must(await admin.receive(`RANDOM-${index}-b`, text(total - first + over), display_id));
  return over;
}

/** What was refunded whole before it left has nothing that could be sent. */
async function sendWhatIsLeft(consignment_id: string): Promise<void> {
  const answer = await admin.send(consignment_id);
  if (refusalOf(answer) !== "400 parcel.nothing_left") must(answer);
}

/** Refunds some pieces of an order, now and then in several steps; gives what was decided and what was sent. */
async function refundSome(
  dice: Random,
  order_id: string,
  sent: boolean,
): Promise<{ decided: number; sent: number }> {
  const done = { decided: 0, sent: 0 };
  for (const { id, pieces } of (await admin.orderMoney(order_id)).consignments)
    for (const piece of pieces) {
      const before = piece.refunded_quantity;
      let left = piece.quantity - before;
      let given = 0;
      while (left > 0 && dice.chance(0.4)) {
        const quantity = 1 + dice.upTo(left);
        const { refund } = must(
          await admin.refund(id, {
            piece_id: piece.id,
            quantity,
            fee_policy: sent && dice.chance(0.3) ? "kept" : "returned",
          }),
        );
        given += minorUnits(refund.amount);
        left -= quantity;
        if (dice.chance(0.7)) {
          must(await admin.refundOutcome(refund.id, "paid"));
          done.sent += minorUnits(refund.amount);
        }
      }
      expect(given).toBeLessThanOrEqual(minorUnits(piece.total));
      if (left === 0 && before === 0) expect(given).toBe(minorUnits(piece.total));
      done.decided += given;
    }
  return done;
}

test(
  `after ${ORDERS} random orders every cent is in one place`,
  async () => {
    const dice = random(SEED);
    const flow = { demo: 0, bank: 0, over: 0, decided: 0, sentByDemo: 0, sentByBank: 0 };
    const out = { settled: 0, byProvider: 0 };

    for (let index = 0; index < ORDERS; index += 1) {
      const method: Method = dice.chance(0.5) ? "demo" : "bank-transfer";
      const wish = wishOf(dice);
      const cart = await store.readyCart(wish);
      const basket = await store.basket(cart);
      addsUp(basket);
      const total = minorUnits(basket.total);
      expect(must(await store.pay(cart, method, basket.total)).checkout.total).toEqual(basket.total);
      const { order } = must(await store.complete(cart));
      const [order_id = ""] = await store.orderOf(cart);
      if (method === "demo") flow.demo += total;
      else {
        const over = await payByTransfer(dice, index, order.display_id, total);
        flow.bank += total + over;
        flow.over += over;
      }

      const money = await admin.orderMoney(order_id);
      expect(money.checkout).toMatchObject({ status: "captured", total: basket.total });
      isCutWhole(money, total);
      const [captured] = await capturesOf(shop, order_id);
      expect(minorUnits(euros(Number(captured?.amount).toFixed(2)))).toBe(total);

      const early = dice.chance(0.3) ? await refundSome(dice, order_id, false) : { decided: 0, sent: 0 };
      for (const { id } of money.consignments) if (dice.chance(0.8)) await sendWhatIsLeft(id);
      const late = dice.chance(0.3) ? await refundSome(dice, order_id, true) : { decided: 0, sent: 0 };
      flow.decided += early.decided + late.decided;
      flow[method === "demo" ? "sentByDemo" : "sentByBank"] += early.sent + late.sent;

      if (dice.chance(0.3)) {
        // The provider pays out all it holds first, as it would every night; a co-op is paid from the bank.
        const atProvider = flow.demo - flow.sentByDemo - out.byProvider;
        if (atProvider > 0) {
          must(await admin.providerMoves("payouts", `RANDOM-${index}`, text(atProvider)));
          out.byProvider += atProvider;
        }
        const reserved = await admin.reserve(dice.one(COOPS));
        if (reserved.status === 200) {
          const outcome = dice.chance(0.8) ? "paid" : "refused";
          must(await admin.settlementOutcome(reserved.body.settlement.id, outcome));
          if (outcome === "paid") out.settled += minorUnits(reserved.body.settlement.total);
        }
      }
      if (index % 10 === 9) await admin.audit();
    }

    const holds = await admin.holds();
    const held = (account: string) => minorUnits(euros(holds[account] ?? "0.00"));
    expect(held("provider:demo")).toBe(flow.demo - flow.sentByDemo - out.byProvider);
    expect(held("bank")).toBe(flow.bank + out.byProvider - flow.sentByBank - out.settled);
    expect(held("buyer:unmatched")).toBe(flow.over);
    expect(held("buyer:refunds_due")).toBe(flow.decided - flow.sentByDemo - flow.sentByBank);

    const { sums, accounts } = await admin.accounts();
    const side = (name: string) =>
      cents(accounts.filter((account) => account.side === name).map(({ balance }) => balance));
    expect(side("where")).toBe(side("whose") + side("result"));
    expect(sums.map(({ where }) => minorUnits(where))).toEqual([side("where")]);
    await admin.audit();
  },
  15 * 60_000,
);
