import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Terms } from "../../backend/src/domain/books/cutting";
import { leftToSend, sendingState } from "../../backend/src/domain/books/parcels";
import type { Consignment } from "../../backend/src/modules/books/types";
import { holding, openBooks, unwell, type Books, type BooksUnderTest } from "../support/books";
import {
  I,
  P,
  R,
  WORKED_EXAMPLE,
  consignmentOf,
  goods,
  goodsOf,
  newCoop,
  paidOrder,
  sendAndEarn,
  sendParcel,
  shipping,
} from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TUESDAY = new Date("2026-11-03T10:00:00Z");
const WEDNESDAY = new Date("2026-11-04T10:00:00Z");
const FRIDAY = new Date("2026-11-06T10:00:00Z");

let under: BooksUnderTest;
let books: Books;

beforeAll(async () => {
  under = await openBooks("parcels");
  books = under.books;
});
afterAll(() => under.drop());

/** Three jars at 6.90 and 14.00 of shipping, held two days after the last parcel: 26.75 to the co-op, 1.70 of fee. */
async function threeJars(
  change: Partial<Terms> = {},
): Promise<{ coop: Terms; of: Consignment; jar: string }> {
  const coop = newCoop({ hold_days: 2, ...change });
  const [of] = await paidOrder(books, [goods(coop, 3, "20.70"), shipping(coop, "14.00")], MONDAY);
  if (!of) throw new Error("The order has no consignment.");
  return { coop, of, jar: goodsOf(of) };
}

const jars = (piece_id: string, quantity: number) => ({ pieces: [{ piece_id, quantity }] });
const refundOf = (of: Consignment, quantity: number, now: Date, piece_id = goodsOf(of)) =>
  books.refund({
    consignment_id: of.id,
    piece_id,
    quantity,
    reason: "Changed their mind",
    fee_policy: "returned",
    request_id: `refund-${of.id}-${now.toISOString()}-${piece_id}`,
    now,
  });
const left = ({ pieces }: Consignment) => pieces.reduce((sum, piece) => sum + leftToSend(piece), 0);

describe("three jars in two parcels", () => {
  let coop: Terms;
  let of: Consignment;
  let jar: string;
  beforeAll(async () => ({ coop, of, jar } = await threeJars()));

  test("stand to be packed, and packed", async () => {
    expect(sendingState(of)).toBe("to_pack");
    const packing = { consignment_id: of.id, packed: true, now: MONDAY };
    expect((await books.setPacked(packing)).packed_at).toEqual(MONDAY);
    expect((await books.setPacked({ ...packing, now: TUESDAY })).packed_at).toEqual(MONDAY);
    expect((await books.setPacked({ ...packing, packed: false })).packed_at).toBeNull();
    expect(sendingState(await books.setPacked(packing))).toBe("packed");
  });

  test("are not sent with the first, whose rest has to be packed anew", async () => {
    const partly = await sendParcel(books, of.id, MONDAY, {
      ...jars(jar, 1),
      tracking: "ES-1",
      sent_by: "stf_1",
    });
    expect(partly).toMatchObject({ sent_at: null, earns_on: null, packed_at: null, status: "held" });
    expect(partly.parcels).toMatchObject([
      { pieces: [{ piece_id: jar, quantity: 1 }], tracking: "ES-1", sent_by: "stf_1", sent_at: MONDAY },
    ]);
    expect([left(partly), sendingState(partly)]).toEqual([2, "to_pack"]);
    expect(await books.earnDue({ now: FRIDAY, consignment_id: of.id })).toEqual([]);
    expect(await unwell(books, MONDAY)).toEqual([]);
  });

  test("are sent with the last, and held from there", async () => {
    const sent = await sendParcel(books, of.id, TUESDAY);
    expect(sent).toMatchObject({ sent_at: TUESDAY, earns_on: new Date("2026-11-05T10:00:00Z") });
    expect(sent.parcels.map(({ pieces }) => pieces[0]?.quantity)).toEqual([1, 2]);
    expect(await books.earnDue({ now: new Date("2026-11-05T09:59:59Z"), consignment_id: of.id })).toEqual([]);
    expect(await books.earnDue({ now: FRIDAY, consignment_id: of.id })).toEqual([of.id]);
    // 20.70 is 3.73 tax and 16.97 net; 34.70 less both taxes is 28.45, less the fee of 1.70.
    expect(await holding(books, `coop:${coop.coop_id}:payable`)).toBe(2675n);
    expect(await unwell(books, FRIDAY)).toEqual([]);
  });

  test("leave nothing that could be sent or packed again", async () => {
    await expect(sendParcel(books, of.id, FRIDAY)).rejects.toMatchObject({ code: "parcel.nothing_left" });
    const packing = books.setPacked({ consignment_id: of.id, packed: true, now: FRIDAY });
    await expect(packing).rejects.toMatchObject({ code: "parcel.nothing_left" });
  });
});

