import { afterAll, beforeAll, expect, test } from "vitest";
import type { Terms } from "../../backend/src/domain/books/cutting";
import type { Consignment } from "../../backend/src/modules/books/types";
import { holding, openBooks, unwell, type BooksUnderTest } from "../support/books";
import { goods, goodsOf, newCoop, paidOrder, sendAndEarn, sendParcel } from "../support/example-order";

const MONDAY = new Date("2026-11-02T10:00:00Z");
const TUESDAY = new Date("2026-11-03T10:00:00Z");
const WEDNESDAY = new Date("2026-11-04T10:00:00Z");
const THURSDAY = new Date("2026-11-05T10:00:00Z");
const RAIL = "provider:demo";

let under: BooksUnderTest;
let count = 0;

beforeAll(async () => {
  under = await openBooks("books_disputes");
  await under.books.recordReceipt({
    ...{ rail: "bank", statement_ref: "float", currency: "eur", amount: 1_000_000n },
    ...{ received_on: "2026-11-01", payer_note: null, now: MONDAY },
  });
});
afterAll(() => under.drop());

/** A sale of 12.20, of which the co-op earns 9.00, the network 1.00 and the state 2.20. */
async function sale(...coops: Terms[]): Promise<Consignment[]> {
  return paidOrder(
    under.books,
    coops.map((coop) => goods(coop, 1, "12.20")),
    MONDAY,
  );
}
const earn = (consignments: Consignment[]) => sendAndEarn(under.books, consignments, MONDAY);
const open = (
  of: Consignment | undefined,
  amount: bigint,
  now = TUESDAY,
  dispute_id = `du_${(count += 1)}`,
) =>
  under.books.disputeOpened({
    ...{ dispute_id, rail: RAIL, currency: "eur", amount, order_id: of?.order_id ?? null },
    ...{ reason: "product_not_received", due_by: WEDNESDAY, now },
  });
const end = ({ id }: { id: string }, outcome: "won" | "lost", now = WEDNESDAY) =>
  under.books.disputeEnded({ dispute_id: id, outcome, now });
const reserve = ({ coop_id }: Terms, now = WEDNESDAY) =>
  under.books.reserveSettlement({ coop_id, currency: "eur", request_id: `settle-${(count += 1)}`, now });
const refund = (of: Consignment, now = TUESDAY) =>
  under.books.refund({
    ...{ consignment_id: of.id, piece_id: goodsOf(of), quantity: 1, reason: "Sent back" },
    ...{ fee_policy: "returned", request_id: `refund-${(count += 1)}`, now },
  });

/** What moved since then on the accounts that a dispute touches, and of a co-op what it has. */
async function standing({ coop_id }: Terms): Promise<Record<string, bigint>> {
  const of = async (account: string) => holding(under.books, account);
  return {
    held: await of(`coop:${coop_id}:held`),
    payable: await of(`coop:${coop_id}:payable`),
    owes: await of(`coop:${coop_id}:owes`),
    disputed: await of("disputed"),
    losses: await of("network:losses"),
    provider: await of(RAIL),
  };
}
/** Everything is right but the one question that an open dispute is. */
const expectWell = async (open = 0) =>
  expect(await unwell(under.books, THURSDAY)).toEqual(open > 0 ? ["dispute_waits_for_evidence"] : []);

