import fc from "fast-check";
import { expect, test } from "vitest";
import { type WorkUse, workStates } from "./first-in-first-out";

const from = (settlement_id: string, amount: bigint) => ({ settlement_id, amount });
const run = (month: string, amount: bigint, change: Partial<WorkUse> = {}): WorkUse => ({
  month,
  amount,
  members: 10,
  paid: true,
  ...change,
});
const asText = (states: ReturnType<typeof workStates>) =>
  Object.fromEntries([...states].map(([id, { state, month }]) => [id, month ?? state]));

test("what came first is used first", () => {
  const inflows = [from("a", 100n), from("b", 50n), from("c", 50n)];
  expect(asText(workStates(inflows, []))).toEqual({ a: "set_aside", b: "set_aside", c: "set_aside" });
  expect(asText(workStates(inflows, [run("2026-10", 99n)]))).toMatchObject({ a: "set_aside" });
  expect(asText(workStates(inflows, [run("2026-10", 100n)]))).toMatchObject({ a: "2026-10", b: "set_aside" });
  expect(asText(workStates(inflows, [run("2026-10", 120n), run("2026-11", 80n)]))).toEqual({
    a: "2026-10",
    b: "2026-11",
    c: "2026-11",
  });
});

test("a run that is approved and not paid has used its stretch and pays nobody's order yet", () => {
  const inflows = [from("a", 100n), from("b", 50n)];
  const uses = [run("2026-10", 100n, { paid: false }), run("2026-11", 50n)];
  expect(asText(workStates(inflows, uses))).toEqual({ a: "set_aside", b: "2026-11" });
});

test("nothing is said where fewer than ten share in one of the runs", () => {
  const inflows = [from("a", 100n), from("b", 100n)];
  const uses = [run("2026-10", 60n, { members: 9 }), run("2026-11", 140n)];
  expect(asText(workStates(inflows, uses))).toEqual({ a: "set_aside", b: "2026-11" });
});

test("the co-op's own money takes its place in the line", () => {
  const inflows = [{ settlement_id: null, amount: 70n }, from("a", 30n)];
  expect(asText(workStates(inflows, [run("2026-10", 70n)]))).toEqual({ a: "set_aside" });
  expect(asText(workStates(inflows, [run("2026-10", 100n)]))).toEqual({ a: "2026-10" });
});

test("what a refund took back is filled by later money before anything is called paid", () => {
  const inflows = [from("a", 100n), from("b", -40n), from("c", 100n)];
  expect(asText(workStates(inflows.slice(0, 2), [run("2026-10", 60n)]))).toEqual({
    a: "set_aside",
    b: "set_aside",
  });
  expect(asText(workStates(inflows, [run("2026-10", 60n), run("2026-11", 100n)]))).toEqual({
    a: "2026-11",
    b: "2026-11",
    c: "2026-11",
  });
});

test("a settlement without any work in it is never called paid before the first run", () => {
  expect(asText(workStates([from("a", 0n)], []))).toEqual({ a: "set_aside" });
});

test("more settlements are never paid than the runs have paid for", () => {
  const inflow = fc.record({ amount: fc.bigInt(-50n, 100n) });
  const use = fc.record({
    amount: fc.bigInt(1n, 120n),
    paid: fc.boolean(),
    members: fc.integer({ min: 8, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(inflow), fc.array(use), (ins, outs) => {
      const inflows = ins.map(({ amount }, at) => from(`s${at}`, amount));
      const states = workStates(
        inflows,
        outs.map((one) => ({ ...one, month: "2026-11" })),
      );
      const paid_for = outs.filter(({ paid }) => paid).reduce((sum, { amount }) => sum + amount, 0n);
      let gap = 0n;
      let called_paid = 0n;
      for (const { settlement_id, amount } of inflows) {
        gap += amount;
        const own = gap > 0n ? gap : 0n;
        if (gap > 0n) gap = 0n;
        if (states.get(settlement_id)?.state === "paid") called_paid += own;
      }
      expect(called_paid <= paid_for).toBe(true);
    }),
  );
});
