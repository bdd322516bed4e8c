import { dayOf, instant, minutesAfter } from "../../adapters/clock";
import { PURPOSES, coopBookId } from "../../domain/books/coop-accounts";
import * as acts from "../../domain/books/coop-postings";
import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { formatDecimal, money } from "../../domain/money";
import { once, openCoopBook } from "./coop-requests";
import { newId } from "./ids";
import { balanceNow, balances, post, postings } from "./ledger";
import { addParts, emptyParts } from "./part-columns";
import type {
  BookGrant,
  CoopMoneyInput,
  CoopSettlement,
  CreditSettlementInput,
  EndGrantInput,
  GrantInput,
  SettlementCredit,
  SpendInput,
  TakeBackCreditInput,
} from "./pay-types";
import { settlementOfCoop, settlementsOfCoop } from "./settlements";
import { type Row, type Sql, amountOf, currencyOf, instantOf, numberOf, oneOf, textOf } from "./sql";
import type { Balance, PostingFilter, PostingPage, Settlement } from "./types";

/**
 * C1. One credit of a settlement counts: the same again gives the same answer, and another is refused until the first is
 * taken back.
 */
export async function creditSettlement(sql: Sql, input: CreditSettlementInput): Promise<CoopSettlement> {
  const { coop_id, settlement_id, amount, currency, credited_on, made_by, now } = input;
  const book = await openCoopBook(sql, coop_id);
  const settlement = await settlementOfCoop(sql, coop_id, settlement_id);
  const earlier = (await creditsOf(sql, coop_id)).get(settlement_id);
  if (earlier) return sameCredit(settlement, earlier, input);

  checkCredit(settlement, input);
  const sent = settlement.lines.reduce((sum, line) => addParts(sum, line.parts), emptyParts());
  const parts = acts.cutCredit(amount, sent);
  const attempt = await nextAttempt(sql, settlement_id);
  const transaction = acts.credit({
    settlement_id,
    attempt,
    currency,
    parts,
    balances: await purposes(sql, book, currency),
  });
  await post(sql, { book, transaction, occurred_at: startOf(credited_on), recorded_at: now, made_by });
  await sql.query(
    `insert into settlement_credit
       (settlement_id, attempt, coop_id, currency, amount, work, materials, funds, shipping, tax, credited_on,
        recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      settlement_id,
      attempt,
      coop_id,
      currency,
      String(amount),
      ...PURPOSES.map((purpose) => String(parts[purpose])),
      credited_on,
      made_by,
      now,
    ],
  );
  return coopSettlement(sql, coop_id, settlement_id);
}

function sameCredit(
  settlement: Settlement,
  earlier: SettlementCredit,
  input: CreditSettlementInput,
): CoopSettlement {
  const same =
    earlier.amount === input.amount &&
    earlier.currency === input.currency &&
    earlier.credited_on === input.credited_on;
  if (same) return { ...settlement, credit: earlier };
  const recorded = formatDecimal(money(earlier.amount, earlier.currency));
  return refuse(
    "settlement.already_credited",
    `This settlement is already in the book: ${recorded} ${earlier.currency}, credited on ${earlier.credited_on}.`,
    {
      settlement_id: settlement.id,
      amount: recorded,
      currency: earlier.currency,
      credited_on: earlier.credited_on,
    },
  );
}

/**
 * Takes back what was recorded for a settlement, because it was typed wrong: a transaction that names the first and is its
 * mirror image. The settlement can be credited anew. Refuses `settlement.not_found`, `settlement.not_credited`,
 * `settlement.credit_used`, `book.request_reused`.
 */
export async function takeBackCredit(sql: Sql, input: TakeBackCreditInput): Promise<CoopSettlement> {
  const { coop_id, settlement_id, request_id, made_by, now } = input;
  const book = await openCoopBook(sql, coop_id);
  await settlementOfCoop(sql, coop_id, settlement_id);
  const content = { act: "take_back_credit", settlement_id };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    const live = (await creditsOf(sql, coop_id)).get(settlement_id);
    if (!live) {
      return refuse(
        "settlement.not_credited",
        "Nothing is recorded for this settlement, so there is no credit.",
        {
          settlement_id,
        },
      );
    }
    const { attempt, currency } = live;
    const { id, ...of } = await creditByReference(sql, book, acts.creditReference(settlement_id, attempt));
    const transaction = acts.creditTakenBack({
      settlement_id,
      attempt,
      of,
      balances: await purposes(sql, book, currency),
    });
    await post(sql, { book, transaction, reverses_id: id, occurred_at: now, recorded_at: now, made_by });
    await sql.query(
      "update settlement_credit set taken_back_at = $3, taken_back_by = $4 where settlement_id = $1 and attempt = $2",
      [settlement_id, attempt, now, made_by],
    );
    return settlement_id;
  });
  return coopSettlement(sql, coop_id, settlement_id);
}

/** Reads a posted credit back, since what work lacked and funds gave is only there. Fails when there is none. */
async function creditByReference(
  sql: Sql,
  book: string,
  reference: string,
): Promise<acts.CoopTransaction & { id: string }> {
  const rows = await sql.query(
    `select t.id, t.currency, p.debit, p.credit, p.amount
     from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
     where t.book_id = $1 and t.reference = $2 order by p.position`,
    [book, reference],
  );
  const [first] = rows;
  if (!first) throw new Error(`${book} has no transaction ${reference}.`);
  return {
    id: textOf(first, "id"),
    reference,
    kind: "credit",
    currency: currencyOf(first),
    postings: rows.map((row) => ({
      debit: oneOf(row, "debit", CREDIT_ACCOUNTS),
      credit: oneOf(row, "credit", CREDIT_ACCOUNTS),
      amount: amountOf(row, "amount"),
      member_id: null,
    })),
  };
}

const CREDIT_ACCOUNTS = ["bank", ...PURPOSES] as const;

/**
 * What can be seen to be wrong with a credit before it is cut. In one currency a bank credits what was sent or less;
 * across currencies only a person can tell a rate from a slip.
 */
function checkCredit(settlement: Settlement, input: CreditSettlementInput): void {
  const { id, status, total, currency, created_at } = settlement;
  if (status !== "paid") {
    refuse("settlement.not_paid", `The settlement ${id} is not paid yet, so no bank can have credited it.`, {
      settlement_id: id,
      status,
    });
  }
  if (input.currency === currency && input.amount > total) {
    const sent = formatDecimal(money(total, currency));
    refuse(
      "settlement.credit_too_much",
      `${sent} ${currency} was sent, so no more can have come. Is the point in its place?`,
      {
        settlement_id: id,
        sent,
      },
    );
  }
  // A day is shorter than the widest difference between two places' calendars.
  const [first, last] = [dayOf(minutesAfter(created_at, -1440)), dayOf(minutesAfter(input.now, 1440))];
  if (input.credited_on < first || input.credited_on > last) {
    refuse(
      "book.credit_day_invalid",
      `It cannot have been credited on ${input.credited_on}. Write the day of the bank's statement.`,
      { credited_on: input.credited_on },
    );
  }
}