test("what was earned waits while it is in dispute, is not settled, and is payable again when it is won", async () => {
  const coop = newCoop();
  const consignments = await sale(coop);
  await earn(consignments);
  const before = await standing(coop);
  expect(before).toMatchObject({ held: 0n, payable: 900n });

  const dispute = await open(consignments[0], 1220n);
  expect(await standing(coop)).toEqual({
    ...before,
    held: 900n,
    payable: 0n,
    disputed: before.disputed! + 1220n,
    provider: before.provider! - 1220n,
  });
  const earned = await under.books.earnings({ coop_id: coop.coop_id, time_zone: "Europe/Rome" });
  expect(earned).toMatchObject([{ held: 900n, in_dispute: 900n, held_by_day: [], payable: 0n }]);
  // Told three times, it is one.
  await open(consignments[0], 1220n, TUESDAY, dispute.id);
  await open(consignments[0], 1220n, WEDNESDAY, dispute.id);
  expect((await standing(coop)).disputed).toBe(before.disputed! + 1220n);
  await expect(reserve(coop)).rejects.toMatchObject({ code: "settlement.nothing_due" });
  await expect(refund(consignments[0]!)).rejects.toMatchObject({ code: "refund.disputed" });
  await expectWell(1);

  await end(dispute, "won");
  await end(dispute, "won", THURSDAY);
  expect(await standing(coop)).toEqual(before);
  expect(await reserve(coop)).toMatchObject({ total: 900n });
  await expectWell();
});

test("what is lost without a fault of the co-op is the network's loss", async () => {
  const coop = newCoop();
  const consignments = await sale(coop);
  await earn(consignments);
  const before = await standing(coop);
  const dispute = await open(consignments[0], 1220n);
  await end(dispute, "lost");
  expect(await standing(coop)).toEqual({
    ...before,
    losses: before.losses! - 1220n,
    provider: before.provider! - 1220n,
  });
  await expectWell();

  // The bank thinks again.
  await end(dispute, "won", THURSDAY);
  expect(await standing(coop)).toEqual(before);
  await expect(end(dispute, "lost", THURSDAY)).rejects.toThrow("was won");
  await expectWell();
});

test("what was not earned yet is not earned before the dispute is over", async () => {
  const coop = newCoop();
  const consignments = await sale(coop);
  const dispute = await open(consignments[0], 500n);
  await sendParcel(under.books, consignments[0]!.id, TUESDAY);
  await under.books.earnDue({ now: WEDNESDAY });
  expect(await standing(coop)).toMatchObject({ held: 1000n, payable: 0n });
  const earned = await under.books.earnings({ coop_id: coop.coop_id, time_zone: "Europe/Rome" });
  expect(earned).toMatchObject([{ held: 1000n, in_dispute: 1000n, held_by_day: [], waiting_to_be_sent: 0n }]);
  await end(dispute, "lost");
  await under.books.earnDue({ now: THURSDAY });
  expect(await standing(coop)).toMatchObject({ held: 0n, payable: 900n });
  await expectWell();
});

test("what was sent to a co-op stays its own, and a co-op that did not sell in that order is not asked to wait", async () => {
  const [coop, other] = [newCoop(), newCoop()];
  const consignments = await sale(coop, other);
  await earn(consignments);
  const settled = await reserve(coop, TUESDAY);
  await under.books.settlementOutcome({
    ...{ settlement_id: settled.id, outcome: "paid", rail: "bank", now: TUESDAY },
  });
  const [before, of_other] = [await standing(coop), await standing(other)];
  const dispute = await open(consignments[0], 2440n);
  expect(await standing(coop)).toMatchObject({ held: 0n, payable: 0n, owes: 0n });
  expect(await standing(other)).toMatchObject({ held: 900n, payable: 0n });
  await expectWell(1);
  await end(dispute, "won");
  expect(await standing(coop)).toEqual(before);
  expect(await standing(other)).toEqual(of_other);
  await expectWell();
});

