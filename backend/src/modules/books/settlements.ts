import { coopAccount } from "../../domain/books/accounts";
import { sumOfParts } from "../../domain/books/cutting";
import * as acts from "../../domain/books/postings";
import { refuse } from "../../domain/errors";
import { holdAfterRefusal } from "./disputes";
import { newId } from "./ids";
import { NETWORK_BOOK, balanceNow, lockBook, post, postReversal } from "./ledger";
import { partsOf } from "./part-columns";
import { railOrNull } from "./rails";
import { openLines } from "./settlement-lines";
import {
  type Row,
  type Sql,
  type SqlValue,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  instantOrNull,
  numberOf,
  oneOf,
  textOf,
  textOrNull,
} from "./sql";
import type {
  OpenSettlement,
  ReserveSettlementInput,
  Settlement,
  SettlementLine,
  SettlementOutcomeInput,
} from "./types";

export async function reserveSettlement(sql: Sql, input: ReserveSettlementInput): Promise<Settlement> {
  const { coop_id, currency, request_id, now } = input;
  await lockBook(sql);
  const earlier = await earlierSettlement(sql, input);
  if (earlier) return earlier;

  const id = newId("settlement");
  const lines = await openLines(sql, coop_id, currency);
  const transaction = acts.settlement({
    settlement_id: id,
    coop_id,
    currency,
    payable: await balanceNow(sql, coopAccount(coop_id, "payable"), currency),
    owes: await balanceNow(sql, coopAccount(coop_id, "owes"), currency),
  });
  const sum = lines.reduce((running, { parts }) => running + sumOfParts(parts), 0n);
  if (sum !== transaction.total) {
    throw new Error(`The open lines of ${coop_id} sum to ${sum}, the book says ${transaction.total}.`);
  }
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: now, recorded_at: now });
  await sql.query(
    `insert into settlement (id, request_id, coop_id, status, currency, total, created_at)
     values ($1, $2, $3, 'reserved', $4, $5, $6)`,
    [id, request_id, coop_id, currency, String(transaction.total), now],
  );
  await insertRows(
    sql,
    "settlement_line",
    lines.map(({ parts, ...line }, position) => ({
      id: newId("settlement_line"),
      settlement_id: id,
      position,
      ...line,
      currency,
      amount: sumOfParts(parts),
      ...parts,
      live: true,
    })),
  );
  return settlement(sql, id);
}

export async function settlementOutcome(sql: Sql, input: SettlementOutcomeInput): Promise<Settlement> {
  await lockBook(sql);
  const { id, coop_id, currency, status, total } = await settlement(sql, input.settlement_id);
  if (status === input.outcome) return settlement(sql, id);
  if (status !== "reserved") {
    refuse("settlement.already_closed", `The settlement ${id} is already ${status}.`, {
      settlement_id: id,
      status,
    });
  }
  const when = { book: NETWORK_BOOK, occurred_at: input.now, recorded_at: input.now };
  if (input.outcome === "paid") {
    const { rail } = input;
    const paid = { settlement_id: id, coop_id, currency, rail, total };
    await post(sql, { ...when, transaction: acts.payout(paid) });
    await sql.query("update settlement set status = 'paid', paid_at = $2, rail = $3 where id = $1", [
      id,
      input.now,
      rail,
    ]);
  } else {
    await postReversal(sql, {
      ...{ of: `settlement:${id}`, reference: acts.payoutReference(id) },
      kind: "payout_refused",
      now: input.now,
    });
    await sql.query("update settlement set status = 'refused', refused_at = $2 where id = $1", [
      id,
      input.now,
    ]);
    await sql.query("update settlement_line set live = false where settlement_id = $1", [id]);
    await holdAfterRefusal(sql, id, input.now);
  }
  return settlement(sql, id);
}

export async function settlement(sql: Sql, settlement_id: string): Promise<Settlement> {
  const [found] = await select(sql, "s.id = $1", [settlement_id]);
  return (
    found ?? refuse("settlement.not_found", `There is no settlement ${settlement_id}.`, { settlement_id })
  );
}

