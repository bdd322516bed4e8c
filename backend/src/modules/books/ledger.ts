import { type Account, NETWORK_CHART, parseAccount } from "../../domain/books/accounts";
import { type Chart, balanceOn, factsOf } from "../../domain/books/chart";
import { COOP_CHART, type CoopBookAccount } from "../../domain/books/coop-accounts";
import type { CoopTransaction } from "../../domain/books/coop-postings";
import { type Transaction, type TransactionKind, reversal } from "../../domain/books/postings";
import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { formatDecimal, money } from "../../domain/money";
import { fingerprintOf } from "./fingerprint";
import { newId } from "./ids";
import {
  type Row,
  type Sql,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  numberOf,
  numberOrNull,
  oneOf,
  textOf,
  textOrNull,
  toJson,
} from "./sql";
import type { Balance, Posting, PostingFilter, PostingPage } from "./types";

/** The one row of the network's book, written by the migration. */
export const NETWORK_BOOK = "book_network";

/** One engine keeps both kinds of book; which accounts there are is for the chart to say. */
export function chartOf(book: string): Chart {
  return book === NETWORK_BOOK ? NETWORK_CHART : COOP_CHART;
}

export type PostInput = {
  book: string;
  transaction: Transaction | CoopTransaction;
  /** When it happened, and when we write it down. */
  occurred_at: Date;
  recorded_at: Date;
  reverses_id?: string;
  /** Why, in the words of whoever posted it, and who that was. A co-op's book has both. */
  note?: string;
  made_by?: string;
};

/**
 * Acts on a book happen one after the other: each begins here, and whoever comes second waits until the first has
 * committed and then sees what it did. That is why no act needs to fear being run twice at once.
 */
export async function lockBook(sql: Sql, book: string = NETWORK_BOOK): Promise<void> {
  const [row] = await sql.query("select id from book where id = $1 for update", [book]);
  if (!row) refuse("books.not_found", `There is no book ${book}.`, { book });
}

/**
 * Writes a transaction, its postings and the new balances. Answers its id, the earlier one when the same was posted
 * under this reference before, and null when there is nothing to post.
 * Refuses `ledger.reference_reused` and, for an account that would end below zero, `ledger.wrong_side`, which in a
 * co-op's book is `book.not_enough`.
 */
export async function post(sql: Sql, input: PostInput): Promise<string | null> {
  const { book, transaction } = input;
  if (transaction.postings.length === 0) return null;
  await lockBook(sql, book);

  const { reference, kind, currency, postings } = transaction;
  const fingerprint = fingerprintOf({
    kind,
    currency,
    postings,
    reverses_id: input.reverses_id ?? null,
    ...(input.note === undefined ? {} : { note: input.note }),
  });
  const [inserted] = await sql.query(
    `insert into ledger_transaction
       (id, book_id, reference, kind, currency, fingerprint, occurred_at, recorded_at, reverses_id, note, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (book_id, reference) do nothing returning id`,
    [
      newId("transaction"),
      book,
      reference,
      kind,
      currency,
      fingerprint,
      input.occurred_at,
      input.recorded_at,
      input.reverses_id ?? null,
      input.note ?? null,
      input.made_by ?? null,
    ],
  );
  if (!inserted) return earlierTransaction(sql, book, reference, fingerprint);

  const id = textOf(inserted, "id");
  await insertRows(
    sql,
    "ledger_posting",
    postings.map((entry, position) => ({
      id: newId("posting"),
      transaction_id: id,
      position,
      currency,
      ...entry,
    })),
  );
  await moveBalances(sql, book, transaction);
  return id;
}

/**
 * Writes many transactions of one moment and currency with as many statements as `post` needs for one; five thousand
 * payments would otherwise be twenty thousand statements. None of them may have been posted before: whoever calls has locked
 * the book and looked. `reverses` is the reference of what one takes back. Refuses as `post` does.
 */