test("what a refund has taken from what is payable is owed meanwhile, and settled as if nothing had been", async () => {
  const coop = newCoop();
  const [first] = await sale(coop);
  const [second] = await sale(coop);
  await earn([first!, second!]);
  const settled = await under.books.reserveSettlement({
    ...{ coop_id: coop.coop_id, currency: "eur", request_id: "both", now: TUESDAY },
  });
  expect(settled.total).toBe(1800n);
  const [third] = await sale(coop);
  await earn([third!]);
  // 9.00 of the first, which was sent to the co-op, comes out of what the third has payable.
  await refund(first!);
  expect(await standing(coop)).toMatchObject({ payable: 0n, owes: 0n });

  const dispute = await open(third, 1220n);
  expect(await standing(coop)).toMatchObject({ held: 900n, payable: 0n, owes: 900n });
  await expectWell(1);
  const [fourth] = await sale(coop);
  const [fifth] = await sale(coop);
  await earn([fourth!, fifth!]);
  // 18.00 less the 9.00 of the refund.
  expect(await reserve(coop)).toMatchObject({ total: 900n });
  expect(await standing(coop)).toMatchObject({ held: 900n, payable: 0n, owes: 0n });
  await end(dispute, "lost", THURSDAY);
  expect(await standing(coop)).toMatchObject({ held: 0n, payable: 900n, owes: 0n });
  expect(await reserve(coop, THURSDAY)).toMatchObject({ total: 900n });
  await expectWell();
});

test("two disputes of one payment hold it once, until the last of them is over", async () => {
  const coop = newCoop();
  const consignments = await sale(coop);
  await earn(consignments);
  const before = await standing(coop);
  const first = await open(consignments[0], 700n);
  const second = await open(consignments[0], 520n);
  expect(await standing(coop)).toMatchObject({ held: 900n, payable: 0n });
  expect((await standing(coop)).disputed).toBe(before.disputed! + 1220n);
  await end(first, "won");
  expect(await standing(coop)).toMatchObject({ held: 900n, payable: 0n });
  await expectWell(1);
  await end(second, "lost");
  expect(await standing(coop)).toEqual({
    ...before,
    losses: before.losses! - 520n,
    provider: before.provider! - 520n,
  });
  await expectWell();
});

test("a settlement that the bank refuses gives back what waits from then on", async () => {
  const coop = newCoop();
  const consignments = await sale(coop);
  await earn(consignments);
  const { id } = await reserve(coop, TUESDAY);
  const dispute = await open(consignments[0], 1220n, TUESDAY);
  expect(await standing(coop)).toMatchObject({ held: 0n, payable: 0n });
  await under.books.settlementOutcome({
    settlement_id: id,
    outcome: "refused",
    rail: "bank",
    now: WEDNESDAY,
  });
  expect(await standing(coop)).toMatchObject({ held: 900n, payable: 0n });
  await expectWell(1);
  await end(dispute, "won", THURSDAY);
  expect(await standing(coop)).toMatchObject({ held: 0n, payable: 900n });
  await expectWell();
});

test("of money that became no order, the provider and the network's losses alone are moved", async () => {
  const coop = newCoop();
  const before = await standing(coop);
  await end(await open(undefined, 333n), "lost");
  expect(await standing(coop)).toEqual({
    ...before,
    losses: before.losses! - 333n,
    provider: before.provider! - 333n,
  });
  await expectWell();
  await expect(end({ id: "du_none" }, "won")).rejects.toMatchObject({ code: "dispute.not_found" });
});

test("a payout that the bank sends back is with the provider again, once", async () => {
  const [bank, provider] = [await holding(under.books, "bank"), await holding(under.books, RAIL)];
  const payout = { provider: "demo", reference: "po_1", now: TUESDAY };
  await expect(under.books.providerPayoutCameBack(payout)).rejects.toThrow("no transaction");
  await under.books.providerPayout({ ...payout, currency: "eur", amount: 400n });
  expect([await holding(under.books, "bank"), await holding(under.books, RAIL)]).toEqual([
    bank + 400n,
    provider - 400n,
  ]);
  await under.books.providerPayoutCameBack(payout);
  await under.books.providerPayoutCameBack({ ...payout, now: THURSDAY });
  expect([await holding(under.books, "bank"), await holding(under.books, RAIL)]).toEqual([bank, provider]);
  await expectWell();
});
