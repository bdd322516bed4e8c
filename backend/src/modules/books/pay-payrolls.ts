import { refuse } from "../../domain/errors";
import { parseMonth } from "../../domain/pay/months";
import { once, openCoopBook } from "./coop-requests";
import { newId } from "./ids";
import { carriedBefore, takenBefore } from "./pay-balances";
import { checkMonthFree, insertRun, payRun, withEstimate, workFund } from "./pay-runs";
import { thirdAbove } from "./pay-thresholds";
import { checkReason, lacking } from "./pay-top-up";
import type { DraftPayrollInput, PayRun, PayRunDraft, ProposePayrollInput } from "./pay-types";
import { workMonth } from "./pay-work";
import type { Sql } from "./sql";

/**
 * The method *payroll*: a line for each member whose pay somebody else computed. Its amount is the gross, and the hours are
 * those of the month's record where there are any; nothing is reckoned from them.
 */

/**
 * The run that would be proposed, and nothing is written. However small the fund is, the run is drawn up, and says what the
 * co-op's own money would bring. Refuses `work.month_invalid`, `pay.run_exists`, `pay.payroll_empty`.
 */
export async function draftPayroll(sql: Sql, input: DraftPayrollInput): Promise<PayRunDraft> {
  const { coop_id, currency, split, codes, reason } = input;
  const month = parseMonth(input.month);
  await checkMonthFree(sql, coop_id, month);
  const amount = input.payroll.reduce((sum, { gross }) => sum + gross, 0n);
  if (amount === 0n) refuse("pay.payroll_empty", "There is no row that pays anybody.", { month });
  const record = await workMonth(sql, coop_id, month);
  const worked = new Map(record.entries.map(({ member_id, quantity }) => [member_id, quantity]));
  const [carried, taken] = [
    await carriedBefore(sql, { coop_id, currency }),
    await takenBefore(sql, { coop_id, currency }),
  ];
  const lines = input.payroll.map(({ member_id, gross, withheld }) =>
    withEstimate({
      ...{ member_id, amount: gross, grades: [], adjustment: null, payments: [] },
      code: codes.get(member_id) ?? member_id,
      quantity: worked.get(member_id) ?? 0n,
      ...split.split(member_id, gross, carried.get(member_id) ?? {}, taken.get(member_id) ?? [], withheld),
    }),
  );
  const { id, name, hash } = split.rule_set;
  return {
    ...{ month, currency, amount, kind: record.kind, work_version: record.version },
    ...{ method: "payroll", division: null },
    rule_set: { id, name, hash, attested: true },
    demo_split: split.demo_split,
    top_up: lacking(amount, await workFund(sql, coop_id, currency)),
    third_above: await thirdAbove(sql, { coop_id, amount, currency }),
    note: reason,
    lines: lines.sort((left, right) => (left.code < right.code ? -1 : 1)),
  };
}

/**
 * Freezes a payroll for somebody else to approve. Refuses as `draftPayroll` does, `pay.reason_missing` where the co-op's money
 * has to bring something and nobody said why, and `book.request_reused`.
 */
export async function proposePayroll(sql: Sql, input: ProposePayrollInput): Promise<PayRun> {
  const { coop_id, month, currency, payroll, reason, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "propose_payroll", month, currency, payroll, reason };
  const run_id = await once(sql, { coop_id, request_id, content, now }, async () => {
    const draft = await draftPayroll(sql, input);
    checkReason(draft);
    const id = newId("pay_run");
    await insertRun(sql, { id, coop_id, made_by, now }, draft);
    return id;
  });
  return payRun(sql, { coop_id, run_id });
}