describe("a parcel is refused", () => {
  let of: Consignment;
  let jar: string;
  beforeEach(async () => ({ of, jar } = await threeJars()));

  test("with more than is left, with what refunds and parcels took counted", async () => {
    await sendParcel(books, of.id, MONDAY, jars(jar, 1));
    await refundOf(of, 1, MONDAY);
    const two = sendParcel(books, of.id, TUESDAY, jars(jar, 2));
    await expect(two).rejects.toMatchObject({ code: "parcel.too_many", details: { left: 1, quantity: 2 } });
  });

  test("with another consignment's piece, or its own shipping", async () => {
    const other = await threeJars();
    const post = of.pieces.find(({ kind }) => kind === "shipping")?.id ?? "";
    for (const piece of [other.jar, post, "pce_none"])
      await expect(sendParcel(books, of.id, MONDAY, jars(piece, 1))).rejects.toMatchObject({
        code: "parcel.piece_not_found",
      });
  });

  test("under a request that sent something else", async () => {
    const request_id = `request-${of.id}`;
    await sendParcel(books, of.id, MONDAY, { ...jars(jar, 1), request_id });
    for (const other of [jars(jar, 2), { pieces: null }, { ...jars(jar, 1), tracking: "T" }])
      await expect(sendParcel(books, of.id, MONDAY, { ...other, request_id })).rejects.toMatchObject({
        code: "parcel.request_reused",
      });
  });

  test("but not under a request that another consignment used: it is that one's own", async () => {
    const request_id = `shared-${of.id}`;
    const foreign = await threeJars();
    for (const { id } of [of, foreign.of]) {
      const sent = await sendParcel(books, id, MONDAY, { request_id });
      expect(sent.parcels).toHaveLength(1);
      expect(await sendParcel(books, id, MONDAY, { request_id })).toEqual(sent);
    }
  });

  test("when somebody else sent one that the form did not show", async () => {
    await sendParcel(books, of.id, MONDAY, { ...jars(jar, 1), parcels_seen: 0 });
    const second = sendParcel(books, of.id, MONDAY, { ...jars(jar, 1), parcels_seen: 0 });
    await expect(second).rejects.toMatchObject({ code: "parcel.sent_meanwhile" });
    expect((await books.consignment(of.id)).parcels).toHaveLength(1);
  });

  test("of a consignment that there is not", async () => {
    await expect(sendParcel(books, "csg_none", MONDAY)).rejects.toMatchObject({
      code: "consignment.not_found",
    });
  });
});

test("the same parcel asked for twenty times at once is one parcel, and so are two people's", async () => {
  const { of, jar } = await threeJars();
  const input = { ...jars(jar, 1), request_id: `twenty-${of.id}`, parcels_seen: 0 };
  await Promise.all(Array.from({ length: 20 }, () => sendParcel(books, of.id, MONDAY, input)));
  expect((await books.consignment(of.id)).parcels).toHaveLength(1);

  const people = await Promise.allSettled(
    ["stf_1", "stf_2"].map((sent_by) => sendParcel(books, of.id, TUESDAY, { sent_by })),
  );
  expect(people.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await books.consignment(of.id)).parcels).toHaveLength(2);
});

