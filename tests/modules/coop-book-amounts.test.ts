import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleSetSchema } from "../../backend/src/adapters/rule-sets";
import { type AttestedAmount, amountsOn, balancesOf } from "../../backend/src/domain/pay/amounts";
import { type LegalSplit, factsFrom, splitMember } from "../../backend/src/domain/pay/legal-split";
import { settle } from "../../backend/src/domain/pay/rule-set";
import type { MemberFlags } from "../../backend/src/domain/pay/split";
import { openBooks, unwell, type BooksUnderTest } from "../support/books";
import { TREASURER, coopDesk, coopHoldings, float, request } from "../support/coop-book";
import { newCoop } from "../support/example-order";

/** A Peruvian co-op's members with an order and a debt. No number here is computed. */

const MONDAY = new Date("2026-11-02T10:00:00Z");
const LAW = settle(
  ruleSetSchema.parse(
    JSON.parse(readFileSync(new URL("../../seed/rule-sets/pe-dleg-1343.json", import.meta.url), "utf8")),
  ),
  {},
);
const MARK = { id: LAW.id, version: 1, hash: "1".repeat(64) };
const DUE: MemberFlags = { damages_owed: true, maintenance_due: true, account_available: true };

let under: BooksUnderTest;
beforeAll(async () => {
  under = await openBooks("coop_book_amounts");
  await float(under.books, MONDAY);
});
afterAll(() => under.drop());

const amount = (
  kind: AttestedAmount["kind"],
  head: AttestedAmount["head"],
  minor: bigint,
  effective_from = "2026-10-15",
): AttestedAmount => ({ kind, head, amount: minor, currency: "pen", effective_from, seq: 1 });

/** As `splitOfMonth` does it, for one member with every flag, who was inside the whole month. */
function byLaw(month: string, amounts: readonly AttestedAmount[]): LegalSplit {
  const [from, to] = [`${month}-01`, `${month}-30`];
  const { ordered, ...attested } = amountsOn(amounts, to, "pen");
  return {
    rule_set: { ...MARK, name: LAW.name.en },
    demo_split: false,
    split: (_, pay, carried, taken) =>
      splitMember(
        {
          ...{
            currency: "pen",
            pay,
            withheld: 0n,
            ordered,
            carried,
            attested,
            ...balancesOf(attested, taken),
          },
          stretches: [{ from, to, days: 30, regime: "inside", flags: DUE, rules: MARK }],
        },
        () => LAW,
      ),
  };
}

async function coop(fund: bigint, months: readonly string[]) {
  const { coop_id } = newCoop();
  const at_desk = coopDesk(under.books, coop_id, "pen", MONDAY);
  await at_desk.otherMoney(fund);
  await at_desk.toWork(fund);
  for (const month of months) await at_desk.work(month, [["m1", 1000n]]);
  const propose = (month: string, minor: bigint, amounts: readonly AttestedAmount[]) =>
    under.books.proposePayRun({
      ...{ coop_id, month, amount: minor, currency: "pen", work_version: null, codes: new Map() },
      ...{ split: byLaw(month, amounts), request_id: request(), made_by: TREASURER, now: MONDAY },
    });
  return { coop_id, at_desk, propose, holds: () => coopHoldings(under.books, coop_id) };
}

const told = (run: { lines: { heads: { head: string; amount: bigint }[] }[] }) =>
  run.lines.flatMap(({ heads }) => heads.map(({ head, amount: minor }) => `${head} ${minor}`));

test("14.46 with an order of 5.00 and 2.00 owed: the debt is paid off and the rest of its fifth is the member's", async () => {
  const { at_desk, propose, holds, coop_id } = await coop(2_892n, ["2026-09", "2026-10", "2026-11"]);
  const amounts = [amount("ordered", "maintenance", 500n), amount("owed", "damages", 200n)];
  const first = await at_desk.approve(await propose("2026-10", 1_446n, amounts));
  // 70/20/10 is 10.12, 2.89 and 1.45; 0.89 of the fifth is not owed; 5.00 of the member's own is ordered.
  expect(told(first)).toEqual(["own 601", "damages 200", "upkeep 145", "maintenance 500"]);
  expect(await holds()).toEqual({
    ...{ bank: 2_892n, work: 1_446n },
    ...{ "member:m1:own": 601n, "member:m1:damages": 200n },
    ...{ "member:m1:upkeep": 145n, "member:m1:maintenance": 500n },
  });

  const second = await at_desk.approve(await propose("2026-11", 1_000n, amounts));
  expect(told(second)).toEqual(["own 400", "upkeep 100", "maintenance 500"]);
  // September is before what was attested: nobody said then what is owed, so a fifth is taken.
  const before = await propose("2026-09", 100n, [
    amount("ordered", "maintenance", 10n, "2026-09-01"),
    ...amounts,
  ]);
  expect(told(before)).toEqual(["own 60", "damages 20", "upkeep 10", "maintenance 10"]);
  await under.books.withdrawPayRun({
    coop_id,
    run_id: before.id,
    made_by: TREASURER,
    reason: null,
    now: MONDAY,
  });

  await at_desk.reverse(second.id);
  await at_desk.reverse(first.id);
  // What the reversed run took is owed again.
  const anew = await at_desk.approve(await propose("2026-11", 1_000n, amounts));
  expect(told(anew)).toEqual(["own 200", "damages 200", "upkeep 100", "maintenance 500"]);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});

test("what a line was made from says what was attested and what was left, and gives the same parts again", async () => {
  const { at_desk, propose } = await coop(2_000n, ["2026-10", "2026-11"]);
  const amounts = [amount("ordered", "maintenance", 100n), amount("owed", "damages", 300n)];
  await at_desk.approve(await propose("2026-10", 1_000n, amounts));
  const run = await propose("2026-11", 1_000n, amounts);
  expect(told(run)).toEqual(["own 700", "damages 100", "upkeep 100", "maintenance 100"]);
  const made_from = run.lines[0]?.made_from ?? "";
  const facts = factsFrom(made_from);
  expect(facts).toMatchObject({
    ...{ ordered: { maintenance: 100n }, owed: { damages: 100n } },
    attested: { owed: { damages: { amount: 300n, month: "2026-10" } }, held: {} },
  });
  const again = splitMember(facts, () => LAW);
  expect(again.heads).toEqual(run.lines[0]?.heads);
  expect(again.made_from).toBe(made_from);
});

test("a run that was proposed before another was approved is not approved: the debt would be paid twice", async () => {
  const { at_desk, propose, holds } = await coop(3_000n, ["2026-10", "2026-11"]);
  const amounts = [amount("ordered", "maintenance", 100n), amount("owed", "damages", 200n)];
  const october = await propose("2026-10", 1_000n, amounts);
  const november = await propose("2026-11", 1_000n, amounts);
  await at_desk.approve(october);
  await expect(at_desk.approve(november)).rejects.toMatchObject({
    code: "pay.balances_changed",
    details: { count: 1 },
  });
  expect((await holds()).work).toBe(2_000n);
  await under.books.withdrawPayRun({
    ...{ coop_id: november.coop_id, run_id: november.id, made_by: TREASURER, reason: null, now: MONDAY },
  });
  const anew = await at_desk.approve(await propose("2026-11", 1_000n, amounts));
  expect(told(anew)).toEqual(["own 800", "upkeep 100", "maintenance 100"]);
  expect(await unwell(under.books, MONDAY)).toEqual([]);
});