async function purposes(sql: Sql, book: string, currency: Currency): Promise<acts.Purposes> {
  const [work, materials, funds, shipping, tax] = [
    await balanceNow(sql, "work", currency, book),
    await balanceNow(sql, "materials", currency, book),
    await balanceNow(sql, "funds", currency, book),
    await balanceNow(sql, "shipping", currency, book),
    await balanceNow(sql, "tax", currency, book),
  ];
  return { work, materials, funds, shipping, tax };
}

/** A co-op's settlements with what its bank credited for each, newest first. */
export async function coopSettlements(sql: Sql, coop_id: string): Promise<CoopSettlement[]> {
  const credits = await creditsOf(sql, coop_id);
  const settlements = await settlementsOfCoop(sql, coop_id);
  return settlements.map((settlement) => ({ ...settlement, credit: credits.get(settlement.id) ?? null }));
}

/** Refuses `settlement.not_found`. */
export async function coopSettlement(
  sql: Sql,
  coop_id: string,
  settlement_id: string,
): Promise<CoopSettlement> {
  const settlement = await settlementOfCoop(sql, coop_id, settlement_id);
  return { ...settlement, credit: (await creditsOf(sql, coop_id)).get(settlement_id) ?? null };
}

/** How many credits of a settlement there were, and one. The caller has locked the book. */
async function nextAttempt(sql: Sql, settlement_id: string): Promise<number> {
  const [row] = await sql.query(
    "select count(*) + 1 as attempt from settlement_credit where settlement_id = $1",
    [settlement_id],
  );
  return row ? numberOf(row, "attempt") : 1;
}

