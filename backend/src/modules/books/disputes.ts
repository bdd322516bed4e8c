import { coopAccount, parseRail } from "../../domain/books/accounts";
import { sumOfParts } from "../../domain/books/cutting";
import * as acts from "../../domain/books/dispute-postings";
import type { DisputeHold } from "../../domain/books/dispute-postings";
import { refuse } from "../../domain/errors";
import { NETWORK_BOOK, balanceNow, lockBook, post } from "./ledger";
import { railOf } from "./rails";
import { IS_DISPUTED, openLines } from "./settlement-lines";
import {
  type Row,
  type Sql,
  type SqlValue,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  instantOrNull,
  oneOf,
  textOf,
  textOrNull,
} from "./sql";
import type { Dispute, DisputeEndedInput, DisputeOpenedInput } from "./types";

/** N9, opened. Told again: only the day by which the bank wants evidence may be another. */
export async function disputeOpened(sql: Sql, input: DisputeOpenedInput): Promise<Dispute> {
  await lockBook(sql);
  const { dispute_id, rail, currency, amount, order_id, reason, due_by, now } = input;
  parseRail(rail);
  const [earlier] = await select(sql, "d.id = $1", [dispute_id]);
  if (earlier) {
    await sql.query("update dispute set due_by = $2 where id = $1", [dispute_id, due_by]);
    return { ...earlier, due_by };
  }
  await insertRows(sql, "dispute", [
    { id: dispute_id, rail, currency, amount, order_id, reason, due_by, state: "open", opened_at: now },
  ]);
  const holds = order_id === null ? [] : await holdsOf(sql, order_id);
  const transaction = acts.disputeOpened({
    ...{ dispute_id, rail, currency, amount, holds },
    payable: await payableOf(sql, holds, currency),
  });
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: now, recorded_at: now });
  await keepHolds(sql, dispute_id, holds, now);
  return dispute(sql, dispute_id);
}

/**
 * N9, won or lost. What waited is payable again, unless another dispute of the same order goes on. One that was lost can be
 * won after all; one that was won stays so. Refuses `dispute.not_found`.
 */
export async function disputeEnded(sql: Sql, input: DisputeEndedInput): Promise<Dispute> {
  await lockBook(sql);
  const { dispute_id, outcome, now } = input;
  const found = await dispute(sql, dispute_id);
  const { state, rail, currency, amount, order_id } = found;
  if (state === outcome) return found;
  if (state === "won") throw new Error(`The dispute ${dispute_id} was won, and is ${outcome} now.`);
  const holds = await holdsOfDispute(sql, dispute_id);
  const goes_on = order_id === null ? null : await anotherOpen(sql, order_id, dispute_id);
  const released = goes_on ? [] : holds;
  const of = { dispute_id, currency, amount, holds: released };
  const transaction =
    outcome === "won" ? acts.disputeWon({ ...of, rail, after_loss: state === "lost" }) : acts.disputeLost(of);
  await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: now, recorded_at: now });
  await sql.query("update dispute set state = $2, ended_at = $3 where id = $1", [dispute_id, outcome, now]);
  await sql.query(
    goes_on
      ? "update dispute_hold set dispute_id = $2 where dispute_id = $1 and ended_at is null"
      : "update dispute_hold set ended_at = $2 where dispute_id = $1 and ended_at is null",
    [dispute_id, goes_on ?? now],
  );
  return dispute(sql, dispute_id);
}

/** A settlement was refused: what of it is about an order in dispute waits from now on, too. */
export async function holdAfterRefusal(sql: Sql, settlement_id: string, now: Date): Promise<void> {
  const rows = await sql.query(
    `select distinct on (c.order_id) c.order_id, d.id, d.currency from settlement_line l
     join consignment c on c.id = l.consignment_id
     join dispute d on d.order_id = c.order_id and d.state = 'open'
     where l.settlement_id = $1 order by c.order_id, d.opened_at, d.id`,
    [settlement_id],
  );
  for (const row of rows) {
    const dispute_id = textOf(row, "id");
    const currency = currencyOf(row);
    const holds = await holdsOf(sql, textOf(row, "order_id"));
    const transaction = acts.disputeHeld({
      ...{ dispute_id, currency, settlement_id, holds },
      payable: await payableOf(sql, holds, currency),
    });
    await post(sql, { book: NETWORK_BOOK, transaction, occurred_at: now, recorded_at: now });
    await keepHolds(sql, dispute_id, holds, now);
  }
}

