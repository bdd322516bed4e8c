import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDomainError } from "../../backend/src/domain/errors";
import type { PayRun } from "../../backend/src/modules/books/pay-types";
import type { Consignment, Settlement } from "../../backend/src/modules/books/types";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { coopDesk, coopHoldings, float, refundGoods, settledSale } from "../support/coop-book";
import { goods, newCoop, shipping } from "../support/example-order";

/**
 * Stories of a treasurer's acts in any order, each with a co-op of its own that banks in another currency. Whatever is
 * refused, nothing is below zero, every settlement's parts add up, and every question is answered with none.
 */

const NOW = new Date("2026-11-02T10:00:00Z");

let under: BooksUnderTest;

beforeAll(async () => {
  under = await openBooks("coop_book_random");
  await float(under.books, NOW);
});
afterAll(() => under.drop());

const amount = fc.integer({ min: 1, max: 9_000 }).map(BigInt);
const pick = fc.nat({ max: 20 });
const act = fc.oneof(
  fc.record({ kind: fc.constant("sell" as const), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("credit" as const), pick, amount }),
  fc.record({ kind: fc.constant("takeBack" as const), pick }),
  fc.record({ kind: fc.constant("refund" as const), pick }),
  fc.record({ kind: fc.constant("otherMoney" as const), amount }),
  fc.record({ kind: fc.constant("toWork" as const), amount }),
  fc.record({
    kind: fc.constant("spend" as const),
    account: fc.constantFrom("materials" as const, "funds" as const, "shipping" as const),
    amount,
  }),
  fc.record({
    kind: fc.constant("run" as const),
    hours: fc.array(amount, { minLength: 1, maxLength: 4 }),
    amount: fc.option(amount),
    approve: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("pay" as const), pick, returned: fc.boolean() }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

type Story = {
  coop: ReturnType<typeof newCoop>;
  settlements: Settlement[];
  consignments: Consignment[];
  runs: PayRun[];
  months: number;
};

const one = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

async function perform(step: Act, story: Story): Promise<void> {
  const { books } = under;
  const { coop } = story;
  const desk = coopDesk(books, coop.coop_id, "pen", NOW);
  switch (step.kind) {
    case "sell": {
      const pieces = [goods(coop, step.quantity, `${step.quantity * 4}.07`), shipping(coop, "9.15")];
      const { consignment, settlement } = await settledSale(books, coop, pieces, NOW);
      story.consignments.push(consignment);
      story.settlements.push(settlement);
      return;
    }
    case "credit": {
      const settlement = one(story.settlements, step.pick);
      if (settlement) await desk.credit(settlement.id, step.amount);
      return;
    }
    case "takeBack": {
      const settlement = one(story.settlements, step.pick);
      if (settlement) await desk.takeBack(settlement.id);
      return;
    }
    case "refund": {
      const consignment = one(story.consignments, step.pick);
      if (consignment) await refundGoods(books, consignment, 1, NOW);
      return;
    }
    case "otherMoney":
      return desk.otherMoney(step.amount);
    case "toWork":
      return desk.toWork(step.amount);
    case "spend":
      return desk.spend(step.account, step.amount);
    case "run": {
      const month = `${2000 + (story.months += 1)}-11`;
      await desk.work(
        month,
        step.hours.map((hours, at) => [`m${at}`, hours] as const),
      );
      const run = await desk.propose(month, step.amount);
      story.runs.push(step.approve ? await desk.approve(run) : run);
      return;
    }
    case "pay": {
      const run = one(story.runs, step.pick);
      if (!run) return;
      await desk.payAll(run.id);
      const payment = one(run.lines, step.pick)?.payments[0];
      if (step.returned && payment) await desk.outcome(run.id, payment.id, "returned");
    }
  }
}

test("whatever a treasurer does, the book stays sound", async () => {
  const refusals = new Map<string, number>();
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 20 }), async (steps) => {
      const story: Story = { coop: newCoop(), settlements: [], consignments: [], runs: [], months: 0 };
      for (const step of steps) {
        try {
          await perform(step, story);
          done += 1;
        } catch (refusal) {
          if (!isDomainError(refusal)) throw refusal;
          refusals.set(refusal.code, (refusals.get(refusal.code) ?? 0) + 1);
        }
      }
      const holdings = await coopHoldings(under.books, story.coop.coop_id);
      expect(Object.values(holdings).filter((balance) => balance < 0n)).toEqual([]);
      const { bank = 0n, ...whose } = holdings;
      expect(bank).toBe(Object.values(whose).reduce((sum, balance) => sum + balance, 0n));
    }),
    { numRuns: 25 },
  );
  expect(await unwell(under.books, NOW)).toEqual([]);
  expect(done).toBeGreaterThan(100);
  expect([...refusals.keys()]).toContain("book.not_enough");
});
