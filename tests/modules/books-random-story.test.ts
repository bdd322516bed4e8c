import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDomainError } from "../../backend/src/domain/errors";
import type { Checkout, Consignment } from "../../backend/src/modules/books/types";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { I, P, R, goods, placeOrder, sendParcel, shipping, type Piece } from "../support/example-order";

/**
 * Two hundred stories of acts in any order, all in one book. Whatever people do, and however often they are refused,
 * the book sums to zero, nothing is on its wrong side, and every question is answered with none.
 */

let under: BooksUnderTest;
let clock = Date.parse("2026-11-02T10:00:00Z");
let counter = 0;

beforeAll(async () => {
  under = await openBooks("books_random_story");
});
afterAll(() => under.drop());

const TERMS = [I, P, R, { ...P, coop_id: "coop_held", hold_days: 1, fee_tax_bps: 2100 }];
const coop = fc.constantFrom(...TERMS);
const cents = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((minor) => (minor / 1000).toFixed(3));

const order = fc
  .array(
    fc.record({
      terms: coop,
      quantity: fc.integer({ min: 1, max: 4 }),
      exact: cents(0, 90_000),
      off: cents(0, 9_000),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((lines): Piece[] =>
    lines.flatMap(({ terms, quantity, exact, off }) => [
      goods(terms, quantity, exact, (Number(exact) + Number(off)).toFixed(3)),
      shipping(terms, "6.10"),
    ]),
  );
const pick = fc.nat({ max: 50 });
const act = fc.oneof(
  fc.record({ kind: fc.constant("buy" as const), order, transfer: fc.boolean() }),
  fc.record({
    kind: fc.constant("receive" as const),
    pick,
    amount: fc.integer({ min: 1, max: 12_000 }),
    whole: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("end" as const), pick }),
  fc.record({ kind: fc.constant("giveBack" as const), pick }),
  fc.record({
    kind: fc.constant("send" as const),
    pick,
    /** Of one piece; null for all that is left. */
    quantity: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 1 }),
  }),
  fc.record({
    kind: fc.constant("refund" as const),
    pick,
    quantity: fc.integer({ min: 1, max: 3 }),
    kept: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("refundLeaves" as const), pick, comesBack: fc.boolean() }),
  /** `taken`: a buyer's bank takes something back while the settlement is on its way. */
  fc.record({ kind: fc.constant("settle" as const), coop, paid: fc.boolean(), taken: fc.boolean(), pick }),
  fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    kind: fc.constant("providerPays" as const),
    amount: fc.integer({ min: 1, max: 9_000 }),
    comesBack: fc.nat({ max: 4 }).map((die) => die === 0),
  }),
  fc.record({
    kind: fc.constant("bankTakes" as const),
    pick,
    amount: fc.integer({ min: 1, max: 9_000 }),
  }),
  fc.record({ kind: fc.constant("bankDecides" as const), pick, won: fc.boolean() }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

type Story = {
  checkouts: Checkout[];
  consignments: Consignment[];
  refunds: string[];
  receipts: string[];
  disputes: string[];
};

const now = () => new Date(clock);
const one = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
const unique = (what: string) => `${what}-${(counter += 1)}`;

async function capture({ id, total, currency }: Checkout, rail: "bank" | "provider:demo", story: Story) {
  const at = { captured_at: now(), now: now() };
  const captured = await under.books.recordCapture({
    capture_id: `cap_${id}`,
    checkout_id: id,
    amount: total,
    currency,
    rail,
    ...at,
  });
  story.consignments.push(...captured);
}

async function perform(step: Act, story: Story): Promise<void> {
  const { books } = under;
  switch (step.kind) {
    case "buy": {
      const method = step.transfer ? "bank-transfer" : "demo";
      const checkout = await placeOrder(books, step.order, now(), { method });
      story.checkouts.push(checkout);
      if (!step.transfer) await capture(checkout, "provider:demo", story);
      return;
    }
    case "receive": {
      const checkout = one(story.checkouts, step.pick);
      const { id } = await books.recordReceipt({
        rail: "bank",
        statement_ref: unique("line"),
        amount: step.whole && checkout && checkout.total > 0n ? checkout.total : BigInt(step.amount),
        currency: "eur",
        received_on: now().toISOString().slice(0, 10),
        payer_note: null,
        now: now(),
      });
      story.receipts.push(id);
      if (!checkout) return;
      const { missing } = await books.assignReceipt({ receipt_id: id, checkout_id: checkout.id, now: now() });
      if (missing === 0n) await capture(checkout, "bank", story);
      return;
    }
    case "end": {
      const checkout = one(story.checkouts, step.pick);
      if (checkout) await books.endCheckout({ checkout_id: checkout.id, outcome: "expired", now: now() });
      return;
    }
    case "giveBack": {
      const receipt_id = one(story.receipts, step.pick);
      if (!receipt_id) return;
      await books.giveBackReceipt({ receipt_id, reason: "Nobody's", now: now() });
      await books.markReceiptReturned({ receipt_id, rail: "bank", now: now() });
      return;
    }
    case "send": {
      const consignment = one(story.consignments, step.pick);
      if (!consignment) return;
      const piece = consignment.pieces.find(({ kind }) => kind === "goods");
      const some =
        step.quantity === null || !piece ? null : [{ piece_id: piece.id, quantity: step.quantity }];
      await sendParcel(books, consignment.id, now(), { pieces: some });
      await books.earnDue({ now: now() });
      return;
    }
    case "refund": {
      const consignment = one(story.consignments, step.pick);
      const piece = consignment && one(consignment.pieces, step.pick);
      if (!consignment || !piece) return;
      const { id } = await books.refund({
        consignment_id: consignment.id,
        piece_id: piece.id,
        quantity: step.quantity,
        reason: "Sent back",
        fee_policy: step.kept ? "kept" : "returned",
        request_id: unique("refund"),
        now: now(),
      });
      story.refunds.push(id);
      return;
    }
    case "refundLeaves": {
      const refund_id = one(story.refunds, step.pick);
      if (!refund_id) return;
      const leaves = { refund_id, rail: "provider:demo" as const, now: now() };
      await books.refundOutcome({ ...leaves, outcome: "paid" });
      if (step.comesBack) await books.refundOutcome({ ...leaves, outcome: "returned" });
      return;
    }
    case "settle": {
      const taken = step.taken ? one(story.consignments, step.pick) : undefined;
      const { id } = await books.reserveSettlement({
        coop_id: taken?.coop_id ?? step.coop.coop_id,
        currency: "eur",
        request_id: unique("settle"),
        now: now(),
      });
      if (taken) await perform({ kind: "bankTakes", pick: step.pick, amount: 700 }, story);
      const result = { settlement_id: id, rail: "bank" as const, now: now() };
      try {
        await books.settlementOutcome({ ...result, outcome: step.paid ? "paid" : "refused" });
      } catch (refusal) {
        // The bank may hold too little in this story; then the settlement is called off.
        await books.settlementOutcome({ ...result, outcome: "refused" });
        throw refusal;
      }
      return;
    }
    case "wait": {
      clock += step.hours * 3_600_000;
      await books.earnDue({ now: now() });
      return;
    }
    case "providerPays": {
      const movement = { provider: "demo", currency: "eur" as const, now: now() };
      await books.providerFee({
        ...movement,
        reference: unique("fee"),
        amount: BigInt(step.amount) / 30n + 1n,
      });
      const reference = unique("payout");
      await books.providerPayout({ ...movement, reference, amount: BigInt(step.amount) });
      if (step.comesBack) await books.providerPayoutCameBack({ ...movement, reference });
      return;
    }
    case "bankTakes": {
      const consignment = one(story.consignments, step.pick);
      if (!consignment) return;
      const { id } = await books.disputeOpened({
        dispute_id: unique("du"),
        rail: "provider:demo",
        currency: "eur",
        amount: BigInt(step.amount),
        order_id: consignment.order_id,
        reason: "general",
        due_by: null,
        now: now(),
      });
      story.disputes.push(id);
      return;
    }
    case "bankDecides": {
      const dispute_id = one(story.disputes, step.pick);
      if (!dispute_id || (await books.dispute(dispute_id)).state === "won") return;
      await books.disputeEnded({ dispute_id, outcome: step.won ? "won" : "lost", now: now() });
    }
  }
}

/** What people may well be refused in a story. Anything else that throws is a mistake of ours. */
async function performOrHearNo(step: Act, story: Story, refusals: Map<string, number>): Promise<void> {
  try {
    await perform(step, story);
  } catch (thrown) {
    if (!isDomainError(thrown)) throw thrown;
    refusals.set(thrown.code, (refusals.get(thrown.code) ?? 0) + 1);
  }
}

test("two hundred random stories leave a book with nothing to answer for", { timeout: 240_000 }, async () => {
  const refusals = new Map<string, number>();
  let acts = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 20 }), async (steps) => {
      const story: Story = { checkouts: [], consignments: [], refunds: [], receipts: [], disputes: [] };
      for (const step of steps) {
        clock += 60_000;
        acts += 1;
        await performOrHearNo(step, story, refusals);
      }
      await under.books.earnDue({ now: now() });
      expect(await sums()).toEqual(0n);
      const late = ["refund_due_too_long", "settlement_stuck", "dispute_waits_for_evidence"];
      expect((await unwell(under.books, now())).filter((name) => !late.includes(name))).toEqual([]);
    }),
    { numRuns: 200, seed: 20261102, endOnFailure: true },
  );
  // A story in which everything is refused would prove nothing.
  const refused = [...refusals.values()].reduce((sum, count) => sum + count, 0);
  expect(refused).toBeLessThan(acts / 2);
  const kinds = await under.raw("select distinct kind from ledger_transaction");
  expect(kinds).toHaveLength(19);
  expect((await under.books.settlements()).filter(({ status }) => status === "paid").length).toBeGreaterThan(
    20,
  );
});

/** Where the money is, less whose it is and our result. */
async function sums(): Promise<bigint> {
  const balances = await under.books.balances();
  return balances.reduce((sum, { side, balance }) => (side === "where" ? sum + balance : sum - balance), 0n);
}
