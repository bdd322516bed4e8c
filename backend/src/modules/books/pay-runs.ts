import { coopBookId } from "../../domain/books/coop-accounts";
import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { formatDecimal, money } from "../../domain/money";
import { canonicalText } from "../../domain/pay/canonical";
import type { HeadPart } from "../../domain/pay/legal-split";
import { parseMonth } from "../../domain/pay/months";
import { BY_WORK, shareFund } from "../../domain/pay/share";
import { once, openCoopBook } from "./coop-requests";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import { balanceNow, post } from "./ledger";
import { checkStillHeld, postedOf } from "./pay-held";
import { thirdAbove } from "./pay-thresholds";
import { checkReason, isDue, lacking, topUpFor } from "./pay-top-up";
import { carriedBefore, checkBalances, takenBefore } from "./pay-balances";
import { isApproved, runMark, selectRunList, selectRuns } from "./pay-run-rows";
import type {
  ApprovePayRunInput,
  DraftPayRunInput,
  EndPayRunInput,
  PayRun,
  PayLine,
  PayRunDraft,
  PayRunOf,
  PayRunRow,
  ProposePayRunInput,
  Sharing,
} from "./pay-types";
import { workMonth } from "./pay-work";
import { type Sql, insertRows, textOf } from "./sql";

/** What the co-op has set aside for work. */
export async function workFund(sql: Sql, coop_id: string, currency: Currency): Promise<bigint> {
  return balanceNow(sql, "work", currency, coopBookId(coop_id));
}

const PLAIN: Sharing = { division: BY_WORK, adjustments: [], reason: null };

/**
 * The run that would be proposed, and nothing is written. Refuses `work.month_invalid`, `pay.run_exists`, `pay.no_work`,
 * `pay.fund_too_small`, which a rate never is, and `pay.adjustment_too_large`.
 */
export async function draftPayRun(sql: Sql, input: DraftPayRunInput): Promise<PayRunDraft> {
  const { coop_id, currency, split, codes } = input;
  const { division, adjustments, reason } = input.sharing ?? PLAIN;
  const month = parseMonth(input.month);
  await checkMonthFree(sql, coop_id, month);
  const record = await workMonth(sql, coop_id, month);
  if (record.entries.length === 0) {
    refuse("pay.no_work", `No work is recorded for ${month}. Enter it first.`, { month });
  }
  const fund = await workFund(sql, coop_id, currency);
  if (division.by !== "rate") checkFund(fund, input.amount ?? fund, currency);
  const work = record.entries.map((entry) => ({
    ...entry,
    code: codes.get(entry.member_id) ?? entry.member_id,
  }));
  const shares = shareFund({ fund: input.amount ?? fund, work, division, adjustments, currency });
  const amount = shares.reduce((sum, share) => sum + share.amount, 0n);
  if (amount === 0n) refuse("pay.no_work", `What was recorded for ${month} comes to nothing.`, { month });
  const [carried, taken] = [
    await carriedBefore(sql, { coop_id, currency }),
    await takenBefore(sql, { coop_id, currency }),
  ];
  const { id, name, hash } = split.rule_set;
  return {
    month,
    kind: record.kind,
    currency,
    amount,
    work_version: record.version,
    method: "share",
    division,
    rule_set: { id, name, hash, attested: true },
    demo_split: split.demo_split,
    top_up: division.by === "rate" ? lacking(amount, fund) : 0n,
    third_above: await thirdAbove(sql, { coop_id, amount, currency }),
    note: division.by === "rate" ? reason : null,
    lines: shares
      .map((share) => ({
        ...share,
        ...split.split(
          share.member_id,
          share.amount,
          carried.get(share.member_id) ?? {},
          taken.get(share.member_id) ?? [],
        ),
        payments: [],
      }))
      .map(withEstimate),
  };
}

/** Where we divide a line, there is nothing to estimate. */
export function withEstimate(line: Omit<PayLine, "estimate"> & Partial<Pick<PayLine, "estimate">>): PayLine {
  return { ...line, estimate: line.estimate ?? [] };
}

/** Members are paid once for a month, by whatever method. Refuses `pay.run_exists`. */
export async function checkMonthFree(sql: Sql, coop_id: string, month: string): Promise<void> {
  const live = await runMark(
    sql,
    "r.coop_id = $1 and r.month = $2 and r.status in ('proposed', 'approved') and r.method <> 'locked'",
    [coop_id, month],
  );
  if (!live) return;
  refuse("pay.run_exists", `There is a pay run for ${month} already. It is ${live.status}.`, {
    month,
    run_id: live.id,
    status: live.status,
  });
}

function checkFund(fund: bigint, asked: bigint, currency: Currency): void {
  if (asked > 0n && asked <= fund) return;
  const there = formatDecimal(money(fund, currency));
  refuse("pay.fund_too_small", `The work fund has ${there} ${currency}. A run pays out that or less.`, {
    fund: there,
    asked: formatDecimal(money(asked, currency)),
    currency,
  });
}