test("a parcel that nothing has followed yet has left, but its consignment is not sent", async () => {
  const { of } = await threeJars({ hold_days: 0 });
  const { id } = await books.startParcel({
    consignment_id: of.id,
    pieces: null,
    tracking: null,
    sent_by: "network",
    request_id: `cut-${of.id}`,
    parcels_seen: null,
    now: MONDAY,
  });
  const cut = await books.consignment(of.id);
  expect([left(cut), cut.sent_at, await books.earnDue({ now: TUESDAY, consignment_id: of.id })]).toEqual([
    0,
    null,
    [],
  ]);
  expect(await books.consignmentsToFinish()).toEqual([of.id]);
  expect(await unwell(books, WEDNESDAY)).toEqual(["parcel_not_finished"]);

  const finish = { parcel_id: id, now: WEDNESDAY };
  expect((await books.finishParcel(finish)).sent_at).toEqual(MONDAY);
  expect(await books.finishParcel({ ...finish, now: FRIDAY })).toEqual(await books.finishParcel(finish));
  expect(await books.consignmentsToFinish()).toEqual([]);
  await books.earnDue({ now: WEDNESDAY });
  await expect(books.finishParcel({ parcel_id: "pcl_none", now: FRIDAY })).rejects.toMatchObject({
    code: "parcel.not_found",
  });
});

describe("a refund of all that is left", () => {
  test("after a parcel makes the consignment sent as of that parcel, and earns it when its hold is over", async () => {
    const { coop, of, jar } = await threeJars();
    await sendParcel(books, of.id, MONDAY, jars(jar, 2));
    await refundOf(of, 1, FRIDAY);
    const done = await books.consignment(of.id);
    expect(done).toMatchObject({ sent_at: MONDAY, earns_on: WEDNESDAY, status: "earned", earned_at: FRIDAY });
    expect(sendingState(done)).toBe("sent");
    // 26.75 less what the co-op loses by the third jar, 5.09: 6.90 less 1.24 tax and 0.57 fee.
    expect(await holding(books, `coop:${coop.coop_id}:payable`)).toBe(2166n);
    // What the tests before this one left to be earned.
    await books.earnDue({ now: FRIDAY });
    expect(await unwell(books, FRIDAY)).toEqual([]);
  });

  test("before its hold is over leaves it held until then", async () => {
    const { of, jar } = await threeJars();
    await sendParcel(books, of.id, MONDAY, jars(jar, 2));
    await refundOf(of, 1, TUESDAY);
    expect(await books.consignment(of.id)).toMatchObject({ sent_at: MONDAY, status: "held" });
    expect(await books.earnDue({ now: WEDNESDAY, consignment_id: of.id })).toEqual([of.id]);
  });

  test("while a parcel is cut short waits for that parcel", async () => {
    const { of, jar } = await threeJars();
    const { id } = await books.startParcel({
      consignment_id: of.id,
      ...jars(jar, 2),
      tracking: null,
      sent_by: "network",
      request_id: `waits-${of.id}`,
      parcels_seen: null,
      now: MONDAY,
    });
    await refundOf(of, 1, MONDAY);
    expect((await books.consignment(of.id)).sent_at).toBeNull();
    expect((await books.finishParcel({ parcel_id: id, now: TUESDAY })).sent_at).toEqual(MONDAY);
  });

  test("before any parcel left never makes it sent", async () => {
    const { of } = await threeJars();
    await refundOf(of, 3, MONDAY);
    const refunded = await books.consignment(of.id);
    expect([refunded.sent_at, sendingState(refunded)]).toEqual([null, "refunded"]);
    await expect(sendParcel(books, of.id, TUESDAY)).rejects.toMatchObject({ code: "parcel.nothing_left" });
    const found = await books.consignmentsWithNothingLeft([of.checkout_id]);
    // Its goods have no variant in this book, so there is none to give back to sale.
    expect(found).toEqual([]);
  });
});

