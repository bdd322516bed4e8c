import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDomainError } from "../../backend/src/domain/errors";
import type { LegalSplit } from "../../backend/src/domain/pay/legal-split";
import type { PayRun, ProposeLockedInput } from "../../backend/src/modules/books/pay-types";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import {
  BOARD,
  TREASURER,
  coopDesk,
  coopHoldings,
  float,
  member,
  request,
  settledSale,
} from "../support/coop-book";
import { goods, newCoop } from "../support/example-order";
import { OWN_SPLIT } from "../support/own-split";

/** What a co-op keeps of a member's pay, and lets go. No number here is computed. */

const MONDAY = new Date("2026-11-02T10:00:00Z");
const WHY = "Settled as the board decided";

let under: BooksUnderTest;
beforeAll(async () => {
  under = await openBooks("coop_book_locked");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

/** 14.46 as 10.12, 2.89 that the co-op keeps, and 1.45; what is not 14.46 is all the member's. */
const KEPT: LegalSplit = {
  ...OWN_SPLIT,
  split: (id, pay, carried, taken) => ({
    ...OWN_SPLIT.split(id, pay, carried, taken),
    ...(pay === 1446n
      ? {
          heads: [
            { head: "own", amount: 1012n, paid_to: "member_account", waits: false },
            { head: "locked", amount: 289n, paid_to: "coop", waits: false },
            { head: "upkeep", amount: 145n, paid_to: "institution", waits: false },
          ],
        }
      : {}),
  }),
};

/** A co-op that kept 2.89 for its only member in October's run, all of which is paid. */
async function kept() {
  const terms = newCoop();
  const { coop_id } = terms;
  const at_desk = coopDesk(under.books, coop_id, "eur", MONDAY);
  await at_desk.otherMoney(2_000n);
  await at_desk.toWork(1_446n);
  await at_desk.work("2026-10", [["m1", 1000n]]);
  const propose = (month: string, amount: bigint) =>
    under.books.proposePayRun({
      ...{ coop_id, month, amount, currency: "eur", work_version: null, codes: new Map(), split: KEPT },
      ...{ request_id: request(), made_by: TREASURER, now: MONDAY },
    });
  const run = await at_desk.approve(await propose("2026-10", 1446n));
  const letGo = (change: Partial<ProposeLockedInput> = {}) =>
    under.books.proposeLocked({
      ...{ coop_id, member_id: member(coop_id, "m1"), code: "P-01", month: "2026-11", currency: "eur" },
      ...{ amount: null, releasable_bps: null, paid_to: "family", waits: false },
      ...{ rule_set: { id: "manual", name: "By hand", hash: "0", attested: true }, demo_split: false },
      ...{ note: WHY, request_id: request(), made_by: TREASURER, now: MONDAY },
      ...change,
    });
  return { coop_id, terms, at_desk, run, propose, letGo, holds: () => coopHoldings(under.books, coop_id) };
}

test("2.89 that was kept is let go to the family, paid, comes back, is paid again, comes back and is undone", async () => {
  const { at_desk, run, letGo, holds, coop_id } = await kept();
  await at_desk.payAll(run.id);
  const rest = { funds: 554n };
  expect(await holds()).toEqual({ ...rest, bank: 843n, "member:m1:locked": 289n });

  const proposed = await letGo();
  expect(proposed).toMatchObject({
    ...{ status: "proposed", method: "locked", amount: 289n, note: WHY, month: "2026-11" },
    lines: [{ code: "P-01", quantity: 0n, amount: 289n, carried: {}, payments: [] }],
  });
  expect(proposed.lines[0]?.heads).toEqual([{ head: "own", amount: 289n, paid_to: "family", waits: false }]);
  await expect(at_desk.approve(proposed, { made_by: TREASURER })).rejects.toMatchObject({
    code: "pay.same_person",
  });
  expect(await holds()).toEqual({ ...rest, bank: 843n, "member:m1:locked": 289n });

  const approved = await at_desk.approve(proposed);
  expect(approved).toMatchObject({ status: "approved", decided_by: BOARD, note: WHY });
  expect((await under.books.payRunList(coop_id)).map(({ method, code }) => [method, code])).toEqual([
    ["locked", "P-01"],
    ["share", null],
  ]);
  expect(await holds()).toEqual({ ...rest, bank: 843n, "member:m1:own": 289n });
  const { postings } = await under.books.coopPostings({ coop_id, limit: 1, offset: 0 });
  expect(postings).toMatchObject([
    {
      ...{ kind: "locked_let_go", amount: 289n, note: WHY, reference: `locked_let_go:${proposed.id}` },
      ...{ debit: `member:${coop_id}_m1:locked`, credit: `member:${coop_id}_m1:own`, made_by: BOARD },
    },
  ]);
  expect(await unwell(under.books, MONDAY)).toEqual([]);

  const [payment] = approved.lines[0]?.payments ?? [];
  expect(payment).toMatchObject({ paid_to: "family", amount: 289n, state: "to_pay" });
  expect((await at_desk.payAll(approved.id)).status).toBe("paid");
  expect(await holds()).toEqual({ ...rest, bank: 554n });
  await expect(at_desk.reverse(approved.id)).rejects.toMatchObject({ code: "pay.payment_made" });
  await at_desk.outcome(approved.id, payment!.id, "returned");
  expect(await holds()).toEqual({ ...rest, bank: 843n, "member:m1:own": 289n });
  expect((await at_desk.outcome(approved.id, payment!.id, "paid")).status).toBe("paid");
  await at_desk.outcome(approved.id, payment!.id, "returned");
  expect((await at_desk.reverse(approved.id)).status).toBe("reversed");
  expect(await holds()).toEqual({ ...rest, bank: 843n, "member:m1:locked": 289n });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
  expect((await letGo({ amount: 189n })).amount).toBe(189n);
});

test("no more is let go than is held, nor more than the law lets go, nor what waits to be sent elsewhere", async () => {
  const { at_desk, letGo, holds, coop_id } = await kept();
  await expect(letGo({ amount: 290n })).rejects.toMatchObject({
    code: "pay.locked_too_much",
    details: { held: "2.89", may: "2.89", currency: "eur" },
  });
  await expect(letGo({ releasable_bps: 3_000, amount: 87n })).rejects.toMatchObject({
    code: "pay.locked_too_much",
    details: { held: "2.89", may: "0.86" },
  });
  await expect(letGo({ releasable_bps: 0 })).rejects.toMatchObject({ details: { may: "0.00" } });
  await expect(letGo({ member_id: member(coop_id, "m2") })).rejects.toMatchObject({
    code: "pay.locked_none",
  });
  await at_desk.approve(await letGo({ releasable_bps: 3_000 }));
  expect(await holds()).toMatchObject({ "member:m1:locked": 203n, "member:m1:own": 1098n });
  expect(
    await under.books.lockedHeld({ coop_id, member_id: member(coop_id, "m1"), currency: "eur" }),
  ).toEqual({
    held: { locked: 203n, savings: 0n },
    let_go: { locked: 86n, savings: 0n },
  });
  await expect(letGo({ releasable_bps: 3_000 })).rejects.toMatchObject({ details: { may: "0.00" } });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("one proposal at a time for a member, whatever form it comes from, and a form sent twice proposes once", async () => {
  const { at_desk, letGo, coop_id } = await kept();
  const request_id = request();
  const [one, two] = [await letGo({ request_id }), await letGo({ request_id })];
  expect(two).toEqual(one);
  await expect(letGo({ request_id, paid_to: "institution" })).rejects.toMatchObject({
    code: "book.request_reused",
  });
  await expect(letGo({ amount: 1n })).rejects.toMatchObject({ code: "pay.locked_proposed" });
  const ended = { coop_id, run_id: one.id, made_by: BOARD, reason: "Not yet", now: MONDAY };
  expect(await under.books.rejectPayRun(ended)).toMatchObject({
    status: "rejected",
    note: WHY,
    reason: "Not yet",
  });
  await at_desk.approve(await letGo());
  await expect(letGo()).rejects.toMatchObject({ code: "pay.locked_none" });
});

test("it is beside a month's pay: it closes no month, uses no work fund, and the next pay is measured by pay", async () => {
  const { at_desk, run, letGo, propose, coop_id, terms } = await kept();
  await at_desk.payAll(run.id);
  // Ten members, so that it may be said in public when their work was paid.
  await at_desk.work(
    "2026-11",
    Array.from({ length: 10 }, (_, at) => [`m${at + 1}`, 100n] as const),
  );
  const { settlement } = await settledSale(under.books, terms, [goods(terms, 1, "12.20")], MONDAY);
  await at_desk.credit(settlement.id, 900n);
  await at_desk.payAll((await at_desk.approve(await letGo())).id);
  expect(await under.books.workMonth(coop_id, "2026-11")).toMatchObject({ closed: false });
  expect(
    (await under.books.workMonths(coop_id)).map(({ month, run: of }) => [month, of?.status ?? null]),
  ).toEqual([
    ["2026-11", null],
    ["2026-10", "paid"],
  ]);
  const november = await propose("2026-11", 450n);
  const since = await under.books.sinceLastRun(coop_id, november);
  expect(since).toMatchObject({ month: "2026-10", change: -996n });
  await at_desk.payAll((await at_desk.approve(november)).id);
  // The settlement's whole part was used by November's pay alone.
  const states = await under.books.workStatesOf(coop_id);
  expect(states.get(settlement.id)).toEqual({ state: "paid", month: "2026-11" });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("a run that kept what was let go is undone only after that", async () => {
  const { at_desk, run, letGo, holds } = await kept();
  const stale = await letGo();
  await expect(at_desk.reverse(run.id)).rejects.toMatchObject({ code: "pay.later_run" });
  await at_desk.approve(stale);
  await expect(at_desk.reverse(run.id)).rejects.toMatchObject({ code: "pay.later_run" });
  await at_desk.reverse(stale.id);
  expect((await at_desk.reverse(run.id)).status).toBe("reversed");
  expect(await holds()).toEqual({ bank: 2_000n, work: 1_446n, funds: 554n });
  await expect(letGo()).rejects.toMatchObject({ code: "pay.locked_none" });
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("what is no longer held when it is approved is not let go", async () => {
  const { at_desk, run, letGo, holds } = await kept();
  const proposed = await letGo();
  // No act can do this while the proposal is open; what nobody can do is refused all the same.
  await under.raw("update pay_run set status = 'withdrawn' where id = $1", [run.id]);
  await expect(at_desk.approve(proposed)).rejects.toMatchObject({
    code: "pay.locked_too_much",
    details: { held: "0.00", may: "0.00" },
  });
  expect(await holds()).toMatchObject({ "member:m1:locked": 289n });
  await under.raw("update pay_run set status = 'approved' where id = $1", [run.id]);
  expect((await at_desk.approve(proposed)).status).toBe("approved");
});

test("the law that holds when it is approved says how much is let go", async () => {
  const { at_desk, letGo, holds } = await kept();
  const all = await letGo();
  await expect(at_desk.approve(all, { releasable_bps: 3_000 })).rejects.toMatchObject({
    code: "pay.locked_too_much",
    details: { held: "2.89", may: "0.86", currency: "eur" },
  });
  await expect(at_desk.approve(all, { releasable_bps: 0 })).rejects.toMatchObject({
    details: { may: "0.00" },
  });
  expect(await holds()).toMatchObject({ "member:m1:locked": 289n });
  expect((await at_desk.approve(all)).status).toBe("approved");
});

const pick = fc.nat({ max: 12 });
const step = fc.oneof(
  fc.record({ kind: fc.constant("pay" as const), amount: fc.integer({ min: 1, max: 900 }) }),
  fc.record({
    kind: fc.constant("letGo" as const),
    amount: fc.option(fc.integer({ min: 1, max: 200 })),
    approve: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("letGoPart" as const), releasable_bps: fc.nat({ max: 10_000 }) }),
  fc.record({ kind: fc.constantFrom("approve", "reject", "paid", "returned", "reverse"), pick }),
);

/** A third of every pay is kept, half of that as savings. */
const THIRD: LegalSplit = {
  ...OWN_SPLIT,
  split: (id, pay, carried, taken) => {
    const [locked, savings] = [pay / 6n, pay / 6n];
    const heads = [
      {
        head: "own" as const,
        amount: pay - locked - savings,
        paid_to: "member_account" as const,
        waits: false,
      },
      { head: "locked" as const, amount: locked, paid_to: "coop" as const, waits: false },
      { head: "savings" as const, amount: savings, paid_to: "coop" as const, waits: false },
    ];
    return { ...OWN_SPLIT.split(id, pay, carried, taken), heads: heads.filter(({ amount }) => amount > 0n) };
  },
};

test("whatever is paid, let go, sent back and undone, in any order, the book stays sound", async () => {
  const { books } = under;
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const { coop_id } = newCoop();
      const at_desk = coopDesk(books, coop_id, "eur", MONDAY);
      await at_desk.otherMoney(10_000n);
      await at_desk.toWork(10_000n);
      const member_id = member(coop_id, "m1");
      const runs: PayRun[] = [];
      const act = async (one: (typeof steps)[number], at: number): Promise<void> => {
        const by = { coop_id, made_by: TREASURER, now: MONDAY };
        const letGo = (amount: bigint | null, releasable_bps: number | null) =>
          books.proposeLocked({
            ...{ ...by, member_id, code: "P-01", month: "2026-11", currency: "eur", amount, releasable_bps },
            ...{ paid_to: "institution", waits: false, demo_split: false, note: WHY, request_id: request() },
            rule_set: { id: "manual", name: "By hand", hash: "0", attested: true },
          });
        if (one.kind === "pay") {
          const month = `${2000 + at}-11`;
          await at_desk.work(month, [["m1", 100n]]);
          const proposal = { ...by, month, amount: BigInt(one.amount), currency: "eur" as const };
          const run = await books.proposePayRun({
            ...{ ...proposal, work_version: null, codes: new Map(), split: THIRD, request_id: request() },
          });
          runs.push(await at_desk.approve(run));
        } else if (one.kind === "letGo") {
          const run = await letGo(one.amount === null ? null : BigInt(one.amount), null);
          runs.push(one.approve ? await at_desk.approve(run) : run);
        } else if (one.kind === "letGoPart")
          runs.push(await at_desk.approve(await letGo(null, one.releasable_bps)));
        else {
          const run = runs[one.pick % Math.max(1, runs.length)];
          if (!run) return;
          const now_is = await books.payRun({ coop_id, run_id: run.id });
          const payment_id = now_is.lines[0]?.payments[0]?.id ?? "";
          if (one.kind === "approve") await at_desk.approve(run);
          else if (one.kind === "reject") await books.rejectPayRun({ ...by, run_id: run.id, reason: "No" });
          else if (one.kind === "reverse") await at_desk.reverse(run.id);
          else await at_desk.outcome(run.id, payment_id, one.kind === "paid" ? "paid" : "returned");
        }
        done += 1;
      };
      for (const [at, one] of steps.entries()) {
        await act(one, at).catch((refusal: unknown) => {
          if (!isDomainError(refusal)) throw refusal;
          // What the records say may be done, the ledger never has to refuse.
          expect(refusal.code).not.toMatch(/^ledger/);
        });
      }
      const balances = await coopHoldings(books, coop_id);
      const { held } = await books.lockedHeld({ coop_id, member_id, currency: "eur" });
      expect(balances["member:m1:locked"] ?? 0n).toBe(held.locked);
      expect(balances["member:m1:savings"] ?? 0n).toBe(held.savings);
      expect(Object.values(balances).every((balance) => balance > 0n)).toBe(true);
    }),
    { numRuns: 60 },
  );
  expect(done).toBeGreaterThan(200);
  expect(await unwell(books, MONDAY)).toEqual([]);
});