/**
 * Freezes a run for somebody else to approve. Refuses as `draftPayRun` does, `pay.work_changed` when the month's work is
 * not what the proposer saw, `pay.reason_missing` where a rate is above the fund and nobody said why, and
 * `book.request_reused`.
 */
export async function proposePayRun(sql: Sql, input: ProposePayRunInput): Promise<PayRun> {
  const { coop_id, month, amount, currency, work_version, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const { sharing = PLAIN } = input;
  const content = { act: "propose", month, amount, currency, work_version, ...sharing };
  const run_id = await once(sql, { coop_id, request_id, content, now }, async () => {
    const draft = await draftPayRun(sql, input);
    if (work_version !== null && work_version !== draft.work_version) {
      refuse(
        "pay.work_changed",
        `The work of ${draft.month} was changed after you looked at this run. Look at it again and propose that.`,
        { month: draft.month, seen: work_version, version: draft.work_version },
      );
    }
    checkReason(draft);
    const id = newId("pay_run");
    await insertRun(sql, { id, coop_id, made_by, now }, draft);
    return id;
  });
  return payRun(sql, { coop_id, run_id });
}

export type NewRun = { id: string; coop_id: string; made_by: string; now: Date };

export async function insertRun(sql: Sql, run: NewRun, draft: PayRunDraft): Promise<void> {
  const { id, coop_id, made_by, now } = run;
  const { rule_set, lines, currency } = draft;
  await sql.query(
    `insert into pay_run
       (id, coop_id, month, kind, method, status, currency, amount, work_version, rule_set_id, rule_set_name,
        rule_set_hash, attested, demo_split, hash, proposed_by, proposed_at, note, top_up, divided_by, rate,
        third_above)
     values ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      id,
      coop_id,
      draft.month,
      draft.kind,
      draft.method,
      currency,
      String(draft.amount),
      draft.work_version,
      rule_set.id,
      rule_set.name,
      rule_set.hash,
      rule_set.attested,
      draft.demo_split,
      fingerprintOf({ id, ...draft }),
      made_by,
      now,
      draft.note ?? null,
      String(draft.top_up),
      draft.division?.by ?? null,
      draft.division?.rate?.toString() ?? null,
      draft.third_above?.toString() ?? null,
    ],
  );
  const rows = lines.map((line, position) => ({ id: newId("pay_line"), position, ...line }));
  await insertRows(
    sql,
    "pay_line",
    rows.map(({ id: line_id, position, member_id, code, quantity, amount, made_from, ...line }) => ({
      id: line_id,
      run_id: id,
      position,
      member_id,
      code,
      quantity,
      grades: canonicalText(line.grades),
      currency,
      amount,
      adjustment: line.adjustment?.amount ?? 0n,
      adjustment_reason: line.adjustment?.reason ?? null,
      estimate: canonicalText(line.estimate),
      carried: canonicalText(line.carried),
      made_from,
    })),
  );
  await insertRows(
    sql,
    "pay_head",
    rows.flatMap(({ id: line_id, heads }) => heads.map((head, position) => ({ line_id, position, ...head }))),
  );
}

/**
 * Posts C3, or C6 for what is let go (and C2 for what the work fund lacks for pay that is due), and makes one payment for
 * each payee. Only another person than who proposed it may, and only what they saw. Above what was agreed with the network
 * nothing is posted yet: it waits for the network's signature. The same person again changes nothing. Refuses
 * `pay.run_not_found`, `pay.same_person`, `pay.hash_differs`, `pay.already_decided`, `pay.work_changed`,
 * `pay.fund_too_small`, `pay.balances_changed`, `pay.locked_too_much`, `book.request_reused`.
 */
export async function approvePayRun(sql: Sql, input: ApprovePayRunInput): Promise<PayRun> {
  const { coop_id, run_id, seen_hash, request_id, made_by, now } = input;
  const book = await openCoopBook(sql, coop_id);
  const content = { act: "approve", run_id, seen_hash, made_by };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await payRun(sql, { coop_id, run_id });
    if (run.proposed_by === made_by) {
      refuse("pay.same_person", "Whoever proposed a pay run cannot approve it. Somebody else has to.", {
        run_id,
      });
    }
    checkSeen(run, seen_hash);
    if (run.status !== "proposed") {
      // Pressed again, on a page that was opened twice: it is approved, by the same person, as they saw it.
      const is_signed = run.status === "awaiting_network" || isApproved(run);
      if (is_signed && (run.seconded_by ?? run.decided_by) === made_by) return run_id;
      refuseDecided(run);
    }
    await checkStill(sql, run, input.releasable_bps);
    if (run.third_above === null) await postApproval(sql, run, { book, made_by, now });
    else
      await sql.query("update pay_run set seconded_by = $2, seconded_at = $3 where id = $1", [
        ...[run_id, made_by, now],
      ]);
    return run_id;
  });
  return payRun(sql, { coop_id, run_id });
}

/** Whoever signs says which run they saw. Refuses `pay.hash_differs`. */
export function checkSeen(run: PayRun, seen_hash: string): void {
  if (run.hash === seen_hash) return;
  refuse("pay.hash_differs", "This is not the pay run you looked at. Open it again and read it.", {
    run_id: run.id,
  });
}

/** With the last signature a run is in the book and has its payments. `made_by` is who of the co-op approved it. */
export async function postApproval(
  sql: Sql,
  run: PayRun,
  { book, made_by, now }: { book: string; made_by: string; now: Date },
): Promise<void> {
  const note = run.note ? { note: run.note } : {};
  await topUpFor(sql, run, { made_by, now });
  const transaction = postedOf(run);
  await post(sql, { book, transaction, occurred_at: now, recorded_at: now, ...note, made_by });
  await decide(sql, run, "approved", { made_by, reason: null, now });
  await makePayments(sql, run);
}

/** What was true when the run was proposed must be true whenever somebody signs it. */
export async function checkStill(sql: Sql, run: PayRun, releasable_bps: number | null): Promise<void> {
  if (run.method === "locked") return checkStillHeld(sql, run, releasable_bps);
  // A wage is due whatever the record of work and the fund say.
  if (run.method === "payroll") return checkBalances(sql, run);
  const { version } = await workMonth(sql, run.coop_id, run.month);
  if (run.work_version !== version) {
    refuse(
      "pay.work_changed",
      `The work of ${run.month} was changed after this run was proposed. Propose it anew.`,
      { run_id: run.id, month: run.month },
    );
  }
  if (!isDue(run)) checkFund(await workFund(sql, run.coop_id, run.currency), run.amount, run.currency);
  await checkBalances(sql, run);
}

/** One payment for each payee of each line. What the co-op keeps for a member is not paid to anybody. */
async function makePayments(sql: Sql, run: PayRun): Promise<void> {
  const ids = await sql.query("select id, member_id from pay_line where run_id = $1", [run.id]);
  const line_ids = new Map(ids.map((row) => [textOf(row, "member_id"), textOf(row, "id")]));
  await insertRows(
    sql,
    "pay_payment",
    run.lines.flatMap(({ member_id, heads }) =>
      byPayee(heads).map((parts, position) => ({
        id: newId("payment"),
        run_id: run.id,
        line_id: line_ids.get(member_id) ?? "",
        position,
        paid_to: parts[0]?.paid_to ?? "",
        waits: parts.some(({ waits }) => waits),
        amount: parts.reduce((sum, { amount }) => sum + amount, 0n),
        state: "to_pay",
        attempts: 0,
      })),
    ),
  );
}

function byPayee(heads: readonly HeadPart[]): HeadPart[][] {
  const paid = heads.filter(({ paid_to }) => paid_to !== "coop");
  const payees = [...new Set(paid.map(({ paid_to }) => paid_to))];
  return payees.map((payee) => paid.filter(({ paid_to }) => paid_to === payee));
}

/** A proposed run is refused by somebody who may approve, with a reason. Refuses `pay.already_decided`. */
export async function rejectPayRun(sql: Sql, input: EndPayRunInput): Promise<PayRun> {
  return endRun(sql, input, "rejected");
}

/** A proposed run is taken back. Refuses `pay.already_decided`. */
export async function withdrawPayRun(sql: Sql, input: EndPayRunInput): Promise<PayRun> {
  return endRun(sql, input, "withdrawn");
}

async function endRun(sql: Sql, input: EndPayRunInput, status: "rejected" | "withdrawn"): Promise<PayRun> {
  await openCoopBook(sql, input.coop_id);
  const run = await payRun(sql, input);
  if (run.status === status) return run;
  if (isDecided(run)) refuseDecided(run);
  await decide(sql, run, status, input);
  return payRun(sql, input);
}

export async function decide(
  sql: Sql,
  run: PayRun,
  status: "approved" | "rejected" | "withdrawn",
  { made_by, reason, now }: Pick<EndPayRunInput, "made_by" | "reason" | "now">,
): Promise<void> {
  await sql.query(
    "update pay_run set status = $2, decided_by = $3, decided_at = $4, reason = $5 where id = $1",
    [run.id, status, made_by, now, reason],
  );
}

function isDecided({ status }: PayRun): boolean {
  return status !== "proposed" && status !== "awaiting_network";
}

export function refuseDecided(run: PayRun): never {
  return refuse("pay.already_decided", `This pay run is ${run.status} already. Nothing was changed.`, {
    run_id: run.id,
    status: run.status,
  });
}

/** A run of this co-op. Refuses `pay.run_not_found`. */
export async function payRun(sql: Sql, { coop_id, run_id }: PayRunOf): Promise<PayRun> {
  const [run] = await selectRuns(sql, "r.coop_id = $1 and r.id = $2", [coop_id, run_id]);
  return run ?? refuse("pay.run_not_found", `There is no pay run ${run_id}.`, { run_id });
}

/** Newest first, with their lines. */
export async function payRuns(sql: Sql, coop_id: string): Promise<PayRun[]> {
  return selectRuns(sql, "r.coop_id = $1", [coop_id]);
}

/** Newest first, without their lines. */
export async function payRunList(sql: Sql, coop_id: string): Promise<PayRunRow[]> {
  return selectRunList(sql, "r.coop_id = $1", [coop_id]);
}
