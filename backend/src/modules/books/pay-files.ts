import { refuse } from "../../domain/errors";
import { RAILS } from "../../domain/members";
import { once, openCoopBook } from "./coop-requests";
import type {
  KeepPayFilesInput,
  PaidByFileInput,
  PayFile,
  PayFileLine,
  PayFileOf,
  PlannedFile,
  SavePayAccountInput,
  WithdrawPayFileInput,
} from "./pay-file-types";
import { type Sending, approvedRun, movePayments, sendings } from "./pay-payments";
import { payRun } from "./pay-runs";
import type { PayRun, PayRunOf } from "./pay-types";
import {
  type Row,
  type Sql,
  insertRows,
  instantOf,
  instantOrNull,
  numberOf,
  oneOf,
  textOf,
  textOrNull,
} from "./sql";

/**
 * Files for the roads by which pay travels. A file is made in one transaction with C4 of every payment in it, so that none is
 * in two files and none is on its way in no file. Its bytes are made again from what is kept, and hash to the same.
 */

/**
 * Keeps files that were planned from the run as it was, and every payment in them is sent. Asked for again: the first ones
 * count. Refuses `pay.run_not_found`, `pay.not_approved`, `pay.nothing_to_send`, `pay.payments_changed`,
 * `pay.run_closed`, `book.request_reused`.
 */
export async function keepPayFiles(sql: Sql, input: KeepPayFilesInput): Promise<PayRun> {
  const { coop_id, run_id, files, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "files", run_id, made_by };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    const open = new Map(sendings(run).map((sending) => [sending.payment.id, sending]));
    const moves = files.flatMap((file) =>
      file.lines.map((line) => ({ sending: checkOpen(run, open, line), to: "sent" as const })),
    );
    if (moves.length === 0) {
      refuse("pay.nothing_to_send", "Every payment of this run is sent, paid or waits for a person.", {
        run_id,
      });
    }
    await movePayments(sql, run, moves, { made_by, now });
    for (const file of files) await insertFile(sql, run_id, file, { made_by, now });
    return run_id;
  });
  return payRun(sql, input);
}

/** What was planned must be so still: another person may have been quicker. */
function checkOpen(run: PayRun, open: ReadonlyMap<string, Sending>, line: PayFileLine): Sending {
  const sending = open.get(line.payment_id);
  if (sending?.payment.state === "to_pay" && sending.payment.attempts + 1 === line.attempt) return sending;
  return refuse(
    "pay.payments_changed",
    "Payments of this run were sent or recorded a moment ago. Look at it again; nothing was changed.",
    { run_id: run.id, payment_id: line.payment_id },
  );
}