export async function postAll(
  sql: Sql,
  input: Omit<PostInput, "transaction" | "reverses_id" | "note"> & {
    transactions: readonly { transaction: CoopTransaction; reverses?: string }[];
  },
): Promise<void> {
  const { book, transactions, occurred_at, recorded_at } = input;
  const [first] = transactions;
  if (!first) return;
  await lockBook(sql, book);
  const { reference, currency } = first.transaction;
  if (transactions.some(({ transaction }) => transaction.currency !== currency))
    throw new Error(`${reference} is posted with transactions of another currency.`);
  const ids = await transactionIds(
    sql,
    book,
    transactions.flatMap(({ reverses }) => (reverses === undefined ? [] : [reverses])),
  );
  const rows = transactions.map(({ transaction, reverses }) => {
    const reverses_id = reverses === undefined ? null : ids.get(reverses);
    if (reverses_id === undefined) throw new Error(`${book} has no transaction ${reverses}.`);
    return { id: newId("transaction"), reverses_id, transaction };
  });
  await insertRows(
    sql,
    "ledger_transaction",
    rows.map(({ id, reverses_id, transaction }) => ({
      id,
      book_id: book,
      reference: transaction.reference,
      kind: transaction.kind,
      currency,
      fingerprint: fingerprintOf({
        kind: transaction.kind,
        currency,
        postings: transaction.postings,
        reverses_id,
      }),
      ...{ occurred_at, recorded_at, reverses_id, note: null, made_by: input.made_by ?? null },
    })),
  );
  await insertRows(
    sql,
    "ledger_posting",
    rows.flatMap(({ id, transaction }) =>
      transaction.postings.map((entry, position) => ({
        id: newId("posting"),
        transaction_id: id,
        position,
        currency,
        ...entry,
      })),
    ),
  );
  const postings = transactions.flatMap(({ transaction }) => transaction.postings);
  await moveBalances(sql, book, { ...first.transaction, postings });
}

async function transactionIds(
  sql: Sql,
  book: string,
  references: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql.query(
    `select id, reference from ledger_transaction
     where book_id = $1 and reference in (select jsonb_array_elements_text($2::jsonb))`,
    [book, JSON.stringify(references)],
  );
  return new Map(rows.map((row) => [textOf(row, "reference"), textOf(row, "id")]));
}

async function earlierTransaction(
  sql: Sql,
  book: string,
  reference: string,
  fingerprint: string,
): Promise<string> {
  const [earlier] = await sql.query(
    "select id, fingerprint from ledger_transaction where book_id = $1 and reference = $2",
    [book, reference],
  );
  if (earlier && textOf(earlier, "fingerprint") === fingerprint) return textOf(earlier, "id");
  return refuse(
    "ledger.reference_reused",
    `${reference} is already in the book with other content. Use another reference, or reverse the first.`,
    { reference },
  );
}

async function moveBalances(
  sql: Sql,
  book: string,
  transaction: Transaction | CoopTransaction,
): Promise<void> {
  const { currency, reference } = transaction;
  const chart = chartOf(book);
  const changes = changesOf(transaction.postings);
  const rows = await sql.query(
    `insert into account_balance (book_id, account, currency, debits, credits)
     select $1, change.account, $2, change.debits, change.credits
     from jsonb_to_recordset($3::jsonb) as change(account text, debits bigint, credits bigint)
     on conflict (book_id, account, currency) do update
       set debits = account_balance.debits + excluded.debits, credits = account_balance.credits + excluded.credits
     returning account, debits, credits`,
    [book, currency, toJson([...changes.values()])],
  );
  for (const row of rows) {
    const account = textOf(row, "account");
    const { side, may_be_negative } = factsOf(chart, account);
    const balance = balanceOn(side, amountOf(row, "debits"), amountOf(row, "credits"));
    if (balance >= 0n || may_be_negative) continue;
    if (book !== NETWORK_BOOK) {
      const change = changes.get(account) ?? { debits: 0n, credits: 0n };
      refuseTooLittle(account, balance, balanceOn(side, change.debits, change.credits), currency);
    }
    refuse(
      "ledger.wrong_side",
      `${account} would end at ${formatDecimal(money(balance, currency))} ${currency}. Check what was posted before ${reference}.`,
      { account, currency, balance: String(balance), reference },
    );
  }
}

/** A co-op's treasurer is told what there is, since it is they who can bring more. */
function refuseTooLittle(account: string, balance: bigint, change: bigint, currency: Currency): never {
  const holds = formatDecimal(money(balance - change, currency));
  const asked = formatDecimal(money(-change, currency));
  return refuse(
    "book.not_enough",
    `${account} holds ${holds} ${currency}, and ${asked} is asked of it. Take less, or bring other money first.`,
    { account, currency, holds, asked },
  );
}

type Change = { account: string; debits: bigint; credits: bigint };

function changesOf(
  postings: readonly { debit: string; credit: string; amount: bigint }[],
): Map<string, Change> {
  const changes = new Map<string, Change>();
  const changeOf = (account: string) => {
    const change = changes.get(account) ?? { account, debits: 0n, credits: 0n };
    changes.set(account, change);
    return change;
  };
  for (const { debit, credit, amount } of postings) {
    changeOf(debit).debits += amount;
    changeOf(credit).credits += amount;
  }
  return changes;
}

/** The id of what was posted under a reference. Fails when there is none: that is our mistake. */
export async function transactionId(sql: Sql, book: string, reference: string): Promise<string> {
  const [row] = await sql.query("select id from ledger_transaction where book_id = $1 and reference = $2", [
    book,
    reference,
  ]);
  if (!row) throw new Error(`${book} has no transaction ${reference}.`);
  return textOf(row, "id");
}