describe("a co-op's own lists", () => {
  let coop: Terms;
  let ids: string[];
  const states = async (state: "to_pack" | "packed" | "sent" | "all") => {
    const { consignments, count } = await books.consignmentsOfCoop({
      coop_id: coop.coop_id,
      state,
      limit: 50,
      offset: 0,
    });
    expect(count).toBe(consignments.length);
    return consignments.map(({ id }) => ids.indexOf(id));
  };

  beforeAll(async () => {
    coop = newCoop();
    ids = [];
    for (let order = 0; order < 5; order += 1) {
      const at = new Date(MONDAY.getTime() + order * 3_600_000);
      const [of] = await paidOrder(books, [goods(coop, 2, "24.40"), shipping(coop, "6.10")], at);
      if (of) ids.push(of.id);
    }
    const [packed = "", partly = "", sent = "", refunded = ""] = ids.slice(1);
    await books.setPacked({ consignment_id: packed, packed: true, now: TUESDAY });
    await sendParcel(books, partly, TUESDAY, jars(goodsOf(await books.consignment(partly)), 1));
    await sendParcel(books, sent, TUESDAY);
    await refundOf(await books.consignment(refunded), 2, TUESDAY);
  });

  test("say what to pack, what is packed and what is sent", async () => {
    expect(await states("to_pack")).toEqual([0, 2]);
    expect(await states("packed")).toEqual([1]);
    expect(await states("sent")).toEqual([3]);
    expect(await states("all")).toEqual([4, 3, 2, 1, 0]);
  });

  test("come page by page", async () => {
    const page = await books.consignmentsOfCoop({ coop_id: coop.coop_id, state: "all", limit: 2, offset: 1 });
    expect([page.count, page.consignments.map(({ id }) => ids.indexOf(id))]).toEqual([5, [3, 2]]);
  });

  test("hold nothing of another co-op", async () => {
    const other = newCoop();
    const [foreign] = await paidOrder(books, [goods(other, 1, "12.20"), shipping(other, "6.10")], MONDAY);
    expect(await states("all")).toHaveLength(5);
    const asked = books.consignmentOfCoop({ coop_id: coop.coop_id, consignment_id: foreign?.id ?? "" });
    await expect(asked).rejects.toMatchObject({ code: "consignment.not_found" });
    const own = await books.consignmentOfCoop({ coop_id: other.coop_id, consignment_id: foreign?.id ?? "" });
    expect(own.id).toBe(foreign?.id);
  });

  test("say what to make and what stands ready, by product, on the co-op's own days", async () => {
    const make = await books.toMake({ coop_id: coop.coop_id, time_zone: "Pacific/Auckland" });
    // Order 0 has two to make, order 2 one; order 1 stands packed with two. Ten in the morning is eleven at night there.
    expect(make).toEqual([
      {
        product_id: null,
        variant_id: null,
        title: `${coop.coop_id} goods`,
        to_make: 3,
        ready: 2,
        first_due: "2026-11-02",
      },
    ]);
    expect(Object.keys(make[0] ?? {}).sort()).toEqual(
      ["first_due", "product_id", "ready", "title", "to_make", "variant_id"].sort(),
    );
    expect(await books.toMake({ coop_id: newCoop().coop_id, time_zone: "Etc/UTC" })).toEqual([]);
  });
});