async function insertFile(
  sql: Sql,
  run_id: string,
  file: PlannedFile,
  by: { made_by: string; now: Date },
): Promise<void> {
  await sql.query(
    `insert into pay_file (id, run_id, rail, hash, made_from, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [file.id, run_id, file.rail, file.hash, file.made_from, by.made_by, by.now],
  );
  await insertRows(
    sql,
    "pay_file_line",
    file.lines.map((line) => ({ file_id: file.id, ...line })),
  );
}

/** The files of a run, newest first, withdrawn ones too. */
export async function payFiles(sql: Sql, { coop_id, run_id }: PayRunOf): Promise<PayFile[]> {
  return selectFiles(sql, "r.coop_id = $1 and f.run_id = $2", [coop_id, run_id]);
}

/** Refuses `pay.file_not_found`. */
export async function payFile(sql: Sql, { coop_id, run_id, file_id }: PayFileOf): Promise<PayFile> {
  const [file] = await selectFiles(sql, "r.coop_id = $1 and f.run_id = $2 and f.id = $3", [
    coop_id,
    run_id,
    file_id,
  ]);
  return file ?? refuse("pay.file_not_found", `This pay run has no file ${file_id}.`, { file_id });
}

async function selectFiles(sql: Sql, condition: string, parameters: readonly string[]): Promise<PayFile[]> {
  const files = await sql.query(
    `select f.* from pay_file f join pay_run r on r.id = f.run_id where ${condition} order by f.number desc`,
    parameters,
  );
  const lines = await sql.query(
    `select l.* from pay_file_line l join pay_file f on f.id = l.file_id join pay_run r on r.id = f.run_id
     where ${condition} order by l.position`,
    parameters,
  );
  return files.map((file) =>
    toFile(
      file,
      lines.filter((line) => line.file_id === file.id),
    ),
  );
}

function toFile(row: Row, lines: readonly Row[]): PayFile {
  return {
    id: textOf(row, "id"),
    run_id: textOf(row, "run_id"),
    rail: oneOf(row, "rail", RAILS),
    hash: textOf(row, "hash"),
    made_from: textOf(row, "made_from"),
    made_by: textOf(row, "made_by"),
    made_at: instantOf(row, "made_at"),
    withdrawn_by: textOrNull(row, "withdrawn_by"),
    withdrawn_at: instantOrNull(row, "withdrawn_at"),
    reason: textOrNull(row, "reason"),
    lines: lines.map((line) => ({
      position: numberOf(line, "position"),
      payment_id: textOf(line, "payment_id"),
      attempt: numberOf(line, "attempt"),
      payee_id: textOf(line, "payee_id"),
    })),
  };
}

/** The payments of a file as they stand, without those that have moved on to another file. */
function inFile(run: PayRun, file: PayFile): Sending[] {
  const attempts = new Map(file.lines.map(({ payment_id, attempt }) => [payment_id, attempt]));
  return sendings(run).filter(({ payment }) => attempts.get(payment.id) === payment.attempts);
}

/**
 * A file that nobody was handed: its payments are to be paid again, in another. Refuses `pay.file_not_found`,
 * `pay.file_answered`, `pay.not_approved`, `pay.run_closed`, `book.request_reused`.
 */
export async function withdrawPayFile(sql: Sql, input: WithdrawPayFileInput): Promise<PayRun> {
  const { coop_id, run_id, file_id, reason, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "withdraw_file", file_id, reason, made_by };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    const file = await payFile(sql, input);
    if (file.withdrawn_at !== null) return file_id;
    const sent = inFile(run, file);
    if (sent.length < file.lines.length || sent.some(({ payment }) => payment.state !== "sent")) {
      refuse(
        "pay.file_answered",
        "Something of this file was answered already. Record what became of each of the others.",
        { file_id },
      );
    }
    const moves = sent.map((sending) => ({ sending, to: "to_pay" as const }));
    await movePayments(sql, run, moves, { made_by, now });
    await sql.query("update pay_file set withdrawn_by = $2, withdrawn_at = $3, reason = $4 where id = $1", [
      file_id,
      made_by,
      now,
      reason,
    ]);
    return file_id;
  });
  return payRun(sql, { coop_id, run_id });
}

/**
 * Everything in a file that was not answered yet is paid. Refuses `pay.file_not_found`, `pay.file_withdrawn`,
 * `pay.not_approved`, `book.request_reused`.
 */
export async function paidByFile(sql: Sql, input: PaidByFileInput): Promise<PayRun> {
  const { coop_id, run_id, file_id, request_id, made_by, now } = input;
  await openCoopBook(sql, coop_id);
  const content = { act: "paid_by_file", file_id };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const run = await approvedRun(sql, input);
    const file = await payFile(sql, input);
    if (file.withdrawn_at !== null) {
      refuse("pay.file_withdrawn", "This file was withdrawn. Nothing is paid by it.", { file_id });
    }
    const moves = inFile(run, file)
      .filter(({ payment }) => payment.state === "sent")
      .map((sending) => ({ sending, to: "paid" as const }));
    await movePayments(sql, run, moves, { made_by, now });
    return file_id;
  });
  return payRun(sql, { coop_id, run_id });
}

/** The account that a co-op pays from; null where none was written down. */
export async function payAccount(sql: Sql, coop_id: string): Promise<string | null> {
  const [row] = await sql.query("select account_number from pay_account where coop_id = $1", [coop_id]);
  return row ? textOf(row, "account_number") : null;
}

/** Writes down which account the co-op pays from. */
export async function savePayAccount(sql: Sql, input: SavePayAccountInput): Promise<void> {
  await sql.query(
    `insert into pay_account (coop_id, account_number, saved_by, saved_at) values ($1, $2, $3, $4)
     on conflict (coop_id) do update set account_number = excluded.account_number, saved_by = excluded.saved_by,
       saved_at = excluded.saved_at where pay_account.account_number <> excluded.account_number`,
    [input.coop_id, input.account_number, input.made_by, input.now],
  );
}