/** A settlement of this co-op. Refuses `settlement.not_found`, for another's as for one that does not exist. */
export async function settlementOfCoop(
  sql: Sql,
  coop_id: string,
  settlement_id: string,
): Promise<Settlement> {
  const [found] = await select(sql, "s.id = $1 and s.coop_id = $2", [settlement_id, coop_id]);
  return (
    found ?? refuse("settlement.not_found", `There is no settlement ${settlement_id}.`, { settlement_id })
  );
}

/** Newest first. */
export async function settlementsOfCoop(sql: Sql, coop_id: string): Promise<Settlement[]> {
  return select(sql, "s.coop_id = $1", [coop_id]);
}

export async function settlements(sql: Sql): Promise<Settlement[]> {
  return select(sql, "true", []);
}

export async function openSettlements(sql: Sql): Promise<OpenSettlement[]> {
  const rows = await sql.query(
    `select split_part(account, ':', 2) as coop_id, currency,
       sum(case when account like '%:payable' then credits - debits else 0 end) as payable,
       sum(case when account like '%:owes' then debits - credits else 0 end) as owes
     from account_balance
     where book_id = $1 and account like 'coop:%' and (account like '%:payable' or account like '%:owes')
     group by 1, 2 having bool_or(debits <> credits) order by 1, 2`,
    [NETWORK_BOOK],
  );
  return rows.map((row) => {
    const payable = amountOf(row, "payable");
    const owes = amountOf(row, "owes");
    const due = payable > owes ? payable - owes : 0n;
    return { coop_id: textOf(row, "coop_id"), currency: currencyOf(row), payable, owes, due };
  });
}

async function earlierSettlement(sql: Sql, input: ReserveSettlementInput): Promise<Settlement | null> {
  const [earlier] = await select(sql, "s.request_id = $1", [input.request_id]);
  if (!earlier) return null;
  if (earlier.coop_id === input.coop_id && earlier.currency === input.currency) return earlier;
  return refuse(
    "settlement.request_reused",
    `The request ${input.request_id} already settled with another.`,
    {
      request_id: input.request_id,
      settlement_id: earlier.id,
    },
  );
}

async function select(sql: Sql, condition: string, parameters: readonly SqlValue[]): Promise<Settlement[]> {
  const rows = await sql.query(
    `select s.* from settlement s where ${condition} order by s.created_at desc, s.id desc`,
    parameters,
  );
  const lines = await sql.query(
    `select l.*, c.order_id, c.order_display_id from settlement_line l join consignment c on c.id = l.consignment_id
     where l.settlement_id in (select jsonb_array_elements_text($1::jsonb)) order by l.position`,
    [JSON.stringify(rows.map((row) => textOf(row, "id")))],
  );
  return rows.map((row) => toSettlement(row, lines));
}

function toSettlement(row: Row, lines: readonly Row[]): Settlement {
  const id = textOf(row, "id");
  return {
    id,
    request_id: textOf(row, "request_id"),
    coop_id: textOf(row, "coop_id"),
    currency: currencyOf(row),
    status: oneOf(row, "status", ["reserved", "paid", "refused"]),
    total: amountOf(row, "total"),
    rail: railOrNull(row, "rail"),
    lines: lines.filter((line) => textOf(line, "settlement_id") === id).map(toLine),
    created_at: instantOf(row, "created_at"),
    paid_at: instantOrNull(row, "paid_at"),
    refused_at: instantOrNull(row, "refused_at"),
  };
}

function toLine(row: Row): SettlementLine {
  return {
    consignment_id: textOf(row, "consignment_id"),
    order_id: textOf(row, "order_id"),
    order_display_id: numberOf(row, "order_display_id"),
    kind: oneOf(row, "kind", ["sale", "refund"]),
    refund_id: textOrNull(row, "refund_id"),
    amount: amountOf(row, "amount"),
    parts: partsOf(row),
  };
}