/** Refuses `refund.disputed`: Stripe refuses it as well, and another way the buyer would be paid twice. */
export async function refuseDisputed(sql: Sql, order_id: string): Promise<void> {
  if (!(await anotherOpen(sql, order_id, ""))) return;
  refuse(
    "refund.disputed",
    "The buyer's bank has taken this payment back and decides about it. Wait for its decision: with a refund the buyer might be paid twice.",
    { order_id },
  );
}

export async function dispute(sql: Sql, dispute_id: string): Promise<Dispute> {
  const [found] = await select(sql, "d.id = $1", [dispute_id]);
  return found ?? refuse("dispute.not_found", `There is no dispute ${dispute_id}.`, { dispute_id });
}

/** Those that go on first, then the newest. */
export async function disputes(sql: Sql, order_id: string | null): Promise<Dispute[]> {
  return select(sql, "$1::text is null or d.order_id = $1", [order_id]);
}

/** What of an order is to wait and does not yet: with its amount where it was earned and not sent, else with none. */
async function holdsOf(sql: Sql, order_id: string): Promise<DisputeHold[]> {
  const rows = await sql.query(
    `select c.id, c.coop_id, c.currency, c.status from consignment c
     where c.order_id = $1 and not ${IS_DISPUTED}
       and not exists (select from settlement_line l where l.consignment_id = c.id and l.kind = 'sale' and l.live)
     order by c.position`,
    [order_id],
  );
  const holds: DisputeHold[] = [];
  for (const row of rows) {
    const [consignment_id, coop_id] = [textOf(row, "id"), textOf(row, "coop_id")];
    const lines =
      oneOf(row, "status", ["held", "earned"]) === "earned"
        ? await openLines(sql, coop_id, currencyOf(row))
        : [];
    const amount = lines
      .filter((line) => line.consignment_id === consignment_id)
      .reduce((sum, { parts }) => sum + sumOfParts(parts), 0n);
    // Refunds with their fee kept took more than was earned: there is nothing to wait.
    if (amount >= 0n) holds.push({ consignment_id, coop_id, amount });
  }
  return holds;
}

async function payableOf(
  sql: Sql,
  holds: readonly DisputeHold[],
  currency: string,
): Promise<Map<string, bigint>> {
  const payable = new Map<string, bigint>();
  for (const { coop_id } of holds)
    payable.set(coop_id, await balanceNow(sql, coopAccount(coop_id, "payable"), currency));
  return payable;
}

async function keepHolds(sql: Sql, dispute_id: string, holds: readonly DisputeHold[], now: Date) {
  await insertRows(
    sql,
    "dispute_hold",
    holds.map(({ consignment_id, amount }) => ({ dispute_id, consignment_id, amount, held_at: now })),
  );
}

async function holdsOfDispute(sql: Sql, dispute_id: string): Promise<DisputeHold[]> {
  const rows = await sql.query(
    `select h.consignment_id, h.amount, c.coop_id from dispute_hold h join consignment c on c.id = h.consignment_id
     where h.dispute_id = $1 and h.ended_at is null order by c.position, c.id`,
    [dispute_id],
  );
  return rows.map((row) => ({
    consignment_id: textOf(row, "consignment_id"),
    coop_id: textOf(row, "coop_id"),
    amount: amountOf(row, "amount"),
  }));
}

async function anotherOpen(sql: Sql, order_id: string, dispute_id: string): Promise<string | null> {
  const [row] = await sql.query(
    "select id from dispute where order_id = $1 and id <> $2 and state = 'open' order by opened_at, id limit 1",
    [order_id, dispute_id],
  );
  return row ? textOf(row, "id") : null;
}

async function select(sql: Sql, condition: string, parameters: readonly SqlValue[]): Promise<Dispute[]> {
  const rows = await sql.query(
    `select d.*, c.order_display_id from dispute d
     left join lateral (select order_display_id from checkout k where k.order_id = d.order_id limit 1) c on true
     where ${condition} order by (d.state = 'open') desc, d.opened_at desc, d.id`,
    parameters,
  );
  return rows.map(toDispute);
}

function toDispute(row: Row): Dispute {
  const display_id = row["order_display_id"];
  return {
    id: textOf(row, "id"),
    rail: railOf(row, "rail"),
    currency: currencyOf(row),
    amount: amountOf(row, "amount"),
    order_id: textOrNull(row, "order_id"),
    order_display_id: typeof display_id === "number" ? display_id : null,
    reason: textOf(row, "reason"),
    state: oneOf(row, "state", ["open", "won", "lost"]),
    due_by: instantOrNull(row, "due_by"),
    opened_at: instantOf(row, "opened_at"),
    ended_at: instantOrNull(row, "ended_at"),
  };
}