/** Reads a posted transaction back, so that it can be reversed. Fails when there is none: that is our mistake. */
async function transactionByReference(sql: Sql, reference: string): Promise<Transaction & { id: string }> {
  const rows = await sql.query(
    `select t.id, t.kind, t.currency, p.debit, p.credit, p.amount, p.consignment_id
     from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
     where t.book_id = $1 and t.reference = $2 order by p.position`,
    [NETWORK_BOOK, reference],
  );
  const [first] = rows;
  if (!first) throw new Error(`The book has no transaction ${reference}.`);
  return {
    id: textOf(first, "id"),
    reference,
    kind: oneOf(first, "kind", REVERSIBLE),
    currency: currencyOf(first),
    postings: rows.map((row) => ({
      debit: parseAccount(textOf(row, "debit")),
      credit: parseAccount(textOf(row, "credit")),
      amount: amountOf(row, "amount"),
      consignment_id: textOrNull(row, "consignment_id"),
    })),
  };
}

const REVERSIBLE = [
  "settlement",
  "refund_paid",
  "receipt_returned",
  "provider_payout",
] as const satisfies readonly TransactionKind[];

/** Posts the mirror image of a transaction in the network's book. Fails when there is none of that reference. */
export async function postReversal(
  sql: Sql,
  input: { of: string; reference: string; kind: TransactionKind; now: Date },
): Promise<void> {
  const { of, reference, kind, now } = input;
  const { id, ...posted } = await transactionByReference(sql, of);
  await post(sql, {
    book: NETWORK_BOOK,
    transaction: reversal(posted, reference, kind),
    reverses_id: id,
    occurred_at: now,
    recorded_at: now,
  });
}

/** The balance of one account as people read it; nothing when it was never used. */
export async function balanceNow(
  sql: Sql,
  account: Account | CoopBookAccount,
  currency: string,
  book: string = NETWORK_BOOK,
): Promise<bigint> {
  const [row] = await sql.query(
    "select debits, credits from account_balance where book_id = $1 and account = $2 and currency = $3",
    [book, account, currency],
  );
  // An account that was never used may be no account of ours at all: whoever asks refuses with a reason of their own.
  if (!row) return 0n;
  const { side } = factsOf(chartOf(book), account);
  return balanceOn(side, amountOf(row, "debits"), amountOf(row, "credits"));
}

export async function balances(sql: Sql, book: string = NETWORK_BOOK): Promise<Balance[]> {
  const rows = await sql.query(
    "select account, currency, debits, credits from account_balance where book_id = $1 order by currency, account",
    [book],
  );
  return rows.map((row) => {
    const account = textOf(row, "account");
    const { side, label } = factsOf(chartOf(book), account);
    return {
      account,
      currency: currencyOf(row),
      side,
      label,
      balance: balanceOn(side, amountOf(row, "debits"), amountOf(row, "credits")),
    };
  });
}

export async function postings(
  sql: Sql,
  filter: PostingFilter,
  book: string = NETWORK_BOOK,
): Promise<PostingPage> {
  const account = filter.account ?? null;
  if (account !== null) factsOf(chartOf(book), account);
  const from = `from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
     left join consignment c on c.id = p.consignment_id
     where t.book_id = $1 and ($2::text is null or p.debit = $2 or p.credit = $2)`;
  const rows = await sql.query(
    `select p.id, p.transaction_id, t.reference, t.kind, t.reverses_id, t.occurred_at, t.recorded_at, t.note, t.made_by,
       p.debit, p.credit, p.amount, p.currency, p.consignment_id, p.member_id, c.order_id, c.order_display_id, c.coop_id
     ${from} order by t.number desc, p.position limit $3 offset $4`,
    [book, account, filter.limit, filter.offset],
  );
  const [count] = await sql.query(`select count(*) as count ${from}`, [book, account]);
  return { postings: rows.map(toPosting), count: count ? numberOf(count, "count") : 0 };
}

function toPosting(row: Row): Posting {
  return {
    id: textOf(row, "id"),
    transaction_id: textOf(row, "transaction_id"),
    reference: textOf(row, "reference"),
    kind: textOf(row, "kind"),
    reverses_id: textOrNull(row, "reverses_id"),
    occurred_at: instantOf(row, "occurred_at"),
    recorded_at: instantOf(row, "recorded_at"),
    debit: textOf(row, "debit"),
    credit: textOf(row, "credit"),
    amount: amountOf(row, "amount"),
    currency: currencyOf(row),
    consignment_id: textOrNull(row, "consignment_id"),
    order_id: textOrNull(row, "order_id"),
    order_display_id: numberOrNull(row, "order_display_id"),
    coop_id: textOrNull(row, "coop_id"),
    member_id: textOrNull(row, "member_id"),
    note: textOrNull(row, "note"),
    made_by: textOrNull(row, "made_by"),
  };
}