/** What counts as credited, by settlement; what was taken back does not. */
async function creditsOf(sql: Sql, coop_id: string): Promise<Map<string, SettlementCredit>> {
  const rows = await sql.query(
    `select *, credited_on::text as credited_on from settlement_credit
     where coop_id = $1 and taken_back_at is null`,
    [coop_id],
  );
  return new Map(rows.map((row) => [textOf(row, "settlement_id"), toCredit(row)]));
}

function toCredit(row: Row): SettlementCredit {
  return {
    attempt: numberOf(row, "attempt"),
    amount: amountOf(row, "amount"),
    currency: currencyOf(row),
    parts: {
      work: amountOf(row, "work"),
      materials: amountOf(row, "materials"),
      funds: amountOf(row, "funds"),
      shipping: amountOf(row, "shipping"),
      tax: amountOf(row, "tax"),
    },
    credited_on: textOf(row, "credited_on"),
    recorded_at: instantOf(row, "recorded_at"),
  };
}

/** C2: money of the co-op that no settlement brought. */
export async function recordOtherMoney(sql: Sql, input: CoopMoneyInput): Promise<void> {
  await move(sql, input, acts.otherMoney(input));
}

/** C2: from the co-op's funds to its work fund, with a reason. */
export async function moveToWork(sql: Sql, input: CoopMoneyInput): Promise<void> {
  await move(sql, input, acts.toWork(input));
}

/** C7: spent from one purpose. */
export async function spend(sql: Sql, input: SpendInput): Promise<void> {
  await move(sql, input, acts.spent(input));
}

async function move(sql: Sql, input: CoopMoneyInput, transaction: acts.CoopTransaction): Promise<void> {
  const { coop_id, request_id, note, made_by, now } = input;
  const book = await openCoopBook(sql, coop_id);
  const { kind, currency, postings: moved } = transaction;
  const content = { kind, currency, postings: moved, note };
  await once(sql, { coop_id, request_id, content, now }, async () => {
    await post(sql, { book, transaction, occurred_at: now, recorded_at: now, note, made_by });
    return transaction.reference;
  });
}

/** What every account of a co-op's book holds. Nothing before its first act. */
export async function coopBalances(sql: Sql, coop_id: string): Promise<Balance[]> {
  return balances(sql, coopBookId(coop_id));
}

/** Newest first. Refuses `ledger.account_unknown`. */
export async function coopPostings(
  sql: Sql,
  { coop_id, ...filter }: PostingFilter & { coop_id: string },
): Promise<PostingPage> {
  return postings(sql, filter, coopBookId(coop_id));
}

/**
 * Lets the network read this book until the end of a day. A new grant takes the place of the one before.
 * Refuses `book.grant_day_invalid` for a day that is over or more than a year away.
 */
export async function grantBook(sql: Sql, input: GrantInput): Promise<BookGrant> {
  const { coop_id, until, made_by, today, now } = input;
  await openCoopBook(sql, coop_id);
  if (until < today || until > dayOf(minutesAfter(startOf(today), LONGEST_GRANT_DAYS * 1440))) {
    refuse(
      "book.grant_day_invalid",
      `A grant cannot last until ${until}. Choose a day from today, ${today}, and within a year.`,
      { until, today },
    );
  }
  const current = await bookGrant(sql, { coop_id, today });
  if (current?.until === until) return current;
  await endGrant(sql, { coop_id, now });
  await sql.query(
    "insert into book_grant (id, coop_id, until, granted_by, granted_at) values ($1, $2, $3, $4, $5)",
    [newId("book_grant"), coop_id, until, made_by, now],
  );
  return { until, granted_at: now };
}

const LONGEST_GRANT_DAYS = 366;

/** The network reads this book no longer. No refusal where it could not. */
export async function endGrant(sql: Sql, { coop_id, now }: EndGrantInput): Promise<void> {
  await openCoopBook(sql, coop_id);
  await sql.query("update book_grant set ended_at = $2 where coop_id = $1 and ended_at is null", [
    coop_id,
    now,
  ]);
}

/** The grant that is in force on a day; null when there is none. */
export async function bookGrant(
  sql: Sql,
  { coop_id, today }: { coop_id: string; today: string },
): Promise<BookGrant | null> {
  const [row] = await sql.query(
    `select until::text as until, granted_at from book_grant
     where coop_id = $1 and ended_at is null and until >= $2::date`,
    [coop_id, today],
  );
  return row ? { until: textOf(row, "until"), granted_at: instantOf(row, "granted_at") } : null;
}

/** A day's first moment by UTC, which is as near as a day without a time comes to an instant. */
function startOf(day: string): Date {
  return instant(`${day}T00:00:00Z`);
}