/** Typed from the worked example, none is computed; and each equals the network's account. */
describe("what each co-op of the worked example has earned", () => {
  let one: BooksUnderTest;
  let order: Consignment[];
  beforeAll(async () => {
    one = await openBooks("earnings");
    order = await paidOrder(one.books, WORKED_EXAMPLE, MONDAY);
  });
  afterAll(() => one.drop());

  const earned = async (terms: Terms) => {
    const [eur, ...more] = await one.books.earnings({ coop_id: terms.coop_id, time_zone: "Europe/Rome" });
    if (!eur || more.length > 0) throw new Error("It sold in euros only.");
    const { currency, held_by_day, waiting_to_be_sent, settled, in_dispute, ...kept } = eur;
    expect([currency, in_dispute]).toEqual(["eur", 0n]);
    const account = (name: string) => holding(one.books, `coop:${terms.coop_id}:${name}`);
    expect(kept).toEqual({
      held: await account("held"),
      payable: await account("payable"),
      in_payout: await account("in_payout"),
      owed: await account("owes"),
    });
    expect(held_by_day.reduce((sum, { amount }) => sum + amount, waiting_to_be_sent)).toBe(kept.held);
    return { ...kept, waiting_to_be_sent, held_by_day, settled };
  };
  const nothing = {
    held: 0n,
    waiting_to_be_sent: 0n,
    held_by_day: [],
    payable: 0n,
    in_payout: 0n,
    settled: 0n,
    owed: 0n,
  };

  test("27.15, 25.91 and 44.39 wait to be sent", async () => {
    expect(await earned(I)).toEqual({ ...nothing, held: 2715n, waiting_to_be_sent: 2715n });
    expect(await earned(P)).toEqual({ ...nothing, held: 2591n, waiting_to_be_sent: 2591n });
    expect(await earned(R)).toEqual({ ...nothing, held: 4439n, waiting_to_be_sent: 4439n });
  });

  test("what has left is held for its day", async () => {
    const honey = consignmentOf(order, P);
    await sendParcel(one.books, honey.id, new Date("2026-11-02T23:30:00Z"));
    expect(await earned(P)).toEqual({
      ...nothing,
      held: 2591n,
      held_by_day: [{ day: "2026-11-03", amount: 2591n }],
    });
  });

  test("25.03, 24.47 and 40.98 are payable, in payout, then settled", async () => {
    await one.books.earnDue({ now: TUESDAY });
    await sendAndEarn(one.books, [consignmentOf(order, I), consignmentOf(order, R)], TUESDAY);
    expect(await earned(I)).toEqual({ ...nothing, payable: 2503n });
    expect(await earned(P)).toEqual({ ...nothing, payable: 2447n });
    expect(await earned(R)).toEqual({ ...nothing, payable: 4098n });

    const reserve = { coop_id: P.coop_id, currency: "eur" as const, request_id: "settle-P", now: TUESDAY };
    const { id } = await one.books.reserveSettlement(reserve);
    expect(await earned(P)).toEqual({ ...nothing, in_payout: 2447n });
    await one.books.providerPayout({
      provider: "demo",
      reference: "po",
      amount: 11290n,
      currency: "eur",
      now: TUESDAY,
    });
    await one.books.settlementOutcome({ settlement_id: id, outcome: "paid", rail: "bank", now: TUESDAY });
    expect(await earned(P)).toEqual({ ...nothing, settled: 2447n });
  });

  test("one of P's jars refunded afterwards: P owes 4.33, which its next sale pays", async () => {
    const honey = consignmentOf(order, P);
    await one.books.refund({
      consignment_id: honey.id,
      piece_id: goodsOf(honey),
      quantity: 1,
      reason: "One jar arrived broken",
      fee_policy: "returned",
      request_id: "refund-P",
      now: WEDNESDAY,
    });
    expect(await earned(P)).toEqual({ ...nothing, settled: 2447n, owed: 433n });
    const next = await paidOrder(one.books, [goods(P, 3, "20.70"), shipping(P, "14.00")], WEDNESDAY);
    await sendAndEarn(one.books, next, WEDNESDAY);
    expect(await earned(P)).toEqual({ ...nothing, settled: 2447n, payable: 2675n, owed: 433n });
    const request = { coop_id: P.coop_id, currency: "eur" as const, request_id: "settle-P2", now: FRIDAY };
    expect((await one.books.reserveSettlement(request)).total).toBe(2242n);
    expect(await earned(P)).toEqual({ ...nothing, settled: 2447n, in_payout: 2242n });
    expect(await unwell(one.books, FRIDAY)).toEqual([]);
  });

  test("currencies stand apart", async () => {
    const coop = newCoop();
    await paidOrder(one.books, [goods(coop, 1, "1220")], MONDAY, { currency: "jpy" });
    await paidOrder(one.books, [goods(coop, 1, "12.20")], MONDAY);
    const both = await one.books.earnings({ coop_id: coop.coop_id, time_zone: "Etc/UTC" });
    expect(both.map(({ currency, held }) => [currency, held])).toEqual([
      ["eur", 1000n],
      ["jpy", 1000n],
    ]);
    expect(await one.books.earnings({ coop_id: newCoop().coop_id, time_zone: "Etc/UTC" })).toEqual([]);
  });
});
